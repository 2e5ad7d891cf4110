"""The parts of a timeline poster: event labels, alliances, year strips, panels, and the sheet that holds them."""
