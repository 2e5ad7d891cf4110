"""Who supported an alliance without being counted among its members is shown beside them, everywhere."""

import pytest
from msgspec.structs import replace

from lessonpress.layouts.drawing.scene import Scene, TextBox, flat
from lessonpress.layouts.dump import dump
from lessonpress.layouts.labels import Labels
from lessonpress.layouts.layout import load_layout
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.saying import company
from lessonpress.resources.teaching import Material
from lessonpress.resources.topic import Topic

from .sheets import setting, topic


def pact(**about: object) -> Topic:
    """The shipped topic with another Duumvirate."""
    of = topic("soviet")
    alliances = tuple(replace(a, **about) if a.id == "duumvirate" else a for a in of.alliances)
    return replace(of, alliances=alliances)


def told(layout: str, of: Topic, paper: str = "a3", **options: object) -> str:
    found = load_layout(layout)
    made = found.make(
        of, Material(id="m", layout=layout), found.Options(**options), replace(setting(), paper=PAPERS[paper])
    )
    return " ".join(dump(made).replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    ("layout", "words"),
    [
        ("fact-cards", "with Bukharin, supported by Rykov and Tomsky"),
        ("knowledge-organiser", "Stalin and Bukharin, supported by Rykov and Tomsky against"),
        ("mind-map-outline", "Stalin and Bukharin, supported by Rykov and Tomsky"),
        ("overview-chart", "Stalin and Bukharin, supported by Rykov and Tomsky; against"),
        ("timeline-poster", "with Rykov, Tomsky"),
        ("study-guide", "Stalin and Bukharin, supported by Rykov and Tomsky"),
        ("study-guide", "Duumvirate (supporter)"),
        ("deck", "supported by Rykov and Tomsky"),
    ],
)
def test_supporters_are_named_apart(layout: str, words: str) -> None:
    assert words in told(layout, topic("soviet"))
    assert words not in told(layout, pact(supporters=()))


def test_a_supporter_has_the_alliance_on_their_card() -> None:
    assert "Duumvirate (Stalin–Bukharin bloc), 1925–28: with Stalin and Bukharin" in told("fact-cards", topic("soviet"))


def test_the_only_member_stands_with_the_supporters() -> None:
    of = pact(members=("stalin",), supporters=("bukharin", "rykov"))
    labels, alliance = Labels("en"), of.by_id["duumvirate"]
    assert company(alliance, of, labels) == "Stalin, supported by Bukharin and Rykov"
    assert company(alliance, of, labels, but="stalin") == "Bukharin and Rykov"
    assert "with Bukharin and Rykov, against" in told("fact-cards", of)


def test_badges_of_supporters_stand_after_a_word_of_their_own() -> None:
    """On the chart, where names are short signs."""
    found, of = load_layout("overview-chart"), topic("soviet")
    made = found.make(of, Material(id="m", layout=found.name), found.Options(), replace(setting(), paper=PAPERS["a3"]))
    scene: Scene = made.scene  # type: ignore[union-attr]
    words = [line.text for item in flat(scene.items) if isinstance(item, TextBox) for line in item.lines]
    assert "with" in words
