"""What all styles of a Word file rest on: its usual letters, and the styles that every file must have."""

from __future__ import annotations

from ..ooxml import plain

_NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
_LETTERS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
)
_MARGINS = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/>'
    f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr></w:style>'
)


def defaults(letters: str, language: str) -> str:
    """The beginning of the styles: `letters` are the properties of the usual ones."""
    spoken = f'<w:lang w:val="{plain(language)}" w:eastAsia="{plain(language)}" w:bidi="ar-SA"/>'
    usual = f"<w:rPrDefault><w:rPr>{letters}{spoken}</w:rPr></w:rPrDefault><w:pPrDefault/>"
    return f"<w:docDefaults>{usual}</w:docDefaults>{_NORMAL}{_LETTERS}{_TABLE}"
