"""The progress bar, for people who watch. Imported only when there is a terminal to show it on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn


@contextmanager
def shown() -> Iterator[Callable[[int, int, str], None]]:
    """A bar on stderr; call what is given with the jobs done, the jobs in all, and what was done last.

    It draws when it is told and never by itself: a thread of its own would be copied into forked workers.
    """
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as progress:
        task = progress.add_task("setting", total=None)

        def watch(done: int, of: int, title: str) -> None:
            progress.update(task, completed=done, total=of, description=title[:40], refresh=True)

        yield watch
