"""Packs of single lessons: what stands in their folders."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from lessonpress.resources.teaching import Lesson
from lessonpress.resources.topic import Topic

from .job import Job
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
