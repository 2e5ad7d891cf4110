"""Overview charts: what stands where on every paper, for the shipped topic and for others."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations, product

import pytest
from msgspec.structs import replace

from lessonpress.layouts.document import Poster, fingerprint
from lessonpress.layouts.drawing.scene import Group, Path, Rect
from lessonpress.layouts.layout import Layout, Setting
from lessonpress.layouts.overview.story import Arrow, story
from lessonpress.layouts.overview_chart import ChartOptions, OverviewChart
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.dates import parse_date
from lessonpress.resources.markup import Statement, parse
from lessonpress.resources.teaching import Material
from lessonpress.resources.topic import About, Event, Phase, Topic

from .posters import check_frame, check_words, group, groups, texts, words
from .sheets import topic

SHEETS = list(product(("a4", "a3", "a1", "letter"), ("landscape", "upright")))


def make(subject: Topic, paper: str = "a3", **options: object) -> Poster:
    material = Material(id="overview-chart", layout="overview-chart")
    return OverviewChart().make(subject, material, ChartOptions(**options), Setting(load_theme(), PAPERS[paper]))  # type: ignore[arg-type]


@cache
def chart(name: str, paper: str, orientation: str) -> Poster:
    return make(topic(name), paper, orientation=orientation)


def said(text: str) -> Statement:
    return Statement(parse(text))


def event(name: str, year: int, weight: int = 3, leads_to: tuple[str, ...] = (), effect: str = "") -> Event:
    return Event(
        id=name,
        date=parse_date(str(year)),
        title=parse(f"What {name} was"),
        description=said(name),
        weight=weight,
        leads_to=leads_to,
        effect=said(effect) if effect else None,
    )


def small(*events: Event, phases: tuple[tuple[str, ...], ...] = ()) -> Topic:
    made = tuple(
        Phase(id=f"p{n}", title=parse(f"Phase {n}"), from_=parse_date("1500"), summary=said("So it was."), events=names)
        for n, names in enumerate(phases)
    )
    about = About(title=parse("Small"), question=parse("Why?"), period=parse_date("1500/1600"))
    return Topic(topic=about, events=events, phases=made)


def cards(found: Poster, subject: Topic) -> dict[str, Rect]:
    """The card of each event that is shown."""
    ids = {e.id for e in subject.events}
    return {g.name: next(i for i in g.items if isinstance(i, Rect)) for g in groups(found.scene.items) if g.name in ids}


@pytest.mark.parametrize(("paper", "orientation"), SHEETS)
@pytest.mark.parametrize("name", ["soviet", "triumvirs"])
def test_words_can_be_read_and_cards_do_not_overlap(name: str, paper: str, orientation: str) -> None:
    found = chart(name, paper, orientation)
    check_words(found)
    for shown in cards(found, topic(name)):
        check_frame(group(found, shown))
    for a, b in combinations(cards(found, topic(name)).values(), 2):
        assert a.x + a.w <= b.x or b.x + b.w <= a.x or a.y + a.h <= b.y or b.y + b.h <= a.y


@pytest.mark.parametrize(("paper", "orientation"), SHEETS)
def test_every_event_of_a_phase_is_shown_or_reported_turning_points_first(paper: str, orientation: str) -> None:
    found, subject = chart("soviet", paper, orientation), topic("soviet")
    listed = [name for phase in subject.phases for name in phase.events]
    shown = cards(found, subject)
    missing = [subject.by_id[name] for name in listed if name not in shown]
    assert set(shown) <= set(listed)
    assert all(set(phase.events) & set(shown) for phase in subject.phases)
    if not missing:
        assert found.warnings == ()
        return
    (warning,) = found.warnings
    assert f" {len(missing)} of its {len(listed)} events" in warning.message
    assert warning.span is not None and warning.span.file == "events.yaml"
    assert all(e.weight < 5 for e in missing)


def test_larger_paper_leaves_out_no_more() -> None:
    counts = [len(cards(chart("soviet", paper, "upright"), topic("soviet"))) for paper in ("a4", "a3", "a1")]
    assert counts == sorted(counts) and counts[-1] == len({n for p in topic("soviet").phases for n in p.events})


def test_arrows_are_drawn_for_all_that_led_to_something_shown() -> None:
    found, subject = chart("soviet", "a1", "upright"), topic("soviet")
    shown = cards(found, subject)
    for name in shown:
        ends = [end for end in subject.by_id[name].leads_to if end in shown]
        drawn = [g for g in groups(found.scene.items) if g.name == f"{name}-led-to"]
        assert sum(isinstance(item, Path) for g in drawn for item in g.items) == len(ends)
        for g in drawn:
            assert g.alt and all(f"‘{subject.by_id[end].title}’" in g.alt for end in ends)


def test_what_led_to_something_stands_above_it_or_to_its_left() -> None:
    subject = topic("soviet")
    for orientation in ("upright", "landscape"):
        found = chart("soviet", "a3", orientation)
        places = cards(found, subject)
        linked = [(a, b) for a, b in combinations(places, 2) if b in subject.by_id[a].leads_to]
        assert len(linked) > 10
        for a, b in linked:
            assert places[b].y > places[a].y or places[b].x > places[a].x, (a, b)


def test_it_reads_phase_after_phase_each_with_its_events_in_order_of_time() -> None:
    found, subject = chart("soviet", "a1", "upright"), topic("soviet")
    boxes = texts(found)
    assert [b.kind for b in boxes].count("H1") == 1 and boxes[0].kind == "H1"
    heads = [" ".join(line.text.strip() for line in b.lines) for b in boxes if b.kind == "H2"]
    assert heads == [*(str(phase.title) for phase in subject.phases), "Key"]
    order = {e.id: n for n, e in enumerate(subject.timeline)}
    expected = [name for phase in subject.phases for name in sorted(phase.events, key=order.__getitem__)]
    assert list(cards(found, subject)) == expected


def test_a_head_names_who_governed_and_who_opposed() -> None:
    found, subject = chart("soviet", "a3", "upright"), topic("soviet")
    for phase in subject.phases:
        head = group(found, phase.id)
        for name in filter(None, (phase.governing, *phase.opposing)):
            assert subject.by_id[name].name in words(head)
            side = next(g for g in groups(head.items) if g.name == f"{phase.id}-{name}")
            assert side.alt and all(subject.name(p) in side.alt for p in subject.by_id[name].members)


def test_effects_are_told_with_their_sources() -> None:
    found, subject = chart("soviet", "a4", "upright"), topic("soviet")
    codes = {reference.code for reference in found.references}
    for name in cards(found, subject):
        effect = subject.by_id[name].effect
        if effect:
            start = " ".join(effect.plain.split()[:2])
            assert start in words(group(found, name)) and effect.plain in found.summary
            assert {source.upper() for source in effect.sources} <= codes


def test_what_is_left_out_between_two_events_is_passed_over_by_a_broken_arrow() -> None:
    chain = (event("a", 1500, 5, ("b",)), event("b", 1510, 1, ("c",)), event("c", 1520, 5, ("d",)), event("d", 1530, 5))
    whole = story(small(*chain, phases=(("a", "b", "c", "d"),)))
    assert whole.only({"a", "c", "d"}).arrows == (Arrow("c", "d"), Arrow("a", "c", direct=False))
    assert whole.only({"a", "b"}).arrows == (Arrow("a", "b"),)
    found = make(small(*chain, phases=(("a", "b", "c", "d"),)), minimum_weight=2)
    (path,) = [i for i in group(found, "a-led-to").items if isinstance(i, Path)]
    (whole_line,) = [i for i in group(found, "c-led-to").items if isinstance(i, Path)]
    assert path.paint.dash and not whole_line.paint.dash
    assert "by way of events not shown" in words(found)


def test_no_broken_arrow_says_what_whole_ones_say_already() -> None:
    events = (event("a", 1500, 5, ("b", "x")), event("x", 1505, 1, ("c",)), event("b", 1510, 5, ("c",)))
    whole = story(small(*events, event("c", 1520, 5), phases=(("a", "x", "b", "c"),)))
    assert whole.only({"a", "b", "c"}).arrows == (Arrow("a", "b"), Arrow("b", "c"))


def test_an_arrow_never_runs_back_to_an_earlier_phase() -> None:
    events = (event("a", 1500, leads_to=("b",)), event("b", 1510), event("c", 1520), event("d", 1530))
    found = make(small(*events, phases=(("b", "c"), ("a", "d"))))
    assert set(cards(found, small(*events))) == {"a", "b", "c", "d"}
    assert not [g for g in groups(found.scene.items) if g.name.endswith("led-to")]


def test_without_phases_events_stand_in_order_of_time() -> None:
    found = make(small(*(event(name, 1500 + n) for n, name in enumerate("abcde"))))
    assert list(cards(found, small(*(event(name, 1500) for name in "abcde")))) == list("abcde")
    assert not OverviewChart().standard(small(*(event(name, 1500) for name in "abcde")))


@pytest.mark.parametrize("phases", [(), (("a",),), ((), ("a",)), ((), ())])
def test_next_to_nothing_makes_a_chart(phases: tuple[tuple[str, ...], ...]) -> None:
    found = make(small(event("a", 1500), phases=phases), "a4")
    assert ("What a was" in words(found)) is (not phases or any(phases))
    assert "Small" in words(found)
    make(small(phases=phases and ((),)), "a4")


def test_standard_asks_for_phases_and_events() -> None:
    assert [m.id for m in OverviewChart().standard(topic("triumvirs"))] == ["overview-chart"]
    few = small(*(event(name, 1500) for name in "abc"), phases=(("a", "b", "c"),))
    assert not OverviewChart().standard(few)


def test_only_weighty_events_where_asked_for() -> None:
    shown = cards(make(topic("soviet"), "a1", minimum_weight=5), topic("soviet"))
    assert {topic("soviet").by_id[name].weight for name in shown} == {5}


def test_it_is_a_layout_and_always_makes_the_same() -> None:
    assert isinstance(OverviewChart(), Layout)
    assert fingerprint(make(topic("soviet"))) == fingerprint(make(topic("soviet")))


def test_words_without_end_are_told() -> None:
    endless = "An effect that is told and told " * 40
    found = make(small(event("a", 1500, 5, effect=endless), event("b", 1510, 4), phases=(("a", "b"),)), "a4")
    check_words(found)
    assert isinstance(group(found, "b"), Group)
    warned = " ".join(w.message for w in found.warnings)
    assert ("What a was" in words(found)) is not bool(re.search("What a was", warned))


def test_an_event_in_the_time_of_the_phases_that_none_counts_as_its_own_is_told() -> None:
    subject = topic("soviet")
    assert not any("in no phase" in problem.message for problem in make(subject).warnings)
    without = tuple(replace(phase, events=phase.events[1:]) for phase in subject.phases)
    (told,) = (p for p in make(replace(subject, phases=without)).warnings if "in no phase" in p.message)
    assert subject.by_id[subject.phases[1].events[0]].title.plain in told.message
    assert "October Revolution" not in told.message, "that was before"
