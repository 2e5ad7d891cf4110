"""How long a topic of some 2,000 lines takes to read: run it, do not assert it."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from lessonpress.resources.diagnostics import Problems
from lessonpress.resources.reader import read_topic
from lessonpress.resources.sources import source_digest
from lessonpress.resources.yaml_source import read_yaml

PEOPLE, EVENTS, TERMS, QUESTIONS = 20, 120, 40, 40


def generated() -> str:
    """A topic with every kind of value: about 2,000 lines."""
    lines = ["topic:", "  title: The struggle", "  question: Who won, and why?", "  period: 1922/1929", "sources:"]
    lines += ["  - id: s1", "    title: A history", "people:"]
    for n in range(PEOPLE):
        lines += [f"  - id: p{n}", f"    name: Person {n}", "    born: {date: 1879-11-07}", "    contender: yes"]
        lines += ["    one-line: Led the *army* and wrote **well** [@s1]", "    posts:"]
        lines += ["      - {title: Commissar, from: 1918-03, to: 1925-01}"] * 3
        for section in ("power-base", "strengths", "weaknesses", "ideology", "fate"):
            lines += [f"    {section}:"]
            lines += [f"      - 'A long statement about {section}, with a **key word** and *stress* [@s1]'"] * 3
    lines += ["events:"]
    for n in range(EVENTS):
        lines += [f"  - id: e{n}", f"    date: 1924-{n % 12 + 1:02d}-{n % 28 + 1:02d}", f"    title: Event number {n}"]
        lines += [
            f"    people: [p{n % PEOPLE}, p{(n + 1) % PEOPLE}]",
            f"    weight: {n % 5 + 1}",
            "    description: >-",
        ]
        lines += [
            "      Something happened on this day, and many people **talked**",
            "      about it afterwards [@s1].",
        ]
    lines += ["terms:"]
    for n in range(TERMS):
        lines += [f"  - id: t{n}", f"    term: Term {n}", f"    about: [p{n % PEOPLE}]", "    definitions:"]
        lines += ["      core: What it means to most [@s1]", "      challenge: What it means to a historian [@s1]"]
    lines += ["questions:"]
    for n in range(QUESTIONS):
        lines += [f"  - id: q{n}", f"    stem: Who did thing {n}?", "    answer: Stalin"]
        lines += ["    distractors: [Trotsky, Bukharin, Zinoviev]", "    difficulty: easy"]
    return "\n".join(lines) + "\n"


def best(times: int, work: object) -> float:
    """The best of some runs, in milliseconds."""
    assert callable(work)
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds) * 1000


def main() -> None:
    """Print the figures."""
    text = generated()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "topic.yaml").write_text(text)
        start = time.perf_counter()
        reading = read_topic(folder)
        first = (time.perf_counter() - start) * 1000
        print(f"{text.count(chr(10))} lines, {len(text) // 1024} KB, {len(reading.diagnostics)} diagnostics")
        print(f"first reading  {first:7.1f} ms")
        print(f"reading        {best(10, lambda: read_topic(folder)):7.1f} ms")
        print(f"  of it YAML   {best(10, lambda: read_yaml('t', text.encode(), Problems())):7.1f} ms")
        print(f"source_digest  {best(50, lambda: source_digest(folder)):7.2f} ms")


if __name__ == "__main__":
    main()
