"""Questions to start with and questions to end with, each shown first without and then with its answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from lessonpress.resources.items import Level
from lessonpress.resources.topic import Question
from lessonpress.resources.values import Value

from ..document import Block, Slide, SlideRole, paragraph
from ..layout import chance
from ..posing import distractors, places, posed
from ..questions import MultipleChoice
from .notes import notes
from .talk import Talk

_LEVELS = tuple(Level)
_DIFFICULTY = ("easy", "medium", "hard")
PER_SLIDE = 4


class Picked(Value, frozen=True):
    """The questions of a deck; none is asked twice."""

    first: tuple[Question, ...]
    last: tuple[Question, ...]


def picked(talk: Talk) -> Picked:
    """Easy questions to start with; to end with, from easy to hard, or those named. The choice is always the same."""
    topic = talk.topic
    suited = [q for q in topic.questions if _LEVELS.index(q.level) <= _LEVELS.index(talk.level)]
    pool = suited or list(topic.questions)
    dice = chance(topic.topic.title.plain, talk.id)
    pool = sorted(dice.sample(pool, len(pool)), key=lambda q: _DIFFICULTY.index(q.difficulty))
    wanted = talk.options.do_now
    first = talk.chosen(min(wanted, len(pool) // 3) if isinstance(wanted, int) else wanted, pool)
    wanted = talk.options.quiz
    if isinstance(wanted, tuple):
        return Picked(tuple(first), tuple(talk.chosen(wanted, pool)))
    rest = [question for question in pool if question not in first]
    count = min(wanted, len(rest))
    return Picked(tuple(first), tuple(rest[i * len(rest) // count] for i in range(count)))


def do_now(talk: Talk) -> Iterator[Slide]:
    """A few questions to start with."""
    yield from at_once(talk, picked(talk).first, *do_now_titles(talk))


def do_now_titles(talk: Talk) -> tuple[str, str]:
    """The titles of questions to start with, and of their answers."""
    return talk.labels("slide-do-now"), talk.labels("slide-do-now-answers")


def at_once(talk: Talk, asked: Sequence[Question], title: str, answers: str) -> Iterator[Slide]:
    """Questions together on one slide, and then their answers, under these titles."""
    labels = talk.labels
    for start in range(0, len(asked), PER_SLIDE):
        questions = asked[start : start + PER_SLIDE]
        number = f" {start // PER_SLIDE + 1}" if len(asked) > PER_SLIDE else ""
        choices = [replace(choice, explanation=()) for choice in posed_all(questions)]  # the notes explain them
        half = (len(choices) + 1) // 2
        shown = tuple(choices[:half]), tuple(choices[half:])
        told = [_notes(talk, questions, choices, labels(say)) for say in ("slide-say-do-now", "slide-say-answers")]
        name = questions[0].id
        yield Slide(title + number, SlideRole.QUESTION, *shown, told[0], id=f"asked-{name}")
        yield Slide(answers + number, SlideRole.ANSWER, *shown, told[1], id=f"answers-{name}")


def plenary(talk: Talk) -> Iterator[Slide]:
    """The quiz at the end."""
    yield from one_by_one(talk, picked(talk).last)


def one_by_one(talk: Talk, last: Sequence[Question]) -> Iterator[Slide]:
    """A slide for each question, and one for its answer."""
    labels = talk.labels
    for number, (question, asked) in enumerate(zip(last, posed_all(last), strict=True), 1):
        say = labels("slide-say-question", letter=asked.letter, answer=question.answer.plain)
        vote = paragraph(labels("slide-vote"))
        yield Slide(
            labels("slide-question", number=number, count=len(last)),
            SlideRole.QUESTION,
            (asked, vote),
            notes=notes(talk, [say], [question.explanation] if question.explanation else []),
            section=labels("slide-part-quiz") if number == 1 else "",
            span=question.stem.span,
            id=f"question-{question.id}",
        )
        yield Slide(
            labels("slide-answer", number=number),
            SlideRole.ANSWER,
            (asked,),
            notes=_notes(talk, [question], [asked], labels("slide-say-answers")),
            span=question.stem.span,
            id=f"answer-{question.id}",
        )


def posed_all(questions: Sequence[Question]) -> list[MultipleChoice]:
    """The questions with their options shuffled, always in the same way; no letter is right more often than it must."""
    dice = chance(*(question.id for question in questions))
    found = []
    for question, place in zip(questions, places(questions, dice), strict=True):
        wrong = distractors(question, dice)
        dice.shuffle(wrong)
        found.append(posed(question, wrong, place))
    return found


def _notes(talk: Talk, questions: Sequence[Question], choices: Sequence[MultipleChoice], say: str) -> tuple[Block, ...]:
    right = (
        f"{question.stem.plain} – {choice.letter}: {question.answer.plain}"
        for question, choice in zip(questions, choices, strict=True)
    )
    return notes(talk, [say, *right], [question.explanation for question in questions if question.explanation])
