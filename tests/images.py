"""Pictures for tests, made on the spot: photographs with secrets in them, and what a topic makes of such."""

from __future__ import annotations

import io
from pathlib import Path
from shutil import copytree

from PIL import Image as Pillow
from PIL.PngImagePlugin import PngInfo

from lessonpress.resources.images import Image, digest_of_image

SECRET = "taken in Gori by N. N."
WHERE = {1: "N", 2: (41.0, 59.0, 3.0), 3: "E", 4: (44.0, 6.0, 39.0)}
CREDIT = "Photograph by N. N., 1920"


def dots(width: int = 60, height: int = 80, mode: str = "RGB") -> Pillow.Image:
    """A picture that is red above and blue below, and dark on its left."""
    made = Pillow.new("RGB", (width, height), (200, 40, 40))
    made.paste((40, 40, 200), (0, height // 2, width, height))
    made.paste((20, 20, 20), (0, 0, width // 4, height))
    return made.convert(mode)


def photograph(width: int = 60, height: int = 80, *, turned: int = 1) -> bytes:
    """A JPEG that tells where it was taken, in what program, and more after its end; held as `turned` says."""
    about, out = Pillow.Exif(), io.BytesIO()
    about[0x010E], about[0x8825], about[0x0112] = SECRET, WHERE, turned
    saved = {"exif": about, "comment": SECRET.encode(), "icc_profile": SECRET.encode() * 9000}
    dots(width, height).save(out, "JPEG", quality=95, **saved)
    return out.getvalue() + SECRET.encode()


def drawn(width: int = 60, height: int = 80, mode: str = "RGB") -> bytes:
    """A PNG with texts in it."""
    about, out = PngInfo(), io.BytesIO()
    about.add_text("Comment", SECRET)
    about.add_itxt("XML:com.adobe.xmp", f"<x>{SECRET}</x>")
    dots(width, height, mode).save(out, "PNG", pnginfo=about)
    return out.getvalue()


def profile(space: str, tag: str, data: bytes) -> bytes:
    """A colour profile (ICC.1:2004) of one tag: 'GRAY' with a curve, or 'CMYK' with a table."""
    goal, kind = ("XYZ ", "mntr") if space == "GRAY" else ("Lab ", "prtr")
    white = b"XYZ " + bytes(4) + b"".join(round(n * 65536).to_bytes(4, "big") for n in (0.9642, 1.0, 0.8249))
    start = 132 + 24
    tags = (2).to_bytes(4, "big") + tag.encode() + start.to_bytes(4, "big") + len(data).to_bytes(4, "big")
    tags += b"wtpt" + (start + len(data)).to_bytes(4, "big") + len(white).to_bytes(4, "big")
    head = (start + len(data) + len(white)).to_bytes(4, "big") + bytes(4) + b"\x02\x40\0\0"
    head += f"{kind}{space}{goal}".encode() + bytes(12) + b"acsp" + bytes(28) + white[8:] + bytes(48)
    return head + tags + data + white


def svg(inside: str = '<rect width="30" height="20" fill="#c00"/>', attributes: str = 'viewBox="0 0 30 20"') -> bytes:
    """A drawing."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


def image(title: str = "Ann", width: int = 60, height: int = 80) -> Image:
    """A picture as a topic holds it."""
    data = drawn(width, height)
    about = {"title": title, "alt": f"{title} looks at us", "credit": CREDIT, "file": f"{title}.png"}
    return Image(data=data, digest=digest_of_image(data), width=width, height=height, **about)


def illustrated(topic: Path, folder: Path, *, size: tuple[int, int] = (900, 1200)) -> Path:
    """A copy of a topic in which all people, events and sources have pictures."""
    copytree(topic, folder)
    for section in ("people", "events", "sources"):
        file = folder / f"{section}.yaml"
        file.write_text("".join(_pictured(line) for line in file.read_text("utf-8").splitlines(True)), "utf-8")
    (folder / "pictures").mkdir()
    (folder / "upright.jpg").write_bytes(photograph(*size))
    (folder / "pictures" / "wide.png").write_bytes(drawn(size[1], size[0]))
    return folder


def _pictured(line: str) -> str:
    if not line.startswith("  - id: "):
        return line
    name = line.removeprefix("  - id: ").strip()
    file = "upright.jpg" if len(name) % 2 else "wide.png"
    return f"{line}    picture: {{file: {file}, alt: What is seen of {name}, credit: '{CREDIT}'}}\n"
