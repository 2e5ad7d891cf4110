"""Portraits: read from the topic's folder wherever one stands, and refused when they are something else."""

from pathlib import Path

import pytest

from lessonpress.resources.pictures import LARGEST
from lessonpress.resources.reader import Reading, read_topic

PNG, JPEG = b"\x89PNG\r\n\x1a\n and so on", b"\xff\xd8\xff and so on"


def read(folder: Path, picture: str) -> Reading:
    folder.mkdir(exist_ok=True)
    person = f"{{id: lenin, name: Lenin, one-line: x, picture: '{picture}'}}"
    (folder / "topic.yaml").write_text(f"topic: {{title: T, question: Q, period: 1922}}\npeople: [{person}]\n")
    return read_topic(folder)


@pytest.mark.parametrize(("name", "data"), [("lenin.png", PNG), ("lenin.JPG", JPEG), ("a b.jpeg", JPEG)])
def test_a_portrait_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes) -> None:
    topic = tmp_path / "topic"
    topic.mkdir()
    (topic / name).write_bytes(data)
    monkeypatch.chdir("/")
    reading = read(topic, name)
    assert reading.topic is not None, reading.diagnostics
    assert reading.topic.pictures == {name: data}


@pytest.mark.parametrize(
    ("picture", "message"),
    [
        ("stalin.jpg", "there is no picture 'stalin.jpg'"),
        ("", "there is no picture ''"),
        ("..", "there is no picture '..'"),
        ("../lenin.png", "a picture is named without its folder"),
        ("{folder}/lenin.png", "a picture is named without its folder"),
        ("pictures\\lenin.png", "a picture is named without its folder"),
        ("c:lenin.png", "a picture is named without its folder"),
        ("text.png", "'text.png' is neither PNG nor JPEG"),
        ("lenin.bmp", "'lenin.bmp' is neither PNG nor JPEG"),
        ("drawing.svg", "'drawing.svg' is neither PNG nor JPEG"),
        ("huge.png", "'huge.png' has more than 20 MB"),
        ("link.png", "'link.png' is a link to somewhere else"),
    ],
)
def test_anything_else_is_refused_at_its_place(tmp_path: Path, picture: str, message: str) -> None:
    folder = tmp_path / "topic"
    folder.mkdir()
    for name in ("lenin.png", "lenin.bmp", "../lenin.png"):
        (folder / name).write_bytes(PNG)
    (folder / "text.png").write_text("words")
    (folder / "drawing.svg").write_text("<svg/>")
    (folder / "huge.png").write_bytes(PNG.ljust(LARGEST + 1, b"\0"))
    (folder / "link.png").symlink_to(tmp_path / "lenin.png")
    reading = read(folder, picture.format(folder=folder))
    (problem,) = [d for d in reading.diagnostics if d.code == "picture"]
    assert problem.message == message
    assert problem.span is not None
    assert problem.span.line == 2
    assert reading.topic is None


def test_pictures_are_no_section(tmp_path: Path) -> None:
    (tmp_path / "topic.yaml").write_text("topic: {title: T, question: Q, period: 1922}\npictures: {a.png: x}\n")
    assert [d.message for d in read_topic(tmp_path).diagnostics] == ["unknown section 'pictures'"]
