"""How long builds of the shipped topic take, as ratios: `python tests/bench/bench_build.py [runs]`.

Seconds drift from machine to machine and from hour to hour, ratios hardly: every figure is the median of some runs,
each a process of its own, divided by the median of a reference that was run in turn with it. The seconds of the
processors, workers included, are told beside those of the clock: other work on the machine disturbs them less.
Python keeps the bytecode of what it imports, as it does for everybody who has not told it otherwise.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

CLICK = [sys.executable, "-c", "import click"]
RENDERERS = [sys.executable, "-c", "import reportlab.platypus, pptx, jinja2"]
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
SHIPPED = Path(__file__).parents[2] / "resources" / "soviet_succession"


def build(topic: Path, out: Path) -> list[str]:
    """The command that a teacher runs."""
    return [
        os.path.join(os.path.dirname(sys.executable), "lessonpress"),
        "build",
        str(topic),
        "-o",
        str(out),
        "--quiet",
    ]


def seconds(command: list[str]) -> tuple[float, float]:
    """How long a process takes from start to end: by the clock, and of the processors with those it started."""
    start, before = perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    clock, after = perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def edit_a_date(topic: Path, number: int) -> None:
    """Change the day of one event."""
    events = topic / "events.yaml"
    lines = events.read_text("utf-8").splitlines(keepends=True)
    place = next(i for i, line in enumerate(lines) if line.strip().startswith("date:") and line.count("-") == 2)
    lines[place] = lines[place].rsplit("-", 1)[0] + f"-{10 + number % 15:02d}\n"
    events.write_text("".join(lines), "utf-8")


Times = list[tuple[float, float]]


def tell(what: str, times: Times, reference: Times, target: str) -> None:
    """One line of the table."""
    clock, processors = (median(column) for column in zip(*times, strict=True))
    base = [median(column) for column in zip(*reference, strict=True)]
    print(f"{what:<34}{clock:8.3f} s{clock / base[0]:8.2f}{processors:10.3f} s{processors / base[1]:8.2f}   {target}")


def main(runs: int) -> None:
    """Run everything in turn, then print the table."""
    folder = Path(tempfile.mkdtemp())
    topic, out = folder / "topic", folder / "out"
    shutil.copytree(SHIPPED, topic)
    click, renderers, cold, nothing, edited = (list[tuple[float, float]]() for _ in range(5))
    seconds(build(topic, out))
    for number in range(runs):
        shutil.rmtree(out, ignore_errors=True)
        cold.append(seconds(build(topic, out)))
        renderers.append(seconds(RENDERERS))
        edit_a_date(topic, number)
        edited.append(seconds(build(topic, out)))
        for _ in range(5):
            click.append(seconds(CLICK))
            nothing.append(seconds(build(topic, out)))
    print(f"{'':<34}{'clock':>10}{'ratio':>8}{'processors':>12}{'ratio':>8}   target (clock)")
    tell("import click", click, click, "")
    tell("import the renderers", renderers, renderers, "")
    tell("nothing to do / import click", nothing, click, "at most 1.5")
    tell("cold / import the renderers", cold, renderers, "at most 6")
    tell("one edited date / cold", edited, cold, "at most 0.4")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{'peak memory of one process':<34}{peak:6.0f} MiB{'':31}under 200 MB")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
