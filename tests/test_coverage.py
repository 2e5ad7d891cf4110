"""What became of the claims of a topic's sources, as a teacher asks for it."""

import json
from pathlib import Path

import pytest

from .test_cli import edit, run

SOURCES = """\
sources:
  - id: s1
    title: A long web page
  - id: s2
    title: A book
  - id: s3
    title: A book that asserts nothing
"""
CLAIMS = """\
claims:
  - {id: c1, source: s1, text: Ann was the elder., verdict: sound, said-in: [ann]}
  - {id: c2, source: s1, text: Bob was the elder., verdict: wrong, correction: Ann was., said-in: [ann]}
  - id: c10
    source: s1
    text: The two of them never once in their whole lives spoke to each other again, so great was their quarrel.
    verdict: imprecise
    left-out: a story told by everybody about everybody, and by nobody of the time; nothing depends on it
  - {id: c3, source: s2, text: Ann was rich., verdict: imprecise}
  - {id: c4, source: s2, text: Ann was kind., verdict: disputed}
"""
TOLD = """\
S1  A long web page
    1 sound, 1 imprecise, 1 wrong

  said (2)
    c1   sound      Ann was the elder.
                    in: ann
    c2   wrong      Bob was the elder.
                    put right in: ann

  left out (1)
    c10  imprecise  The two of them never once in their whole lives spoke to each other again, so …
                    because: a story told by everybody about everybody, and by nobody of the time;
                    nothing depends on it

S2  A book
    1 imprecise, 1 disputed

  missing (1)
    c3   imprecise  Ann was rich.

  not taken up, as they need not be (1)
    c4   disputed   Ann was kind.

5 claims: 2 said, 1 left out, 1 missing, 1 not taken up
"""


@pytest.fixture
def claimed(topic):
    """The small topic, with sources and claims."""
    (topic / "sources.yaml").write_text(SOURCES)
    (topic / "claims.yaml").write_text(CLAIMS)
    edit(topic, "one-line: The elder", "one-line: The elder. [@s1]")
    edit(topic, "one-line: The younger", "one-line: The younger. [@s2]")
    return topic


def test_coverage_tells_what_became_of_every_claim(claimed):
    done = run("coverage", "brothers")
    assert done.exit_code == 0
    assert done.stdout == TOLD
    assert max(map(len, TOLD.splitlines())) <= 100
    assert done.stderr.startswith("warning: this claim is imprecise, but neither said nor left out\n")


def test_coverage_as_json(claimed):
    done = run("coverage", "brothers", "--json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["ok"]) == (0, True)
    assert [problem["code"] for problem in told["problems"]] == ["uncovered"]
    page, book = told["sources"]
    assert (page["source"], page["title"]) == ("s1", "A long web page")
    assert page["claims"] == {"sound": 1, "imprecise": 1, "wrong": 1}
    assert page["said"][0] == {"id": "c1", "verdict": "sound", "text": "Ann was the elder.", "in": ["ann"]}
    assert page["left-out"][0]["text"].endswith("so great was their quarrel."), "in full"
    assert page["left-out"][0]["why"].startswith("a story told by everybody")
    assert book["missing"] == [{"id": "c3", "verdict": "imprecise", "text": "Ann was rich."}]
    assert [claim["id"] for claim in book["unused"]] == ["c4"]


def test_a_topic_with_errors_has_no_coverage(claimed):
    edit(claimed, "said-in: [ann]", "said-in: [anne]", "claims.yaml")
    done = run("coverage", "brothers")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "error: unknown id 'anne'\n --> claims.yaml:2:" in done.stderr
    told = json.loads(run("coverage", "brothers", "--json").stdout)
    assert (told["ok"], told["sources"]) == (False, [])
    assert told["problems"][0]["message"] == "unknown id 'anne'"


def test_a_topic_without_claims(topic):
    done = run("coverage", "brothers")
    assert done.output == "no claims: the topic does not list what its sources assert\n"
    assert done.exit_code == 0


def test_the_topic_that_ships_misses_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run("coverage")
    assert done.exit_code == 0
    assert done.stderr == "no topic.yaml in this folder: taking the topic that ships, soviet-succession\n"
    assert "341 claims: 320 said, 21 left out\n" in done.stdout
    assert "  missing (" not in done.stdout
    assert [line for line in done.stdout.splitlines() if len(line) > 100] == []
    assert not list(Path().iterdir()), "nothing is written"
