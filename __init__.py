"""lessonpress: one source of a power struggle becomes everything a teacher hands out, pins up or presents."""

__version__ = "0.1.0"
