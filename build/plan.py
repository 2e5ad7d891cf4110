"""What a build makes: which materials, in which order, under which names, with which options."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lessonpress.layouts.labels import speaks
from lessonpress.layouts.layout import Layout, Nested, layout_of
from lessonpress.layouts.layout import installed as layouts
from lessonpress.layouts.paper import PAPERS, SIZES
from lessonpress.layouts.plugins import BrokenPlugin
from lessonpress.layouts.theme import base_name, theme_names
from lessonpress.resources.decode import decode
from lessonpress.resources.diagnostics import Problems, Span, did_you_mean, span_of
from lessonpress.resources.items import Level
from lessonpress.resources.references import check_references
from lessonpress.resources.teaching import Material
from lessonpress.resources.templates import file_of
from lessonpress.resources.topic import Topic
from lessonpress.resources.values import Value

from .backends.backend import installed as backends
from .backends.backend import load_backend
from .job import Job
from .lessons import folder_of, names_of, of_lesson
from .outputs import BESIDES, takes_template
from .request import Misuse, Request

_FILE = re.compile(r"^(?:.*/)?\d+-|\.\w+$")
"""What stands before and after the name of a file: its folder, its number, and the format."""


class Plan(Value, frozen=True):
    """What a build makes, and what there is besides: the ids of all materials, and of those of each lesson's folder."""

    jobs: tuple[Job, ...] = ()
    materials: frozenset[str] = frozenset()
    lessons: Mapping[str, frozenset[str]] = {}
    complete: bool = True
    """Whether every layout could be asked: as long as one is broken, nothing is taken for gone."""


def plan(topic: Topic, request: Request, problems: Problems) -> Plan:
    """What to make, in the order of the topic. Raises Misuse."""
    _check_request(request, problems)
    _check_language(topic, problems)
    _check_templates(topic, problems)
    _check_deck_template(topic, request, problems)
    jobs = tuple(_jobs(topic, request, problems))
    every = frozenset(job.material.id for job in jobs)
    if not jobs and not problems.errors:
        hint = "begin with two events in events.yaml, or with somebody in people.yaml who has 'contender: yes'"
        problems.error(
            "nothing-to-make", "this topic says too little to make anything of", topic.topic.title.span, hint
        )
    lessons = {
        folder_of(number, lesson): frozenset(names_of(jobs, lesson)) for number, lesson in enumerate(topic.lessons, 1)
    }
    complete = not any(problem.code == "broken-plugin" for problem in problems.found)
    if request.only and not problems.errors:
        jobs = _chosen(jobs, request.only)
    if request.lesson and not problems.errors:
        jobs = of_lesson(jobs, topic, request.lesson)
    return Plan(jobs, every, lessons, complete)


def _jobs(topic: Topic, request: Request, problems: Problems) -> Iterator[Job]:
    known = topic.sections
    numbers: Counter[str] = Counter()
    for material in topic.materials or _standard(topic, problems):
        layout = _layout(topic, material, problems)
        if layout is None:
            continue
        numbers[layout.folder] += 1
        options = _options(material, layout, known, problems)
        if options is not None:
            stem = f"{layout.folder}/{numbers[layout.folder]:02d}-{material.id}"
            paper = request.paper or _asked(material.paper, problems) or layout.paper
            tile = request.tile or _asked(material.tile, problems) or ""
            besides = frozenset((*request.besides, *material.besides))
            reveal = request.reveal or material.reveal
            yield Job(material, options, layout.folder, stem, paper, tile, besides, reveal)


def _asked(paper: str | None, problems: Problems) -> str | None:
    """A paper that a material asks for; None when it asks for none that there is."""
    if paper is None or paper.lower() in PAPERS:
        return paper and paper.lower()
    problems.error("unknown-paper", f"there is no paper '{paper}'", span_of(paper), _papers_like(paper.lower()))
    return None


def _papers_like(name: str) -> str:
    """What somebody may have meant who asked for a paper that there is not."""
    sizes = ", ".join(paper.name.lower() for paper in SIZES)
    return did_you_mean(name, PAPERS) or f"there is: {sizes}; each also as a4-landscape or a4-portrait"


def _standard(topic: Topic, problems: Problems) -> tuple[Material, ...]:
    """What every layout would make of a topic that lists no materials."""
    standard: dict[str, Material] = {}
    for name in (*layouts(), *topic.templates):
        try:
            found = layout_of(topic, name).standard(topic)
        except BrokenPlugin as broken:
            problems.warning("broken-plugin", str(broken), None, broken.hint)
            continue
        except Exception as error:  # whatever the code of others does
            message = f"the layout '{name}' cannot say what it makes: {type(error).__name__}: {error}"
            problems.warning("broken-plugin", message, None)
            continue
        for material in found:
            other = standard.setdefault(material.id, material)
            if other is not material:
                place = Span(file_of(name), 1, 1, 2) if name in topic.templates else None
                message = f"the layouts '{other.layout}' and '{name}' both make a material called '{material.id}'"
                problems.error("doubled-id", message, place, "give one of them another name, or list your materials")
    return tuple(standard.values())


def _layout(topic: Topic, material: Material, problems: Problems) -> Layout | None:
    name, place = str(material.layout), span_of(material.layout) or span_of(material)
    try:
        return layout_of(topic, name)
    except KeyError:
        known = (*layouts(), *topic.templates)
        hint = did_you_mean(name, known) or f"the layouts are: {', '.join(known)}"
        problems.error("unknown-layout", f"unknown layout '{name}'", place, hint)
    except BrokenPlugin as broken:
        problems.error("broken-plugin", str(broken), place, broken.hint)
    return None


def _options(material: Material, layout: Layout, known: Mapping[str, str], problems: Problems) -> Any:
    """The options as the material's layout understands them, checked like the topic; None when they are wrong."""
    place = span_of(material.options) or span_of(material)
    options = decode(material.options, layout.Options, problems, place=place)
    if options is None:
        return None
    check_references(options, layout.Options, known, problems)
    if isinstance(layout, Nested):
        for part in layout.parts(material, options, problems):
            check_references(part, type(part), known, problems)
    return options


def _check_request(request: Request, problems: Problems) -> None:
    """Raise Misuse for a format, paper, theme, level or variant that there is not; tell of formats that are broken."""
    for name in request.formats:
        _demand("format", name, backends())
        try:
            load_backend(name)
        except BrokenPlugin as broken:
            problems.error("broken-plugin", str(broken), None, broken.hint)
    for paper in filter(None, (request.paper, request.tile)):
        if paper not in PAPERS:
            raise Misuse(f"there is no paper '{paper}'", _papers_like(paper))
    _demand("theme", base_name(request.theme), theme_names())
    for level in request.levels:
        _demand("level", level, tuple(Level))
    if not re.fullmatch(r"[A-Za-z0-9]{0,12}", request.variant):
        raise Misuse(f"'{request.variant}' cannot name a variant", "use a letter or a short word: --variant B")
    if request.variant.lower() in ("answers", *BESIDES, *Level):
        raise Misuse(
            f"'{request.variant}' cannot name a variant: files are called so already", "use a letter: --variant B"
        )


def _check_language(topic: Topic, problems: Problems) -> None:
    if not speaks(topic.language):
        message = f"lessonpress has no words in '{topic.language}': what it prints itself is in English"
        problems.warning("language", message, span_of(topic.topic.language))


def _check_templates(topic: Topic, problems: Problems) -> None:
    for name in topic.templates:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
            hint = "use small letters, digits and hyphens: letter-home.md.j2"
            problems.error(
                "layout-name", "a layout cannot be called like this file", Span(file_of(name), 1, 1, 2), hint
            )
        if topic.materials and all(str(material.layout) != name for material in topic.materials):
            message = f"no material is made with the layout '{name}'"
            taken = name in topic.by_id
            hint = f"add to materials.yaml: {{id: {name}{'-sheet' if taken else ''}, layout: {name}}}"
            problems.warning("unused-layout", message, Span(file_of(name), 1, 1, 2), hint)
        if name in layouts():
            message = f"'{name}' is the name of a layout that is there already"
            problems.error("layout-name", message, Span(file_of(name), 1, 1, 2), "give this file another name")


def _check_deck_template(topic: Topic, request: Request, problems: Problems) -> None:
    """Tell what is wrong with the template for slides, if something is to be made in it."""
    for name in request.formats if topic.deck_template and not problems.errors else ():
        if takes_template(name):
            problems.add(*load_backend(name).faults(topic.deck_template))  # type: ignore[attr-defined]


def _chosen(jobs: tuple[Job, ...], only: tuple[str, ...]) -> tuple[Job, ...]:
    """The jobs that any word of `only` names: by folder, by layout, by id or like a file: '11-order-of-events.pdf'."""
    names = {name for job in jobs for name in (job.folder, job.material.layout, job.material.id)}
    wanted = [word if word in names else _named_by(word, names) for word in only]
    for word in wanted:
        _demand("material", word, names)
    return tuple(job for job in jobs if {job.folder, job.material.layout, job.material.id} & set(wanted))


def _named_by(file: str, names: Iterable[str]) -> str:
    """The material of a file such as '03-who-was-who-support-answers.pdf'; the word itself, if it names none."""
    stem = _FILE.sub("", file)
    return max((name for name in names if stem == name or stem.startswith(f"{name}-")), key=len, default=file)


def _demand(kind: str, name: str, known: Iterable[str]) -> None:
    if name not in known:
        hint = did_you_mean(name, known) or f"there is: {', '.join(sorted(known))}"
        raise Misuse(f"there is no {kind} '{name}'", hint)
