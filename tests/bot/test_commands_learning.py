"""The commands that learn from what readers asked, as an owner calls them after readers asked it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from conftest import article_bot

UNKNOWN, MISSPELT = "How do I bake a sourdough bread?", "how to bake a sourdoguh bread"
ANSWERED, DISLIKED = "What did China ban from North Korea?", "Who reached the South Pole first?"
THUMB_UP, THUMB_DOWN, NOT_THERE = "6", "7", "10"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """A library whose readers asked, in the terminal, and pressed."""
    options = ["--library", f"sqlite:///{tmp_path_factory.mktemp('log') / 'library.db'}"]
    lines = [UNKNOWN, MISSPELT, "Is it true that ferries bark?", ANSWERED, THUMB_UP, DISLIKED, THUMB_DOWN, NOT_THERE]
    ended = article_bot("chat", *options, given="\n".join(lines).encode())
    assert "Noted: this helped." in ended.stdout.decode()
    assert "Noted: Not in the articles." in ended.stdout.decode()
    return options


def told(*arguments: str) -> Any:
    ended = article_bot(*arguments, "--json")
    assert (ended.returncode, ended.stderr) == (0, b"")
    return json.loads(ended.stdout)


def test_gaps_are_told_most_asked_first(library: list[str]) -> None:
    found = told("gaps", *library)["gaps"]
    assert [gap["question"] for gap in found] == [UNKNOWN, "Is it true that ferries bark?", DISLIKED]
    assert [(gap["count"], gap["unanswered"], gap["thumbs_down"]["none"]) for gap in found] == [(2, 2, 0), (1, 1, 0), (1, 0, 1)]
    assert found[0]["asked"] == [{"question": UNKNOWN, "count": 1}, {"question": MISSPELT, "count": 1}]
    assert set(found[2]) == {"question", "count", "unanswered", "thumbs_down", "asked", "nearest"}
    assert found[2]["nearest"]["article"]["id"] == "race-to-the-south-pole.md"
    assert found[2]["nearest"]["score"] > 50


def test_gaps_are_told_in_lines(library: list[str]) -> None:
    lines = article_bot("gaps", *library).stdout.decode().splitlines()
    assert lines[:2] == [f"  2  {UNKNOWN}", f"     also: {MISSPELT}"]
    assert lines[-2:] == [f"  1  {DISLIKED}", "     thumbs down: 1 not in the articles"]


def test_what_was_praised_is_asked_again_before_something_new_goes_live(library: list[str]) -> None:
    before = told("evaluate", "--from-log", *library)
    assert (before["questions"], before["p_at_1"], before["answered"], before["misses"]) == (1, 1.0, 1.0, [])
    article_bot("remove", "china-might-push-trump.txt", *library)
    after = told("evaluate", "--from-log", *library)
    assert (after["questions"], after["not_held"], after["p_at_1"]) == (1, 1, 0.0)
    assert "changed or removed since" in after["misses"][0]["gold"][0]


def test_without_a_log_there_are_no_gaps_and_nothing_to_replay() -> None:
    assert article_bot("gaps", "--library", "memory:").stdout == b"No question in the log was failed.\n"
    ended = article_bot("evaluate", "--from-log", "--library", "memory:")
    assert (ended.returncode, ended.stderr) == (0, b"article-bot: no answer in the question log has a thumb up\n")
    assert ended.stdout.startswith(b"0 questions")
