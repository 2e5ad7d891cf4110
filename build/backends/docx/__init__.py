"""Word: flows and cards that a teacher can edit."""
