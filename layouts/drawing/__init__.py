"""Placed drawings in millimetres, and the algorithms that place them."""
