"""Who can be asked about a work."""
