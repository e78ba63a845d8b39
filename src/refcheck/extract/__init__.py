"""From a document's lines to reference strings and in-text citations."""
