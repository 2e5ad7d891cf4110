"""Puzzles and diagrams to fill in: what is drawn on a sheet for pupils to complete, and complete in the key."""
