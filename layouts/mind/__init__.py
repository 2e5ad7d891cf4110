"""The parts of mind maps: the thoughts of a topic as a tree, and the sheet on which they are drawn."""
