"""A pack without colour: not a dot of it is left, in any format."""

import io
import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image

from lessonpress.build import older
from lessonpress.build.grey import in_grey
from lessonpress.build.pipeline import build
from lessonpress.build.request import Request
from lessonpress.resources.picture_files import cleaned
from lessonpress.resources.topic import Topic

from ..images import illustrated, image, photograph
from ..layouts.sheets import FOLDERS, topic


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("grey")
    request = Request(str(FOLDERS["triumvirs"]), str(folder), formats=("pdf", "pptx", "html"), theme="classic-grey")
    assert build(request).ok
    return folder


def test_no_page_has_a_coloured_dot(pack: Path) -> None:
    found = sorted(pack.rglob("*.pdf"))
    assert found
    for file in found:
        for page in pypdfium2.PdfDocument(file):
            picture = page.render(scale=0.5).to_pil().convert("RGB").convert("HSV")
            assert picture.getchannel("S").getextrema()[1] == 0, file.name


def test_no_other_file_names_a_colour(pack: Path) -> None:
    for file in sorted(pack.rglob("*.html")):
        text = file.read_text("utf-8")
        coloured = [c for c in re.findall(r"#[0-9a-fA-F]{6}\b", text) if not re.fullmatch(r"#(..)\1\1", c)]
        assert not coloured, file.name
    for file in sorted(pack.rglob("*.pptx")):
        with zipfile.ZipFile(file) as parts:
            for name in parts.namelist():
                if name.endswith(".xml") and name != "ppt/theme/theme2.xml":  # of the notes, which have no colour
                    written = re.findall(rb'srgbClr val="([0-9A-Fa-f]{6})"', parts.read(name))
                    assert all(c[:2] == c[2:4] == c[4:] for c in written), (file.name, name)


def test_pictures_lose_their_colour_and_keep_what_is_transparent() -> None:
    data = io.BytesIO()
    Image.new("RGBA", (4, 4), (200, 30, 30, 128)).save(data, "PNG")
    clear, photo = replace(image(), data=data.getvalue()), replace(image(), data=cleaned(photograph(), "a", 99)[0])
    of = in_grey(replace(topic("triumvirs"), pictures={"a": clear, "b": photo}))
    with Image.open(io.BytesIO(of.pictures["a"].data)) as picture:
        assert picture.mode == "LA" and picture.getpixel((1, 1))[1] == 128
    with Image.open(io.BytesIO(of.pictures["b"].data)) as picture:
        assert (picture.mode, picture.format, picture.size) == ("L", "JPEG", (60, 80))
    assert len({clear.digest, of.pictures["a"].digest, of.pictures["b"].digest}) == 3


def test_who_tells_what_is_older_makes_pictures_grey_once_and_only_if_it_must(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Topic] = []

    def counted(of: Topic) -> Topic:
        made.append(of)
        return in_grey(of)

    monkeypatch.setattr(older, "in_grey", counted)
    folder, pack = illustrated(FOLDERS["triumvirs"], tmp_path / "topic", size=(90, 120)), str(tmp_path / "pack")
    request = Request(
        str(folder), pack, formats=("html",), theme="classic-grey", only=("who-was-who", "cause-and-consequence")
    )
    assert build(request).ok and not made
    assert build(request._replace(variant="B")).ok and len(made) == 1
    assert build(request._replace(variant="C")).ok and len(made) == 2
