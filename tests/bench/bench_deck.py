"""What a long deck costs: `python tests/bench/bench_deck.py [runs]`.

Decks of 200 and of 2,000 slides (text, tables, charts, drawings, questions, all with notes) are written, each in a
process of its own. Told are seconds of the processor, without those that imports take, and the peak of memory.
"""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from statistics import median
from time import process_time

from lessonpress.layouts.document import (
    Block,
    Chart,
    Column,
    Deck,
    Drawing,
    ListBlock,
    Slide,
    SlideContents,
    SlideEntry,
    SlideRole,
    Table,
    paragraph,
    text_cell,
)
from lessonpress.layouts.drawing.scene import Line, Paint, Rect, Scene, TextBox
from lessonpress.layouts.questions import MultipleChoice
from lessonpress.layouts.theme import TextStyle, load_theme
from lessonpress.layouts.type.paragraph import Typesetter
from lessonpress.resources.markup import Text

FEW, MANY = 200, 2000
MOST, ROOM = 12, 200
"""Ten times as many slides may take so many times as long, and so many megabytes."""
SENTENCE = "The party met in the capital and voted, as it had been told to, for the man who had written the list."


def long_deck(count: int) -> Deck:
    """A deck of so many slides: of six one is text, one a table, one a drawing, one a chart, two ask and answer."""
    entries = tuple(SlideEntry((Text(f"Part {n}"),), f"s{n}") for n in range(0, min(count, FEW), 40))
    contents = Slide("What is to come", blocks=(SlideContents(entries),), id="agenda")
    return Deck("long", "A long deck", "en", slides=(contents, *_slides(count - 1)))


def _slides(count: int) -> Iterator[Slide]:
    type_ = Typesetter(load_theme())
    roles = {4: SlideRole.QUESTION, 5: SlideRole.ANSWER}
    for number in range(count):
        notes = tuple(paragraph(f"{number}: {SENTENCE}") for _ in range(4))
        section = f"Part {number}" if number % 40 == 0 else ""
        role = roles.get(number % 6, SlideRole.CONTENT)
        yield Slide(f"Slide {number}", role, _blocks(number, type_), notes=notes, section=section, id=f"s{number}")


def _blocks(number: int, type_: Typesetter) -> tuple[Block, ...]:
    match number % 6:
        case 0:
            return (
                paragraph(SENTENCE),
                ListBlock(tuple((paragraph(f"{n} {SENTENCE}"),) for n in range(number % 4 + 1))),
            )
        case 1:
            rows = tuple((text_cell(f"{number} {n}", header=True), text_cell(SENTENCE)) for n in range(5))
            return (Table((Column(), Column(1.0)), (), rows, caption="Rows"),)
        case 2:
            return (_drawing(number, type_), paragraph(SENTENCE))
        case 3:
            values = tuple((f"Year {n}", float(number + n)) for n in range(6))
            return (Chart(f"Chart {number}", "members", values, over_time=True), paragraph(SENTENCE))
        case _:
            options = tuple((Text(f"Answer {n} of {number - number % 6}"),) for n in range(4))
            return (MultipleChoice((Text("Who voted for whom?"),), options, number // 6 % 4, (Text(SENTENCE),)),)


def _drawing(number: int, type_: Typesetter) -> Drawing:
    """Twelve boxes with words, joined by lines."""
    paint, items = Paint(fill="#ffffff", stroke="#1f4e79"), []
    for n in range(12):
        x, y = 70.0 * (n % 4), 30.0 * (n // 4)
        words = type_.set(f"Box {number}.{n}", TextStyle("deck", 16, 20), 50)
        items += [Rect(x, y, 55, 16, paint), TextBox(x + 2, y + 3, 50, words.height, words.at(x + 2, y + 3))]
        items.append(Line(x + 55, y + 8, x + 70, y + 8, paint))
    return Drawing(Scene(300, 90, tuple(items)), "Boxes")


def alone(count: int) -> tuple[float, float]:
    """Seconds of the processor and megabytes of a process that writes one deck."""
    run = subprocess.run([sys.executable, __file__, "--deck", str(count)], check=True, capture_output=True, text=True)
    seconds, megabytes = run.stdout.split()
    return float(seconds), float(megabytes)


def _written(count: int) -> None:
    from lessonpress.build.backends.backend import PrintOptions
    from lessonpress.build.backends.pptx.backend import Pptx

    theme, deck = load_theme(), long_deck(count)
    Pptx().render(long_deck(2), theme=theme, options=PrintOptions())  # whatever is loaded once
    before = process_time()
    pages = Pptx().render(deck, theme=theme, options=PrintOptions()).pages
    assert pages == count, pages
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * (1024 if sys.platform == "darwin" else 1))
    print(process_time() - before, peak)


def main(runs: int) -> None:
    """Run everything in turn, then print the table."""
    few, many = [], []
    for _ in range(runs):
        few.append(alone(FEW))
        many.append(alone(MANY))
    short, long = median(seconds for seconds, _ in few), median(seconds for seconds, _ in many)
    print(f"{FEW} slides{short:14.2f} s")
    print(f"{MANY} slides{long:13.2f} s   {long / short:5.1f} times as long, at most {MOST}")
    print(f"peak of memory{max(peak for _, peak in many):10.0f} MB          under {ROOM} MB")


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if "--deck" in sys.argv:
        _written(int(sys.argv[-1]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
