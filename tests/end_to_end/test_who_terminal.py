"""Who the people of the articles are: the command line, its JSON as the README documents it, and the bot in the terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from conftest import article_bot
from stages import FERRY, JUDGE, LOAN, MARTA, PEOPLE, STRIKER, a_library

if TYPE_CHECKING:
    from pathlib import Path

KEYS = ["name", "aliases", "description", "mentions", "articles", "matches", "quotes", "relations", "timeline"]
OPENED = {"id": "a1", "title": FERRY, "url": None, "published": "2026-05-04", "publisher": "The Ostra Herald"}
ASKED = {"id": "a2", "title": LOAN, "url": None, "published": "2026-06-11", "publisher": "Lake Times"}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return a_library(tmp_path_factory.mktemp("people"), PEOPLE)


def in_json(library: list[str], *arguments: str) -> list[dict[str, Any]]:
    """The people that the command gives."""
    ended = article_bot("who", *arguments, "--json", *library)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout.count(b"\n") == 1
    told = json.loads(ended.stdout)
    assert list(told) == ["people"]
    people: list[dict[str, Any]] = told["people"]
    return people


@pytest.fixture(scope="module")
def everyone(library: list[str]) -> list[dict[str, Any]]:
    return in_json(library)


def test_everyone_is_told_in_json_most_mentioned_first_with_every_key(everyone: list[dict[str, Any]]) -> None:
    assert all(list(person) == KEYS for person in everyone)
    counts = [person["mentions"] for person in everyone]
    assert counts == sorted(counts, reverse=True)
    names = [person["name"] for person in everyone]
    assert (len(names), names[:2]) == (14, ["Adaeze Obi", "Marta Kowalczyk"])
    assert names.count("Daniel Hartley") == 2


def test_one_person_is_told_in_json_with_all_that_the_articles_say_of_them(library: list[str]) -> None:
    (marta,) = in_json(library, "Martha", "Kowalczyk")
    plain = {key: marta[key] for key in KEYS[:5]}
    assert plain == {"name": "Marta Kowalczyk", "aliases": ["Kowalczyk"], "description": MARTA, "mentions": 7, "articles": ["a1", "a2"]}
    first = "Marta Kowalczyk, the director of the ferry company, asked the town council for a loan on Tuesday."
    assert marta["matches"][0] == {"text": first, "sentence": first, "score": 100.0, "position": 0, "article": ASKED}
    assert marta["quotes"] == [
        {"text": "“We sail full in summer and empty in winter,” Marta Kowalczyk said.", "position": 1, "article": ASKED},
        {"text": "“A boat that lies still costs as much as one that sails,” she added.", "position": 2, "article": ASKED},
        {"text": "“Nobody on this lake will have to wait for the bus any more,” said Kowalczyk.", "position": 2, "article": OPENED},
    ]
    brother = {"text": "Marta Kowalczyk's brother Piotr Kowalczyk", "position": 3, "article": OPENED, "with": "Piotr Kowalczyk"}
    assert marta["relations"] == [brother]
    born = {"text": "Kowalczyk was born in 1961 and joined the company as a deckhand.", "position": 1, "article": OPENED}
    stage = "Marta Kowalczyk, the director of the Ostra ferry company, opened the new landing stage on 4 May 2026."
    opened = {"text": stage, "position": 0, "article": OPENED}
    assert marta["timeline"] == [{"when": "1961"} | born, {"when": "2026-05-04"} | opened]


def test_a_relation_is_told_from_both_sides(everyone: list[dict[str, Any]]) -> None:
    (piotr,) = (person for person in everyone if person["name"] == "Piotr Kowalczyk")
    assert [(one["text"], one["with"]) for one in piotr["relations"]] == [("Marta Kowalczyk's brother Piotr Kowalczyk", "Marta Kowalczyk")]


def test_people_of_one_name_are_two_entries(library: list[str]) -> None:
    striker, judge = in_json(library, "Daniel", "Hartley")
    assert (striker["description"], striker["articles"]) == (STRIKER, ["a3"])
    assert (judge["description"], judge["articles"]) == (JUDGE, ["a4"])
    assert striker["quotes"] != judge["quotes"]


def test_those_named_together_have_the_number_of_passages_that_name_both(library: list[str]) -> None:
    others = in_json(library, "with", "Tomasz", "Wilk")
    assert all(list(person) == [*KEYS, "together"] for person in others)
    assert [(person["name"], person["together"]) for person in others] == [("Marta Kowalczyk", 2), ("Piotr Kowalczyk", 1)]


def test_in_an_article_all_is_about_that_article_alone(library: list[str]) -> None:
    people = in_json(library, "in", "landing", "stage")
    assert [(person["name"], person["mentions"]) for person in people] == [
        ("Marta Kowalczyk", 4),
        ("Tomasz Wilk", 2),
        ("Piotr Kowalczyk", 1),
    ]
    assert all(person["articles"] == ["a1"] for person in people)
    told = [one for person in people for key in ("matches", "quotes", "relations", "timeline") for one in person[key]]
    assert {one["article"]["id"] for one in told} == {"a1"}


def test_a_stranger_is_nobody_in_json(library: list[str]) -> None:
    assert in_json(library, "with", "Marie", "Curie") == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["with", "Kowalczyk"], f"several people fit, name one: Marta Kowalczyk ({MARTA}), Piotr Kowalczyk (a ship's carpenter)"),
        (["in", "ferry"], "several articles fit, name one: a1, a2"),
        (["in", "quantum", "chromodynamics"], "no article is about 'quantum chromodynamics'"),
    ],
)
def test_what_is_not_plain_is_one_line_and_code_1(library: list[str], words: list[str], said: str) -> None:
    ended = article_bot("who", *words, "--json", *library)
    assert (ended.returncode, ended.stdout, ended.stderr.decode()) == (1, b"", f"article-bot: {said}\n")


@pytest.mark.parametrize("word", ["with", "in"])
def test_with_nothing_behind_with_or_in_the_usage_is_wrong(library: list[str], word: str) -> None:
    ended = article_bot("who", word, *library)
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert f"'{word}' wants " in ended.stderr.decode()


def test_a_person_reads_it_in_lines_with_the_sources(library: list[str]) -> None:
    assert article_bot("who", "is", "Wilk?", *library).stdout.decode().splitlines() == [
        "Tomasz Wilk — an engineer from Gdansk (named 3 times; also Wilk)",
        "",
        "Quotes:",
        "  Wilk said: “The old piles had rotted, and it is a wonder that they held.”",
        f"  — {FERRY} · The Ostra Herald · 2026-05-04",
    ]
    assert article_bot("who", "Marie", "Curie", *library).stdout.decode() == "The articles name nobody called Marie Curie.\n"


def test_the_terminal_turns_pages_of_people_and_of_articles(tmp_path: Path) -> None:
    rows = [
        {"id": f"n{at}", "title": f"Tale {at}", "text": f"Anna Berg, a baker, met {name} Lund."} for at, name in enumerate("ABCDEFGHIJKL")
    ]
    (tmp_path / "tales.jsonl").write_text("\n".join(map(json.dumps, rows)))
    options = a_library(tmp_path, tmp_path / "tales.jsonl")
    given = b"/who in\n11\n2\n/who Anna Berg\n1\n11\n"
    said = article_bot("chat", *options, given=given, ARTICLE_BOT_LIBRARY__SEEDS="").stdout.decode()
    assert "Which article?" in said
    assert "[10] Tale 9\n[11] Next ›" in said
    assert "[1] Tale 10\n[2] Tale 11\n[3] ‹ Back" in said
    assert "Named in Tale 11:" in said
    assert "Anna Berg is named in 12 articles" in said
