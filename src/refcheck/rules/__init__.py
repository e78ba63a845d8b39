"""One file a rule, found by name."""
