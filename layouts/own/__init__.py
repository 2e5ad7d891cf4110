"""Layouts of a topic's own, which need no Python: a Jinja template over the topic that yields Markdown."""
