"""Which layout of the school's template each role takes: by hand, by name, by type, by what it has, or the nearest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from lessonpress.resources.values import Value

from .layouts import Holder, Layout, School

CONTENTS = ("obj", "body", "tbl", "chart", "pic", "dgm", "media", "clipArt")
_TEXTS = ("body", "obj", "subTitle")
LEAST, HALF, MOST = 0.03, 0.12, 0.25
"""Parts of a slide that a placeholder takes which counts, one of two, and one that is the slide's main thing."""


class Role(Value, frozen=True):
    """What a slide may be for: how layouts for it are called, their types (19.7.15), and the roles nearest to it."""

    word: str
    names: tuple[str, ...]
    types: tuple[str, ...]
    nearest: tuple[str, ...]
    like: str = ""
    """The role whose layout it takes, where none is called after it."""


_ALONE = ("title only", "nur titel", "titre seul")
ROLES = (
    Role(
        "title",
        ("title slide", "title", "cover", "titelfolie", "titel", "deckblatt", "startfolie", "diapositive de titre",
         "page de titre", "couverture", "titre"),
        ("title",),
        ("section",),
    ),
    Role(
        "section",
        ("section header", "section", "section title", "divider", "chapter", "abschnittsüberschrift", "abschnitt",
         "kapitel", "zwischentitel", "trennfolie", "titre de section", "en-tête de section", "intertitre"),
        ("secHead",),
        ("title", "text"),
    ),
    Role(
        "text",
        ("title and content", "title and text", "content", "text", "titel und inhalt", "titel und text", "inhalt",
         "titre et contenu", "titre et texte", "contenu", "texte"),
        ("obj", "tx"),
        ("columns",),
    ),
    Role(
        "columns",
        ("two content", "two columns", "2 columns", "zwei inhalte", "zwei spalten", "2 spalten", "deux contenus",
         "deux colonnes", "2 colonnes"),
        ("twoObj", "twoColTx"),
        ("text",),
    ),
    Role(
        "comparison",
        ("comparison", "vergleich", "comparaison"),
        ("twoTxTwoObj",),
        ("columns", "text"),
    ),
    Role(
        "table",
        ("table", "title and table", "tabelle", "titel und tabelle", "tableau", "titre et tableau"),
        ("tbl", "obj"),
        ("text",),
    ),
    Role(
        "text-table",
        ("text and table", "text und tabelle", "texte et tableau"),
        (),
        ("table", "text"),
        like="table",
    ),
    Role(
        "chart",
        ("chart and text", "text and chart", "diagramm und text", "text und diagramm", "graphique et texte",
         "texte et graphique"),
        ("chartAndTx", "txAndChart", "twoObj"),
        ("columns", "text"),
    ),
    Role(
        "chart-only",
        ("chart", "title and chart", "diagramm", "titel und diagramm", "graphique", "titre et graphique"),
        ("chart", "obj"),
        ("text",),
    ),
    Role("diagram", ("diagram and text", "schaubild und text", "schéma et texte", *_ALONE), ("titleOnly",), ("text",)),
Role("diagram-only", ("diagram", "schaubild", "schéma"), (), ("text",), like="diagram"),
    Role(
        "picture",
        ("picture with caption", "picture and text", "photo with caption", "bild mit überschrift",
         "bild mit beschriftung", "bild und text", "image avec légende", "image et texte"),
        ("picTx",),
        ("columns", "text"),
    ),
    Role("big-question", ("big question", "grosse frage", "grande question", *_ALONE), ("titleOnly",), ("text",)),
    Role("question", ("question", "quiz", "frage", *_ALONE), ("titleOnly",), ("text",)),
    Role("answer", ("answer", "lösung", "antwort", "réponse"), (), ("question", "text"), like="question"),
)  # fmt: skip
BY_WORD = {role.word: role for role in ROLES}


class Choice(Value, frozen=True):
    """The layout of a role, and why it is that one."""

    role: str
    layout: Layout
    why: str


def chosen(school: School, by_hand: Mapping[str, str]) -> dict[str, Choice]:
    """A layout for every role. The names of `by_hand` are known to be there."""
    found: dict[str, Choice] = {}
    for role in ROLES:
        asked = by_hand.get(role.word) or by_hand.get(role.like)
        if asked:
            why = "by hand" if role.word in by_hand else f"by hand, like '{role.like}'"
            found[role.word] = Choice(role.word, named(school, asked), why)
        elif role.like and not any(folded(one.name) in map(folded, role.names) for one in school.layouts):
            found[role.word] = Choice(role.word, found[role.like].layout, f"like '{role.like}'")
        else:
            found[role.word] = _found(role, school)
    return found


def named(school: School, name: str) -> Layout:
    """The layout of that name, or of one that differs in case and signs only. Raises KeyError when there is none."""
    exact = [layout for layout in school.layouts if layout.name == name]
    alike = [layout for layout in school.layouts if folded(layout.name) == folded(name)]
    for layout in (*exact, *alike):
        return layout
    raise KeyError(name)


def folded(name: str) -> str:
    """A name as one may also write it: no matter its case, spaces, marks, or the number that copies begin with."""
    name = unicodedata.normalize("NFKC", re.sub(r"^\d+_", "", name)).casefold()
    return re.sub(r"[\W_]+", "", name)


def _found(role: Role, school: School) -> Choice:
    for layout, why in _suiting(role, school):
        return Choice(role.word, layout, why)
    for other in role.nearest:
        for layout, _ in _suiting(BY_WORD[other], school):
            return Choice(role.word, layout, f"none of its own: as for '{other}'")
    titled = [layout for layout in school.layouts if layout.title]
    best = min(titled or school.layouts, key=lambda layout: len(layout.of(*CONTENTS)))
    return Choice(role.word, best, "none of its own: the one with most room" if titled else "no layout has a title")


def _suiting(role: Role, school: School) -> Iterator[tuple[Layout, str]]:
    """The layouts that suit a role, the likeliest first: of the first master that has any."""
    size, suits = school.width * school.height, SUITS[role.word]
    for master in sorted({layout.master for layout in school.layouts}):
        fit = [one for one in school.layouts if one.master == master and _is_upright(one) and suits(one, size)]
        for name in map(folded, role.names):
            yield from ((one, "by its name") for one in fit if folded(one.name) == name)
        for kind in role.types:
            yield from ((one, f"by its type, {kind}") for one in fit if one.kind == kind)
        yield from ((one, "by its placeholders") for one in fit)


def _is_upright(layout: Layout) -> bool:
    """Whether none of its text runs from top to bottom."""
    return all(one.body.upright for one in layout.holders)


# ---- what a layout must have ----------------------------------------------------------------------------------------


def contents(layout: Layout, size: float) -> list[Holder]:
    """The placeholders for content that are large enough to count, in reading order."""
    return [one for one in layout.of(*CONTENTS) if one.frame.w * one.frame.h >= LEAST * size]


def pair(layout: Layout, size: float) -> tuple[Holder, Holder] | None:
    """Two placeholders side by side, of like size, that take text."""
    found = [one for one in contents(layout, size) if one.kind in _TEXTS and _part(one, size) >= HALF]
    for left in found:
        for right in found:
            level = abs(left.frame.h - right.frame.h) <= 0.25 * left.frame.h
            beside = left.frame.x + left.frame.w <= right.frame.x + 2 and abs(left.frame.y - right.frame.y) < 15
            if level and beside and 0.5 < left.frame.w / right.frame.w < 2:
                return left, right
    return None


def heads(layout: Layout, sides: tuple[Holder, Holder]) -> tuple[Holder, Holder] | None:
    """The low placeholders that stand over each of two columns."""
    found = []
    for side in sides:
        over = [
            one
            for one in layout.of("body")
            if one not in sides
            and one.frame.y + one.frame.h <= side.frame.y + 3
            and one.frame.h < side.frame.h / 2
            and abs(one.frame.x - side.frame.x) < 12
        ]
        found += over[-1:]
    return (found[0], found[1]) if len(found) == 2 else None


def main_thing(layout: Layout, size: float, *kinds: str) -> Holder | None:
    """The one large placeholder of a layout, if it takes one of these kinds of content."""
    found = [one for one in contents(layout, size) if _part(one, size) >= HALF]
    if len(found) == 1 and _part(found[0], size) >= MOST and found[0].kind in kinds:
        return found[0]
    return None


def captioned(layout: Layout, size: float) -> tuple[Holder, Holder] | None:
    """A place for a picture and one for words beside it that has room for some."""
    pictures = [one for one in layout.of("pic") if _part(one, size) >= HALF]
    texts = [one for one in layout.of("body", "obj") if _part(one, size) >= 0.1]
    return (pictures[0], texts[0]) if pictures and texts else None


def _part(holder: Holder, size: float) -> float:
    return holder.frame.w * holder.frame.h / size


def _has_sub(layout: Layout, size: float) -> bool:
    if layout.title is None or any(_part(one, size) >= MOST for one in layout.of("obj", "tbl", "chart", "pic")):
        return False
    return layout.title.kind == "ctrTitle" or bool(layout.of("subTitle"))


def _is_section(layout: Layout, size: float) -> bool:
    texts = layout.of("body", "subTitle")
    if layout.title is None or len(texts) != 1 or layout.of("obj", "tbl", "chart", "pic"):
        return False
    return layout.kind in ("secHead", "title") or layout.title.frame.h >= texts[0].frame.h * 0.7


def _alone(layout: Layout, size: float) -> bool:
    title = layout.title
    return title is not None and title.kind == "title" and not layout.of("subTitle") and not contents(layout, size)


def _is_text(layout: Layout, size: float) -> bool:
    return layout.title is not None and bool(main_thing(layout, size, "obj", "body"))


def _is_pair(layout: Layout, size: float) -> bool:
    return layout.title is not None and bool(pair(layout, size))


def _is_compared(layout: Layout, size: float) -> bool:
    sides = pair(layout, size)
    return layout.title is not None and bool(sides and heads(layout, sides))


def _is_beside_chart(layout: Layout, size: float) -> bool:
    return _is_plain_pair(layout, size) and any(one.kind == "obj" for one in pair(layout, size) or ())


def _is_plain_pair(layout: Layout, size: float) -> bool:
    return _is_pair(layout, size) and not _is_compared(layout, size)


def _quiz(layout: Layout, size: float) -> bool:
    """With a title alone, or with places for the question and four options."""
    return _alone(layout, size) or (layout.title is not None and len(layout.of("body", "obj")) >= 5)


def _takes(*kinds: str) -> Callable[[Layout, float], bool]:
    return lambda layout, size: layout.title is not None and bool(main_thing(layout, size, *kinds))


SUITS: Mapping[str, Callable[[Layout, float], bool]] = {
    "title": _has_sub,
    "section": _is_section,
    "text": _is_text,
    "columns": _is_plain_pair,
    "comparison": _is_compared,
    "table": _takes("tbl", "obj"),
    "text-table": _takes("tbl", "obj"),
    "chart": _is_beside_chart,
    "chart-only": _takes("chart", "obj"),
    "diagram": _alone,
    "diagram-only": _alone,
    "picture": lambda layout, size: layout.title is not None and bool(captioned(layout, size)),
    "big-question": _alone,
    "question": _quiz,
    "answer": _quiz,
}
"""Whether a layout has what a role needs, on a slide of `size` mm²."""
