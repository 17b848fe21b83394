"""Summaries, what several articles say of one thing, and digests: the real process on Telegram, in the terminal and in JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import answering, article_bot, telegram_settings
from stand_in import StandIn, labels, standing_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stand_in import Table

NOW = datetime.now(UTC)
BRIDGE = (
    "The old bridge of Lindental fell into the river on Monday night, a few minutes after the last tram had crossed it.",
    "Engineers of the city had warned in spring that its iron was rusting.",
)
ARTICLES = (
    ("Bridge of Lindental falls", 1, (*BRIDGE, "The mayor, Adele Winter, promised a new bridge of Lindental within two years.")),
    (
        "Lindental loses its bridge",
        2,
        (
            "On Monday night, a few minutes after the last tram had crossed it, the old bridge of Lindental fell into the river.",
            "Trams of Lindental will end at the bridge for months, and a ferry will carry people over the river.",
        ),
    ),
    ("How to bake bread", 40, ("Dough of bread wants time.", "Salt goes in last.", "Bread of rye keeps longer than bread of wheat.")),
    (
        "The year of a lighthouse keeper",
        3,
        (
            "Nobody but the keeper lives on the rock of the lighthouse.",
            "Every evening the keeper winds the clockwork that turns the lamp.",
            "A boat brings bread, letters and oil to the lighthouse on the first of each month.",
            "In winter the waves reach the windows of the keeper, thirty metres above the sea.",
        ),
    ),
)


def since(days: int) -> str:
    return (NOW - timedelta(days=days)).date().isoformat()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("summaries")
    rows = [
        {"id": f"a{at}", "title": title, "text": "\n\n".join(text), "published": since(days), "publisher": f"Paper {at}"}
        for at, (title, days, text) in enumerate(ARTICLES, 1)
    ]
    (folder / "articles.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert article_bot("add", str(folder / "articles.jsonl"), *options(folder)).returncode == 0
    return folder


def options(folder: Path) -> list[str]:
    return ["--library", f"sqlite:///{folder}/library.db"]


@pytest.fixture(scope="module")
def papers(library: Path) -> Iterator[StandIn]:
    """The real process, which answers about these articles alone."""
    with standing_in() as (stand_in, base_url):
        told = telegram_settings(library, base_url)
        with Path(told[1]).open("a", encoding="utf-8") as settings:
            settings.write("library: {seeds: ''}\n")
        with answering(stand_in, *told):
            yield stand_in


def told(papers: StandIn, text: str) -> Table:
    return papers.reply_to(papers.says(text))


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


def test_nothing_was_refused(papers: StandIn) -> None:
    assert papers.refused() == []


def in_json(library: Path, *arguments: str) -> Any:
    ended = article_bot("summary", *arguments, "--json", *options(library))
    assert (ended.returncode, ended.stderr) == (0, b"")
    return json.loads(ended.stdout)


def test_several_articles_and_digests_are_told_in_json(library: Path) -> None:
    both = in_json(library, "bridge", "--sentences", "1")["summaries"]
    assert [one["article"]["id"] for one in both] == ["a1", "a2"]
    assert [[sentence["text"] for sentence in one["sentences"]] for one in both] == [[BRIDGE[0]], [ARTICLES[1][2][1]]]
    recent = in_json(library, "since", since(5))["summaries"]
    assert [one["article"]["id"] for one in recent] == ["a1", "a2", "a4"]
    assert all(len(one["sentences"]) == 1 for one in recent)
    assert in_json(library, "today") == {"summaries": []}
    assert in_json(library, "lighthouse", "--sentences", "2")["article"]["id"] == "a4"


def test_a_date_that_cannot_be_read_is_one_line_and_code_1(library: Path) -> None:
    ended = article_bot("summary", "since", "the", "flood", *options(library))
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert ended.stderr.decode().splitlines() == ["article-bot: 'the flood' is no date that can be read; write it as in 2026-11-24"]


def test_the_terminal_lengthens_and_shortens_too(library: Path) -> None:
    lines = "/summary lighthouse keeper\n2\n/summary week\n"
    said = article_bot("chat", *options(library), given=lines.encode(), ARTICLE_BOT_LIBRARY__SEEDS="").stdout.decode()
    assert "[2] Longer" in said
    assert "3 articles published in the last seven days" in said
