"""Files of pictures: whole, upright, of a sensible size, and with nothing in them but the picture."""

import io
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow

from lessonpress.resources import drawn_svg
from lessonpress.resources.images import UnfitPicture
from lessonpress.resources.picture_files import MOST_DOTS, cleaned

from ..images import SECRET, dots, drawn, photograph, svg


def opened(data: bytes) -> Pillow.Image:
    made = Pillow.open(io.BytesIO(data))
    made.load()
    return made


def saved(kind: str, mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    dots(mode=mode).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("data", [photograph(), drawn(), drawn(mode="RGBA"), drawn(mode="P")])
def test_what_is_seen_stays_dot_for_dot_and_what_is_told_goes(data: bytes) -> None:
    clean, size = cleaned(data, "a", 100)
    assert size == (60, 80)
    assert opened(clean).tobytes() == opened(data).tobytes()
    assert SECRET.encode() in data and SECRET.encode() not in clean
    assert not opened(clean).info.keys() & {"exif", "comment", "icc_profile", "Comment", "xmp"}
    assert cleaned(clean, "a", 100)[0] == clean


@pytest.mark.parametrize("held", range(2, 9))
def test_a_picture_stands_upright_and_does_not_tell_where_it_was_taken(held: int) -> None:
    data, size = cleaned(photograph(turned=held), "a", 100)
    found = opened(data)
    assert size == found.size == ((80, 60) if held > 4 else (60, 80))
    assert not found.getexif()
    assert SECRET.encode() not in data and b"Exif" not in data


def test_the_way_a_camera_was_held_is_heeded() -> None:
    upper, left = (opened(cleaned(photograph(turned=held), "a", 100)[0]) for held in (3, 6))
    assert upper.getpixel((10, 10))[2] > 150  # type: ignore[index]  # blue was below
    assert left.getpixel((75, 50))[0] > 150  # type: ignore[index]  # red was above, and is now on the right


@pytest.mark.parametrize("data", [photograph(600, 800), drawn(600, 800), drawn(600, 800, "P"), drawn(600, 800, "RGBA")])
def test_one_that_is_too_large_is_made_smaller(data: bytes) -> None:
    clean, size = cleaned(data, "a", 200)
    assert size == opened(clean).size == (150, 200)
    assert opened(clean).format == opened(data).format
    assert SECRET.encode() not in clean


@pytest.mark.parametrize("kind", ["GIF", "WebP", "BMP", "TIFF", "PDF"])
def test_other_kinds_are_called_by_their_names(kind: str) -> None:
    with pytest.raises(UnfitPicture, match=f"'a' is a {kind} picture") as refused:
        cleaned(saved(kind), "a", 100)
    assert refused.value.args[1] == "save it as PNG or JPEG"


def test_so_is_one_from_a_telephone() -> None:
    with pytest.raises(UnfitPicture, match="'a' is a HEIC picture"):
        cleaned(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "a", 100)


def test_colours_of_a_printing_press_become_those_of_a_screen() -> None:
    assert opened(cleaned(saved("JPEG", "CMYK"), "a", 100)[0]).mode == "RGB"


@pytest.mark.parametrize("data", [photograph(), drawn()])
@given(part=st.floats(0.05, 0.9))
@settings(max_examples=20, deadline=None)
def test_one_that_is_cut_off_is_told(data: bytes, part: float) -> None:
    whole = data.removesuffix(SECRET.encode())
    with pytest.raises(UnfitPicture, match="'a' cannot be read as a picture"):
        cleaned(whole[: int(len(whole) * part)], "a", 100)


@given(place=st.integers(8, 2000), byte=st.integers(0, 255))
@settings(max_examples=100, deadline=None)
def test_whatever_is_broken_is_a_picture_or_told(place: int, byte: int) -> None:
    for data in (photograph(), drawn()):
        spoilt = data[:place] + bytes([byte]) + data[place + 1 :]
        try:
            clean, size = cleaned(spoilt, "a", 100)
        except UnfitPicture:
            continue
        assert opened(clean).size == size


@pytest.mark.parametrize("side", [8000, 30000, 2**31 - 1])
def test_a_bomb_is_refused_before_it_is_unpacked(side: int) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = side.to_bytes(4, "big") * 2 + bytes((8, 2, 0, 0, 0))
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")
    assert side * side > MOST_DOTS
    with pytest.raises(UnfitPicture, match=r"far too many dots|more than 60 million") as refused:
        cleaned(bomb, "a", 100)
    assert refused.value.args[1] == "save it smaller"


# ---- drawings -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", ['viewBox="0 0 30 20"', 'width="3mm" height="2mm"', 'width="3000" height="2000"'])
def test_a_drawing_becomes_a_png(size: str) -> None:
    data, found = cleaned(b"\xef\xbb\xbf" + svg(attributes=size), "a", 300)
    assert found == (300, 200)
    assert opened(data).format == "PNG"
    assert cleaned(svg(attributes=size), "a", 300)[0] == data


def test_a_drawing_may_point_to_its_own_parts() -> None:
    inside = '<defs><rect id="r" width="30" height="20"/></defs><use href="#r" fill="url(#none) #c00"/>'
    assert opened(cleaned(svg(inside), "a", 30)[0]).getpixel((15, 10)) == (204, 0, 0, 255)


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<script>alert(1)</script>", "scripts"),
        ('<g onload="alert(1)"/>', "scripts"),
        ("<foreignObject/>", "pages"),
        ('<image href="data:image/png;base64,iVBOR"/>', "other pictures"),
        ("<text>Lenin</text>", "letters"),
        ('<use href="file:///etc/passwd"/>', "addresses of other files"),
        ('<use xmlns:x="http://www.w3.org/1999/xlink" x:href="other.svg#a"/>', "addresses of other files"),
        ("<rect style=\"fill: url( 'http://example.org/a')\"/>", "addresses of other files"),
        ("<style>@import 'other.css';</style>", "addresses of other files"),
    ],
)
def test_a_drawing_that_fetches_or_runs_anything_is_refused(inside: str, what: str) -> None:
    with pytest.raises(UnfitPicture, match=f"the drawing 'a' holds {what}, which a picture may not"):
        cleaned(svg(inside), "a", 100)


def _use(number: int) -> str:
    return f"<use href='#a{number}'/>"


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + svg(),
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("<desc>&a;</desc>"),
        b"<svg",
        b"<html/>",
        svg("<g>" * 500 + "</g>" * 500),
        svg("<rect id='a0'/>" + "".join(f"<g id='a{n}'>{_use(n - 1) * 10}</g>" for n in range(1, 10))),
    ],
)
def test_other_tricks_are_refused_too(data: bytes) -> None:
    with pytest.raises(UnfitPicture):
        cleaned(data, "a", 100)


def test_a_drawing_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn_svg, "SECONDS", 1)
    endless = '<filter id="f"><feTurbulence baseFrequency="5" numOctaves="1000000000"/></filter>'
    with pytest.raises(UnfitPicture, match="the drawing 'a' cannot be drawn"):
        cleaned(svg(endless + '<rect width="30" height="20" filter="url(#f)"/>'), "a", 100)


def test_one_that_brings_its_process_down_brings_down_no_other() -> None:
    deep = '<g opacity="0.9">' * 250 + '<rect width="9" height="9"/>' + "</g>" * 250
    greedy = (
        '<pattern id="p" width="1e6" height="1e6" patternUnits="userSpaceOnUse"><rect width="1" height="1"/></pattern>'
    )
    for inside in (deep, greedy + '<rect width="30" height="20" fill="url(#p)"/>'):
        try:
            cleaned(svg(inside), "a", 100)
        except UnfitPicture as told:
            assert told.args[0] == "the drawing 'a' cannot be drawn"
