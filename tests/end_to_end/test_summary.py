"""Summaries, what several articles say of one thing, and digests: the real process on Telegram."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from conftest import article_bot
from stages import ARTICLES, BRIDGE, NOW, knowing, papers_file, since, told
from stand_in import GROUP, StandIn, labels

from config import load_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from stand_in import Table

TABLES = load_phrases()


@pytest.fixture(scope="module")
def options(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[StandIn, list[str]]]:
    folder = tmp_path_factory.mktemp("summaries")
    with knowing(papers_file(folder), folder) as known:
        yield known


@pytest.fixture(scope="module")
def papers(options: tuple[StandIn, list[str]]) -> StandIn:
    return options[0]


def pressed(papers: StandIn, message: Table, label: str) -> Table:
    before = message["text"]
    papers.presses(message, label)
    papers.wait(lambda: message["text"] != before)
    return message


def quotes(message: Table) -> list[str]:
    raw = message["text"].encode("utf-16-le")
    found = [entity for entity in message["entities"] if entity["type"] == "blockquote"]
    return [raw[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le") for one in found]


def sentences(message: Table) -> list[str]:
    return "\n\n".join(quotes(message)).split("\n\n")


def test_a_summary_grows_and_shrinks_in_its_place(papers: StandIn) -> None:
    message = told(papers, "/summary lighthouse keeper")
    usual = sentences(message)
    assert (len(usual), labels(message)) == (3, ["Shorter", "Longer"])
    longer = sentences(pressed(papers, message, "Longer"))
    assert (len(longer), labels(message)) == (4, ["Shorter"])
    assert set(usual) < set(longer)
    assert sentences(pressed(papers, message, "Shorter")) == usual
    shortest = sentences(pressed(papers, message, "Shorter"))
    assert (len(shortest), labels(message)) == (1, ["Longer"])
    assert shortest[0] in usual


@pytest.mark.parametrize(("words", "count"), [("short lighthouse keeper", 1), ("long lighthouse keeper", 4), ("Long lighthouse", 4)])
def test_a_summary_is_as_long_as_the_reader_wants(papers: StandIn, words: str, count: int) -> None:
    assert len(sentences(told(papers, f"/summary {words}"))) == count


def test_a_length_without_words_is_kept_while_the_article_is_chosen(papers: StandIn) -> None:
    message = told(papers, "/summary short")
    assert message["text"] == "Which article?"
    assert len(sentences(pressed(papers, message, "The year of a lighthouse keeper"))) == 1


def test_several_articles_on_one_thing_say_each_thing_once_with_its_source(papers: StandIn) -> None:
    message = told(papers, "/summary bridge")
    lines = message["text"].splitlines()
    assert lines[0] == "2 articles tell of that, each with what the others do not say:"
    assert [line[3:].split(" · ")[:2] for line in lines if line[:2] in ("1.", "2.")] == [
        ["Bridge of Lindental falls", "Paper 1"],
        ["Lindental loses its bridge", "Paper 2"],
    ]
    assert BRIDGE[0] in quotes(message)[0]
    assert quotes(message)[1] == ARTICLES[1][2][1]
    assert sentences(pressed(papers, message, "2"))[0] == ARTICLES[1][2][0]


def test_a_digest_since_a_day_has_a_line_an_article_and_leads_to_cards_and_back(papers: StandIn) -> None:
    message = told(papers, f"/summary since {since(5)}")
    head, _, *lines = message["text"].splitlines()
    assert head.startswith("3 articles published since ")
    assert head.endswith(", the most important first:")
    assert lines[2].startswith("3. The year of a lighthouse keeper — Nobody but the keeper")
    assert labels(message) == ["1", "2", "3"]
    before = message["text"]
    assert "lighthouse" in pressed(papers, message, "3")["text"]
    assert pressed(papers, message, "‹ Back")["text"] == before


@pytest.mark.parametrize("day", ["yesterday", "2 days ago", "1 day ago"])
def test_a_day_may_be_told_in_words(papers: StandIn, day: str) -> None:
    assert "Bridge of Lindental falls" in told(papers, f"/summary since {day}")["text"]


def test_since_a_day_on_which_nothing_was_published_the_newest_are_given(papers: StandIn) -> None:
    reply = told(papers, "/summary since today")["text"]
    assert reply.startswith("Nothing was published since ")
    assert "The newest:\n1. Bridge of Lindental falls" in reply


def test_what_is_no_day_is_said_to_be_none(papers: StandIn) -> None:
    assert told(papers, "/summary since the flood")["text"] == "I could not read that date. Write it as in 2026-11-24."


@pytest.mark.parametrize("words", ["since", "Since "])
def test_where_no_day_follows_since_it_is_asked_for(papers: StandIn, words: str) -> None:
    assert told(papers, f"/summary {words}")["text"] == "I could not read that date. Write it as in 2026-11-24."


@pytest.mark.parametrize(
    ("language", "words", "count"),
    [
        ("de", "kurz lighthouse keeper", 1),
        ("de", "lighthouse keeper ausführlich", 4),
        ("de", "short lighthouse keeper", 1),
        ("es", "corto lighthouse keeper", 1),
        ("fr", "long lighthouse keeper", 4),
        ("ru", "кратко lighthouse keeper", 1),
        ("ja", "短く lighthouse keeper", 1),
    ],
)
def test_a_length_is_understood_in_the_readers_language(papers: StandIn, language: str, words: str, count: int) -> None:
    message = told(papers, f"/summary {words}", language)
    assert len(sentences(message)) == count
    assert labels(message) == [TABLES[language]["summary_longer" if count == 1 else "summary_shorter"]]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "diese Woche"),
        ("es", "semana"),
        ("fr", "cette semaine"),
        ("zh", "本周"),
        ("de", "week"),
        ("en", "last week"),
        ("it", "la settimana scorsa"),
    ],
)
def test_the_week_is_told_in_the_readers_language_and_the_articles_in_theirs(papers: StandIn, language: str, words: str) -> None:
    head, _, *lines = told(papers, f"/summary {words}", language)["text"].splitlines()
    assert head == TABLES[language]["digest_week"]["other"].format(count=3)
    assert [line.partition(" — ")[0] for line in lines] == [
        "1. Bridge of Lindental falls",
        "2. Lindental loses its bridge",
        "3. The year of a lighthouse keeper",
    ]
    assert lines[2].partition(" — ")[2].startswith("Nobody but the keeper lives on the rock of the lighthouse.")


@pytest.mark.parametrize(
    ("language", "written", "first"), [("de", "seit {:%d.%m.%Y}", 5), ("fr", "depuis le {:%d/%m/%Y}", 5), ("en", "since {:%m/%d/%Y}", 5)]
)
def test_a_day_in_figures_is_read_as_the_reader_writes_it(papers: StandIn, language: str, written: str, first: int) -> None:
    head = told(papers, f"/summary {written.format(NOW - timedelta(days=first))}", language)["text"].splitlines()[0]
    assert head.startswith(TABLES[language]["digest_since"]["other"].partition("{day}")[0].format(count=3))


def test_what_is_published_today_while_the_bot_runs_is_in_todays_digest(options: tuple[StandIn, list[str]], tmp_path: Path) -> None:
    papers, library = options
    assert told(papers, "/summary hoy", "es")["text"].startswith(TABLES["es"]["none_today"])
    row = {"id": "new", "title": "The otters are back", "text": "Two otters swim in the Linde. They eat trout.", "published": since(0)}
    (tmp_path / "new.jsonl").write_text(json.dumps(row))
    assert article_bot("add", str(tmp_path / "new.jsonl"), *library).returncode == 0
    title = TABLES["es"]["digest_today"]
    papers.wait(lambda: told(papers, "/summary hoy", "es")["text"].startswith(title["one"] if isinstance(title, dict) else title))
    message = told(papers, "/summary today")
    assert message["text"] == "Published today:\n\n1. The otters are back — Two otters swim in the Linde."
    assert "They eat trout." in pressed(papers, message, "1")["text"]
    assert article_bot("remove", "new", *library).returncode == 0
    papers.wait(lambda: "otters" not in told(papers, "/summary today")["text"])


def test_in_a_group_a_summary_is_asked_by_command_and_by_mention(papers: StandIn) -> None:
    for asked in ("/summary@acceptance_bot short lighthouse keeper", "@acceptance_bot /summary short lighthouse keeper"):
        assert len(sentences(told(papers, asked, chat=GROUP))) == 1
    assert told(papers, "@acceptance_bot /summary week", chat=GROUP)["text"].startswith("3 articles published in the last seven days")


@pytest.mark.parametrize("words", ["y" * 4000, "😀", "<b>&amp;</b>", "short 😀", "short " + "y" * 3000])
def test_words_that_are_in_no_article_are_one_honest_sentence(papers: StandIn, words: str) -> None:
    assert told(papers, f"/summary {words}")["text"].startswith("None of the articles I know is about that.\n\nThey are about:")


def test_nothing_was_refused(papers: StandIn) -> None:
    assert papers.refused() == []
