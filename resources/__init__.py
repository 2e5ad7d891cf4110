"""WHAT is taught: the topic's types, how it is read and checked, and the topics that ship."""
