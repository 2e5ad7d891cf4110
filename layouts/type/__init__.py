"""Type: faces and their widths, lines of text, and what fits where."""
