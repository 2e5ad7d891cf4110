"""The colours of slides in the school's template: always colours of its theme, and always such as can be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessonpress.layouts.contrast import contrast, luminance
from lessonpress.layouts.theme import Theme

from ..palette import Palette
from .tones import Scheme, Tone, readable

ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
_BASIC = tuple(map(Tone, ("tx1", "bg1", "tx2", "bg2")))
DARK = 0.18
"""The luminance below which a ground is dark."""


class Choosing:
    """Chooses tones for slides with one ground, the text on which has a given tone."""

    def __init__(self, scheme: Scheme, ground: str, ink: Tone | None) -> None:
        self.scheme, self.ground = scheme, ground
        self.is_dark = luminance(ground) < DARK
        inks = [ink, *_BASIC] if ink else [*_BASIC]
        self.ink = self.best(inks, (ground,))
        self.paper = self._paper()
        self.tint = self.best(self._tints(self.paper), (self.hue(self.ink),))
        self.grounds = (ground, self.hue(self.paper), self.hue(self.tint))

    def hue(self, tone: Tone) -> str:
        """What a tone looks like."""
        return self.scheme.hue(tone)

    def best(self, tones: Sequence[Tone], against: Sequence[str]) -> Tone:
        """The first tone that can be read on (or under) all of these colours; else the one that comes nearest to it."""
        for tone in tones:
            if readable(self.hue(tone), against):
                return tone
        return max(tones, key=lambda tone: min(contrast(self.hue(tone), hue) for hue in against))

    def _paper(self) -> Tone:
        """The basic colour that is most like the ground, as long as the ink can be read on it."""
        fit = [tone for tone in _BASIC if readable(self.hue(tone), (self.hue(self.ink),))]
        return min(fit or [*_BASIC], key=lambda tone: abs(luminance(self.hue(tone)) - luminance(self.ground)))

    def _tints(self, tone: Tone) -> list[Tone]:
        """A little off a colour: the second ground of the theme if it is that, or darker or lighter than the first."""
        if luminance(self.hue(tone)) < DARK:
            return [tone.but(lumMod=85, lumOff=15), tone.but(lumMod=90, lumOff=10), tone]
        second = Tone("bg2")
        near = tone.name == "bg1" and 0.7 < luminance(self.hue(second)) < luminance(self.hue(tone)) - 0.02
        return [*([second] if near else ()), tone.but(lumMod=95), tone]

    def words(self, name: str, *, deep: bool = False) -> Tone:
        """An accent as words and lines have it: as it is, or as dark or light as they need."""
        tone = Tone(name)
        darker = [tone.but(lumMod=75), tone.but(lumMod=50)]
        lighter = [tone.but(lumMod=60, lumOff=40), tone.but(lumMod=40, lumOff=60), tone.but(lumMod=20, lumOff=80)]
        other = lighter if self.is_dark else darker
        return self.best([*(other[1:] if deep else (tone, *other)), self.ink], self.grounds)

    def faint(self, name: str) -> Tone:
        """An accent as a ground that ink stands on."""
        tone = Tone(name)
        light = [tone.but(lumMod=20, lumOff=80), tone.but(lumMod=40, lumOff=60)]
        dark = [tone.but(lumMod=50), tone.but(lumMod=25)]
        return self.best([*(dark if self.is_dark else light), self.tint], (self.hue(self.ink),))

    def quiet(self) -> Tone:
        """What steps back behind the ink."""
        ink = self.ink
        less = [ink.but(lumMod=75, lumOff=25)] if luminance(self.hue(ink)) < DARK else [ink.but(lumMod=75)]
        return self.best([*(less if not ink.mods else ()), ink], self.grounds)

    def line(self, firm: bool) -> Tone:
        """A rule: seen, but no more than that."""
        ink = Tone(self.ink.name)
        if luminance(self.hue(ink)) > 0.5:
            return ink.but(lumMod=75) if firm else ink.but(lumMod=50)
        return ink.but(lumMod=50, lumOff=50) if firm else ink.but(lumMod=25, lumOff=75)


def school_palette(theme: Theme, scheme: Scheme, ground: str, ink: Tone | None) -> Palette:
    """Our names for colours, and the colours that our layouts draw with, as tones of the template."""
    choosing = Choosing(scheme, ground, ink)
    tones = dict(_named(choosing, theme))
    faint = not readable(scheme.hue(Tone("hlink")), choosing.grounds)
    hues = {name: scheme.hue(tone) for name, tone in tones.items()}
    return Palette({}, {}, {}, {name: tone.xml for name, tone in tones.items()}, hues, faint)


def _named(choosing: Choosing, theme: Theme) -> Iterator[tuple[str, Tone]]:
    accent, quiet = choosing.words("accent1"), choosing.quiet()
    ours = {
        "ink": choosing.ink,
        "paper": choosing.paper,
        "soft": quiet,
        "tint": choosing.tint,
        "accent": accent,
        "accent-tint": choosing.faint("accent1"),
        "cool": choosing.words("accent2"),
        "answer": accent,
        "hair": choosing.line(firm=False),
        "rule": choosing.line(firm=True),
    }
    for number, look in reversed([*enumerate(theme.looks)]):
        name, deep = ACCENTS[number % 6], number >= 6
        yield look.colour.lower(), choosing.words(name, deep=deep)
        yield look.tint.lower(), choosing.faint(name)
    for name, hue in reversed([*theme.colours.items()]):
        yield hue.lower(), ours.get(name, choosing.ink)
        yield name, ours.get(name, choosing.ink)
    slots = {"tx1": "ink", "bg1": "paper", "tx2": "soft", "bg2": "tint", "accent1": "accent"}
    yield from ((slot, ours[name]) for slot, name in slots.items())
