"""All that is known of one file format: read, and write where it makes sense."""
