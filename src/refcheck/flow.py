"""The whole program on one page."""
