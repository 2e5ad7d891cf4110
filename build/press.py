"""Making one material: set it, see which of its files are stale, paint those. This is the work of a worker process."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from lessonpress.layouts.document import Document, fingerprint
from lessonpress.layouts.layout import Setting, layout_of
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.theme import Theme, load_theme
from lessonpress.resources.diagnostics import Diagnostic, Severity, SourceError, span_of
from lessonpress.resources.items import Level
from lessonpress.resources.topic import Topic
from lessonpress.resources.values import Value

from .backends.backend import CannotMerge, Merging, PrintOptions, Rendering, load_backend
from .grey import in_grey
from .job import Job
from .manifest import About, Key, digest
from .outputs import EDITABLE, Output, build_id, outputs, variant_of
from .request import Request
from .store import Mix, Store


class Printed(Value, frozen=True):
    """One file of a material. `data` is None when the file is up to date; `thumbnail` is an SVG of its first page."""

    path: str
    key: Key
    about: About
    why: str = ""
    data: bytes | None = None
    thumbnail: str = ""
    mix: Mix | None = None
    """For a file of a kind into which what is new can come although the teacher changed it."""


class Pressed(Value, frozen=True):
    """What one job gave. `whole` is false when something went wrong on the way."""

    job: Job
    files: tuple[Printed, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    whole: bool = True


class Press:
    """Makes the materials of one build; made once in every worker process."""

    def __init__(self, topic: Topic, request: Request, store: Store) -> None:
        self.theme = load_theme(request.theme)
        self.topic = in_grey(topic) if self.theme.is_grey else topic
        self.request, self.store = request, store

    def __call__(self, job: Job) -> Pressed:
        """Make one material. Never raises: a fault in a layout or a backend spoils its own files only."""
        files: list[Printed] = []
        made, wrong = documents(self.topic, job, self.theme, self.request)
        problems = [*wrong, *(warning for document in made for warning in document.warnings)]
        try:
            for document in made:
                _refuse(document.warnings)
                for output in outputs(job, document, self.request.formats, self.theme, self.topic.deck_template):
                    files.append(self._print(job, output, problems))
        except SourceError as unfit:
            return Pressed(job, tuple(files), (*problems, *unfit.diagnostics), whole=False)
        except Exception as error:
            problems.append(_fault(job, error))
            return Pressed(job, tuple(files), tuple(problems), whole=False)
        problems += self._not_made(job, {file.about.edition for file in files})
        return Pressed(job, tuple(files), tuple(problems), whole=not wrong)

    def _not_made(self, job: Job, editions: set[str]) -> Iterator[Diagnostic]:
        """Warnings of editions that the material itself asks for, and that it cannot have."""
        backends = [load_backend(name) for name in self.request.formats]
        for edition in job.material.besides:
            able = "by_hand" if edition == EDITABLE else "on_sheets"
            if editions and edition not in editions and any(getattr(backend, able, False) for backend in backends):
                message = f"'{job.material.id}' cannot be made as '{edition}': there is nothing of that kind in it"
                place, hint = span_of(job.material.id), f"take '{edition}: yes' out of it"
                yield Diagnostic(Severity.WARNING, "no-edition", message, place, (hint,))

    def _print(self, job: Job, output: Output, problems: list[Diagnostic]) -> Printed:
        why = self.store.why_stale(output.path, output.key)
        about = self._about(job, output)
        if not why:
            return Printed(output.path, output.key, about)
        made = output.made
        tile = PAPERS[made.tile] if made.tile else None
        template = self.topic.deck_template if "template" in output.key else None
        paper, kept = PAPERS[job.paper], build_id(output.key)
        options = PrintOptions(paper, kept, tile, made.halves, made.slides, made.reveal, made.by_hand, template)
        rendering = load_backend(output.format).render(output.document, theme=self.theme, options=options)
        _refuse(rendering.problems)
        problems += rendering.problems
        about = self._about(job, output, rendering)
        thumbnail, mix = _thumbnail(rendering, output), self._mixed(output, rendering.data)
        return Printed(output.path, output.key, about, why, rendering.data, thumbnail, mix)

    def _mixed(self, output: Output, fresh: bytes) -> Mix | None:
        """The new version in the teacher's file, if there is one, and if the format can do that."""
        backend = load_backend(output.format)
        if not isinstance(backend, Merging):
            return None
        try:
            theirs = self.store.theirs(output.path)
            if theirs is None:
                return Mix()
            merged = backend.merge(output.document, fresh, theirs, self.store.made(output.path))
        except (CannotMerge, OSError) as error:
            return Mix(told=(f"what is new cannot come into it: {error}",))
        except Exception as error:
            if os.environ.get("LESSONPRESS_DEBUG"):
                traceback.print_exc()
            return Mix(told=(f"what is new cannot come into it ({type(error).__name__}: {error})",))
        return Mix(merged.data, digest(theirs), merged.told)

    def _about(self, job: Job, output: Output, rendering: Rendering | None = None) -> About:
        pages, warnings = (rendering.pages, len(rendering.problems)) if rendering else (0, 0)
        return About(
            material=job.material.id,
            folder=job.folder,
            format=output.format,
            edition=output.edition,
            variant=variant_of(output.document),
            level=output.document.level or "",
            lesson=job.lesson,
            title=output.document.title,
            pages=pages,
            warnings=warnings,
        )


def documents(topic: Topic, job: Job, theme: Theme, request: Request) -> tuple[list[Document], tuple[Diagnostic, ...]]:
    """The documents of a material; none, and why, when its layout fails or its template is wrong."""
    try:
        return list(set_documents(topic, job, theme, request)), ()
    except SourceError as wrong:
        return [], wrong.diagnostics
    except Exception as error:
        return [], (_fault(job, error),)


def set_documents(topic: Topic, job: Job, theme: Theme, request: Request) -> Iterator[Document]:
    """The documents of a material: one at each level that is asked for, marked so, where its options know levels.

    Where none is asked for, or all levels say the same, it is one, at the level that the options name, or the topic's.
    """
    asked = request.levels if hasattr(job.options, "level") else ()
    variant = request.variant.upper()
    marked = {level: set_at(topic, job, theme, level, variant) for level in Level} if asked else {}
    said = {fingerprint(replace(document, level=None)) for document in marked.values()}
    if len(said) > 1:
        yield from (marked[Level(level)] for level in asked)
    else:
        yield set_at(topic, job, theme, None, variant)


def set_at(topic: Topic, job: Job, theme: Theme, level: Level | None, variant: str) -> Document:
    """A document marked with a level; without one, at the level that the options name, or the topic's."""
    own = getattr(job.options, "level", None) or topic.topic.level
    return replace(_set(topic, job, theme, level or own, variant), level=level)


def _set(topic: Topic, job: Job, theme: Theme, level: Level, variant: str) -> Document:
    """A document at one level; one that has nothing to shuffle is the same in every variant."""
    layout = layout_of(topic, job.material.layout)

    def made(shuffle: str) -> Document:
        return layout.make(topic, job.material, job.options, Setting(theme, PAPERS[job.paper], level, shuffle))

    document = made(variant)
    return document if variant_of(document) == variant else made("")


def _refuse(problems: Iterable[Diagnostic]) -> None:
    """Raise SourceError when something cannot be printed as it stands."""
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise SourceError(problems)


def _thumbnail(rendering: Rendering, output: Output) -> str:
    """A small picture of the first page, its words as grey bars: small, and quick to make."""
    if rendering.preview is None:
        return ""
    from .backends.html.greek import thumbnail

    return thumbnail(rendering.preview, output.document.title)


def _fault(job: Job, error: Exception) -> Diagnostic:
    """A fault of ours, as a problem that says what it is about; the traceback is for those who asked for it."""
    if os.environ.get("LESSONPRESS_DEBUG"):
        traceback.print_exc()
    message = f"'{job.material.id}' could not be made: {type(error).__name__}: {error}"
    hint = "your topic is not at fault: please report it, with what LESSONPRESS_DEBUG=1 shows"
    return Diagnostic(Severity.ERROR, "fault", message, span_of(job.material), (hint,))


def faulty(job: Job, reason: str, hint: str) -> Pressed:
    """What is told of a job whose worker process did not come back."""
    message = f"'{job.material.id}' could not be made: {reason}"
    return Pressed(
        job, problems=(Diagnostic(Severity.ERROR, "fault", message, span_of(job.material), (hint,)),), whole=False
    )
