"""A rebuild that keeps what a teacher changed by hand in a deck."""
