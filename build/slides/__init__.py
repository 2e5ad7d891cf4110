"""Slides: a deck becomes slides with everything placed and sized, as plain data, for whoever shows or prints them."""
