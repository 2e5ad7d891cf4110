"""Diagrams, tested by numbers: what stands where, on every paper, of the two topics and of those that nobody wrote."""

from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lessonpress.layouts.diagram import Diagram, DiagramOptions
from lessonpress.layouts.diagrams.bodies import Detail, in_order, seated
from lessonpress.layouts.diagrams.camps import camps_of
from lessonpress.layouts.diagrams.hand import hand_for, largest, sizes
from lessonpress.layouts.diagrams.numbers import drawn, in_text
from lessonpress.layouts.diagrams.organisation import Chart as Organisation
from lessonpress.layouts.diagrams.standing import story
from lessonpress.layouts.document import Chart, Drawing, Poster
from lessonpress.layouts.drawing.extent import extent
from lessonpress.layouts.drawing.scene import Ellipse, Group, Line, Rect, Scene, TextBox, flat
from lessonpress.layouts.layout import load_layout
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.theme import load_theme
from lessonpress.layouts.type.paragraph import Typesetter
from lessonpress.resources.dates import parse_date
from lessonpress.resources.markup import parse
from lessonpress.resources.teaching import Material
from lessonpress.resources.topic import Figure, Topic

from .generated import topics
from .posters import check_words, group, groups, texts
from .posters import words as words_of
from .sheets import parts, setting, topic

LAYOUT = Diagram()
LONG = "Maximilian von Hohenfels-Brandenburg"
SLACK = 0.05
plenty = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
each_topic = pytest.mark.parametrize("name", ["soviet", "triumvirs"])


def sheet(of: Topic, paper: str = "a4", **options: object) -> Poster:
    made = Diagram().make(of, Material(id="d", layout="diagram"), DiagramOptions(**options), on(paper))
    assert isinstance(made, Poster)
    return made


def sheets(of: Topic, paper: str = "a4") -> list[Poster]:
    return [LAYOUT.make(of, m, DiagramOptions(**m.options), on(paper)) for m in LAYOUT.standard(of)]


def on(paper: str):
    return replace(setting(), paper=PAPERS[paper])


def letters(text: str) -> str:
    """Letters alone: a long name may be broken over lines."""
    return "".join(c for c in text if c.isalnum())


def check(found: Poster) -> None:
    """Nothing overlaps, nothing leaves the sheet or the diagram's frame, no word is too small."""
    check_words(found)
    drawn = group(found, "diagram")
    for box in texts(drawn):
        assert all(run.size >= 7.0 - 1e-6 for line in box.lines for run in line.runs), box.lines[0].text
    assert drawn.alt == found.summary
    left, top, right, bottom = extent(drawn)
    assert left >= 4 and top >= 4 and right <= found.scene.width - 4 and bottom <= found.scene.height - 4
    frames = [item for item in flat(drawn.items) if isinstance(item, Rect)]
    for one, other in combinations(frames, 2):
        assert apart(one, other) or inside(one, other) or inside(other, one)
    discs = [item for item in flat(drawn.items) if isinstance(item, Ellipse)]
    for disc, box in ((disc, box) for disc in discs for box in frames):
        assert apart(disc, box) or inside(disc, box)


def apart(a: Rect | Ellipse, b: Rect | Ellipse) -> bool:
    return a.x + a.w <= b.x + SLACK or b.x + b.w <= a.x + SLACK or a.y + a.h <= b.y + SLACK or b.y + b.h <= a.y + SLACK


def inside(a: Rect | Ellipse, b: Rect) -> bool:
    return (
        a.x >= b.x - SLACK and a.y >= b.y - SLACK and a.x + a.w <= b.x + b.w + SLACK and a.y + a.h <= b.y + b.h + SLACK
    )


@each_topic
@pytest.mark.parametrize("paper", ["a4", "a3", "a5", "letter", "a1"])
def test_every_diagram_of_a_topic_stands_on_every_paper(name: str, paper: str) -> None:
    of = topic(name)
    made = sheets(of, paper)
    assert len(made) >= 7
    for found in made:
        if paper != "a5":
            assert found.warnings == ()
        if any(g.name == "diagram" for g in groups(found.scene.items)):
            check(found)
        else:
            assert found.warnings


@plenty
@given(topics(), st.booleans(), st.sampled_from(["a4", "letter", "a3"]))
def test_diagrams_of_topics_that_nobody_wrote(of: Topic, long: bool, paper: str) -> None:
    if long:
        of = replace(of, people=(*(replace(p, name=f"{LONG} {p.name}") for p in of.people[:2]), *of.people[2:]))
    for material in LAYOUT.standard(of):
        options = DiagramOptions(**material.options)
        found = LAYOUT.make(of, material, options, on(paper))
        if not any(g.name == "diagram" for g in groups(found.scene.items)):
            assert [w.code for w in found.warnings if "no room for what" in w.message] == ["left-out"]
            continue
        check(found)
        said = letters(words_of(group(found, "diagram")))
        for name in named(of, options):
            assert letters(name) in said


def named(of: Topic, options: DiagramOptions) -> list[str]:
    """What a diagram must name."""
    match options.show:
        case "alliances":
            found = camps_of(of, of.by_id[options.phase])
            assert found
            return [of.name(person) for person in found.people]
        case "standing":
            told = [
                [person for event in of.events if person in event.standing] for person in (p.id for p in of.contenders)
            ]
            return [of.name(one[0]) for one in told if len(one) > 1]
        case "bodies":
            return [body.name for body in of.bodies]
        case "numbers":
            return [value.label.plain for value in of.by_id[options.figure].values]


# ---- alliances -------------------------------------------------------------------------------------------------------


def camp_names(of: Topic, phase: str) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]], tuple[str, ...]]:
    found = camps_of(of, of.by_id[phase])
    assert found
    return [c.members for c in found.governing], [c.members for c in found.opposing], found.apart


def test_camps_are_those_of_the_phase() -> None:
    of = topic("soviet")
    triumvirate = ("stalin", "zinoviev", "kamenev")
    assert camp_names(of, "lenins-illness") == (
        [triumvirate],
        [("trotsky", "pyatakov")],
        ("bukharin", "rykov", "tomsky"),
    )
    opposing = [("zinoviev", "kamenev", "krupskaya", "sokolnikov"), ("trotsky",)]
    assert camp_names(of, "defeating-leningrad") == ([("stalin", "bukharin")], opposing, ())


def test_those_whom_nobody_names_are_in_power_by_their_enemies() -> None:
    left, right, apart = camp_names(topic("soviet"), "breaking-the-right")
    assert (left, right[0][0], apart) == ([("stalin",)], "bukharin", ("trotsky", "zinoviev", "kamenev"))


def test_the_dead_stand_in_no_camp() -> None:
    *_, apart = camp_names(topic("triumvirs"), "civil-war-years")
    assert "crassus" not in apart


def test_a_phase_without_sides_has_no_diagram() -> None:
    of = topic("triumvirs")
    assert camps_of(of, of.by_id["rivals"]) is None
    made = sheet(of, show="alliances", phase="rivals")
    assert [w.code for w in made.warnings] == ["too-few-facts"]
    assert "alliances-rivals" not in [m.id for m in LAYOUT.standard(of)]


def test_supporters_hang_on_a_broken_line_and_enemies_on_a_zigzag() -> None:
    of = topic("soviet")
    drawn = group(sheet(of, show="alliances", phase="defeating-the-left"), "diagram")
    broken = [item for item in flat(drawn.items) if isinstance(item, Line) and item.paint.dash]
    assert len(broken) == 2  # the tie, and the key's
    alone = replace(of, alliances=tuple(replace(a, supporters=()) for a in of.alliances))
    drawn = group(sheet(alone, show="alliances", phase="defeating-the-left"), "diagram")
    assert not [item for item in flat(drawn.items) if isinstance(item, Line) and item.paint.dash]
    assert "supported them" not in words_of(drawn)


# ---- standing --------------------------------------------------------------------------------------------------------


def test_time_is_true_to_scale() -> None:
    """Between the events of 3 April 1922 and 21 December 1929, each stands where its days put it."""
    of = topic("soviet")
    drawn = group(sheet(of, show="standing"), "diagram")
    (ground,) = (item for item in drawn.items if isinstance(item, Rect))
    poles = sorted(
        item.x1
        for item in drawn.items
        if isinstance(item, Line) and item.x1 == item.x2 and item.y2 - item.y1 == pytest.approx(ground.h)
    )
    found = story(of)
    assert found is not None
    events = [found.events[number].date for number in found.named]
    middle = [(date.first_day + date.last_day + 1) / 2 for date in events]
    scale = (poles[-1] - poles[0]) / (middle[-1] - middle[0])
    assert poles == pytest.approx([poles[0] + (m - middle[0]) * scale for m in middle], abs=0.2)


def test_dates_with_open_ends_stand_where_they_are_known() -> None:
    of = topic("triumvirs")
    dates = {"pact": parse_date("/60 BC"), "pharsalus": parse_date("48 BC/")}
    open_ = replace(of, events=tuple(replace(e, date=dates.get(e.id, e.date)) for e in of.events))
    check(sheet(open_, show="standing"))


def test_standing_needs_three_events_and_two_people() -> None:
    of = topic("triumvirs")
    few = replace(of, events=tuple(replace(e, standing={}) if e.id in ("pact", "carrhae") else e for e in of.events))
    assert [w.code for w in sheet(few, show="standing").warnings] == ["too-few-facts"]
    assert "standing-over-time" not in [m.id for m in LAYOUT.standard(few)]


# ---- bodies ----------------------------------------------------------------------------------------------------------


def test_who_sat_where_comes_from_posts() -> None:
    of = topic("triumvirs")
    (consuls, sole) = seated(of, of.by_id["consuls"])
    assert (consuls.office, consuls.people[0], sole.people) == ("Consul", ("pompey", "70 BC"), (("pompey", "52 BC"),))
    later = replace(of, topic=replace(of.topic, period=parse_date("60/44 BC")))
    assert ("pompey", "70 BC") not in seated(later, later.by_id["consuls"])[0].people


def test_a_body_stands_below_those_that_chose_it() -> None:
    of = topic("soviet")
    order = [body.id for body in in_order(of)]
    assert all(order.index(above) < order.index(low) for above, below in of.below.items() for low in below)
    found = sheet(of, show="bodies")
    tops = {body.id: group(found, body.id).items[0].y for body in of.bodies}  # type: ignore[union-attr]
    assert all(tops[above] < tops[low] for above, below in of.below.items() for low in below)


def test_what_has_no_room_is_left_out_and_told() -> None:
    many = sheet(topic("soviet"), "a5", show="bodies")
    assert ["room for all details" in w.message for w in many.warnings] == [True]
    assert "Politburo" in words_of(many) and "1919–24" not in words_of(many)


def test_boxes_tell_as_much_as_asked() -> None:
    of = topic("triumvirs")
    hand = hand_for(of, Typesetter(load_theme(), "en", smallest=7.0), 9.0)
    told = []
    for detail in Detail:
        scene = Organisation(hand, of, detail).scene(270, 170)
        assert scene
        told.append(" ".join(line.text for box in flat(scene.items) if isinstance(box, TextBox) for line in box.lines))
    assert ["Cato" in words for words in told] == [False, True, True]
    assert ["62\u00a0BC" in words for words in told] == [False, False, True]


# ---- numbers ---------------------------------------------------------------------------------------------------------


def bars(scene: Scene) -> list[Rect]:
    return [item for item in flat(scene.items) if isinstance(item, Rect)]


def scene_of(values: dict[str, float], *, over_time: bool = False, size: float = 9.0, width: float = 150.0) -> Scene:
    chart = Chart("T", "men", tuple(values.items()), "en", over_time)
    return in_text(chart, Typesetter(load_theme(), "en"), size, width)


numbers = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(-1000, 10**6), min_size=2)


@given(numbers, st.booleans())
def test_bars_are_as_long_as_their_numbers(values: dict[str, float], over_time: bool) -> None:
    """From zero, on one scale, whatever lies or stands."""
    scene = scene_of(values, over_time=over_time)
    found = [n for n in values.values() if n]
    upright = over_time and len(values) <= 6 and min(values.values()) >= 0
    long = [bar.h if upright else bar.w for bar in bars(scene)]
    unit = max(long, default=0.0) / max(map(abs, found), default=1.0)
    assert long == pytest.approx([abs(n) * unit for n in found])
    ends = {
        round(bar.y + bar.h if upright else bar.x if n > 0 else bar.x + bar.w, 3)
        for bar, n in zip(bars(scene), found, strict=True)
    }
    assert len(ends) <= 1


def test_time_stands_and_comparisons_lie() -> None:
    votes, sizes_ = {"For": 559.0, "Against": 65.0}, {"1924": 472000.0, "1925": 1088000.0}
    assert len({bar.x for bar in bars(scene_of(votes))}) == 1
    assert len({bar.y + bar.h for bar in bars(scene_of(sizes_, over_time=True))}) == 1
    many = {str(year): float(year) for year in range(1917, 1926)}
    assert len({bar.x for bar in bars(scene_of(many, over_time=True))}) == 1


@pytest.mark.parametrize("width", [8.0, 40.0, 170.0])
def test_a_chart_finds_room_in_any_column(width: float) -> None:
    scene = scene_of({"Unconstitutionally elected": 12345678.0, "B": 0.5}, width=width)
    assert scene.width >= width
    for item in scene.items:
        left, _, right, _ = extent(item)
        assert left >= -SLACK and right <= scene.width + 0.5


def test_values_with_dates_come_in_order_of_time() -> None:
    of = topic("triumvirs")
    figure: Figure = of.by_id["triumphs-of-pompey"]
    turned = replace(figure, values=figure.values[::-1])
    found = sheet(replace(of, figures=(turned,)), show="numbers")
    said = words_of(found)
    assert said.index("Africa") < said.index("Spain") < said.index("The East")


def test_notes_of_numbers_are_printed() -> None:
    said = words_of(sheet(topic("soviet"), show="numbers", figure="party-size"))
    assert "Start of 1924: Another count gives 446,000." in said and "1,088,000" in said


def test_the_guide_has_charts_beside_their_phases() -> None:
    of = topic("soviet")
    guide = load_layout("study-guide")
    made = guide.make(of, Material(id="g", layout="study-guide"), guide.Options(), setting())
    assert {chart.title for chart in parts(made, Chart)} == {f.title.plain for f in of.figures if len(f.values) > 1}


# ---- slides ----------------------------------------------------------------------------------------------------------


@each_topic
def test_slides_show_bodies_and_standing_in_words_that_can_be_read(name: str) -> None:
    of, deck = topic(name), load_layout("deck")
    made = deck.make(of, Material(id="s", layout="deck"), deck.Options(), setting())
    for title in ("Who chose whom", "Who rose, and who fell? One judgement"):
        (slide,) = (slide for slide in made.slides if slide.title.startswith(title))
        (drawing,) = slide.blocks
        assert isinstance(drawing, Drawing) and drawing.alt
        sizes_ = [run.size for run in parts(drawing.scene, TextBox) for line in run.lines for run in line.runs]
        assert min(sizes_) >= 14.0
        assert drawing.scene.width <= 302 and drawing.scene.height <= 125.01


def test_largest_is_the_first_that_fits() -> None:
    hand = hand_for(topic("triumvirs"), Typesetter(load_theme(), "en"), 7.0)
    assert largest(hand, sizes(20, 7), lambda one: one.size if one.size < 10 else None) == pytest.approx(9.55, abs=0.5)
    assert largest(hand, sizes(20, 7), lambda one: None) is None
    chart = Chart("T", "", (("a", 1.0), ("b", 2.0)))
    assert drawn(chart, hand, 100.0, 5.0) is None


def test_options_of_a_chosen_thing() -> None:
    of = topic("soviet")
    titled = Diagram().make(
        of, Material(id="d", layout="diagram", title=parse("My title")), DiagramOptions(show="standing"), on("a4")
    )
    assert (titled.title, "My title" in words_of(titled)) == ("My title", True)
    upright = sheet(of, show="numbers", figure="vote-14", orientation="upright")
    assert (upright.scene.width, upright.scene.height) == (210, 297)
    assert isinstance(group(upright, "diagram"), Group)
