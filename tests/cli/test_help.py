"""Help: quick, complete, examples first; and the documentation beside it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import click
import pytest

from movienight import __version__
from movienight.cli.lazy import Command
from movienight.cli.main import COMMANDS, cli, run
from movienight.errors import ExitCode

ROOT = Path(__file__).parents[2]
DOCUMENTATION = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def command(name: str) -> click.Command:
    """The command of that name."""
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    return found


def section(name: str) -> str:
    """What docs/cli.md says of a command."""
    return DOCUMENTATION.split(f"\n## movienight {name}\n")[1].split("\n## ")[0]


def help_of(name: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What `movienight NAME --help` prints."""
    assert run([name, "--help"]) == ExitCode.OK
    return capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The version is the program's name and its number."""
    assert run(["--version"]) == ExitCode.OK
    assert capsys.readouterr().out == f"movienight {__version__}\n"


def test_bare_command_prints_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a command the help is printed, which lists every command with its line."""
    assert run([]) == ExitCode.OK
    text = capsys.readouterr().out
    assert all(
        re.search(rf"^  {name} +{re.escape(entry.help)}$", text, re.M) for name, entry in COMMANDS.items()
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_short_and_long_help_flags(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """-h and --help say the same."""
    long = help_of(name, capsys)
    run([name, "-h"])

    assert capsys.readouterr().out == long


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_come_first(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A command's help opens with examples of itself, before the options."""
    text = help_of(name, capsys)

    assert 0 < text.index("Examples:") < text.index("Options:")
    assert f"movienight {name}" in text.split("Examples:")[1].split("Options:")[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name: str) -> None:
    """No option is without a line of help."""
    options = [option for option in command(name).params if isinstance(option, click.Option)]

    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_says_what_the_command_says(name: str) -> None:
    """The line in the table of commands is the command's own short help."""
    assert command(name).get_short_help_str(1000) == COMMANDS[name].help


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented(name: str) -> None:
    """docs/cli.md has a section for the command that names each of its options."""
    flags = [
        flag for option in command(name).params if isinstance(option, click.Option) for flag in option.opts
    ]

    assert [
        flag for flag in flags if f"`{flag}" not in section(name) and f"`{flag}`" not in section(name)
    ] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_documented_examples_are_those_of_the_help(name: str) -> None:
    """The examples in the help stand in the documentation too."""
    found = command(name)
    if isinstance(found, Command):
        assert [example for example in found.examples if f"    {example}\n" not in section(name)] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_can_be_parsed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example is a command line that the command accepts."""
    import shlex

    found = command(name)
    for example in getattr(found, "examples", ()):
        program, verb, *rest = shlex.split(example)

        assert (program, verb) == ("movienight", name)
        found.make_context(name, rest).close()


def test_every_exit_code_is_documented() -> None:
    """The table of exit codes has a row for each."""
    assert [code for code in ExitCode if f"\n| {int(code)} | " not in DOCUMENTATION] == []


def test_nothing_is_documented_that_is_not_there() -> None:
    """Every section about a command is about one that exists."""
    assert set(re.findall(r"^## movienight (\S+)$", DOCUMENTATION, re.M)) == set(COMMANDS)


def test_the_wheel_carries_the_version() -> None:
    """The version printed is the one the package is built with."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert project["tool"]["hatch"]["version"]["path"] == "movienight/__init__.py"


@pytest.mark.parametrize("name", COMMANDS)
def test_tone(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Help neither calls out nor scolds."""
    text = help_of(name, capsys)

    assert "!" not in text
    assert "Error" not in text
