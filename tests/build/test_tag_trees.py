"""What a screen reader is told of a PDF, word for word: the structure read back from files of the small topic."""

import pytest
from msgspec.structs import replace

from lessonpress.build.backends.backend import PrintOptions, load_backend
from lessonpress.layouts.document import Document, Flow
from lessonpress.layouts.layout import Setting, load_layout
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.decode import decode
from lessonpress.resources.diagnostics import Problems

from ..layouts.sheets import topic
from ..tools.tagtree import tree

FILES = {
    "worksheet": ("worksheet", "sheet"),
    "key": ("worksheet", "answers"),
    "plan": ("lesson-plan", ""),
    "cards": ("fact-cards", ""),
    "poster": ("overview-chart", ""),
    "tiles": ("overview-chart", "a4"),
    "booklet": ("mind-map-outline", "booklet"),
    "handout": ("deck", "handout"),
    "notes": ("deck", "notes"),
}


def document(layout: str, *, answers: bool = False) -> Document:
    of, found, theme = topic("triumvirs"), load_layout(layout), load_theme()
    material = found.standard(of)[0]
    options = decode(material.options, found.Options, Problems(), place=None)
    made = found.make(of, material, options, Setting(theme, PAPERS[found.paper]))
    return replace(made, answers=True) if answers and isinstance(made, Flow) else made


@pytest.mark.parametrize("name", FILES)
def test_the_structure_of_a_file_word_for_word(name: str, golden) -> None:
    layout, edition = FILES[name]
    options = PrintOptions(
        PAPERS[load_layout(layout).paper],
        tile=PAPERS.get(edition),
        halves="booklet" if edition == "booklet" else "",
        slides="notes" if edition == "notes" else "handout",
        build_id="abc1234",
    )
    made = document(layout, answers=edition == "answers")
    golden(f"tags/{name}.txt", tree(load_backend("pdf").render(made, theme=load_theme(), options=options).data))


def test_the_page_is_read_in_the_order_in_which_it_is_seen() -> None:
    """Title, then the questions by their numbers: nothing of the foot, nothing twice."""
    said = tree(load_backend("pdf").render(document("worksheet"), theme=load_theme(), options=PrintOptions()).data)
    heads = [line.strip() for line in said.splitlines() if line.strip().startswith(("H1", "H2"))]
    assert heads[0].startswith("H1") and [head.split('"')[1].split()[0] for head in heads[1:]] == [
        str(number) for number in range(1, len(heads))
    ]
    assert "Page 1 of" not in said and "Build" not in said
