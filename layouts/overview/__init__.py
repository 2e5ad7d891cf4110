"""The parts of an overview chart: its story, cards for events, heads for phases, and the field they make."""
