"""Which layout of the school's template each role takes: by hand, by name, by type, by what it has, or the nearest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from lessonpress.resources.values import Value

from .layouts import Layout, School
from .suits import CONTENTS, SUITS


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
