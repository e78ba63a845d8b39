"""All that is known of one field: recognise, normalise, compare."""
