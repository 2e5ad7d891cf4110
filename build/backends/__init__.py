"""Writers of one file format each."""
