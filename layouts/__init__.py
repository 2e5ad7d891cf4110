"""HOW it is set out: one module per kind of material, each turning a topic into a document."""
