"""What must hold for claims: sound ones are taught or left out with a reason, others are never stated as facts.

That each claim has its place is asked of a topic as soon as one of its claims has: a small topic need not begin.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .diagnostics import Problems, span_of
from .likeness import wording
from .markup import Rich
from .statements import cited, sources_of, statements
from .topic import SECTIONS, Claim, Conflict, Topic, Verdict
from .values import Value

TAUGHT = (Verdict.SOUND, Verdict.IMPRECISE)
"""Claims that a topic says, if need be in its own better words."""
ABOUT_SOURCES = ("claims", "conflicts", "sources", "lessons", "materials")
"""Sections that state nothing as a fact of their own."""
ALIKE = 0.7
"""How much of its sense a sentence shares with a claim that it repeats, besides all that makes the claim wrong."""
ENOUGH = 3
"""So many telling words must be shared at least, if the claim has them: fewer stand together by chance."""

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s")


def is_covered(topic: Topic) -> bool:
    """Whether the topic says of any claim what became of it."""
    return any(claim.said_in or claim.left_out for claim in topic.claims)


def claims_have_a_place(topic: Topic, problems: Problems) -> None:
    """A claim that holds is said somewhere, or left out for a reason; no claim is both."""
    if not is_covered(topic):
        return
    for claim in topic.claims:
        if claim.said_in and claim.left_out:
            message = "this claim is left out and yet said"
            problems.warning("covered-twice", message, claim.left_out.span, "drop left-out or said-in")
        elif claim.verdict in TAUGHT and not (claim.said_in or claim.left_out):
            message = f"this claim is {claim.verdict}, but neither said nor left out"
            hint = "name what says it in said-in, or write in left-out why nothing does"
            problems.warning("uncovered", message, span_of(claim.id), hint)


def claims_are_cited_where_said(topic: Topic, problems: Problems) -> None:
    """What says a claim cites its source; a conflict aside, it shows a disputed one as disputed."""
    known: dict[str, frozenset[str]] = {}
    for claim in topic.claims:
        for name in claim.said_in:
            if (thing := topic.by_id.get(name)) is None:  # told elsewhere
                continue
            if name not in known:
                known[name] = sources_of(thing)
            if claim.source not in known[name]:
                message = f"no statement of '{name}' cites '{claim.source}', the source of this claim"
                hint = f"add [@{claim.source}] to the statement that says it, or name another thing"
                problems.warning("said-uncited", message, span_of(name), hint)
            elif claim.verdict is Verdict.DISPUTED and not _shows_dispute(thing, claim.source):
                message = f"'{name}' says this without a word of its being disputed"
                hint = "write the statement as text: and disputed:"
                problems.warning("undisputed", message, span_of(name), hint)


def _shows_dispute(thing: object, source: str) -> bool:
    return isinstance(thing, Conflict) or any(s.disputed and source in cited(s) for s in statements(thing))


class _Doubted(Value, frozen=True):
    """A claim that must not be stated as a fact, and the words that tell it from what is right."""

    claim: Claim
    words: str
    own: tuple[str, ...]
    """The rarest first, as far as long words are rare."""


class _Said(Value, frozen=True):
    """Something that the topic says as its own."""

    words: str
    text: Rich
    thing: str
    is_disputed: bool = False


def doubted_claims_are_not_facts(topic: Topic, problems: Problems) -> None:
    """No statement repeats a claim that is wrong or, without a word of it, one that is disputed."""
    doubted = [_doubted(claim, topic.language) for claim in topic.claims if claim.verdict not in TAUGHT]
    said = list(_said(topic)) if doubted else []
    whole = "\n".join(saying.words for saying in said)
    for one in doubted:
        is_wrong = one.claim.verdict is Verdict.WRONG
        for saying in _showing(one.own, said) if all(word in whole for word in one.own) else ():
            excused = saying.thing in one.claim.said_in or (saying.is_disputed and not is_wrong)
            if not excused and _repeats(saying, one, topic.language):
                _tell_repeated(one.claim, saying, problems)


def _doubted(claim: Claim, language: str) -> _Doubted:
    compared = wording(language)
    words, right = claim.text.plain, frozenset(compared.stems(claim.correction.plain if claim.correction else ""))
    own = compared.telling(words) - right or frozenset(compared.stems(words)) - right
    return _Doubted(claim, words, tuple(sorted(own, key=lambda word: (-len(word), word))))


def _said(topic: Topic) -> Iterator[_Said]:
    for section in SECTIONS:
        for thing in () if section in ABOUT_SOURCES else getattr(topic, section):
            for statement in statements(thing):
                words = statement.plain.casefold()
                yield _Said(words, statement.text, thing.id, statement.disputed is not None)
    for question in topic.questions:
        words = f"{question.stem.plain.rstrip('?')} {question.answer.plain}".casefold()
        yield _Said(words, question.answer, question.id)


def _showing(own: tuple[str, ...], said: list[_Said]) -> list[_Said]:
    """What shows all of these words, or words that begin so: a cheap question, after which few are left to compare."""
    for word in own:
        said = [saying for saying in said if word in saying.words]
    return said


def _repeats(saying: _Said, one: _Doubted, language: str) -> bool:
    """Whether a sentence says what the claim does: all the words that make it wrong, and most of the rest."""
    compared = wording(language)
    telling = compared.telling(one.words)
    enough = min(ENOUGH, len(telling))
    if sum(word in saying.words for word in telling) < enough:  # saves to look at every word
        return False
    return any(
        set(one.own).issubset(compared.stems(sentence))
        and len(compared.telling(sentence) & telling) >= enough
        and compared.likeness(sentence, one.words) > ALIKE
        for sentence in _SENTENCE_END.split(saying.words)
    )


def _tell_repeated(claim: Claim, saying: _Said, problems: Problems) -> None:
    if claim.verdict is Verdict.WRONG:
        message = f"this repeats the claim '{claim.id}', which is wrong"
        right = f"what is right: {claim.correction.plain}" if claim.correction else ""
        hint = f"if this corrects the claim, name '{saying.thing}' in its said-in"
        problems.warning("repeats-wrong", message, saying.text.span, right, hint)
    else:
        message = f"this repeats the claim '{claim.id}' as a fact, but it is disputed"
        hint = "write the statement as text: and disputed:"
        problems.warning("repeats-disputed", message, saying.text.span, hint)


CLAIM_RULES: tuple[Callable[[Topic, Problems], None], ...] = (
    claims_have_a_place,
    claims_are_cited_where_said,
    doubted_claims_are_not_facts,
)
