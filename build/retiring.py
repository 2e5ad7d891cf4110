"""What a pack no longer has: files of materials that are gone, and sheets that would otherwise stand there twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessonpress.resources.topic import Topic

from .index import keep_thumbnail
from .job import Job
from .manifest import About
from .outcome import Outcome, State
from .plan import Plan
from .press import Pressed
from .request import Request
from .store import Store

Result = tuple[Pressed, tuple[Outcome, ...]]
"""What became of one job, and of its files."""
_Printing = tuple[str, str, str, str]
"""What tells the files of one printing of a material from those of others: material, variant, level, lesson."""


def retire(store: Store, topic: Topic, request: Request, results: Sequence[Result], planned: Plan) -> Iterator[Outcome]:
    """Take away the files of materials that are gone, and those that a material made before and makes no longer.

    A sheet marked with its level takes the place of the same sheet without a mark, and the other way round. Nothing
    makes way for a file that could not be written.
    """
    wanted = {file.path for done, _ in results for file in done.files}
    failed = {outcome.path for _, outcomes in results for outcome in outcomes if outcome.state is State.FAILED}
    whole = [
        (done.job, file.about)
        for done, _ in results
        if done.whole and not failed & {file.path for file in done.files}
        for file in done.files
    ]
    anew = {_printing(about) for _, about in whole} | {_twin(job, about, topic) for job, about in whole}

    def is_gone(path: str, about: About) -> bool:
        if not about.material or path in wanted:
            return False
        made_anew = _printing(about) in anew and about.format in request.formats
        if about.lesson:
            return made_anew or about.material not in planned.lessons.get(about.lesson, ())
        return made_anew or (planned.complete and about.material not in planned.materials)

    for path in [path for path, entry in store.files.items() if is_gone(path, entry.about)]:
        keep_thumbnail(store.pack, path, "")
        yield store.retire(path)


def _printing(about: About) -> _Printing:
    return about.material, about.variant, about.level, about.lesson


def _twin(job: Job, about: About, topic: Topic) -> _Printing:
    """The printing that differs from this one in nothing but the mark of its level; for other levels, itself."""
    usual = str(getattr(job.options, "level", None) or topic.topic.level)
    twins = {"": usual, usual: ""}
    return about.material, about.variant, twins.get(about.level, about.level), about.lesson
