"""Whole commands on the starter pack, as a person would type them."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from jsonschema import Draft202012Validator

from cli.starter import needs_starter
from movienight.cli.formats import FORMS
from movienight.cli.main import run
from movienight.engine import Engine
from movienight.errors import ExitCode
from movienight.paths import Home

pytestmark = needs_starter

ROOT = Path(__file__).parents[2]
COUPLE = ("--a", "Amélie", "--a", "Spirited Away", "--b", "Heat (1995)", "--b", "The Thing (1982)")


@pytest.fixture
def shown(capfd: pytest.CaptureFixture[str]) -> Any:
    """Run a command line; its standard output, once it has ended well."""

    def go(*typed: str) -> str:
        assert run(list(typed)) == ExitCode.OK, capfd.readouterr().err
        return capfd.readouterr().out

    return go


def titles(text: str) -> list[str]:
    """The titles in a slate's JSON form."""
    return [item["title"] for item in json.loads(text)["items"]]


def test_ten_films_for_two(shown: Any) -> None:
    """Two people and a mood get ten different films, none of them their own, as documented."""
    record = json.loads(shown("recommend", *COUPLE, "--mood", "cozy rainy sunday", "--json"))

    schema = json.loads((ROOT / "docs" / "slate.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(record)
    found = [item["title"] for item in record["items"]]
    assert [item["rank"] for item in record["items"]] == list(range(1, 11))
    assert len(set(found)) == 10
    assert not {"Amélie", "Spirited Away", "Heat", "The Thing"} & set(found)


def test_reasons_are_each_persons_own(shown: Any) -> None:
    """A film named as a reason for somebody is one that they like themselves."""
    record = json.loads(shown("recommend", *COUPLE, "--json"))
    likes = {who["key"]: [film["title"] for film in who["likes"]] for who in record["query"]["people"]}
    named = [
        (key, film["title"])
        for item in record["items"]
        for key in ("a", "b")
        for reason in item["why"][key]
        for film in reason["films"]
    ]

    assert {key for key, _ in named} == {"a", "b"}
    assert [(key, title) for key, title in named if title not in likes[key]] == []


def test_snacks_are_different(shown: Any) -> None:
    """No snack comes twice in a slate, and each has ingredients, steps and a reason."""
    snacks = [item["snack"] for item in json.loads(shown("recommend", *COUPLE, "--json"))["items"]]

    assert len({snack["id"] for snack in snacks}) == 10
    assert all(snack["ingredients"] and snack["steps"] and snack["why"] for snack in snacks)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_can_be_had(form: str, shown: Any) -> None:
    """Every form names the same first film."""
    first = titles(shown("recommend", *COUPLE, "-n", "3", "--json"))[0]
    flags = [] if form == "table" else [f"--{form}"]

    assert first in shown("recommend", *COUPLE, "-n", "3", *flags).replace("\\", "")


def test_the_csv_form_has_a_row_a_film(shown: Any) -> None:
    """Five films are five rows."""
    rows = list(csv.DictReader(io.StringIO(shown("recommend", *COUPLE, "-n", "5", "--csv"))))

    assert [row["rank"] for row in rows] == ["1", "2", "3", "4", "5"]


def test_same_input_same_bytes_on_terminal_and_pipe(home: Path) -> None:
    """Another process, another hash seed and a terminal change no byte."""
    pty = pytest.importorskip("pty")
    command = [sys.executable, "-m", "movienight", "recommend", *COUPLE, "--mood", "cozy"]
    one, two = ({**os.environ, "PYTHONHASHSEED": seed} for seed in "12")
    piped = subprocess.run(command, capture_output=True, env=one, check=True)
    leader, follower = pty.openpty()
    with subprocess.Popen(command, stdout=follower, env=two):
        os.close(follower)
        seen = b""
        while chunk := _read(leader):
            seen += chunk
    os.close(leader)

    assert piped.stdout
    assert seen.replace(b"\r\n", b"\n") == piped.stdout


def _read(descriptor: int) -> bytes:
    """What comes next from a terminal; nothing once its other end is closed."""
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""


def test_narration_stays_off_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    """A corrected title is told on stderr, and the data stays JSON."""
    assert run(["recommend", "--a", "Amelei", "--finish-by", "23:30", "--json"]) == ExitCode.OK
    out, err = capfd.readouterr()

    json.loads(out)
    assert all(line.startswith("movienight: ") for line in err.splitlines())
    assert "Amélie" in err


def test_a_quick_command_says_nothing_on_stderr(capfd: pytest.CaptureFixture[str]) -> None:
    """Where there is nothing to tell, stderr is empty."""
    run(["recommend", *COUPLE])

    assert capfd.readouterr().err == ""


def test_nobody_and_no_mood(shown: Any) -> None:
    """Without likes or mood there are ten films and a note that says what they are chosen by."""
    record = json.loads(shown("recommend", "--json"))

    assert len(record["items"]) == 10
    assert record["notes"]


@pytest.mark.parametrize(
    ("wishes", "obeys"),
    [
        (["--genre", "western"], lambda item: "Western" in item["genres"]),
        (["--not-genre", "drama,thriller"], lambda item: not {"Drama", "Thriller"} & set(item["genres"])),
        (["--year", "1990s"], lambda item: 1990 <= item["year"] <= 1999),
        (["--year", "-1960"], lambda item: item["year"] <= 1960),
        (["--language", "French"], lambda item: item["language"] == "fr"),
        (["--max-runtime", "1h30"], lambda item: item["runtime"] <= 90),
        (["--family"], lambda item: item["age"] is not None and item["age"] <= 9),
        (["--avoid", "animal harm, gore"], lambda item: not {"animal harm", "gore"} & set(item["heads_up"])),
    ],
)
def test_filters_are_obeyed(wishes: list[str], obeys: Any, shown: Any) -> None:
    """Every film of a filtered slate passes the filter."""
    items = json.loads(shown("recommend", *COUPLE, *wishes, "--json"))["items"]

    assert items
    assert [item["title"] for item in items if not obeys(item)] == []


def test_finish_by(monkeypatch: pytest.MonkeyPatch, shown: Any) -> None:
    """At 20:45 with two hours left no film runs longer than 120 minutes."""
    monkeypatch.setenv("MOVIENIGHT_NOW", "2026-11-21T20:45")
    record = json.loads(shown("recommend", *COUPLE, "--finish-by", "22:45", "--json"))

    assert record["query"]["filters"]["max_runtime"] == 120
    assert all(item["runtime"] <= 120 for item in record["items"])


def test_exclude_backfills(shown: Any) -> None:
    """A film that is left out makes room for another, so there are still ten."""
    first = json.loads(shown("recommend", *COUPLE, "--json"))["items"][0]
    found = titles(shown("recommend", *COUPLE, "--exclude", f"{first['title']} ({first['year']})", "--json"))

    assert first["title"] not in found
    assert len(found) == 10


def test_nothing_left(capfd: pytest.CaptureFixture[str]) -> None:
    """Wishes that no film passes give an empty slate, and exit code 4 only when asked for."""
    assert run(["recommend", "--max-runtime", "1", "--json"]) == ExitCode.OK
    record = json.loads(capfd.readouterr().out)
    assert record["items"] == []
    assert "runtime" in record["notes"][-1]
    assert run(["recommend", "--max-runtime", "1", "--json", "--fail-empty"]) == ExitCode.NOTHING_MATCHES
    out, err = capfd.readouterr()
    assert json.loads(out) == record
    assert err.startswith("movienight: no film is left\nhint: ")


@pytest.mark.parametrize("verb", ["similar", "snack", "why", "recommend"])
def test_an_unknown_title(verb: str, capfd: pytest.CaptureFixture[str]) -> None:
    """A title that names no film gives exit code 5 and two lines, whatever the command."""
    typed = ["recommend", "--a"] if verb == "recommend" else [verb]

    assert run([*typed, "Zzyzx Qwfp Unheard"]) == ExitCode.TITLE
    out, err = capfd.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 2


def test_search(shown: Any) -> None:
    """A title is found without its accent, as text and as JSON."""
    assert shown("search", "amelie").startswith("Amélie (2001)")
    assert titles(shown("search", "amelie", "--json"))[0] == "Amélie"
    assert len(titles(shown("search", "the", "thing", "--limit", "2", "--json"))) <= 2


def test_similar(shown: Any) -> None:
    """Films like one leave that one out, nearest first."""
    record = json.loads(shown("similar", "Heat (1995)", "-n", "5", "--json"))
    closeness = [item["similarity"] for item in record["items"]]

    assert record["film"]["title"] == "Heat"
    assert "Heat" not in [item["title"] for item in record["items"] if item["year"] == 1995]
    assert closeness == sorted(closeness, reverse=True)
    assert len(shown("similar", "Heat (1995)", "-n", "5").splitlines()) >= 5


def test_snack(shown: Any) -> None:
    """A recipe can be cooked from: ingredients and steps, in both forms."""
    text = shown("snack", "Heat (1995)", "--mood", "tense", "-n", "2")
    record = json.loads(shown("snack", "Heat (1995)", "--mood", "tense", "-n", "2", "--json"))

    assert "Ingredients: " in text
    assert "Step 1: " in text
    assert [item["name"] in text for item in record["items"]] == [True, True]


def test_why_agrees_with_recommend(shown: Any) -> None:
    """The film at place 3 is said to be shown at place 3, with the same fit."""
    third = json.loads(shown("recommend", *COUPLE, "--json"))["items"][2]
    record = json.loads(shown("why", f"{third['title']} ({third['year']})", *COUPLE, "--json"))

    assert (record["shown"], record["rank"], record["stage"]) == (True, 3, "shown")
    assert record["fit"] == third["fit"]
    assert set(record["scores"]) == {"a", "b"}


def test_why_not(shown: Any) -> None:
    """A film kept back by a filter is said to be, by the filter's name."""
    record = json.loads(shown("why", "Alien (1979)", *COUPLE, "--year", "1990s", "--json"))

    assert not record["shown"]
    assert record["stage"].startswith("filter: ")
    assert "not shown" in shown("why", "Alien (1979)", *COUPLE, "--year", "1990s")


def test_why_not_for_what_it_holds(shown: Any) -> None:
    """A film kept back for what it holds is told with its heads-ups, by the wish's name."""
    kept_back = ("why", "Alien (1979)", *COUPLE, "--avoid", "gore", "--family")
    record = json.loads(shown(*kept_back, "--json"))

    assert record["stage"] in ("filter: avoid gore", "filter: family")
    assert "gore" in record["film"]["heads_up"]
    assert record["film"]["age"] > 9
    assert "heads-up: violence, gore" in shown(*kept_back)


def test_a_film_of_unknown_age_is_not_for_the_family(shown: Any) -> None:
    """Where we have no hint, --family says that it is the age that is not known."""
    items = json.loads(shown("search", "the", "--limit", "50", "--json"))["items"]
    title = next(f"{item['title']} ({item['year']})" for item in items if item["age"] is None)

    assert "its age is not known" in shown("why", title, "--family")


def test_hints_are_called_hints(shown: Any) -> None:
    """A slate that obeys heads-ups says what they are worth; another does not speak of them."""
    asked = json.loads(shown("recommend", *COUPLE, "--avoid", "violence", "--json"))

    assert asked["query"]["filters"]["avoid"] == ["violence"]
    assert any("hints, not promises" in note for note in asked["notes"])
    assert json.loads(shown("recommend", *COUPLE, "--json"))["notes"] == []


def test_people_are_remembered(shown: Any, capfd: pytest.CaptureFixture[str]) -> None:
    """What is liked, seen and vetoed once holds for @name from then on."""
    assert run(["like", "@ana", "Amélie", "tmdb:129"]) == ExitCode.OK
    out, err = capfd.readouterr()
    assert out == ""
    assert err.splitlines()[0] == "movienight: ana is new here"
    assert shown("people") == "@ana: Amélie (2001), Spirited Away (2001)\n"
    first, second, third = titles(shown("recommend", "--a", "@ana", "-n", "3", "--json"))
    run(["seen", "@ana", first])
    run(["veto", "@ana", second])
    capfd.readouterr()
    assert not {first, second} & set(titles(shown("recommend", "--a", "@ana", "--json")))
    assert first in titles(shown("recommend", "--a", "@ana", "--include-seen", "--json"))
    assert third
    assert run(["unlike", "@ana", "Amélie"]) == ExitCode.OK
    capfd.readouterr()
    assert json.loads(shown("people", "--json"))["people"] == [
        {"name": "ana", "likes": ["Spirited Away (2001)"]}
    ]


def test_an_unknown_title_writes_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """Where one of several titles is unknown, nobody is added and nothing liked."""
    assert run(["like", "@ana", "Amélie", "Zzyzx Qwfp Unheard"]) == ExitCode.TITLE
    capfd.readouterr()
    run(["people", "--json"])

    assert json.loads(capfd.readouterr().out)["people"] == []


def test_an_unknown_name(capfd: pytest.CaptureFixture[str]) -> None:
    """Nobody of that name is a usage error with a hint."""
    assert run(["recommend", "--a", "@nobody"]) == ExitCode.USAGE
    assert "hint: " in capfd.readouterr().err


def test_status_and_licences(shown: Any) -> None:
    """Status says how many films there are; every part that ships has an origin and a licence."""
    assert json.loads(shown("status", "--json"))["schema"] == 1
    assert shown("status")
    parts = json.loads(shown("status", "--licences", "--json"))["parts"]
    assert parts
    assert [part["path"] for part in parts if not (part["origin"] and part["licence"])] == []


def test_paths(home: Path, shown: Any) -> None:
    """Every path but that of what ships is in the home."""
    paths = json.loads(shown("paths", "--json"))

    assert paths["home"] == str(home)
    places = [path for name, path in paths.items() if name not in ("schema", "assets")]
    assert all(path.startswith(str(home)) for path in places)


def test_the_doctor_finds_nothing(shown: Any) -> None:
    """On a fresh home with the starter pack all is well."""
    findings = json.loads(shown("doctor", "--json"))

    assert findings["well"]
    assert {one["state"] for one in findings["findings"]} == {"fine"}


def test_asking_makes_no_home(home: Path, shown: Any) -> None:
    """Questions leave nothing behind."""
    shown("recommend", *COUPLE)
    shown("search", "heat")

    assert not home.exists()


def test_likes_are_named_with_their_years(shown: Any) -> None:
    """What a title was taken for can be seen from the slate, also without a note about it."""
    assert shown("recommend", "--a", "Amelie", "-n", "1").splitlines()[1] == "A: Amélie (2001)"


def test_sizes_have_a_unit(shown: Any) -> None:
    """The parts under a licence are told in MB."""
    text = shown("status")
    lines = text[text.index("licences:") :].splitlines()[1:]
    assert lines
    assert all(line.endswith(" MB") for line in lines)


@pytest.mark.parametrize("seed", ["-5", "0", str(2**200)])
def test_every_whole_number_is_a_seed(seed: str, shown: Any) -> None:
    """Negative and huge seeds draw as well as any, and the same ones the same films."""
    first, again = (titles(shown("recommend", *COUPLE, "--seed", seed, "--json")) for _ in range(2))

    assert first == again
    assert len(first) == 10


def test_a_fact_that_is_not_known_is_said_not_to_be(shown: Any, home: Path) -> None:
    """A film kept back because nobody told us its length is not said to be too long."""
    engine = Engine.open(Home(home))
    row = int(np.flatnonzero(np.isnan(engine.recommender.facts.runtime))[0])
    title = f"imdb:{engine.film(row).imdb_id}"

    assert "its runtime is not known" in shown("why", title, "--max-runtime", "500")


@pytest.mark.parametrize("command", ["seen", "veto"])
def test_what_was_said_of_a_film_can_be_taken_back(command: str, shown: Any) -> None:
    """After `--undo` a film seen or vetoed is shown as before."""
    shown("like", "@ana", "Amélie")
    before = titles(shown("recommend", "--a", "@ana", "--json"))
    film = json.loads(shown("recommend", "--a", "@ana", "--json"))["items"][0]["ids"]["imdb"]
    shown(command, "@ana", f"imdb:{film}")
    assert before[0] not in titles(shown("recommend", "--a", "@ana", "--json"))
    shown(command, "@ana", f"imdb:{film}", "--undo")

    assert titles(shown("recommend", "--a", "@ana", "--json")) == before


@pytest.mark.parametrize("empty", ["", "  ", "@"])
def test_an_empty_wish_is_refused(empty: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Neither a title of blanks nor a person without a name is looked for."""
    assert run(["recommend", "--a", empty]) in (ExitCode.TITLE, ExitCode.USAGE)
    first, second = capfd.readouterr().err.splitlines()
    assert first in ("movienight: a title is empty", "movienight: a person needs a name")
    assert second.startswith("hint: ")
