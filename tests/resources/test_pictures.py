"""Pictures: found in the topic's folder wherever that stands, and nowhere else."""

from pathlib import Path

import pytest

from lessonpress.resources import picture_files
from lessonpress.resources.new_topic import copy_topic
from lessonpress.resources.picture_files import cleaned
from lessonpress.resources.pictures import LARGEST, SIDES
from lessonpress.resources.reader import Reading, read_topic
from lessonpress.resources.reread import Notes, dumps, loads, notes_of, read_again
from lessonpress.resources.sources import source_digest

from ..images import drawn, photograph, svg

TOPIC = """\
topic: {{title: T, question: Q, period: 1922}}
people: [{{id: lenin, name: Lenin, one-line: 'x [@s1]', picture: {{file: '{file}', alt: "A\\n man", credit: C}}}}]
sources: [{{id: s1, title: One}}]
"""


def read(folder: Path, file: str) -> Reading:
    folder.mkdir(exist_ok=True)
    (folder / "topic.yaml").write_text(TOPIC.format(file=file))
    return read_topic(folder)


@pytest.mark.parametrize(
    ("written", "place", "data"),
    [
        ("lenin.png", "lenin.png", drawn()),
        ("lenin.JPG", "lenin.JPG", photograph()),
        ("a b.jpeg", "pictures/a b.jpeg", photograph()),
        ("pictures/lenin.svg", "pictures/lenin.svg", svg()),
        ("pictures\\lenin.png", "pictures/lenin.png", drawn()),
        ("lenin.png", "lenin.png", photograph()),
    ],
)
def test_a_picture_is_read_with_what_is_said_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str, place: str, data: bytes
) -> None:
    topic = tmp_path / "topic"
    (topic / "pictures").mkdir(parents=True)
    (topic / place).write_bytes(data)
    monkeypatch.chdir("/")
    reading = read(topic, written)
    assert reading.topic is not None, reading.diagnostics
    image = reading.topic.pictures["lenin"]
    assert (image.title, image.alt, image.credit) == ("Lenin", "A man", "C")
    assert image.span and image.span.line == 2


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("stalin.jpg", "there is no picture 'stalin.jpg'"),
        ("..", "there is no picture '..'"),
        (".hidden.png", "there is no picture '.hidden.png'"),
        ("../lenin.png", "a picture lies in the folder of its topic"),
        ("pictures/../../lenin.png", "a picture lies in the folder of its topic"),
        ("other/lenin.png", "a picture lies in the folder of its topic"),
        ("{folder}/lenin.png", "a picture lies in the folder of its topic"),
        ("c:lenin.png", "a picture lies in the folder of its topic"),
        ("\\\\server\\lenin.png", "a picture lies in the folder of its topic"),
        ("https://example.org/lenin.png", "a picture is not fetched from the web"),
        ("file:///etc/lenin.png", "a picture is not fetched from the web"),
        ("data:image/png;base64,iVBOR", "a picture is not fetched from the web"),
        ("text.png", "'text.png' is no picture"),
        ("lenin.bmp", "the name of 'lenin.bmp' does not say that it is a picture"),
        ("huge.png", "'huge.png' has more than 20 MB"),
        ("link.png", "'link.png' is a link to somewhere else"),
        ("linked.png", "'linked.png' is a link to somewhere else"),
    ],
)
def test_anything_else_is_refused_at_its_place(tmp_path: Path, written: str, message: str) -> None:
    folder = tmp_path / "topic"
    for other in (folder / "other", tmp_path / "elsewhere"):
        other.mkdir(parents=True)
        (other / "linked.png").write_bytes(drawn())
    for name in ("lenin.png", "lenin.bmp", ".hidden.png", "other/lenin.png", "../lenin.png"):
        (folder / name).write_bytes(drawn())
    (folder / "text.png").write_text("words")
    (folder / "huge.png").write_bytes(drawn().ljust(LARGEST + 1, b"\0"))
    (folder / "link.png").symlink_to(tmp_path / "lenin.png")
    (folder / "pictures").symlink_to(tmp_path / "elsewhere")
    reading = read(folder, written.format(folder=folder))
    (problem,) = [d for d in reading.diagnostics if d.code == "picture"]
    assert problem.message == message
    assert problem.span is not None and problem.span.line == 2 and problem.hints
    assert reading.topic is None


def test_a_name_that_is_nearly_right_is_told(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "lenin-1920.png").write_bytes(drawn())
    assert read(tmp_path, "lenin-1921.png").diagnostics[0].hints == ("did you mean 'lenin-1920.png'?",)


def test_pictures_are_no_section(tmp_path: Path) -> None:
    (tmp_path / "topic.yaml").write_text("topic: {title: T, question: Q, period: 1922}\npictures: {a.png: x}\n")
    assert [d.message for d in read_topic(tmp_path).diagnostics] == ["unknown section 'pictures'"]


@pytest.mark.parametrize("place", ["lenin.png", "pictures/lenin.png"])
def test_a_picture_that_was_changed_is_seen(tmp_path: Path, place: str) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / place).write_bytes(drawn(60, 80))
    before = read(tmp_path, "lenin.png")
    (tmp_path / "people.yaml").write_text("terms: [{id: w, term: W, definitions: {core: 'x [@s1]'}}]\n")
    before = read_topic(tmp_path)
    notes = loads(dumps(notes_of(before, "code", Notes())), "code")
    (tmp_path / place).write_bytes(drawn(80, 60))
    again = read_again(tmp_path, notes)
    assert before.topic and again and again.topic
    assert source_digest(tmp_path) != before.digest
    assert again.topic.pictures["lenin"] == read_topic(tmp_path).topic.pictures["lenin"]  # type: ignore[union-attr]
    assert again.topic.pictures["lenin"] != before.topic.pictures["lenin"]


def test_a_copy_of_a_topic_has_its_pictures(tmp_path: Path) -> None:
    (tmp_path / "one" / "pictures").mkdir(parents=True)
    (tmp_path / "one" / "pictures" / "lenin.svg").write_bytes(svg())
    first = read(tmp_path / "one", "lenin.svg").topic
    copied = read_topic(Path(copy_topic(str(tmp_path / "one"), str(tmp_path / "two")))).topic
    assert first and copied and first.pictures == copied.pictures


def test_a_file_that_many_share_is_made_fit_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[str, int]] = []

    def counted(data: bytes, name: str, side: int) -> tuple[bytes, tuple[int, int]]:
        made.append((name, side))
        return cleaned(data, name, side)

    monkeypatch.setattr(picture_files, "cleaned", counted)
    (tmp_path / "all.png").write_bytes(drawn())
    shown = "picture: {{file: all.png, alt: What {0} shows, credit: By {0}}}"
    people = ", ".join(f"{{id: {p}, name: {p}, one-line: 'x [@s1]', {shown.format(p)}}}" for p in ("ann", "bob", "eve"))
    text = f"topic: {{title: T, question: Q, period: 1922}}\npeople: [{people}]\n"
    (tmp_path / "topic.yaml").write_text(f"{text}sources: [{{id: s1, title: One, {shown.format('s1')}}}]\n")
    reading = read_topic(tmp_path)
    assert reading.topic is not None, reading.diagnostics
    assert made == [("all.png", SIDES["people"]), ("all.png", SIDES["sources"])]
    assert {image.alt for image in reading.topic.pictures.values()} == {
        f"What {name} shows" for name in ("ann", "bob", "eve", "s1")
    }
