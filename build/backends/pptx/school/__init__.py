"""The school's own template: opened, understood, and made ready for a deck."""
