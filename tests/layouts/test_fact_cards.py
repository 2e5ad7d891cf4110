"""Fact cards: what a topic knows of a person is on the card."""

from lessonpress.layouts.document import fingerprint
from lessonpress.layouts.dump import dump
from lessonpress.layouts.layout import Setting, load_layout
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.reader import read_topic
from lessonpress.resources.teaching import Material

from ..images import drawn
from .sheets import setting, topic

TOPIC = """\
topic: {title: The Two, question: Who?, period: 1920/1930}
people:
  - id: ann
    name: Ann
    full-name: Ann Alice of Ely
    native-name: Анна
    born: {date: 1878-05-01, place: Ely}
    died: {date: 1953-03-05}
    contender: true
    one-line: The elder
    picture: {file: ann.png, alt: Ann at her desk, credit: Photograph by N. N.}
    posts:
      - {title: Secretary, from: 1922}
      - {title: Clerk, from: 1918, to: 1921}
      - {title: Page, to: 1917}
  - {id: bob, name: Bob, one-line: The younger, contender: true, full-name: Bob}
alliances:
  - {id: pact, name: The Pact, also-called: [Duo, Pair], members: [ann, bob], from: 1923, to: 1925}
"""


def cards_of(folder, picture=None):
    (folder / "topic.yaml").write_text(TOPIC)
    (folder / "ann.png").write_bytes(picture or drawn())
    reading = read_topic(folder)
    assert reading.topic, reading.diagnostics
    layout = load_layout("fact-cards")
    (material,) = layout.standard(reading.topic)
    return layout.make(reading.topic, material, layout.Options(), Setting(load_theme(), PAPERS["a4"]))


def test_names_places_posts_and_alliances(tmp_path):
    ann, bob, _ = cards_of(tmp_path).cards
    assert (ann.full_name, ann.dates) == ("Ann Alice of Ely", "1 May 1878 – 5 March 1953")
    assert ann.life == ("born 1 May 1878, Ely", "died 5 March 1953")
    assert (bob.full_name, bob.life) == ("", ())
    text = dump(cards_of(tmp_path))
    assert "- Secretary, from 1922\n- Clerk, 1918–21\n- Page, until 1917\n" in text
    assert "\nAnn Alice of Ely\nborn 1 May 1878, Ely\ndied 5 March 1953\n" in text
    assert "- The Pact (Duo, Pair), 1923–25: with Bob" in text


def test_cards_have_a_usual_size_if_asked_and_say_how_they_are_printed():
    layout, of = load_layout("fact-cards"), topic("soviet")
    sizes = {"a6": (105.0, 148.0), "a7": (74.0, 105.0), "playing-card": (63.5, 88.9)}
    for size, mm in sizes.items():
        made = layout.make(of, Material(id="c", layout="fact-cards"), layout.Options(size=size, flip="fold"), setting())
        assert made.size == mm
        assert "fold each in the middle" in dump(made)


def test_without_sources_nothing_stands_under_that_name(tmp_path):
    assert cards_of(tmp_path).cards[-1].back == ()


def test_another_portrait_makes_other_cards(tmp_path):
    once = cards_of(tmp_path)
    assert once.cards[0].picture.alt == "Ann at her desk" and once.cards[1].picture is None
    assert "[portrait] Ann at her desk | Photograph by N. N." in dump(once)
    assert fingerprint(once) == fingerprint(cards_of(tmp_path))
    assert fingerprint(once) != fingerprint(cards_of(tmp_path, drawn(80, 60)))
