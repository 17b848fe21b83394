"""Links into the private chat, cards, digests and questions to start with: the real process, before and after a restart."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from conftest import answering, article_bot, telegram_settings
from stand_in import ANN, StandIn, labels, standing_in

if TYPE_CHECKING:
    from pathlib import Path

TODAY = 12
"""So many articles are of today."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library of the seeds, twelve articles of today and one of three days ago."""
    folder = tmp_path_factory.mktemp("starting")
    now = datetime.now(UTC)
    days = [now.isoformat()] * TODAY + [(now - timedelta(days=3)).isoformat()]
    rows = [
        {"id": f"f{at}", "title": f"Ferry {at}", "text": "The ferry crosses the lake. " * at, "published": day}
        for at, day in enumerate(days, 1)
    ]
    (folder / "ferries.jsonl").write_text("\n".join(map(json.dumps, rows)))
    article_bot("add", str(folder / "ferries.jsonl"), "--library", f"sqlite:///{folder}/library.db")
    return folder


def links(message: dict[str, Any]) -> list[str]:
    return [entity["url"] for entity in message["entities"] if entity["type"] == "text_link"]


def pressed(telegram: StandIn, message: dict[str, Any], label: str) -> dict[str, Any]:
    """The message once the press has changed it."""
    before = message["text"]
    telegram.presses(message, label)
    telegram.wait(lambda: message["text"] != before)
    return message


def follow(telegram: StandIn, link: str) -> dict[str, Any]:
    """What the reader gets who follows the link."""
    assert link.startswith("https://t.me/acceptance_bot?start=")
    return telegram.reply_to(telegram.says("/start " + link.partition("start=")[2]))


def test_a_headline_without_an_address_leads_to_the_articles_card(telegram: StandIn) -> None:
    listed = telegram.reply_to(telegram.says("/articles"))
    deep = [link for link in links(listed) if link.startswith("https://t.me/")]
    for link in deep or ["https://t.me/acceptance_bot?start=a2"]:
        card = follow(telegram, link)
        assert [entity for entity in card["entities"] if entity["type"] == "blockquote"]
        assert labels(card)[-1] == "People"
        assert len(labels(card)) > 1


def test_a_cards_question_is_answered_by_its_own_article(telegram: StandIn) -> None:
    card = telegram.reply_to(telegram.says("/start a2"))
    question = labels(card)[0]
    telegram.presses(card, question)
    answer = telegram.reply_to(card)
    assert answer["text"].startswith(f"Asked: {question}")
    assert card["text"].splitlines()[0] in answer["text"]


def test_a_cards_people_are_shown_in_its_place_and_lead_back(telegram: StandIn) -> None:
    card = telegram.reply_to(telegram.says("/start a2"))
    first = card["text"]
    assert pressed(telegram, card, "People")["text"].startswith("The article names ")
    assert pressed(telegram, card, "‹ Back")["text"] == first


def test_a_name_leads_to_the_persons_card(telegram: StandIn) -> None:
    everyone = telegram.reply_to(telegram.says("/who"))
    assert len(links(everyone)) == 10
    card = follow(telegram, links(everyone)[0])
    assert card["text"].splitlines()[0].startswith(labels(everyone)[0])


def test_a_person_is_shown_in_the_lists_place_and_leads_back_to_its_page(telegram: StandIn) -> None:
    everyone = telegram.reply_to(telegram.says("/who"))
    page = pressed(telegram, everyone, "Next")["text"]
    name = labels(everyone)[0]
    assert pressed(telegram, everyone, name)["text"].startswith(name)
    assert pressed(telegram, everyone, "‹ Back")["text"] == page


@pytest.mark.parametrize("payload", ["a999", "a0", "pffffffffff", "x", "a", "p0", "A-Z_09", "x" * 64])
def test_a_link_that_leads_nowhere_says_so_and_offers_the_articles(telegram: StandIn, payload: str) -> None:
    reply = telegram.reply_to(telegram.says(f"/start {payload}"))
    assert reply["text"].startswith("That link leads nowhere any more.\n\nI know 5 articles.")


@pytest.mark.parametrize("command", ["/start", "/help"])
def test_every_example_is_asked_by_a_press(telegram: StandIn, command: str) -> None:
    greeting = telegram.reply_to(telegram.says(command))
    assert len(labels(greeting)) == 3
    for label in labels(greeting):
        asked = f"Asked: {label[:50]}"
        telegram.presses(greeting, label)
        telegram.wait(partial(_said, telegram, asked))


def _said(telegram: StandIn, text: str) -> bool:
    return any(call["method"] == "sendMessage" and call["told"]["text"].startswith(text) for call in list(telegram.calls))


def test_random_gives_another_question_each_time(telegram: StandIn) -> None:
    given = [telegram.reply_to(telegram.says("/random"))["text"] for _ in range(4)]
    assert all(one != other for one, other in pairwise(given))
    question = telegram.reply_to(telegram.says("/random"))
    pressed(telegram, question, "Another")
    telegram.presses(question, "Ask this")
    assert telegram.reply_to(question)["text"].startswith(f"Asked: {question['text']}")


def test_where_nothing_is_new_today_the_digest_says_so_and_gives_the_newest(telegram: StandIn) -> None:
    reply = telegram.reply_to(telegram.says("/summary Today"))
    assert reply["text"].startswith("Nothing was published today.\n\nThe newest:\n1. ")
    assert pressed(telegram, reply, "1")["text"]


def test_where_nothing_is_new_in_the_week_the_digest_says_so_too(tmp_path: Path) -> None:
    old = {"id": "old", "title": "Ferry", "text": "The ferry crosses the lake.", "published": "2020-01-01"}
    (tmp_path / "old.jsonl").write_text(json.dumps(old))
    library = "--library", f"sqlite:///{tmp_path}/library.db"
    article_bot("add", str(tmp_path / "old.jsonl"), *library, ARTICLE_BOT_LIBRARY__SEEDS="")
    said = article_bot("chat", *library, given=b"/summary this  week\n", ARTICLE_BOT_LIBRARY__SEEDS="").stdout.decode()
    assert said.startswith("Nothing was published in the last seven days.\n\nThe newest:\n1. Ferry")


def test_nothing_was_refused_in_the_whole_run(telegram: StandIn) -> None:
    assert telegram.refused() == []


def test_digests_and_their_buttons_work_after_a_restart(library: Path) -> None:
    with standing_in() as (telegram, base_url):
        options = telegram_settings(library, base_url)
        with answering(telegram, *options):
            week = telegram.reply_to(telegram.says("/summary week"))
            assert re.match(r"\d+ articles published in the last seven days, the most important first:\n\n1\. ", week["text"])
            assert "Ferry 13 — The ferry crosses the lake." in week["text"]
            today = telegram.reply_to(telegram.says("/summary today"))
            assert today["text"].startswith("12 articles published today")
            assert labels(today) == [*map(str, range(1, 11)), "Next ›"]
            greeting = telegram.reply_to(telegram.says("/start"))
            question = telegram.reply_to(telegram.says("/random"))
        with answering(telegram, *options):
            first = today["text"]
            assert "\n11. " not in first
            assert "\n12. Ferry 1 " in pressed(telegram, today, "Next")["text"]
            assert pressed(telegram, today, "‹ Back")["text"] == first
            assert pressed(telegram, today, "1")["text"].startswith("Ferry 12")
            assert pressed(telegram, today, "‹ Back")["text"] == first
            telegram.presses(greeting, labels(greeting)[0], ANN)
            assert telegram.reply_to(greeting)["text"].startswith("Asked: ")
            pressed(telegram, question, "Another")
            telegram.presses(question, "Ask this")
            assert telegram.reply_to(question)["text"].startswith(f"Asked: {question['text']}")
        assert telegram.refused() == []


def test_the_terminal_knows_links_cards_and_digests_too(library: Path) -> None:
    lines = "/start a2\n/summary week\n1\n/random\n1\n"
    said = article_bot("chat", "--library", f"sqlite:///{library}/library.db", given=lines.encode()).stdout.decode()
    assert "People" in said
    assert "Ferry 13" in said
    assert "Asked: " in said
    assert "t.me" not in said


def test_a_listed_article_has_a_button_for_its_card_that_leads_back(telegram: StandIn) -> None:
    listed = telegram.reply_to(telegram.says("/articles"))
    before = listed["text"]
    assert "People" in labels(pressed(telegram, listed, "2"))
    assert pressed(telegram, listed, "‹ Back")["text"] == before
