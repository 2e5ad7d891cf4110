"""Words for puzzles: terms and names in the letters A to Z, with what is said of them as clues."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import combining, normalize

from lessonpress.resources.diagnostics import Span, span_of
from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Person, Term, Topic
from lessonpress.resources.values import Placed

from ..document import Inlines
from ..references import cited, reference
from .choosing import UnfitError, select
from .facts import fact
from .kind import Bench
from .wording import unmarked

SHORTEST, LONGEST = 3, 14
_ALONE = {"ß": "SS", "ẞ": "SS", "æ": "AE", "œ": "OE", "ø": "O", "ł": "L", "đ": "D", "ð": "D", "þ": "TH", "ı": "I"}
"""Letters that no rule of Unicode takes apart."""
_GERMAN = {"ä": "AE", "ö": "OE", "ü": "UE"}
_BRACKETS = re.compile(r"\s*\(([^)]*)\)")
_BETWEEN = re.compile(r"[\s'’.\-–]+")
_LETTERS = re.compile(r"[A-Z]+")


class Word(Placed, frozen=True):
    """A word of a puzzle: its letters, as it is written, how long its parts are, and the clue."""

    letters: str
    shown: str
    clue: Inlines
    said: str
    """The clue's words alone."""
    id: str
    span: Span | None = None

    @property
    def lengths(self) -> str:
        """How long its parts are: '(3, 4)' for Red Army."""
        return f"({', '.join(str(len(part)) for part in _BETWEEN.split(self.shown) if part)})"


def folded(text: str, language: str) -> str:
    """`text` in the letters A to Z, as crosswords of that language write it; '' when it has others, or digits."""
    own = _ALONE | (_GERMAN if language.split("-")[0] == "de" else {})
    joined = _BETWEEN.sub("", normalize("NFC", text).lower())
    spelt = normalize("NFD", "".join(own.get(sign, sign) for sign in joined))
    letters = "".join(sign for sign in spelt if not combining(sign)).upper()
    return letters if _LETTERS.fullmatch(letters) else ""


def choose(bench: Bench, ids: Sequence[str], count: int | None, usual: int) -> list[Word]:
    """Words with a clue each, of which none gives another away: `count` at most, all with `ids`, or the `usual`."""
    pool: list[Term | Person] = [*bench.topic.terms, *_met(bench.topic)]
    clues = [_clue(thing, bench) for thing in pool]
    listed = {source.id: reference(source, bench.topic.language).short for source in bench.topic.sources}

    def ask(thing: Term | Person, asked: Sequence[Word]) -> Word:
        word = _word(thing, bench)
        _check(word, asked, [clue for clue in clues if clue != word.said], bench)
        words = [*asked, word]
        foot = " ".join(listed.get(source, "") for source in cited([word.clue for word in words]))
        if not ids and any(bench.wording.mentions(foot, word.shown) for word in words):
            raise UnfitError("the list of sources under the puzzle would name it or another word")
        return word

    return select(bench, pool, ids, count, usual, ask)


def _met(topic: Topic) -> list[Person]:
    """Those whom a class meets: who contended, or had a part in what happened; all, where nothing did."""
    active = {person for event in topic.events for person in event.people}
    active |= {person for a in topic.alliances for person in (*a.members, *a.supporters, *a.against)}
    return [person for person in topic.people if person.contender or person.id in active or not active]


def _clue(thing: Term | Person, bench: Bench) -> str:
    return (thing.definition(bench.level) if isinstance(thing, Term) else thing.one_line).plain


def _word(thing: Term | Person, bench: Bench) -> Word:
    """The thing as a word of a puzzle. Raises `UnfitError` when it cannot be one."""
    name = thing.term if isinstance(thing, Term) else thing.name
    shown, letters = _form(name, bench.topic.language)
    told = fact(thing.definition(bench.level) if isinstance(thing, Term) else thing.one_line)
    if told.disputed:
        raise UnfitError("what is said of it is disputed")
    return Word(letters, shown, unmarked(told.nodes), told.plain, thing.id, span=span_of(told))


def _form(name: str, language: str) -> tuple[str, str]:
    """How the name is shown and spelt: without what is in brackets, or as the abbreviation that stands there."""
    short = [inner for inner in _BRACKETS.findall(name) if inner.isupper()]
    for shown in (_BRACKETS.sub("", name), *short):
        letters = folded(shown, language)
        if SHORTEST <= len(letters) <= LONGEST:
            return shown, letters
    raise UnfitError(f"a puzzle takes words of {SHORTEST} to {LONGEST} letters from A to Z")


def _check(word: Word, asked: Sequence[Word], others: Sequence[str], bench: Bench) -> None:
    """Raises `UnfitError` when a clue would give a word away, or a word could be found in another."""
    mentions = bench.wording.mentions
    if bench.wording.gives_away(word.said, word.shown, others):
        raise UnfitError("its own name stands in what is said of it")
    for other in asked:
        if mentions(word.said, other.shown) or mentions(other.said, word.shown):
            raise UnfitError(f"its clue and that of '{other.id}' would give each other away")
        long, short = sorted((word.letters, other.letters), key=len, reverse=True)
        if short in long or short[::-1] in long:
            raise UnfitError(
                f"it could be found in '{long.title()}'" if short != long else "it is in the puzzle already"
            )


def with_lengths(word: Word) -> Inlines:
    """The clue and how long the word is."""
    return (*word.clue, Text(f" {word.lengths}"))
