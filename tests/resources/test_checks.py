"""What must hold across sections: rules speak only when they must. (That they speak is in broken/sense.txt.)"""

from typing import Any

import pytest
from msgspec import field
from msgspec.structs import asdict

from lessonpress.resources.checks import check_topic
from lessonpress.resources.decode import decode
from lessonpress.resources.diagnostics import Problems
from lessonpress.resources.items import AnyId, EventId, Item, PersonId
from lessonpress.resources.markup import Rich, Statement
from lessonpress.resources.references import check_references
from lessonpress.resources.topic import Sections, Topic

ABOUT = {"title": "T", "question": "Q", "period": "1922"}


def told(**sections: Any) -> list[str]:
    problems = Problems()
    read = decode({"topic": ABOUT, **sections}, Sections, problems, place=None)
    assert read is not None, problems.found
    check_topic(Topic(**asdict(read)), problems)
    return [d.code for d in problems.found]


def person(id_: str, born: str | None = None, died: str | None = None, **more: Any) -> dict[str, Any]:
    lives = {"born": born and {"date": born}, "died": died and {"date": died}}
    return {"id": id_, "name": id_.title(), "one-line": "x", **lives, **more}


def event(date: str, *people: str) -> dict[str, Any]:
    return {"id": "e", "title": "E", "date": date, "description": "d", "people": list(people)}


def alliance(start: str, *members: str, **more: Any) -> dict[str, Any]:
    return {"id": "a", "name": "A", "members": list(members), "from": start, **more}


def question(stem: str, answer: str, *distractors: str) -> dict[str, Any]:
    return {"id": "q", "stem": stem, "answer": answer, "distractors": list(distractors)}


LENIN = person("lenin", "1870-04-22", "1924-01-21")


@pytest.mark.parametrize("date", ["1924-01-21", "1924-01", "1924", "1923/1929", "c. 1930", "1870", "/1923"])
def test_an_event_that_may_lie_in_a_life(date: str) -> None:
    assert told(people=[LENIN], events=[event(date, "lenin")]) == []


@pytest.mark.parametrize("date", ["1924-01-22", "1925", "1924-02/", "c. 1940", "1869", "1870-04-21"])
def test_an_event_that_cannot(date: str) -> None:
    assert told(people=[LENIN], events=[event(date, "lenin")]) == ["lifetime"]


def test_only_the_people_named_must_be_alive() -> None:
    assert told(people=[LENIN, person("stalin", "1878")], events=[event("1924-01-27", "stalin")]) == []


@pytest.mark.parametrize(("born", "died"), [("1870", "1870"), ("c. 1870", "1865"), ("1870", None), (None, "1870")])
def test_lives_that_may_be(born: str | None, died: str | None) -> None:
    assert told(people=[person("lenin", born, died)]) == []


def test_stretches_that_may_be() -> None:
    posts = [{"title": "A", "from": "1922", "to": "1922-05"}, {"title": "B", "to": "1917"}, {"title": "C"}]
    assert told(people=[person("lenin", posts=posts)]) == []
    phases = [{"id": "p", "title": "P", "summary": "s", "from": "1924-05-01", "to": "1924-04"}]
    assert told(phases=phases) == ["order"]


def test_allies() -> None:
    people = [LENIN, person("stalin", "1878")]
    assert told(people=people, alliances=[alliance("1924-01", "lenin", "stalin")]) == []
    assert told(people=people, alliances=[alliance("1924-02", "lenin", "stalin")]) == ["lifetime"]
    assert told(people=people, alliances=[alliance("1875", "stalin", to="1880")]) == ["lifetime"]
    assert told(people=people, alliances=[alliance("1923", "stalin", "unknown", against=["lenin"])]) == []


@pytest.mark.parametrize(
    ("answer", "distractors", "codes"),
    [
        ("Stalin", ("Trotsky", "Lenin"), []),
        ("Stalin", ("STALIN",), ["same-answer"]),
        ("Stalin", ("**Sta**lin!",), ["same-answer"]),
        ("the NEP", ("The  NEP",), ["same-answer"]),
        ("1924", ("1924?", "1925"), ["same-answer"]),
        ("C", ("C++",), []),
        ("?", ("!",), []),
        ("x", ("a", "a", "a"), ["same-answer"]),
    ],
)
def test_distractors(answer: str, distractors: tuple[str, ...], codes: list[str]) -> None:
    assert told(questions=[question("Which?", answer, *distractors)]) == codes


@pytest.mark.parametrize(
    ("stem", "answer", "distractor", "codes"),
    [
        ("Who was Stalin?", "Stalin", "Lenin", ["given-away"]),
        ("Was it Stalin or Lenin?", "Stalin", "Lenin", []),
        ("What is Stalinism?", "Stalin", "Lenin", []),
        ("Is it so?", "is", "was", []),
    ],
)
def test_stems(stem: str, answer: str, distractor: str, codes: list[str]) -> None:
    assert told(questions=[question(stem, answer, distractor)]) == codes


def test_statements_need_sources_only_where_there_are_some() -> None:
    assert told(people=[person("lenin")]) == []
    assert told(people=[person("lenin")], sources=[{"id": "s1", "title": "S"}]) == ["uncited"]
    cited = person("lenin", **{"one-line": "x [@s1]"})
    assert told(people=[cited], sources=[{"id": "s1", "title": "S"}]) == []


class Wanted(Item, frozen=True, kw_only=True):
    person: PersonId | None = None
    events: tuple[EventId, ...] | str = ()
    things: dict[str, AnyId] = field(default_factory=dict)
    by_person: dict[PersonId, int] = field(default_factory=dict)
    title: Rich | None = None
    said: tuple[Statement, ...] = ()


KNOWN = {"lenin": "people", "e1": "events", "nep": "terms", "s1": "sources"}


@pytest.mark.parametrize(
    ("data", "messages"),
    [
        ({"person": "lenin", "events": ["e1"], "things": {"a": "nep"}, "by-person": {"lenin": "1"}}, []),
        ({"events": "whatever"}, []),
        ({"person": "lennin"}, ["unknown person 'lennin'"]),
        ({"person": "nep"}, ["'nep' is a term, a person is wanted here"]),
        ({"events": ["e1", "e2"]}, ["unknown event 'e2'"]),
        ({"things": {"a": "s1"}}, ["'s1' is a source, an id is wanted here"]),
        ({"things": {"a": "nop"}}, ["unknown id 'nop'"]),
        ({"by-person": {"e1": "1"}}, ["'e1' is an event, a person is wanted here"]),
        ({"title": "a **b [@s2]**"}, ["unknown source 's2'"]),
        ({"said": ["a [@s1; @nep]"]}, ["'nep' is a term, a source is wanted here"]),
        ({"said": [{"text": "a", "disputed": "b [@s9]"}]}, ["unknown source 's9'"]),
    ],
)
def test_references(data: dict[str, Any], messages: list[str]) -> None:
    problems = Problems()
    wanted = decode(data, Wanted, problems, place=None)
    assert wanted is not None
    check_references(wanted, Wanted, KNOWN, problems)
    assert [d.message for d in problems.found] == messages


def test_a_reference_that_is_nearly_right_gets_a_hint() -> None:
    problems = Problems()
    check_references(Wanted(person="lennin"), Wanted, KNOWN, problems)
    assert problems.found[0].hints == ("did you mean 'lenin'?",)


def body(id_: str, **more: Any) -> dict[str, Any]:
    return {"id": id_, "name": id_.title(), "does": "It ruled.", **more}


def test_bodies_may_have_two_above_them_and_two_below() -> None:
    """A diamond is no circle."""
    found = [
        body("people", elects=["senate", "tribunes"]),
        body("senate", elects=["governors"]),
        body("tribunes"),
        body("governors", **{"answers-to": ["tribunes"]}),
    ]
    assert told(bodies=found) == []


def test_a_circle_is_told_once_through_both_kinds_of_line() -> None:
    found = [body("a", elects=["b"]), body("b"), body("c", elects=["a"], **{"answers-to": ["b"]})]
    assert told(bodies=found) == ["circle"]
