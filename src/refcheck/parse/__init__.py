"""From a reference string to an item."""
