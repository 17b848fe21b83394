"""Inline, as a guest, and where the bot is no part of the talk: the real process against a strict stand-in."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from conftest import answering, article_bot, telegram_settings
from stand_in import ANN, BEN, CHANNEL, GROUP, ME, PRIVATE, StandIn, standing_in

from bot.journal import Choices
from bot.shelf import open_database

if TYPE_CHECKING:
    from pathlib import Path

BAN = "Earlier in February, China said it had banned North Korean coal imports"


def shown(message: dict[str, Any], kind: str) -> list[str]:
    raw = message.get("message_text", message.get("text", "")).encode("utf-16-le")
    found = [entity for entity in message["entities"] if entity["type"] == kind]
    return [raw[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le") for e in found]


@pytest.mark.parametrize("words", ["What did China ban from North Korea?", "wat did chna baned from nort korea"])
def test_inline_words_offer_the_passage_with_headline_and_sentence(telegram: StandIn, words: str) -> None:
    first = telegram.types(words)["results"][0]
    assert first["title"] == "China might push Trump to talk to North Korea"
    assert first["description"].startswith(BAN)
    sent = first["input_message_content"]
    assert shown(sent, "blockquote")[0].startswith(BAN)
    assert shown(sent, "bold")[0].startswith(BAN)
    assert "— China might push Trump to talk to North Korea" in sent["message_text"]


def test_asked_inline_who_somebody_is_their_card_comes_first(telegram: StandIn) -> None:
    first, *others = telegram.types("Who is Dorothy Hodgkin?")["results"]
    assert (first["title"], first["description"]) == ("Dorothy Hodgkin", "a British chemist at Oxford")
    assert first["input_message_content"]["message_text"].startswith("Dorothy Hodgkin — a British chemist")
    assert others


def test_no_inline_words_offer_the_newest_articles(telegram: StandIn) -> None:
    offered = telegram.types("")
    assert len(offered["results"]) == 5
    assert all(result["description"] for result in offered["results"])
    assert not offered.get("button")
    assert offered["is_personal"]  # the dates are in the reader's language


def test_inline_words_that_find_nothing_offer_the_chat_with_the_bot(telegram: StandIn) -> None:
    for words in ("molybdenum xylophones", "???"):
        offered = telegram.types(words)
        assert (offered["results"], offered["button"]["start_parameter"]) == ([], "inline")
    assert telegram.reply_to(telegram.says("/start inline"))["text"].startswith("Ask me about")


def test_a_query_and_an_offset_of_any_kind_are_answered(telegram: StandIn) -> None:
    for words in ("x" * 4_096, "<b>&<i", "\u202e\x00", "😀"):
        assert telegram.types(words)["button"]
    for offset in ("99999999", "-1", "²", "ten"):
        assert "results" in telegram.types("China", offset)


def test_a_guest_call_gets_the_passage_with_its_source(telegram: StandIn) -> None:
    sent = telegram.calls_guest("@acceptance_bot what did China ban from North Korea?")
    assert shown(sent, "blockquote")[0].startswith(BAN)
    assert shown(sent, "bold")[0].startswith(BAN)
    assert "— China might push Trump to talk to North Korea" in sent["text"]


def test_a_guest_call_in_reply_asks_about_that_message(telegram: StandIn) -> None:
    asked = {"message_id": 1, "date": int(time.time()), "chat": GROUP, "from": BEN, "text": "What did China ban from North Korea?"}
    assert BAN in telegram.calls_guest("@acceptance_bot", reply_to_message=asked)["text"]
    assert "Tong Zhao" in telegram.calls_guest("@acceptance_bot who is Tong Zhao?", reply_to_message=asked)["text"]


def test_a_guest_call_without_an_answer_gets_an_honest_no(telegram: StandIn) -> None:
    asked = "@acceptance_bot what is the boiling point of molybdenum?"
    assert telegram.calls_guest(asked)["text"].startswith("The articles do not answer that.")
    assert telegram.calls_guest("@acceptance_bot")["text"].startswith("Ask me something along with the mention")


def test_business_messages_channels_and_its_own_inline_results_are_left_alone(telegram: StandIn) -> None:
    telegram.reply_to(telegram.says("/help"))
    before = len(telegram.calls)
    said = {"message_id": 900_001, "date": int(time.time()), "chat": PRIVATE, "from": ANN, "text": "who is Tong Zhao?"}
    post = {"message_id": 900_002, "date": int(time.time()), "chat": CHANNEL, "sender_chat": CHANNEL, "text": "@acceptance_bot who?"}
    business = said | {"business_connection_id": "b"}
    link = {"id": "b", "user": ANN, "user_chat_id": 100, "date": int(time.time()), "is_enabled": True}
    for update in (
        {"business_connection": link},
        {"business_message": business},
        {"edited_business_message": business | {"edit_date": int(time.time())}},
        {"deleted_business_messages": {"business_connection_id": "b", "chat": PRIVATE, "message_ids": [900_001]}},
        {"channel_post": post},
        {"edited_channel_post": post | {"edit_date": int(time.time())}},
        {"message": post | {"chat": GROUP, "is_automatic_forward": True}},
        {"message": said | {"via_bot": ME}},
    ):
        telegram.push(update)
    telegram.types("Zhao")
    assert [call["method"] for call in telegram.calls[before:]] == ["answerInlineQuery"]
    assert not [kind for kind in telegram.known["asked for"] if "business" in kind or "channel" in kind]
    assert {"inline_query", "chosen_inline_result", "guest_message", "edited_message"} <= set(telegram.known["asked for"])


def test_nothing_was_refused_in_the_whole_run(telegram: StandIn) -> None:
    assert telegram.refused() == []


def test_results_come_in_pages_are_counted_when_chosen_and_are_for_those_let_in(tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    lines = (
        f'{{"id": "f{n}", "title": "Ferry {n}", "text": "The ferry number {n} crosses the lake.", "published": "2030-01-{n:02}"}}'
        for n in range(1, 26)
    )
    many.write_text("\n".join(lines))
    with standing_in() as (telegram, base_url):
        options = telegram_settings(tmp_path, base_url, allowed_chats=[100])
        article_bot("add", str(many), *options)
        with answering(telegram, *options):
            for words in ("", "ferry crosses the lake"):
                pages = [telegram.types(words, offset) for offset in ("", "10", "20")]
                ids = [result["id"] for page in pages for result in page["results"]]
                assert len(set(ids)) == len(ids)
                assert [page.get("next_offset", "") for page in pages] == ["10", "20", "30" if len(ids) > 30 else ""]
                assert all(page["is_personal"] for page in pages)
            assert telegram.types("")["results"][0]["title"] == "Ferry 25"
            refused = telegram.types("ferry", by=BEN)
            assert (refused["results"], refused["button"]["text"]) == ([], "This bot is not open to you")
            assert telegram.calls_guest("@acceptance_bot ferry", by=BEN)["text"].startswith("This bot is not open")
            telegram.chooses(telegram.types("ferry crosses the lake")["results"][0], "ferry")
            who = "Who is Dorothy Hodgkin?"
            telegram.chooses(telegram.types(who)["results"][0], who)
            telegram.types("ferry")
            assert telegram.refused() == []
    engine = open_database(f"sqlite:///{tmp_path}/library.db")
    assert sum(Choices(engine).count(number) for number in range(1, 31)) == 2
