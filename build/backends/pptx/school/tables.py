"""Our look for tables, in the school's colours, among the table styles of its template.

The styles that every program knows fill cells with accents, whatever these are: words may be hard to read on them.
"""

from __future__ import annotations

from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from ..drawingml import A
from ..palette import Palette
from ..tablestyle import STYLE_ID, table_styles


def with_table_style(presentation: Any, colours: Palette) -> None:
    """Add the style; the template's own, and which of them new tables get, stay."""
    from lxml.etree import fromstring

    ours = fromstring(table_styles(colours).encode())
    main = presentation.part
    known = next((r.target_part for r in main.rels.values() if r.reltype == RELATIONSHIP_TYPE.TABLE_STYLES), None)
    if known is None:
        name, kind = PackURI("/ppt/tableStyles.xml"), CONTENT_TYPE.PML_TABLE_STYLES
        main.relate_to(Part(name, kind, main.package, _written(ours)), RELATIONSHIP_TYPE.TABLE_STYLES)
        return
    listed = fromstring(known.blob)
    for style in listed.iterfind(f"{{{A}}}tblStyle[@styleId='{STYLE_ID}']"):
        listed.remove(style)
    listed.append(ours[0])
    known._blob = _written(listed)


def _written(tree: Any) -> bytes:
    from lxml.etree import tostring

    return bytes(tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))
