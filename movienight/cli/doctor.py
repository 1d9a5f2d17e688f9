"""`movienight doctor`: look, say what to do, and mend what is safe to mend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from movienight.cli.lazy import Command
from movienight.cli.options import json_option
from movienight.cli.output import emit, tell
from movienight.cli.progress import Progress
from movienight.errors import ExitCode

if TYPE_CHECKING:
    from movienight.cli.checks import Finding


@click.command(
    cls=Command,
    examples=("movienight doctor", "movienight doctor --repair"),
    short_help="Check that all is well, and mend it.",
)
@click.option("--repair", "mend", is_flag=True, help="Mend what can be made again; never the library.")
@json_option
def doctor(mend: bool, as_json: bool) -> int:
    """Check that all is well, say what to do where it is not, and mend it with `--repair`.

    Exits with 3 while something is broken.
    """
    from movienight.cli.checks import examine
    from movienight.cli.repairs import repair
    from movienight.paths import Home

    home = Home.default()
    findings = examine(home)
    if mend:
        with Progress() as progress:
            done = repair(home, findings, progress)
        for line in done or ["there was nothing to mend"]:
            tell(line)
        findings = examine(home)
    emit(_json(findings) if as_json else "\n".join(lines(findings)))
    return int(ExitCode.OK if is_well(findings) else ExitCode.DATA)


def is_well(findings: Sequence[Finding]) -> bool:
    """Whether nothing is broken; notes are no trouble."""
    return all(finding.state != "broken" for finding in findings)


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """One finding a line, what to do about it on a line below."""
    width = max(len(finding.name) for finding in findings)
    for finding in findings:
        yield f"{finding.state:<6}  {finding.name:<{width}}  {finding.said}"
        if finding.advice:
            yield f"{'':6}  {'':{width}}  {finding.advice}"


def _json(findings: Sequence[Finding]) -> str:
    from movienight.cli.formats.records import SCHEMA, as_json

    records = [
        {"name": finding.name, "state": finding.state, "said": finding.said, "advice": finding.advice}
        for finding in findings
    ]
    return as_json({"schema": SCHEMA, "well": is_well(findings), "findings": records})
