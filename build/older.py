"""What a build did not make although it is there: files for other levels, of other variants, of single lessons.

They stay as they are; where they say something else than the topic by now, that is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lessonpress.layouts.document import fingerprint
from lessonpress.layouts.theme import GREY, LARGE, Theme, base_name
from lessonpress.resources.diagnostics import Problems
from lessonpress.resources.items import Level
from lessonpress.resources.topic import Topic

from .grey import in_grey
from .job import Job
from .manifest import About, Entry, Key
from .outputs import BESIDES
from .press import set_at
from .request import LEVELS, Request


def tell_older(
    files: Mapping[str, Entry],
    made: Iterable[str],
    jobs: Iterable[Job],
    topic: Topic,
    theme: Theme,
    request: Request,
    problems: Problems,
) -> None:
    """Warn of files that were not `made` and say something else than the same materials would now."""
    here, by_id = set(made), {job.material.id: job for job in jobs}
    others: list[tuple[Job, About, Key]] = []
    for path, entry in files.items():
        job, key = by_id.get(entry.about.material), (entry.offer or entry).key
        if path in here or job is None:
            continue
        if (key.get("theme"), key.get("paper", "").partition(" ")[0]) == (theme.digest, job.paper):
            others.append((job, entry.about, key))  # what is printed otherwise cannot be compared
    shown = in_grey(topic) if others and theme.is_grey else topic
    content: dict[tuple[str, str, str], str] = {}
    old: dict[tuple[str, str, str], list[str]] = {}
    for job, about, key in others:
        sheet = about.material, about.variant, about.level
        if sheet not in content:
            content[sheet] = _content(shown, job, theme, about)
        if content[sheet] and content[sheet] != key.get("content"):
            old.setdefault((about.lesson, about.level, about.variant), []).append(about.edition)
    for (lesson, level, variant), editions in sorted(old.items()):
        count = len(editions)
        what = lesson or " and ".join(filter(None, (level and f"level {level}", variant and f"variant {variant}")))
        files_say = "1 of its files says" if count == 1 else f"{count} of its files say"
        message = f"{what or 'the pack'} is older than the topic: {files_say} something else"
        problems.warning("older", message, None, f"make it anew: {_command(request, lesson, level, variant, editions)}")


def _content(topic: Topic, job: Job, theme: Theme, about: About) -> str:
    """What the material's document would be by now; empty where it cannot be made, which is told elsewhere."""
    level = Level(about.level) if about.level in LEVELS else None
    try:
        return fingerprint(set_at(topic, job, theme, level, about.variant))
    except Exception:
        return ""


def _command(request: Request, lesson: str, level: str, variant: str, editions: Iterable[str]) -> str:
    """What to type, so that nothing that is there goes, and all looks as it does."""
    words = ["lessonpress build", request.called]
    words += [f"--lesson {lesson.removeprefix('lessons/').partition('-')[0]}"] if lesson else []
    words += [f"--level {level}"] if level else []
    words += [f"--variant {variant}"] if variant else []
    words += [f"--{edition}" for edition in BESIDES if edition in editions]
    words += ["--reveal"] if request.reveal else []
    words += [f"--tile {request.tile}"] if request.tile else []
    words += [f"--paper {request.paper}"] if request.paper else []
    words += [f"--theme {base}"] if (base := base_name(request.theme)) != "classic" else []
    words += [f"-{ending}" for ending in (GREY, LARGE) if ending in request.theme]
    words += [f"--template {_quoted(request.template)}"] if request.template else []
    return " ".join(filter(None, words))


def _quoted(name: str) -> str:
    """A name as one types it."""
    return f'"{name}"' if " " in name else name
