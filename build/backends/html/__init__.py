"""HTML: semantic pages, and posters and cards as SVG."""
