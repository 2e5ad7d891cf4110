"""Packs of single lessons: what stands in their folders, and whether that still says what the topic says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from lessonpress.resources.diagnostics import Problems
from lessonpress.resources.teaching import Lesson
from lessonpress.resources.topic import Topic

from .job import Job
from .manifest import About, Entry, Key
from .request import Misuse


def folder_of(number: int, lesson: Lesson) -> str:
    """The folder of a lesson's own pack: 'lessons/3-isolating-trotsky'."""
    return f"lessons/{number}-{lesson.id.removeprefix('lesson-')}"


def of_lesson(jobs: Iterable[Job], topic: Topic, number: int) -> tuple[Job, ...]:
    """The jobs that a lesson needs, in the order of use: its plan and its slides first. Raises Misuse."""
    if not 1 <= number <= len(topic.lessons):
        count = len(topic.lessons)
        hint = f"there are lessons 1 to {count}" if count else "write lessons.yaml first"
        raise Misuse(f"there is no lesson {number}", hint)
    lesson = topic.lessons[number - 1]
    folder = folder_of(number, lesson)
    by_id = {job.material.id: job for job in jobs}
    names = names_of(jobs, lesson)
    if not names:
        hint = "name materials in its activities, or list a lesson-plan for it in materials.yaml"
        raise Misuse(f"lesson {number} uses none of these materials", hint)
    return tuple(
        replace(by_id[name], folder=folder, stem=f"{folder}/{place:02d}-{name}", lesson=folder)
        for place, name in enumerate(names, 1)
    )


def names_of(jobs: Iterable[Job], lesson: Lesson) -> list[str]:
    """The ids of the materials that a lesson needs: those made for it, then those that its activities use."""
    by_id = {job.material.id: job for job in jobs}
    own = [name for name, job in by_id.items() if getattr(job.options, "lesson", None) == lesson.id]
    return [name for name in dict.fromkeys((*own, *lesson.materials)) if name in by_id]


def tell_stale(files: Mapping[str, Entry], made: Iterable[tuple[About, Key]], problems: Problems) -> None:
    """Warn of lessons' folders in which a file says something else than the same sheet that was `made` elsewhere."""
    now = {_sheet(about): (about.lesson, key) for about, key in made}
    stale: Counter[str] = Counter()
    for entry in files.values():
        if not entry.about.lesson or _sheet(entry.about) not in now:
            continue
        lesson, key = now[_sheet(entry.about)]
        there = (entry.offer or entry).key
        if lesson != entry.about.lesson and key["paper"] == there["paper"] and key["content"] != there["content"]:
            stale[entry.about.lesson] += 1
    for folder, count in stale.items():
        files_say = "1 of its files says" if count == 1 else f"{count} of its files say"
        message = f"{folder} is older than the topic: {files_say} something else"
        number = folder.removeprefix("lessons/").partition("-")[0]
        problems.warning("old-lesson", message, None, f"make it anew: lessonpress build --lesson {number}")


def _sheet(about: About) -> tuple[str, ...]:
    """What a sheet in a lesson's folder has in common with the same in the pack of the whole unit."""
    return about.material, about.variant, about.level, about.format, about.edition
