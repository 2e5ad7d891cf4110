"""Timeline posters, tested by numbers: what stands where, on every paper, for the shipped topic and for others."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lessonpress.resources
from lessonpress.layouts.document import Poster, fingerprint
from lessonpress.layouts.drawing.axis import Axis
from lessonpress.layouts.drawing.scene import Ellipse, Group, Item, Rect, Run, TextBox, dump, flat
from lessonpress.layouts.layout import Layout, Setting
from lessonpress.layouts.paper import PAPERS, SIZES
from lessonpress.layouts.theme import load_theme
from lessonpress.layouts.timeline_poster import PosterOptions, TimelinePoster
from lessonpress.resources.dates import parse_date
from lessonpress.resources.diagnostics import Located, Severity, Span
from lessonpress.resources.markup import Statement, parse
from lessonpress.resources.reader import read_topic
from lessonpress.resources.teaching import Material
from lessonpress.resources.topic import About, Alliance, Event, Person, Phase, Source, Topic

SHEETS = list(product(sorted({paper.name.lower() for paper in SIZES} - {"a5"}), ("landscape", "upright")))
THEME = load_theme()
SLACK = 0.05


@lru_cache(maxsize=1)
def shipped() -> Topic:
    topic = read_topic(Path(lessonpress.resources.__file__).parent / "soviet_succession").topic
    assert topic is not None
    return topic


def said(text: str) -> Statement:
    return Statement(parse(text))


def event(name: str, date: str, title: str, weight: int = 3, people: tuple[str, ...] = ()) -> Event:
    place = Located(name, Span("events.yaml", 3, 9, 9 + len(name)))
    return Event(
        id=place,
        date=parse_date(date),
        title=parse(title),
        description=said(title + ". [@a]"),
        weight=weight,
        people=people,
    )


def person(name: str) -> Person:
    return Person(id=name.lower(), name=name, contender=True, one_line=said(name))


def rome() -> Topic:
    """A small struggle before Christ."""
    events = (
        event("cat", "63 BC", "Catiline conspires"),
        event("triumvirate", "60 BC", "The First Triumvirate", 5, ("caesar", "pompey", "crassus")),
        event("luca", "56-04 BC", "Conference at Luca", 4, ("caesar", "pompey", "crassus")),
        event("carrhae", "53-06-09 BC", "Crassus falls at Carrhae", 5, ("crassus",)),
        event("rubicon", "49-01-10 BC", "Caesar crosses the Rubicon", 5, ("caesar",)),
        event("ides", "44-03-15 BC", "The Ides of March", 5, ("caesar",)),
        event("augustus", "27-01-16 BC", "Octavian becomes Augustus"),
    )
    first = Alliance(
        id="first",
        name="First Triumvirate",
        members=("caesar", "pompey", "crassus"),
        from_=parse_date("60 BC"),
        to=parse_date("53 BC"),
    )
    senate = Alliance(
        id="senate",
        name="Senate with Pompey",
        members=("pompey",),
        against=("caesar",),
        from_=parse_date("52 BC"),
        to=parse_date("48 BC"),
    )
    return Topic(
        topic=About(
            title=parse("The Fall of the Republic"), question=parse("Why Caesar?"), period=parse_date("60/44 BC")
        ),
        people=(person("Caesar"), person("Pompey"), person("Crassus")),
        events=events,
        alliances=(first, senate),
        sources=(Source(id="a", title=parse("Lives"), author="Plutarch"),),
    )


def make(topic: Topic, paper: str = "a3", **options: object) -> Poster:
    material = Material(id="timeline", layout="timeline-poster")
    return TimelinePoster().make(topic, material, PosterOptions(**options), Setting(THEME, PAPERS[paper]))  # type: ignore[arg-type]


@lru_cache(maxsize=32)
def poster(paper: str, orientation: str) -> Poster:
    return make(shipped(), paper, orientation=orientation)


def texts(scene_or_group: object) -> list[TextBox]:
    return [item for item in flat(scene_or_group.items) if isinstance(item, TextBox)]  # type: ignore[attr-defined]


def words(found: Poster) -> str:
    return " ".join(line.text.strip() for box in texts(found.scene) for line in box.lines)


def groups(items: tuple[Item, ...]) -> Iterator[Group]:
    for item in items:
        if isinstance(item, Group):
            yield item
            yield from groups(item.items)


def group(found: Poster, name: str) -> Group:
    return next(g for g in groups(found.scene.items) if g.name == name)


def inks(box: TextBox) -> Iterator[tuple[str, float, float, float, float]]:
    """What the lines of a box cover, each: its words, left, top of the small letters, right, baseline."""
    for line in box.lines:
        runs: list[Run] = list(line.runs)
        top = line.y - max(run.size for run in runs) * 0.2
        yield line.text, min(r.x for r in runs), top, max(r.x + r.width for r in runs), line.y


# ---- every paper ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("paper", "orientation"), SHEETS)
def test_no_words_overlap(paper: str, orientation: str) -> None:
    lines = [ink for box in texts(poster(paper, orientation).scene) for ink in inks(box)]
    for (one, *a), (other, *b) in combinations(lines, 2):
        apart = a[2] <= b[0] + SLACK or b[2] <= a[0] + SLACK or a[3] <= b[1] + SLACK or b[3] <= a[1] + SLACK
        assert apart, f"{one!r} and {other!r}"


@pytest.mark.parametrize(("paper", "orientation"), SHEETS)
def test_everything_lies_on_the_paper(paper: str, orientation: str) -> None:
    scene = poster(paper, orientation).scene
    size = sorted((PAPERS[paper].width, PAPERS[paper].height), reverse=orientation == "landscape")
    assert [scene.width, scene.height] == size
    for box in texts(scene):
        for _, left, top, right, bottom in inks(box):
            assert left >= 5 and right <= scene.width - 5
            assert top >= 5 and bottom <= scene.height - 4
    for item in flat(scene.items):
        if isinstance(item, Rect | Ellipse):
            assert item.x >= 0 and item.y >= 0
            assert item.x + item.w <= scene.width and item.y + item.h <= scene.height


@pytest.mark.parametrize(("paper", "orientation"), SHEETS)
def test_type_can_be_read(paper: str, orientation: str) -> None:
    for box in texts(poster(paper, orientation).scene):
        for line in box.lines:
            for run in line.runs:
                assert run.size >= (6.0 if run.rise else 6.49), run


@pytest.mark.parametrize(("paper", "orientation"), SHEETS)
def test_every_event_is_told_or_reported(paper: str, orientation: str) -> None:
    found = poster(paper, orientation)
    names = {g.name for g in groups(found.scene.items)}
    missing = [e for e in shipped().events if e.id not in names]
    if not missing:
        assert found.warnings == ()
        return
    (warning,) = found.warnings
    assert (warning.severity, warning.code) == (Severity.WARNING, "left-out")
    assert f" {len(missing)} of its {len(shipped().events)} events" in warning.message
    named = sorted(missing, key=lambda e: -e.weight)
    assert all(f"‘{e.title}’" in warning.message for e in named[:10])
    assert (f" and {len(missing) - 10} more" in warning.message) is (len(missing) > 10)
    assert warning.span is not None and warning.span.file == "events.yaml"
    assert all(e.weight < 5 for e in missing)


def test_larger_paper_leaves_out_no_more() -> None:
    def left_out(paper: str) -> int:
        return sum(int(re.search(r"\d+ of its", w.message)[0].split()[0]) for w in poster(paper, "landscape").warnings)

    assert left_out("a4") >= left_out("a3") >= left_out("a1") == left_out("a0") == 0


# ---- what it shows --------------------------------------------------------------------------------------------------


def test_dates_are_true_to_scale() -> None:
    found, topic = poster("a3", "landscape"), shipped()
    start, end = topic.topic.period.first_day, topic.topic.period.last_day
    strip = next(i for i in group(found, "axis").items if isinstance(i, Rect))
    axis = Axis(start, end, strip.x, strip.w)
    dots = 0
    for item in topic.timeline:
        for dot in [
            i for g in groups(found.scene.items) if g.name == item.id for i in g.items if isinstance(i, Ellipse)
        ]:
            dots += 1
            share = ((item.date.first_day + item.date.last_day + 1) / 2 - start) / (end + 1 - start)
            assert dot.x + dot.w / 2 == pytest.approx(strip.x + share * strip.w, abs=0.01)
            assert dot.x + dot.w / 2 == pytest.approx(axis.anchor(item.date), abs=0.01)
    assert dots > 40


def test_every_contender_is_named_in_the_key_with_colour_and_pattern() -> None:
    found, topic = poster("a4", "upright"), shipped()
    key = group(found, "Key")
    shown = {box.lines[0].text for box in texts(key)}
    looks = {(i.paint.fill, i.paint.pattern) for i in flat(key.items) if isinstance(i, Rect)}
    for number, contender in enumerate(topic.contenders):
        assert contender.name in shown
        assert any(pattern is THEME.look(number).pattern for _, pattern in looks)


def test_alliances_are_bands_over_their_time_with_a_ribbon_for_every_contender() -> None:
    found, topic = poster("a3", "landscape"), shipped()
    strip = next(i for i in group(found, "axis").items if isinstance(i, Rect))
    axis = Axis(topic.topic.period.first_day, topic.topic.period.last_day, strip.x, strip.w)
    for alliance in topic.alliances:
        band = group(found, alliance.id)
        head = next(i for i in band.items if isinstance(i, Rect))
        assert head.x == pytest.approx(axis.anchor(alliance.from_), abs=0.5)
        assert alliance.to and head.x + head.w == pytest.approx(axis.anchor(alliance.to), abs=0.5)
        assert band.alt and alliance.name in band.alt
        assert all(topic.name(p) in band.alt for p in (*alliance.members, *alliance.against))
        patterns = {i.paint.pattern for i in band.items if isinstance(i, Rect)}
        for number, contender in enumerate(topic.contenders):
            if contender.id in alliance.members:
                assert THEME.look(number).pattern in patterns
                assert contender.name in " ".join(box.lines[0].text for box in texts(band))


def test_those_in_power_stand_above_the_others_on_a_dark_head() -> None:
    found, topic = poster("a3", "landscape"), shipped()
    heads = {a.id: next(i for i in group(found, a.id).items if isinstance(i, Rect)) for a in topic.alliances}
    governing = {phase.governing for phase in topic.phases}
    dark, light = ([h for key, h in heads.items() if (key in governing) is power] for power in (True, False))
    assert {h.paint.fill for h in dark} == {THEME.colour("ink")}
    assert max(h.y for h in dark) < min(h.y for h in light)


def test_it_reads_in_order() -> None:
    boxes = texts(poster("a3", "landscape").scene)
    assert [b.kind for b in boxes].count("H1") == 1 and boxes[0].kind == "H1"
    assert [b.lines[0].text for b in boxes if b.kind == "H2"] == ["Before", "Key", "After"]
    names = [g.name for g in groups(poster("a3", "landscape").scene.items)]
    during = [e.id for e in shipped().timeline if e.id in names and 1922 <= e.date.year <= 1929]
    assert [n for n in names if n in during] == during


def test_the_summary_tells_it_all() -> None:
    found = poster("a1", "landscape")
    assert all(str(e.title) in found.summary for e in shipped().events)
    assert all(a.name in found.summary for a in shipped().alliances)


def test_sources_are_named_by_their_codes() -> None:
    found = poster("a3", "landscape")
    codes = {r.code for r in found.references}
    assert codes and all(code in words(found) for code in codes)


# ---- other topics ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", ["a4", "a3", "a0"])
def test_a_struggle_before_christ(paper: str) -> None:
    found = make(rome(), paper)
    assert not found.warnings
    told = words(found)
    assert all(date in told for date in ("60\u00a0BC", "44\u00a0BC", "15\u00a0Mar\u00a044\u00a0BC"))
    dots = {
        e.id: next(i for i in group(found, e.id).items if isinstance(i, Ellipse)).x
        for e in rome().events
        if e.id not in ("cat", "augustus")
    }
    assert list(dots) == sorted(dots, key=lambda name: dots[name])
    assert "Catiline conspires" in words_of(group(found, "Before"))
    assert "Octavian becomes Augustus" in words_of(group(found, "After"))


def words_of(found: Group) -> str:
    return " ".join(line.text for box in texts(found) for line in box.lines)


def test_without_phases_no_side_is_called_the_majority() -> None:
    assert "held the majority" not in words(make(rome()))
    powered = Topic(
        **{
            **{name: getattr(rome(), name) for name in Topic.__struct_fields__},
            "phases": (
                Phase(id="p", title=parse("One"), from_=parse_date("60 BC"), summary=said("One"), governing="first"),
            ),
        }
    )
    assert "held the majority" in words(make(powered))


def test_a_phase_that_one_person_led_has_a_band_up_to_its_end() -> None:
    topic, found = shipped(), make(shipped())
    last = topic.phases[-1]
    assert last.governing is None
    band, before = (outline(group(found, name)) for name in (last.id, "duumvirate"))
    assert "Stalin and supporters" in words_of(group(found, last.id))
    assert 0 <= band.x - (before.x + before.w) < 2, "it begins where those in power before it end"
    opposition = outline(group(found, "right-opposition"))
    assert band.x + band.w > opposition.x + opposition.w
    assert "Stalin and supporters (Jan 1928 – Dec 1929): Stalin; against Bukharin, Rykov, Tomsky" in found.summary


def outline(band: Group) -> Rect:
    return max((item for item in band.items if isinstance(item, Rect)), key=lambda rect: rect.w * rect.h)


def test_the_key_explains_turning_points_and_badges() -> None:
    key = words_of(group(make(shipped()), "Key"))
    assert "turning point" in key and "was involved" in key


def test_without_alliances_or_people_there_is_one_plain_axis() -> None:
    lone = tuple(event(f"e{n}", str(1500 + n), f"Event {n}") for n in range(5))
    topic = Topic(
        topic=About(title=parse("Alone"), question=parse("Why?"), period=parse_date("1500/1505")),
        events=lone,
        sources=rome().sources,
    )
    found = make(topic)
    assert [g.name for g in groups(found.scene.items)].count("axis") == 1
    assert all(f"Event {n}" in words(found) for n in range(5))


@pytest.mark.parametrize("period", ["1500", "1500-03/1500-05", "1500/", "/1510", "3000 BC/1999"])
def test_any_period_makes_a_poster(period: str) -> None:
    lone = tuple(event(f"e{n}", str(1500 + n), f"Event {n}", people=("ann",)) for n in range(6))
    brief = Alliance(
        id="brief", name="A Very Brief Understanding", members=("ann",), from_=parse_date("1502"), to=parse_date("1502")
    )
    topic = Topic(
        topic=About(title=parse("Any"), question=parse("Why?"), period=parse_date(period)),
        people=(person("Ann"),),
        events=lone,
        alliances=(brief,),
        sources=rome().sources,
    )
    for paper in ("a4", "a1"):
        found = make(topic, paper)
        assert len([e for e in lone if str(e.title) in found.summary]) == 6


def test_options_choose_what_is_shown() -> None:
    heavy = make(shipped(), "a3", minimum_weight=5)
    assert not heavy.warnings and "Trotsky falls ill" not in heavy.summary
    silent = make(rome(), "a3", text=False)
    assert "Crassus falls at Carrhae." not in words(silent) and "Crassus falls at Carrhae." in words(make(rome()))
    cropped = make(shipped(), "a3", from_=parse_date("1924"), to=parse_date("1925"))
    assert "Stalin becomes General Secretary" in words_of(group(cropped, "Before"))
    bare = make(shipped(), "a3", from_=parse_date("1924"), to=parse_date("1925"), before_and_after=False)
    assert "Stalin becomes General Secretary" not in bare.summary


# ---- topics that say too much ---------------------------------------------------------------------------------------


def crowd(count: int, words: str = "Person") -> tuple[Person, ...]:
    return tuple(person(f"{words}{number}") for number in range(count))


def alliances(count: int, people: tuple[Person, ...], name: str = "Pact") -> tuple[Alliance, ...]:
    return tuple(
        Alliance(
            id=Located(f"a{n}", Span("alliances.yaml", n + 1, 9, 12)),
            name=f"{name} {n}",
            members=tuple(p.id for p in people[n % 5 : n % 5 + 1 + n % 4]),
            against=tuple(p.id for p in people[-1:]),
            from_=parse_date(str(1900 + n % 8)),
            to=parse_date(str(1901 + n % 8 + n % 3)),
        )
        for n in range(count)
    )


def large(
    events: tuple[Event, ...] = (),
    people: tuple[Person, ...] = (),
    allied: tuple[Alliance, ...] = (),
    title: str = "Many",
    question: str = "Why?",
) -> Topic:
    about = About(title=parse(title), question=parse(question), period=parse_date("1900/1910"))
    return Topic(topic=about, people=people, events=events, alliances=allied, sources=rome().sources)


def assert_on_the_page(found: Poster) -> None:
    scene = found.scene
    for box in texts(scene):
        for ink, left, top, right, bottom in inks(box):
            assert left >= 0 and top >= 0 and right <= scene.width and bottom <= scene.height, ink
    for item in flat(scene.items):
        if isinstance(item, Rect | Ellipse):
            assert item.x >= 0 and item.y >= 0
            assert item.x + item.w <= scene.width + SLACK and item.y + item.h <= scene.height + SLACK


def test_of_too_many_events_before_it_the_weightiest_are_listed_and_the_others_counted() -> None:
    events = tuple(event(f"e{n}", str(1500 + n), f"Event {n}", 5 if n % 50 == 0 else 2) for n in range(300))
    found = make(large(events), "a4")
    assert_on_the_page(found)
    told = words_of(group(found, "Before"))
    assert all(f"Event {n}" in told for n in range(0, 300, 50))
    count = int(re.search(r"and (\d+) more", told)[1])
    (warning,) = found.warnings
    assert f"no room for {count} of its 300 events" in warning.message
    assert warning.message.count("‘") == 10 and f"and {count - 10} more" in warning.message


def test_the_least_of_too_many_alliances_are_left_out_aloud() -> None:
    people = crowd(7)
    lone = tuple(event(f"e{n}", str(1900 + n), f"Event {n}") for n in range(8))
    found = make(large(lone, people, alliances(60, people)), "a4")
    assert_on_the_page(found)
    (warning,) = found.warnings
    assert re.search(r"no room for \d+ of its 60 alliances: ‘Pact", warning.message)
    assert warning.span is not None and warning.span.file == "alliances.yaml"
    assert all(f"Event {n}" in found.summary for n in range(8))
    shown = {g.name for g in groups(found.scene.items)} & {f"a{n}" for n in range(60)}
    assert f"no room for {60 - len(shown)} of" in warning.message


def test_words_that_are_too_long_are_cut_aloud() -> None:
    found = make(large(question="Why not? " * 300, title="A long title " * 60), "a4")
    assert_on_the_page(found)
    assert {w.message.rpartition(" ")[2] for w in found.warnings} == {"question", "title"}


def test_an_alliance_without_members_is_still_an_alliance() -> None:
    alone = Alliance(id="lone", name="Nobody", members=(), from_=parse_date("1902"), to=parse_date("1905"))
    assert group(make(large(allied=(alone,))), "lone").alt == "Nobody (1902–05)"


@given(
    before=st.integers(0, 200),
    during=st.integers(0, 40),
    people=st.integers(0, 40),
    allied=st.integers(0, 60),
    length=st.integers(1, 60),
    paper=st.sampled_from(["a4", "a3"]),
    orientation=st.sampled_from(["landscape", "upright"]),
)
@settings(max_examples=25, deadline=None)
def test_nothing_lies_off_the_page_whatever_the_topic(
    before: int, during: int, people: int, allied: int, length: int, paper: str, orientation: str
) -> None:
    who = crowd(people, "Name" * (1 + length // 6))
    early = tuple(event(f"b{n}", str(1500 + n), "Early " * length, 1 + n % 5) for n in range(before))
    late = tuple(event(f"l{n}", str(1911 + n), "Late " * length, 1 + n % 5) for n in range(before // 2))
    amid = tuple(
        event(f"e{n}", str(1900 + n % 11), "Event " * length, 1 + n % 5, tuple(p.id for p in who))
        for n in range(during)
    )
    topic = large((*early, *amid, *late), who, alliances(allied, who, "Pact " * length), "T " * length, "Q " * length)
    assert_on_the_page(make(topic, paper, orientation=orientation))


@pytest.mark.parametrize(("begin", "end"), [("1925", "1924"), ("1935", None), (None, "1890")])
def test_an_axis_that_would_run_backwards_shows_the_topics_period_and_says_so(
    begin: str | None, end: str | None
) -> None:
    place = Span("materials.yaml", 7, 12, 16)
    dates = {"from_": begin and parse_date(begin, place), "to": end and parse_date(end, place)}
    found = make(shipped(), "a3", **dates)
    (warning,) = (w for w in found.warnings if w.code == "order")
    assert warning.span == place and "end before that" in warning.message
    assert "1922" in words(found) and "1929" in words(found)


def test_letters_that_no_face_has_are_told() -> None:
    (warning,) = make(large((event("e", "1905", "The 漢 event"),))).warnings
    assert warning.code == "missing-letter" and "漢" in warning.message


def test_more_contenders_than_looks_are_told() -> None:
    (warning,) = make(large(people=crowd(9))).warnings
    assert warning.code == "looks" and "9 contenders" in warning.message
    assert not make(large(people=crowd(8))).warnings


def test_a_poster_loads_no_hyphens_where_no_word_is_broken() -> None:
    code = "import sys; from tests.layouts.test_timeline_poster import make, shipped; make(shipped())"
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", f"{code}; assert 'pyphen' not in sys.modules"], check=True, cwd=root)


# ---- the layout -----------------------------------------------------------------------------------------------------


def test_it_is_a_layout_and_always_gives_the_same() -> None:
    assert isinstance(TimelinePoster(), Layout)
    once, again = make(shipped()), make(shipped())
    assert fingerprint(once) == fingerprint(again) and dump(once.scene) == dump(again.scene)


def test_a_poster_is_made_of_five_events_or_more() -> None:
    layout = TimelinePoster()
    assert [m.layout for m in layout.standard(rome())] == ["timeline-poster"]
    few = Topic(topic=rome().topic, events=rome().events[:4])
    assert layout.standard(few) == ()
