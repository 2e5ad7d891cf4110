"""A deck that shows one slide of each kind: what a template makes of them is then to be seen."""

from __future__ import annotations

import io
from collections.abc import Mapping

from lessonpress.resources.images import Image, digest_of_image
from lessonpress.resources.markup import Text

from .document import (
    Block,
    Cell,
    Chart,
    Column,
    Deck,
    Drawing,
    Heading,
    Illustration,
    ListBlock,
    Role,
    Slide,
    SlideRole,
    Table,
    paragraph,
    text_cell,
)
from .drawing.scene import Group, Item, Line, Paint, Pattern, Rect, Scene, TextBox
from .labels import Labels
from .pictures import Plate
from .questions import MultipleChoice
from .theme import TextStyle, Theme
from .type.paragraph import Typesetter

NUMBERS = (1923, 386), (1924, 472), (1925, 802), (1926, 1080)
"""Years, and what the sample chart shows of them."""


def proof_deck(titles: Mapping[str, str], language: str, theme: Theme) -> Deck:
    """A slide for each role, with its title, in sample words of this language."""
    labels = Labels(language)
    sample = _Sample(labels, theme, language)
    slides = tuple(_slide(role, title, sample) for role, title in titles.items())
    return Deck(id="proof", title=labels("proof"), subtitle=labels("proof-lead"), language=language, slides=slides)


class _Sample:
    """What stands on the slides."""

    def __init__(self, labels: Labels, theme: Theme, language: str) -> None:
        self.labels, self.theme, self.language = labels, theme, language
        self.text = paragraph(labels("proof-text"))
        self.points = ListBlock(tuple((paragraph(labels(f"proof-point-{n}")),) for n in (1, 2, 3)))

    def heading(self, number: int) -> Heading:
        """A heading over a column."""
        return Heading((Text(self.labels("proof-heading", number=number)),))

    def table(self) -> Table:
        """Three rows under heads."""
        head = tuple(text_cell(self.labels("proof-heading", number=n), header=True) for n in (1, 2))
        rows = tuple(self._row(number) for number in (1, 2, 3))
        return Table((Column(), Column(1.0)), head, rows, caption=self.labels("proof-table"))

    def _row(self, number: int) -> tuple[Cell, Cell]:
        return text_cell(f"{number}", header=True), text_cell(self.labels(f"proof-point-{number}"))

    def chart(self) -> Chart:
        """Four columns."""
        values = tuple((str(year), float(value)) for year, value in NUMBERS)
        title = self.labels("proof-chart")
        return Chart(title, "", values, language=self.language, over_time=True)

    def drawing(self) -> Drawing:
        """Boxes as our diagrams have them: the looks of eight contenders, words on grounds, an arrow."""
        type_, items = Typesetter(self.theme), list[Item]()
        for number, look in enumerate(self.theme.looks):
            x, y = 36.0 * (number % 4), 34.0 * (number // 4)
            pattern = Paint(fill=look.tint, stroke=look.colour, width=1.5, pattern=look.pattern, ink=look.colour)
            items.append(Rect(x, y, 30, 24, Paint(fill=look.tint, stroke=look.colour, width=1.5)))
            items.append(Rect(x, y, 6, 24, pattern if look.pattern is not Pattern.SOLID else Paint(fill=look.colour)))
            words = type_.set(f"{number + 1}", TextStyle("deck-bold", 18, 22, "ink"), 20)
            items.append(TextBox(x + 8, y + 8, 20, words.height, words.at(x + 8, y + 8)))
        items.append(Line(30, 12, 36, 12, Paint(stroke="accent", width=2), arrow=True))
        banner = type_.set(self.labels("proof-drawing"), TextStyle("deck-bold", 18, 22, "paper"), 132, align="center")
        items.append(Rect(0, 68, 138, 14, Paint(fill="accent")))
        items.append(TextBox(3, 71, 132, banner.height, banner.at(3, 71), "center"))
        alt = self.labels("proof-drawing")
        return Drawing(Scene(138, 82, (Group(tuple(items), name="proof", alt=alt),)), alt)

    def picture(self) -> Plate:
        """A picture with its caption and credit."""
        data, width, height = _stripes()
        shown = Image(
            data=data,
            digest=digest_of_image(data),
            width=width,
            height=height,
            title=self.labels("proof-picture"),
            alt=self.labels("proof-picture"),
            credit=self.labels("proof-credit"),
        )
        return Plate((Illustration(shown, (Text(self.labels("proof-picture")),)),))

    def question(self) -> MultipleChoice:
        """A question with four options."""
        options = tuple((Text(self.labels(f"proof-option-{n}")),) for n in (1, 2, 3, 4))
        return MultipleChoice((Text(self.labels("proof-question")),), options, 2, (Text(self.labels("proof-text")),))


def _slide(role: str, title: str, sample: _Sample) -> Slide:
    text, points = sample.text, sample.points
    lead = paragraph(sample.labels("proof-question"), Role.LEAD)
    columns = ((sample.heading(1), points), (sample.heading(2), text))
    blocks: dict[str, tuple[Block, ...]] = {
        "title": (paragraph(sample.labels("proof-lead")), paragraph(sample.labels("proof-point-1"))),
        "section": (text,),
        "text": (text, points),
        "table": (sample.table(),),
        "text-table": (text, sample.table()),
        "chart": (sample.chart(), text, points),
        "chart-only": (sample.chart(),),
        "diagram": (sample.drawing(), text),
        "diagram-only": (sample.drawing(),),
        "picture": (sample.picture(), text),
        "big-question": (lead, text),
        "question": (sample.question(), paragraph(sample.labels("proof-point-1"))),
        "answer": (sample.question(),),
    }
    kinds = {"title": SlideRole.TITLE, "section": SlideRole.SECTION, "answer": SlideRole.ANSWER}
    kinds |= {"big-question": SlideRole.QUESTION, "question": SlideRole.QUESTION}
    if role == "columns":
        return Slide(title, SlideRole.TWO_COLUMNS, (points,), (text,))
    if role == "comparison":
        return Slide(title, SlideRole.TWO_COLUMNS, *columns)
    return Slide(title, kinds.get(role, SlideRole.CONTENT), blocks[role])


def _stripes() -> tuple[bytes, int, int]:
    """A picture of nothing, as a PNG, with its size in dots."""
    from PIL import Image as Pillow
    from PIL import ImageDraw

    picture = Pillow.new("RGB", (1200, 800), "#d8d4cc")
    draw = ImageDraw.Draw(picture)
    for x in range(-800, 1200, 120):
        draw.line((x, 800, x + 800, 0), fill="#b9b3a8", width=40)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue(), 1200, 800
