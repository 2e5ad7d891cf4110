"""In which order the slides stand when a teacher has moved some and the source others."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def in_order(theirs: Sequence[str], before: Sequence[str], fresh: Sequence[str]) -> list[str]:
    """All names of `theirs` and of `fresh`, each once.

    `theirs` is the order in the teacher's deck, of what stays of it, slides of the teacher's own included; `before` is
    the order in which lessonpress had put its slides, `fresh` that of the slides that there shall be. Where the teacher
    has moved slides, the teacher's order holds; otherwise that of the source.
    """
    known = set(theirs) & set(fresh) & set(before)
    if _among(theirs, known) != _among(before, known):
        return _with(theirs, fresh)
    return _with(fresh, theirs)


def _among(names: Sequence[str], known: Collection[str]) -> list[str]:
    return [name for name in names if name in known]


def _with(kept: Sequence[str], added: Sequence[str]) -> list[str]:
    """`kept` as it stands, and what it lacks of `added`, each after what it follows there."""
    there, after = set(kept), dict[str, list[str]]()
    last = ""
    for name in added:
        if name in there:
            last = name
        else:
            after.setdefault(last, []).append(name)
    return [*after.get("", ()), *(one for name in kept for one in (name, *after.get(name, ())))]
