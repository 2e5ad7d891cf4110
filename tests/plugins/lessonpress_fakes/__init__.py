"""Small layouts and backends for tests: real plug-ins, found by their entry points."""

import os
from pathlib import Path

from lessonpress.build.backends.backend import Rendering
from lessonpress.layouts.document import Deck, Flow, Gap, Paragraph, Slide, Text
from lessonpress.layouts.drawing.scene import Paint, Rect, Scene
from lessonpress.layouts.dump import dump
from lessonpress.layouts.questions import printed
from lessonpress.resources.diagnostics import Diagnostic, Severity
from lessonpress.resources.items import Item, Level, PersonId


class SheetOptions(Item, kw_only=True):
    person: PersonId | None = None
    ask: bool = True
    level: Level | None = None
    too_long: bool = False


class FakeSheet:
    """A sheet that asks for everybody's name."""

    name = "fake-sheet"
    folder = "worksheets"
    paper = "a4"
    Options = SheetOptions

    def make(self, topic, material, options, setting):
        words = [Paragraph((Text(f"{person.one_line.plain} "), *((Gap(person.name),) if options.ask else ())))
                 for person in topic.people]  # fmt: skip
        long = Diagnostic(Severity.WARNING, "too-long", "this is too long for the sheet", material.id.span)
        return Flow(
            id=material.id,
            title=str(material.title or material.id),
            language=topic.language,
            subtitle=f"{setting.paper.name} {setting.level}",
            blocks=tuple(words),
            variant=setting.variant if options.ask else "",
            warnings=(long,) if options.too_long else (),
        )

    def standard(self, topic):
        return ()


class FakeSlides:
    """One slide."""

    name = "fake-slides"
    folder = "slides"
    paper = "a4"
    Options = Item

    def make(self, topic, material, options, setting):
        return Deck(id=material.id, title="Slides", language="en", slides=(Slide(str(topic.topic.title)),))

    def standard(self, topic):
        return ()


class FakeBroken(FakeSlides):
    """Fails, or takes its process with it."""

    name = "fake-broken"

    def make(self, topic, material, options, setting):
        if material.id.startswith("killed"):
            os._exit(1)
        raise ValueError("a fault in a plug-in")


class Words:
    """Flows as plain text."""

    name = "words"
    suffix = ".txt"
    forms = (Flow,)

    def render(self, document, *, theme, options):
        if record := os.environ.get("FAKES_RECORD"):
            with Path(record).open("a") as file:
                file.write(f"{document.id} {document.answers}\n")
        text = f"{dump(printed(document))}\nbuild {options.build_id} on {options.paper.name}\n"
        scene = Scene(210, 297, (Rect(20, 20, 100, 10, Paint(fill="#cccccc")),))
        return Rendering(text.encode(), scene, pages=1)


class Screen:
    """Decks as plain text."""

    name = "screen"
    suffix = ".slides.txt"
    forms = (Deck,)

    def render(self, document, *, theme, options):
        return Rendering(dump(document).encode(), pages=len(document.slides))
