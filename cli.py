"""The commands of lessonpress. Thin: parse, call, print. Whatever is heavy is imported by the command that needs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, NoReturn

import click

from lessonpress import __version__
from lessonpress.build.request import FORMATS, LEVELS, Misuse, Request
from lessonpress.resources.topics import Found, NoTopic, find_topic

if TYPE_CHECKING:
    from lessonpress.build.report import Report, Told


MOST = 30
"""Errors that are told in full."""


class Commands(click.Group):
    """The group of commands: what a command does not handle ends here, in one calm line and the right exit code."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run from the command line; a letter that the terminal cannot show must not stop a build."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        return super().main(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except (Misuse, NoTopic) as error:
            _end(2, f"error: {error}", error.hint)
        except KeyboardInterrupt:
            _end(1, "stopped: every file that was made so far is whole")
        except (click.exceptions.Exit, click.ClickException, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            if os.environ.get("LESSONPRESS_DEBUG"):
                raise
            message = f"error: lessonpress itself failed ({type(error).__name__}: {error})"
            _end(1, message, "this is not your fault: please report it, with what LESSONPRESS_DEBUG=1 shows")


def _end(code: int, message: str, hint: str = "") -> NoReturn:
    click.echo(message, err=True)
    if hint:
        click.echo(f"  = help: {hint}", err=True)
    sys.exit(code)


def _words(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """'worksheets,deck' as two words; an option may also be given twice."""
    return tuple(dict.fromkeys(word.strip().lower() for value in values for word in value.split(",") if word.strip()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="lessonpress")
def main() -> None:
    """Turn the source of a power struggle into worksheets with keys, posters, fact cards and slides."""


@main.command()
@click.argument("topic", required=False)
@click.option("-o", "--out", default="out", metavar="FOLDER", help="Where packs go: a folder for each topic. [out]")
@click.option("--only", multiple=True, callback=_words, metavar="NAMES", help="Folders, layouts or materials to make.")
@click.option("--to", "formats", multiple=True, callback=_words, metavar="FORMATS", help=f"[{','.join(FORMATS)}]")
@click.option("--paper", metavar="SIZE", help="a4, a3, letter … instead of each material's own.")
@click.option(
    "--tile", default="", metavar="SIZE", help="Posters besides on several sheets, to be joined: a4, letter …"
)
@click.option(
    "--booklet", "besides", flag_value="booklet", multiple=True, help="Texts besides on half pages, to be folded."
)
@click.option(
    "--two-up", "besides", flag_value="two-up", multiple=True, help="Texts besides on half pages, two to a side."
)
@click.option(
    "--fillable", "besides", flag_value="fillable", multiple=True, help="Sheets besides with fields, for a screen."
)
@click.option(
    "--handout", "besides", flag_value="handout", multiple=True, help="Slides besides, three a page, lines beside them."
)
@click.option("--notes", "besides", flag_value="notes", multiple=True, help="Slides besides, each over its notes.")
@click.option("--outline", "besides", flag_value="outline", multiple=True, help="Slides besides as a text.")
@click.option(
    "--editable",
    "besides",
    flag_value="editable",
    multiple=True,
    help="Posters and cards besides in PowerPoint, to change by hand.",
)
@click.option("--reveal", is_flag=True, help="On slides, list entries and answers wait for a click.")
@click.option("--theme", default="classic", metavar="NAME", help="How it looks. [classic]")
@click.option("--template", default="", metavar="FILE", help="Slides in your school's template: a .pptx or .potx.")
@click.option("--grey", is_flag=True, help="Without colour, for a printer or copier that has none.")
@click.option("--large-print", is_flag=True, help="Sheets and texts in type of 18 points and more, without italics.")
@click.option("--variant", default="", metavar="LETTER", help="Another shuffle of every sheet, with its own key.")
@click.option(
    "--level", "levels", multiple=True, callback=_words, metavar="LEVELS", help="support, core, challenge, all."
)
@click.option("--lesson", type=click.IntRange(min=1), metavar="N", help="Only what lesson N needs, ready to print.")
@click.option("--jobs", type=click.IntRange(min=0), default=0, metavar="N", help="Worker processes. [as many as help]")
@click.option("--replace", "replacing", is_flag=True, help="Replace files you changed; yours are kept as backups.")
@click.option("--explain", is_flag=True, help="Name every file, and why it was made.")
@click.option("--quiet", is_flag=True, help="Tell of problems only.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of a summary.")
def build(
    topic: str | None, out: str, replacing: bool, explain: bool, quiet: bool, as_json: bool, **wanted: Any
) -> None:
    """Make the pack of TOPIC: a folder, or a topic that ships; by default the one in this folder."""
    from lessonpress.build.fast import up_to_date

    found = _find(topic, quiet=quiet or as_json)
    wanted["formats"] = wanted["formats"] or FORMATS
    wanted["levels"] = LEVELS if "all" in wanted["levels"] else wanted["levels"]
    wanted["paper"] = wanted["paper"] and wanted["paper"].lower()
    wanted["tile"] = wanted["tile"].lower()
    wanted["theme"] += ("-grey" if wanted.pop("grey") else "") + ("-large-print" if wanted.pop("large_print") else "")
    wanted["lesson"] = wanted["lesson"] or 0
    request = Request(found.folder, os.path.join(out, found.name), called=topic or "", replace=replacing, **wanted)
    report = up_to_date(request) or _build(request, quiet=quiet or as_json)
    _print_report(report, explain=explain, quiet=quiet, as_json=as_json)
    sys.exit(0 if report.ok else 1)


@main.command()
@click.argument("topic", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def check(topic: str | None, as_json: bool) -> None:
    """Tell every problem in TOPIC, each with its file, line and a hint, and what it lacks data for. Writes nothing."""
    from lessonpress.build.pipeline import check as check_topic

    found = _find(topic, quiet=as_json)
    problems, lacking = check_topic(Request(found.folder, "out"))
    errors = sum(problem.is_error for problem in problems)
    if as_json:
        _print_json(
            {
                "ok": not errors,
                "problems": [problem.data for problem in problems],
                "lacking": [lack._asdict() for lack in lacking],
            }
        )
    else:
        _print_problems(problems)
        for lack in lacking:
            click.echo(f"no data for the {lack.sort} {lack.name}: {lack.why}")
        warnings = len(problems) - errors
        told = [f"{n} {what}{'' if n == 1 else 's'}" for n, what in ((errors, "error"), (warnings, "warning")) if n]
        click.echo(f"{found.name}: {' and '.join(told) or 'no problems'}")
    sys.exit(1 if errors else 0)


@main.command()
@click.argument("name")
def new(name: str) -> None:
    """Start a topic called NAME: a folder of commented files, in this folder, that builds at once."""
    from lessonpress.resources.new_topic import CannotStart, start_topic

    try:
        folder = start_topic(name, ".")
    except CannotStart as error:
        _end(1, f"error: {error}")
    click.echo(f"started {folder}: open {folder}/topic.yaml in an editor, then run: lessonpress build {folder}")


@main.command()
@click.argument("topic")
@click.argument("folder")
def copy(topic: str, folder: str) -> None:
    """Copy TOPIC, such as one that ships, into a new FOLDER, to change it and build from there."""
    from lessonpress.resources.new_topic import CannotStart, copy_topic

    try:
        copy_topic(_find(topic).folder, folder)
    except CannotStart as error:
        _end(1, f"error: {error}")
    click.echo(f"copied {topic} to {folder}: change what you like in it, then run: lessonpress build {folder}")


@main.command("list")
def list_() -> None:
    """Name the layouts, formats, themes, papers and topics that there are."""
    from lessonpress.build.catalogue import catalogue

    for heading, lines in catalogue():
        click.echo(click.style(heading, bold=True))
        for name, about in lines:
            click.echo(f"  {name:<20} {about}".rstrip())


@main.command()
@click.argument("topic")
@click.argument("material")
@click.option("--variant", default="", metavar="LETTER", help="Another shuffle.")
@click.option(
    "--level", "levels", multiple=True, callback=_words, metavar="LEVELS", help="support, core, challenge, all."
)
def show(topic: str, material: str, variant: str, levels: tuple[str, ...]) -> None:
    """Print MATERIAL of TOPIC as readable text, answers included."""
    from lessonpress.build.pipeline import show as show_material

    levels = LEVELS if "all" in levels else levels
    request = Request(_find(topic).folder, "out", only=(material,), variant=variant, levels=levels)
    text, problems = show_material(request)
    _print_problems(problems)
    click.echo(text)
    sys.exit(1 if any(problem.is_error for problem in problems) else 0)


@main.command()
@click.argument("topic", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def coverage(topic: str | None, as_json: bool) -> None:
    """Tell what became of each claim of the sources of TOPIC: said where, left out why, or missing."""
    from lessonpress.build.coverage import lines, read_coverage

    found = _find(topic, quiet=as_json)
    covered, problems = read_coverage(found.folder)
    ok = not any(problem.is_error for problem in problems)
    if as_json:
        told = {"sources": [one.as_json() for one in covered], "problems": [problem.data for problem in problems]}
        _print_json({"ok": ok, **told})
    else:
        _print_problems(problems)
        for line in lines(covered) if ok else ():
            click.echo(line)
    sys.exit(0 if ok else 1)


@main.command("check-template")
@click.argument("file")
@click.argument("topic", required=False)
@click.option("--language", default="", metavar="TAG", help="The language of the sample words. [the topic's, or en]")
def check_template(file: str, topic: str | None, language: str) -> None:
    """Tell which layouts of FILE, a school's template, slides take and why, and make a deck that shows it.

    With TOPIC, layouts are chosen as its topic.yaml says, if FILE is called like the template that it names.
    """
    from lessonpress.build.asked_template import Chosen, asked_template, chosen_in
    from lessonpress.build.template_check import check_template as look
    from lessonpress.build.template_check import write_proof
    from lessonpress.resources.diagnostics import SourceError, render

    chosen = Chosen()
    try:
        chosen = chosen_in(_find(topic).folder, file) if topic else chosen
        found = look(asked_template(file, chosen.layouts), language or chosen.language)
    except SourceError as wrong:
        for problem in wrong.diagnostics:
            click.echo(render(problem, wrong.lines or chosen.lines), err=True)
        sys.exit(1)
    for problem in chosen.problems:
        click.echo(render(problem, chosen.lines) + "\n", err=True)
    for line in found.lines:
        click.echo(line)
    click.echo(f"\n{write_proof(file, found.proof)}")


@main.command()
def schema() -> None:
    """Print the JSON Schema of a topic, for editors that check while you write."""
    from lessonpress.resources.schema import json_schema

    _print_json(json_schema())


def _find(topic: str | None, *, quiet: bool = False) -> Found:
    found = find_topic(topic)
    if topic is None and found.shipped and not quiet:
        click.echo(f"no topic.yaml in this folder: taking the topic that ships, {found.name}", err=True)
    return found


def _build(request: Request, *, quiet: bool) -> Report:
    import gc

    from lessonpress.build.pipeline import build

    gc.set_threshold(50_000, 20, 20)  # most of what is made stays to the end: searching it costs a sixth of the time
    try:
        if quiet or not sys.stderr.isatty():
            return build(request)
        from lessonpress.build.progress import shown

        with shown() as watch:
            return build(request, watch)
    finally:
        gc.freeze()  # nor is it searched once more when the process ends


def _print_report(report: Report, *, explain: bool, quiet: bool, as_json: bool) -> None:
    from lessonpress.build.report import summary

    if as_json:
        _print_json(report.as_json())
        return
    _print_problems(report.problems)
    if not quiet:
        for line in summary(report, explain=explain):
            click.echo(line)


def _print_problems(problems: Iterable[Told]) -> None:
    """Tell problems, but no more than MOST errors: where there are many, most follow from the first."""
    told = tuple(problems)
    errors = sum(problem.is_error for problem in told)
    left = MOST
    for problem in told:
        left -= problem.is_error
        if problem.is_error and left < 0:
            continue
        severity, colon, rest = problem.text.partition(":")
        colour = "red" if problem.is_error else "yellow"
        click.echo(click.style(severity, fg=colour, bold=True) + colon + rest + "\n", err=True)
    if errors > MOST:
        click.echo(f"… and {errors - MOST} more errors: mend these first, many may follow from one\n", err=True)


def _print_json(data: dict[str, Any]) -> None:
    import json

    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
