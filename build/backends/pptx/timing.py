"""What appears at a click: the timing of a slide (ECMA-376, part 1, 19.5), as PowerPoint itself writes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from lessonpress.resources.values import Value


class Click(Value, frozen=True):
    """What one click shows: paragraphs of a shape, `first` to `last`, or the `whole` of it, ground and edge too."""

    shape: int
    first: int = 0
    last: int = 0
    whole: bool = False


def timing(clicks: Sequence[Click]) -> str:
    """The main sequence, a step for each click; nothing where nothing has to be waited for."""
    if not clicks:
        return ""
    ids = count(3)
    steps = "".join(_step(click, ids) for click in clicks)
    turns = "".join(
        f'<p:{which}CondLst><p:cond evt="{event}" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:{which}CondLst>'
        for which, event in (("prev", "onPrev"), ("next", "onNext"))
    )
    return (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
        '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq">'
        f"<p:childTnLst>{steps}</p:childTnLst></p:cTn>{turns}</p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>"
        f"<p:bldLst>{''.join(_builds(clicks))}</p:bldLst></p:timing>"
    )


def _step(click: Click, ids: Iterator[int]) -> str:
    """The click is waited for; then all that it shows is there at once."""
    outer, inner = next(ids), next(ids)
    targets = ["" if click.whole else _paragraph(number) for number in range(click.first, click.last + 1)]
    shown = "".join(_appear(click.shape, target, number == 0, ids) for number, target in enumerate(targets))
    return _par(f'id="{outer}" fill="hold"', "indefinite", _par(f'id="{inner}" fill="hold"', "0", shown))


def _appear(shape: int, target: str, first: bool, ids: Iterator[int]) -> str:
    """The effect 'appear'. Others of the same click come with the first."""
    node = "clickEffect" if first else "withEffect"
    about = (
        f'id="{next(ids)}" presetID="1" presetClass="entr" presetSubtype="0" fill="hold" grpId="0" nodeType="{node}"'
    )
    start = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
    where = f'<p:tgtEl><p:spTgt spid="{shape}">{target}</p:spTgt></p:tgtEl>'
    what = "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst>"
    behaviour = f'<p:cBhvr><p:cTn id="{next(ids)}" dur="1" fill="hold">{start}</p:cTn>{where}{what}</p:cBhvr>'
    return _par(about, "0", f'<p:set>{behaviour}<p:to><p:strVal val="visible"/></p:to></p:set>')


def _par(about: str, delay: str, inside: str) -> str:
    start = f'<p:stCondLst><p:cond delay="{delay}"/></p:stCondLst>'
    return f"<p:par><p:cTn {about}>{start}<p:childTnLst>{inside}</p:childTnLst></p:cTn></p:par>"


def _paragraph(number: int) -> str:
    return f'<p:txEl><p:pRg st="{number}" end="{number}"/></p:txEl>'


def _builds(clicks: Sequence[Click]) -> Iterator[str]:
    """Which shapes are built, and whether paragraph by paragraph."""
    for shape, whole in {click.shape: click.whole for click in clicks}.items():
        yield f'<p:bldP spid="{shape}" grpId="0" {"animBg" if whole else "build"}="{"1" if whole else "p"}"/>'
