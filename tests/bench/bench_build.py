"""How long builds of the shipped topic take, as ratios: `python tests/bench/bench_build.py [runs]`.

Seconds drift from machine to machine and from hour to hour, ratios hardly: every figure is the median of some runs,
each a process of its own, divided by the median of a reference that was run in turn with it.
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
SHIPPED = Path(__file__).parents[2] / "resources" / "soviet_succession"


def build(topic: Path, out: Path) -> list[str]:
    """The command that a teacher runs."""
    return [os.path.join(os.path.dirname(sys.executable), "lessonpress"), "build", str(topic), "-o", str(out), "--quiet"]


def seconds(command: list[str]) -> float:
    """How long a process takes from start to end."""
    start = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return perf_counter() - start


def edit_a_date(topic: Path, number: int) -> None:
    """Change the day of one event."""
    events = topic / "events.yaml"
    lines = events.read_text("utf-8").splitlines(keepends=True)
    place = next(i for i, line in enumerate(lines) if line.strip().startswith("date:") and line.count("-") == 2)
    lines[place] = lines[place].rsplit("-", 1)[0] + f"-{10 + number % 15:02d}\n"
    events.write_text("".join(lines), "utf-8")


def tell(what: str, times: list[float], reference: list[float], target: str) -> None:
    """One line of the table."""
    print(f"{what:<34} {median(times):7.3f} s   {median(times) / median(reference):6.2f}   {target}")


def main(runs: int) -> None:
    """Run everything in turn, then print the table."""
    folder = Path(tempfile.mkdtemp())
    topic, out = folder / "topic", folder / "out"
    shutil.copytree(SHIPPED, topic)
    click, renderers, cold, nothing, edited = [], [], [], [], []
    for number in range(runs):
        shutil.rmtree(out, ignore_errors=True)
        cold.append(seconds(build(topic, out)))
        renderers.append(seconds(RENDERERS))
        edit_a_date(topic, number)
        edited.append(seconds(build(topic, out)))
        for _ in range(5):
            click.append(seconds(CLICK))
            nothing.append(seconds(build(topic, out)))
    tell("import click", click, click, "")
    tell("nothing to do / import click", nothing, click, "at most 1.5")
    tell("cold / import the renderers", cold, renderers, "at most 6")
    tell("one edited date / cold", edited, cold, "at most 0.4")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{'peak memory of one process':<34} {peak:7.0f} MiB          under 200 MB")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
