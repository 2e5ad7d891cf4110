"""What becomes of the claims of the sources: the law for the topics that we keep, and that a breach of it is told."""

from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from lessonpress.resources import checks_of_claims
from lessonpress.resources.checks import check_together
from lessonpress.resources.diagnostics import Problems
from lessonpress.resources.markup import Rich, Statement, parse
from lessonpress.resources.reader import read_topic
from lessonpress.resources.statements import cited, sources_of, statements
from lessonpress.resources.topic import Claim, Conflict, Event, Topic, Verdict

ROOT = Path(__file__).parents[2]
FOLDERS = {"soviet": ROOT / "resources/soviet_succession", "triumvirs": ROOT / "tests/topics/triumvirs"}
DOUBTED = (Verdict.WRONG, Verdict.DISPUTED)


@cache
def topic(name: str) -> Topic:
    reading = read_topic(FOLDERS[name])
    assert reading.topic is not None
    return reading.topic


both = pytest.mark.parametrize("name", FOLDERS)


def told(topic: Topic) -> list[tuple[str, str]]:
    """Codes and messages of what the rules for claims tell."""
    problems = Problems()
    for rule in checks_of_claims.CLAIM_RULES:
        rule(topic, problems)
    return [(problem.code, problem.message) for problem in problems.found]


def with_claims(topic: Topic, *claims: Claim) -> Topic:
    return replace(topic, claims=claims)


def saying(topic: Topic, text: str, disputed: str = "") -> Topic:
    """The topic with one more event, of which it says this."""
    statement = Statement(parse(text), parse(disputed) if disputed else None)
    event = Event(id="e-new", date=topic.topic.period, title=parse("New"), description=statement)
    return replace(topic, events=(*topic.events, event))


# ---- the law --------------------------------------------------------------------------------------------------------


@both
def test_the_topic_checks_without_a_warning(name: str) -> None:
    assert read_topic(FOLDERS[name]).diagnostics == ()
    problems = Problems()
    check_together(topic(name), problems)
    assert problems.found == ()


@both
def test_a_claim_that_holds_is_covered_by_a_thing_that_cites_its_source_or_is_left_out_for_a_reason(name: str) -> None:
    """Every claim judged sound or imprecise."""
    it = topic(name)
    holding = [claim for claim in it.claims if claim.verdict in (Verdict.SOUND, Verdict.IMPRECISE)]
    assert holding
    for claim in holding:
        if claim.left_out:
            assert len(claim.left_out.plain.split()) >= 3, claim.id
            assert not claim.said_in, claim.id
        else:
            assert claim.said_in, claim.id
            assert all(claim.source in _cited_by_hand(it, thing) for thing in claim.said_in), claim.id


def _cited_by_hand(topic: Topic, name: str) -> set[str]:
    thing = topic.by_id[name]
    ids = {source for statement in statements(thing) for source in statement.text.sources}
    ids |= {source for s in statements(thing) if s.disputed for source in s.disputed.sources}
    ids |= {view.source for view in getattr(thing, "sources_say", ())}
    return ids | set(getattr(thing, "answer", Rich(())).sources)


@both
def test_no_statement_repeats_a_claim_that_is_wrong(name: str) -> None:
    """Not even one that is named as what corrects it."""
    it = topic(name)
    wrong = [replace(claim, said_in=()) for claim in it.claims if claim.verdict is Verdict.WRONG]
    assert len(wrong) >= 5
    assert told(with_claims(it, *wrong)) == []


@both
def test_a_disputed_claim_is_shown_as_disputed_wherever_it_appears(name: str) -> None:
    it = topic(name)
    disputed = [claim for claim in it.claims if claim.verdict is Verdict.DISPUTED]
    assert disputed
    for claim in disputed:
        for thing in (it.by_id[id_] for id_ in claim.said_in):
            if not isinstance(thing, Conflict):
                assert any(s.disputed and claim.source in cited(s) for s in statements(thing)), claim.id
    assert told(with_claims(it, *(replace(claim, said_in=()) for claim in disputed))) == []


def test_most_claims_of_the_shipped_topic_are_taught() -> None:
    claims = topic("soviet").claims
    assert len(claims) == 341
    assert all(bool(claim.said_in) != bool(claim.left_out) for claim in claims)
    assert sum(bool(claim.left_out) for claim in claims) <= len(claims) // 10


# ---- a breach of it is told -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "claim"),
    [(name, claim) for name in FOLDERS for claim in topic(name).claims if claim.verdict in DOUBTED],
    ids=lambda value: getattr(value, "id", value),
)
def test_a_doubted_claim_that_is_stated_as_a_fact_is_told(name: str, claim: Claim) -> None:
    alone = with_claims(topic(name), claim)
    told_now = told(saying(alone, claim.text.plain))
    code = "repeats-wrong" if claim.verdict is Verdict.WRONG else "repeats-disputed"
    assert [c for c, message in told_now if f"'{claim.id}'" in message] == [code]
    assert told(saying(alone, f"Years went by. {claim.text.plain}")) == told_now, "within a longer text"
    marked = told(saying(alone, claim.text.plain, disputed="Nobody knows."))
    assert marked == (told_now if claim.verdict is Verdict.WRONG else []), "a mark makes the wrong no better"
    excused = with_claims(topic(name), replace(claim, said_in=("e-new",)))
    assert not [c for c, _ in told(saying(excused, claim.text.plain)) if c == code], "said to be what corrects it"
    if claim.correction and claim.verdict is Verdict.WRONG:
        assert told(saying(alone, claim.correction.plain)) == [], "what is right"


def test_nobody_is_asked_for_coverage_who_has_not_begun_it() -> None:
    bare = [replace(claim, said_in=(), left_out=None) for claim in topic("soviet").claims]
    assert told(with_claims(topic("soviet"), *bare)) == []
    holding = sum(claim.verdict not in DOUBTED for claim in bare)
    begun = replace(bare[0], left_out=parse("the framing of a title"))
    codes = [code for code, _ in told(with_claims(topic("soviet"), begun, *bare[1:]))]
    assert codes == ["uncovered"] * (holding - 1)


def test_a_source_is_cited_by_every_kind_of_thing() -> None:
    """By a statement, its dispute, a question's answer, or as a view on a matter."""
    it = topic("soviet")
    kinds = ("people", "events", "alliances", "phases", "terms", "factors", "conflicts", "questions", "figures")
    for kind in kinds:
        assert any(sources_of(thing) for thing in getattr(it, kind)), kind
    conflict = it.by_id["kamenev-job"]
    assert {view.source for view in conflict.sources_say} <= sources_of(conflict)
    question = replace(it.questions[0], answer=parse("Yes. [@s3]"), explanation=None)
    assert sources_of(question) == {"s3"}
    assert "s4" in sources_of(it.by_id["enrolment-intake"]), "in the dispute of its note"


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Kamenev was head of the Soviet police.", True),
        ("For years, Kamenev’s being the head of the Soviet police was known.", True),
        ("Kamenev headed the government. He was head of police.", False),
        ("Kamenev was head of the Soviet government.", False),
        ("Kamenev sat in the Moscow Soviet; the head of the police was somebody else.", False),
        ("The police had a head.", False),
    ],
)
def test_a_repetition_is_one_sentence_with_the_words_that_make_the_claim_wrong(text: str, is_told: bool) -> None:
    claim = Claim(
        id="c",
        source="s2",
        text=parse("Kamenev was head of the Soviet police."),
        verdict=Verdict.WRONG,
        correction=parse("Kamenev was deputy head of the Soviet government."),
    )
    codes = [code for code, _ in told(saying(with_claims(topic("soviet"), claim), text))]
    assert codes == ["repeats-wrong"] * is_told
