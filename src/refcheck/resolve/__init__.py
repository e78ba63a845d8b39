"""Which work is meant."""
