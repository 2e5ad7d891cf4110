"""The parts of posters: the frame, the pen, panels and key; and those of the timeline: labels, alliances, ruler."""
