"""The front door of the command line: the table of commands, and `run`."""

from __future__ import annotations

import os
import sys

import click

from movienight import __version__
from movienight.cli.lazy import Entry, LazyGroup
from movienight.errors import ExitCode

TONIGHT, PEOPLE, DATA, HOUSE = "For tonight", "People", "Data", "House"

COMMANDS = {
    "recommend": Entry(
        "movienight.cli.recommending:recommend",
        "Ten films for two people, with reasons and a snack.",
        TONIGHT,
    ),
    "double-feature": Entry(
        "movienight.cli.doubling:double_feature", "Two films that go together, for one evening.", TONIGHT
    ),
    "night": Entry("movienight.cli.nights:night", "Choose tonight's film, and say how it was.", TONIGHT),
    "history": Entry("movienight.cli.history:history", "The nights so far, and whose turn it is.", TONIGHT),
    "why": Entry("movienight.cli.explaining:why", "Why a film was or was not suggested.", TONIGHT),
    "similar": Entry("movienight.cli.looking:similar", "Films like one you name.", TONIGHT),
    "search": Entry("movienight.cli.looking:search", "Find a film by its title.", TONIGHT),
    "snack": Entry("movienight.cli.looking:snack", "Something to eat with a film.", TONIGHT),
    "cookbook": Entry(
        "movienight.cli.cookbook:cookbook", "Recipes, by what they are and what you have.", TONIGHT
    ),
    "people": Entry("movienight.cli.people:people", "Who is known here, and what they like.", PEOPLE),
    "like": Entry("movienight.cli.tastes:like", "Remember films somebody likes.", PEOPLE),
    "unlike": Entry("movienight.cli.tastes:unlike", "Forget that somebody liked films.", PEOPLE),
    "dislike": Entry("movienight.cli.tastes:dislike", "Remember films somebody does not care for.", PEOPLE),
    "rate": Entry("movienight.cli.tastes:rate", "Remember the stars somebody gives a film.", PEOPLE),
    "seen": Entry("movienight.cli.tastes:seen", "Remember films somebody has seen.", PEOPLE),
    "veto": Entry("movienight.cli.tastes:veto", "Never show films to somebody again.", PEOPLE),
    "import-likes": Entry(
        "movienight.cli.bringing:import_likes",
        "Bring in films somebody rated, liked or saw elsewhere.",
        PEOPLE,
    ),
    "export": Entry(
        "movienight.cli.exporting:export",
        "Write down what people told, to keep or to take along.",
        PEOPLE,
    ),
    "restore": Entry(
        "movienight.cli.exporting:restore", "Take back what was exported, in place of all there is.", PEOPLE
    ),
    "import": Entry("movienight.cli.importing:import_command", "Bring in data sets you have.", DATA),
    "download": Entry("movienight.cli.importing:download_command", "Fetch the public data sets.", DATA),
    "index": Entry("movienight.cli.indexing:index", "Train on what was imported.", DATA),
    "keys": Entry("movienight.cli.keys:keys", "What the app can do, and by which key.", HOUSE),
    "status": Entry("movienight.cli.status:status", "What is loaded, and from where.", HOUSE),
    "paths": Entry("movienight.cli.status:paths", "Where MovieNight keeps things.", HOUSE),
    "doctor": Entry("movienight.cli.doctor:doctor", "Check that all is well, and mend it.", HOUSE),
    "pack": Entry("movienight.cli.pack:pack", "Check what ships, and compare two versions.", HOUSE),
    "evaluate": Entry("movienight.cli.evaluating:evaluate", "How good the suggestions are.", HOUSE),
}


@click.group(
    cls=LazyGroup,
    entries=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--plain", is_flag=True, help="The app line by line, for screen readers.")
@click.version_option(__version__, "--version", message="movienight %(version)s", help="Print the version.")
@click.pass_context
def cli(context: click.Context, plain: bool) -> int | None:
    """Ten films for two people on one sofa: offline and private."""
    if context.invoked_subcommand is None:
        if plain or _on_a_terminal():
            from movienight.cli.app import open_app

            return open_app(plain)
        click.echo(context.get_help())
    return None


def _on_a_terminal() -> bool:
    """Whether there is a terminal on all three ends: keys come from one, the app paints on another."""
    return all(end is not None and end.isatty() for end in (sys.stdin, sys.stdout, sys.stderr))


def run(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code; every failure ends in two lines, not a traceback.

    Args:
        arguments: what was typed after `movienight`; by default the process's own.
    """
    from movienight.cli.output import speak_utf8

    typed = [_as_typed(word) for word in sys.argv[1:]] if arguments is None else arguments
    speak_utf8()
    try:
        code = _invoke(typed)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BaseException as error:
        if isinstance(error, SystemExit):
            raise
        from movienight.cli.failures import report

        command = next((word for word in typed if word in COMMANDS), "")
        return int(report(error, command))
    return code


def _as_typed(word: str) -> str:
    """A word of the command line, read as UTF-8 where the locale could not read it."""
    escaped = any("\udc80" <= letter <= "\udcff" for letter in word)
    return os.fsencode(word).decode("utf-8", "surrogateescape") if escaped else word


def _invoke(typed: list[str]) -> int:
    """Parse and run; the command's own exit code where it returns one."""
    try:
        with cli.make_context("movienight", list(typed)) as context:
            answer = cli.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    return int(answer) if isinstance(answer, int) else int(ExitCode.OK)
