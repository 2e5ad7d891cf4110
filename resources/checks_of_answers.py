"""What must hold for questions: one answer is right, it stands once, and the question does not give it away."""

from __future__ import annotations

import re
from collections.abc import Callable

from .diagnostics import Problems
from .markup import Rich
from .topic import Question, Topic


def said(text: Rich) -> str:
    """What a text says, however it is written: small letters, single spaces, no stop at the end."""
    return " ".join(text.plain.casefold().split()).rstrip(".!?,;: ") or text.plain


def answers_differ(topic: Topic, problems: Problems) -> None:
    """A distractor is not the answer, and not another distractor."""
    for question in topic.questions:
        _distractors_differ(question, problems)


def _distractors_differ(question: Question, problems: Problems) -> None:
    seen = {said(question.answer)}
    for distractor in question.distractors:
        words = said(distractor)
        if words == said(question.answer):
            hint = "a distractor must be wrong; replace it"
            problems.error("same-answer", f"'{distractor}' is also the answer", distractor.span, hint)
        elif words in seen:
            problems.error("same-answer", f"the distractor '{distractor}' stands here twice", distractor.span)
        seen.add(words)


def stems_keep_the_secret(topic: Topic, problems: Problems) -> None:
    """A question does not contain its own answer; one that names a distractor too offers a choice, and may."""
    for question in topic.questions:
        stem = said(question.stem)
        if _contains(stem, question.answer) and not any(_contains(stem, d) for d in question.distractors):
            message = f"the question gives its answer away: '{question.answer}'"
            problems.warning("given-away", message, question.stem.span)


def _contains(stem: str, text: Rich) -> bool:
    words = said(text)
    if len(words) <= 2 or words not in stem:  # a pattern takes its time to make
        return False
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", stem) is not None


ANSWER_RULES: tuple[Callable[[Topic, Problems], None], ...] = (answers_differ, stems_keep_the_secret)
