"""Words that must not come about by chance among the letters of a puzzle that goes to a class."""

from __future__ import annotations

from codecs import decode
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def rude_words() -> tuple[str, ...]:
    """The words of `rude.txt`, in capitals A to Z."""
    lines = Path(__file__).with_name("rude.txt").read_text("ascii").splitlines()
    return tuple(decode(word, "rot13").upper() for line in lines if not line.startswith("#") for word in line.split())
