"""The parts of a unit's deck: each module makes the slides of one step of the talk."""
