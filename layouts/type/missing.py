"""Letters that no face of the theme has: told to the teacher, never printed as empty boxes without a word."""

from __future__ import annotations

from lessonpress.resources.diagnostics import Problems

from .paragraph import Typesetter


def report_missing(typesetter: Typesetter, material: str, problems: Problems) -> None:
    """Warn of the letters that `typesetter` met and could not set."""
    if typesetter.missing:
        letters = " ".join(sorted(typesetter.missing))
        message = f"the typefaces have no letter for: {letters} (in '{material}')"
        problems.warning(
            "missing-letter", message, None, "write it another way, or choose a theme whose typefaces have it"
        )
