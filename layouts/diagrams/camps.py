"""What a diagram of alliances shows of a phase: the camps of each side, and who stands in none."""

from __future__ import annotations

from collections.abc import Iterator

from lessonpress.resources.topic import Alliance, Person, Phase, Topic
from lessonpress.resources.values import Value

from ..camps import sides, targets
from ..labels import Labels
from ..saying import enumerated, supporters_of


class Camp(Value, frozen=True):
    """People who stood together, by id. Those who are not of an alliance have neither its name nor its dates."""

    members: tuple[str, ...]
    supporters: tuple[str, ...] = ()
    name: str = ""
    alliance: Alliance | None = None


class Camps(Value, frozen=True):
    """A phase: those in power, those against them, and contenders in neither camp."""

    phase: Phase
    governing: tuple[Camp, ...]
    opposing: tuple[Camp, ...]
    apart: tuple[str, ...]

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody, each once."""
        camps = (*self.governing, *self.opposing)
        named = [person for camp in camps for person in (*camp.members, *camp.supporters)]
        return tuple(dict.fromkeys((*named, *self.apart)))


def camps_of(topic: Topic, phase: Phase) -> Camps | None:
    """The camps of a phase; None where only one side is known.

    Whom one side is against belongs to the other, even where no alliance names them: alone, each by themselves.
    """
    governing, opposing = ([_camp(alliance) for alliance in side] for side in sides(topic, phase))
    left, right = ({p for camp in side for p in (*camp.members, *camp.supporters)} for side in (governing, opposing))
    alliances = [camp.alliance for camp in (*governing, *opposing) if camp.alliance]
    foes = [person for person in targets(camp.alliance for camp in governing if camp.alliance) if person not in right]
    if not governing:
        ruling = targets(alliances)
        governing = [Camp(ruling)] if ruling else []
        left = set(ruling)
    opposing += [Camp((person,)) for person in foes if person not in left]
    if not (governing and opposing):
        return None
    seen = {person for camp in (*governing, *opposing) for person in (*camp.members, *camp.supporters)}
    apart = tuple(p.id for p in topic.contenders if p.id not in seen and _may_act(p, phase))
    return Camps(phase, tuple(governing), tuple(opposing), apart)


def _camp(alliance: Alliance) -> Camp:
    return Camp(alliance.members, alliance.supporters, alliance.name, alliance)


def _may_act(person: Person, phase: Phase) -> bool:
    """Whether somebody may have lived in the time of a phase."""
    if person.died and person.died.date.surely_before(phase.from_):
        return False
    return not (person.born and phase.to and phase.to.surely_before(person.born.date))


def told(camps: Camps, topic: Topic, labels: Labels) -> str:
    """The diagram in words."""
    left, right = ("; ".join(_told(side, topic, labels)) for side in (camps.governing, camps.opposing))
    words = labels("guide-sides-alt", left=left, right=right)
    if not camps.apart:
        return words
    return f"{words} {labels('diagram-apart')}: {enumerated([topic.name(p) for p in camps.apart], labels)}."


def _told(side: tuple[Camp, ...], topic: Topic, labels: Labels) -> Iterator[str]:
    for camp in side:
        names = enumerated([topic.name(person) for person in camp.members], labels)
        support = supporters_of(camp.alliance, topic, labels) if camp.alliance else ""
        people = ", ".join(filter(None, (names, support)))
        yield f"{camp.name}: {people}" if camp.name else people
