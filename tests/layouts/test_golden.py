"""What a small topic becomes, word for word: every material that can be made of the triumvirs."""

from pathlib import Path

import pytest

from lessonpress.layouts.dump import dump
from lessonpress.layouts.layout import Setting, load_layout
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.decode import decode
from lessonpress.resources.diagnostics import Problems
from lessonpress.resources.reader import read_topic

TOPIC = read_topic(Path(__file__).parents[1] / "topics" / "triumvirs").topic
LAYOUTS = (
    "worksheet", "timeline-poster", "fact-cards", "deck", "essay", "overview-chart", "mind-map", "mind-map-outline",
    "knowledge-organiser", "study-guide", "diagram",
)  # fmt: skip
MATERIALS = [m for name in LAYOUTS for m in load_layout(name).standard(TOPIC)]


@pytest.mark.parametrize("material", MATERIALS, ids=lambda m: f"{m.layout}-{m.id}")
def test_the_triumvirs_word_for_word(material, golden):
    layout = load_layout(material.layout)
    options = decode(material.options, layout.Options, Problems(), place=None)
    document = layout.make(TOPIC, material, options, Setting(load_theme(), PAPERS[layout.paper]))
    golden(f"triumvirs/{material.layout}-{material.id}.txt", dump(document))


def test_every_layout_makes_something_of_a_small_topic():
    assert {m.layout for m in MATERIALS} == set(LAYOUTS)
