"""The parts of a study guide, in the order in which it tells the struggle."""
