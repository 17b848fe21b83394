"""Summaries and digests: the command line, its JSON, and the bot in the terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from conftest import article_bot
from stages import ARTICLES, BRIDGE, a_library, papers_file, since

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder: Path = tmp_path_factory.mktemp("summaries")
    return a_library(folder, papers_file(folder))


def in_json(library: list[str], *arguments: str) -> Any:
    ended = article_bot("summary", *arguments, "--json", *library)
    assert (ended.returncode, ended.stderr) == (0, b"")
    return json.loads(ended.stdout)


def test_several_articles_and_digests_are_told_in_json(library: list[str]) -> None:
    both = in_json(library, "bridge", "--sentences", "1")["summaries"]
    assert [one["article"]["id"] for one in both] == ["a1", "a2"]
    assert [[sentence["text"] for sentence in one["sentences"]] for one in both] == [[BRIDGE[0]], [ARTICLES[1][2][1]]]
    recent = in_json(library, "since", since(5))["summaries"]
    assert [one["article"]["id"] for one in recent] == ["a1", "a2", "a4"]
    assert all(len(one["sentences"]) == 1 for one in recent)
    assert in_json(library, "today") == {"summaries": []}
    assert in_json(library, "lighthouse", "--sentences", "2")["article"]["id"] == "a4"


def test_a_summary_holds_at_most_so_many_sentences_in_reading_order(library: list[str]) -> None:
    whole = [{"text": text, "position": at} for at, text in enumerate(ARTICLES[3][2])]
    assert in_json(library, "a4", "--sentences", "9") == {
        "article": {"id": "a4", "title": "The year of a lighthouse keeper", "url": None, "published": since(3), "publisher": "Paper 4"},
        "sentences": whole,
    }
    two, usual = (in_json(library, "a4", *more)["sentences"] for more in (["--sentences", "2"], []))
    assert (len(two), len(usual)) == (2, 3)
    assert two == [sentence for sentence in whole if sentence in two]
    assert usual == [sentence for sentence in whole if sentence in usual]


@pytest.mark.parametrize("count", ["0", "many"])
def test_a_number_of_sentences_that_is_none_is_wrong_usage(library: list[str], count: str) -> None:
    assert article_bot("summary", "a4", "--sentences", count, *library).returncode == 2


def test_the_week_is_told_in_json_as_many_sentences_an_article_as_wanted(library: list[str]) -> None:
    week = in_json(library, "week", "--sentences", "2")["summaries"]
    assert [(one["article"]["id"], len(one["sentences"])) for one in week] == [("a1", 2), ("a2", 2), ("a4", 2)]


def test_a_date_that_cannot_be_read_is_one_line_and_code_1(library: list[str]) -> None:
    ended = article_bot("summary", "since", "the", "flood", *library)
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert ended.stderr.decode().splitlines() == ["article-bot: 'the flood' is no date that can be read; write it as in 2026-11-24"]


def test_the_terminal_lengthens_and_shortens_too(library: list[str]) -> None:
    lines = "/summary lighthouse keeper\n2\n/summary week\n"
    said = article_bot("chat", *library, given=lines.encode(), ARTICLE_BOT_LIBRARY__SEEDS="").stdout.decode()
    assert "[2] Longer" in said
    assert "3 articles published in the last seven days" in said
