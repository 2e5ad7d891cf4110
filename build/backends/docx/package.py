"""The package of a Word file, with python-docx: its parts, their relations, its typefaces, what is said about it."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from ..ooxml import Pressed, normal, plain
from .faces import Face, embedded, families
from .wml import NAMES

FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
UNWANTED = ("customXml", "stylesWithEffects", "thumbnail", "webSettings")
"""What python-docx's empty document brings along and nobody needs."""


class Package:
    """A Word file, empty at first."""

    def __init__(self) -> None:
        self.document: Any = docx.Document(io.BytesIO(_empty()))
        self.main: Any = self.document.part
        self.faces: dict[str, Pressed] = {}

    def link(self, address: str) -> str:
        """The id of a web address."""
        return str(self.main.relate_to(address, RT.HYPERLINK, is_external=True))

    def picture(self, data: bytes) -> str:
        """The id of a picture; the same picture is there once."""
        return str(self.main.get_or_add_image(io.BytesIO(data))[0])

    def foot(self, paragraphs: str) -> str:
        """The id of a foot that pages may have."""
        part, relation = self.main.add_footer_part()
        _set(part, f"<w:ftr {NAMES}>{paragraphs}</w:ftr>")
        return str(relation)

    def fill(self, body: str, styles: str, numbering: str, faces: Iterable[Face], language: str) -> None:
        """Everything that the file says, and how it looks."""
        _set(self.main, f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        _set(self.main._styles_part, f"<w:styles {NAMES}>{styles}</w:styles>")
        _set(self.main.numbering_part, numbering)
        _set(self.main._settings_part, _settings(language))
        self._embed(families(faces))

    def describe(self, title: str, subject: str, language: str, build_id: str) -> None:
        """What the file says about itself."""
        about = self.document.core_properties
        about.title, about.subject, about.language = (words[:255] for words in (title, subject, language))
        about.author = about.last_modified_by = "lessonpress"
        about.identifier, about.comments, about.keywords = build_id, "", ""
        about.created = about.modified = datetime(2000, 1, 1)
        about.revision = 1

    def data(self) -> bytes:
        """The bytes of the file."""
        out = io.BytesIO()
        self.document.save(out)
        return normal(out.getvalue(), pressed=self.faces)

    def _embed(self, wanted: dict[str, tuple[Face, ...]]) -> None:
        """The typefaces, whole, and what stands in for each where a program cannot show it."""
        table = self.main.part_related_by(RT.FONT_TABLE)
        entries, number = [], 0
        for family, faces in wanted.items():
            kinds = []
            for face in sorted(faces, key=lambda face: _ORDER.index(face.kind)):
                number += 1
                pressed, key = embedded(face)
                name = f"word/fonts/font{number}.odttf"
                self.faces[name] = pressed  # in the place of an empty part, which is quicker to save
                part = Part(PackURI(f"/{name}"), FONT_TYPE, b"", self.main.package)
                relation = table.relate_to(part, RT.FONT)
                kinds.append(f'<w:embed{face.kind} r:id="{relation}" w:fontKey="{key}"/>')
            about = '<w:charset w:val="00"/><w:family w:val="auto"/><w:pitch w:val="variable"/>'
            named = f'<w:font w:name="{plain(family)}"><w:altName w:val="{faces[0].substitute}"/>'
            entries.append(f"{named}{about}{''.join(kinds)}</w:font>")
        fonts = f"<w:fonts {NAMES}>{''.join(entries)}</w:fonts>"
        table._blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{fonts}'.encode()


_ORDER = ("Regular", "Bold", "Italic", "BoldItalic")
"""The order in which ECMA-376 (17.8.3.10) has the faces of a family."""


def _set(part: Any, xml: str) -> None:
    part._element = parse_xml(xml.encode())


def _settings(language: str) -> str:
    """What Word has to know: that typefaces lie in the file, and that it is no file of an older Word."""
    modern = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    return (
        f'<w:settings {NAMES}><w:zoom w:percent="100"/><w:embedTrueTypeFonts/><w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{modern}</w:compat>'
        f'<w:themeFontLang w:val="{plain(language)}"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
        "</w:settings>"
    )


@lru_cache(maxsize=1)
def _empty() -> bytes:
    """python-docx's empty document without what nobody needs."""
    document: Any = docx.Document()
    for owner in (document.part.package, document.part):
        for relation in list(owner.rels.values()):
            if any(name in relation.reltype or name in str(relation._target) for name in UNWANTED):
                del owner.rels[relation.rId]
    _set(document.part._styles_part, f"<w:styles {NAMES}/>")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
