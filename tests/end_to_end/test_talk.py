"""A talk with the real process: questions that lean on the one before, and what was perhaps meant."""

from __future__ import annotations

import subprocess
import sys
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from conftest import ROOT, answering, article_bot, environment, telegram_settings
from stand_in import BEN, GROUP, PRIVATE, TOKEN, StandIn, labels, standing_in

if TYPE_CHECKING:
    from pathlib import Path

WHEN = "When did Scott leave Cape Evans?"
FLEMING = "Who missed a train in Ireland?"


def asked(telegram: StandIn, text: str, **more: Any) -> dict[str, Any]:
    called = f"@acceptance_bot {text}" if more.get("chat") == GROUP else text
    return telegram.reply_to(telegram.says(called, **more))


def taken_as(reply: dict[str, Any]) -> str | None:
    """How the reply says it took the question."""
    first = str(reply["text"]).splitlines()[0]
    return first.removeprefix("I took it as: ") if first.startswith("I took it as: ") else None


def in_topic(number: int) -> dict[str, Any]:
    return {"chat": GROUP, "message_thread_id": number, "is_topic_message": True}


def test_in_private_a_question_follows_the_last_and_the_reply_says_how_it_was_taken(telegram: StandIn) -> None:
    asked(telegram, FLEMING)
    reply = asked(telegram, "when was he knighted?")
    assert taken_as(reply) == "When was Sandford Fleming knighted?"
    assert "knighted in 1897" in reply["text"]


def test_a_card_can_be_followed_and_a_chain_keeps_its_subject(telegram: StandIn) -> None:
    asked(telegram, "Who was Scott?")
    assert taken_as(asked(telegram, "when did he die?")) == "When did Scott die?"
    assert taken_as(asked(telegram, "and where?")) == "Where did Scott die?"


def test_a_question_of_its_own_is_left_alone_and_one_without_answer_ends_the_talk(telegram: StandIn) -> None:
    asked(telegram, "Who was Scott?")
    assert taken_as(asked(telegram, "What did China ban from North Korea?")) is None
    asked(telegram, "What is the boiling point of molybdenum?")
    assert taken_as(asked(telegram, "and why?")) is None


def test_two_readers_of_a_group_do_not_mix(telegram: StandIn) -> None:
    asked(telegram, WHEN, chat=GROUP)
    asked(telegram, FLEMING, chat=GROUP, **{"from": BEN})
    assert taken_as(asked(telegram, "and why?", chat=GROUP)) == "Why did Scott leave Cape Evans?"
    assert taken_as(asked(telegram, "and why?", chat=GROUP, **{"from": BEN})) == "Who missed a train in Ireland – and why?"


def test_each_topic_has_its_own_talk(telegram: StandIn) -> None:
    asked(telegram, WHEN, **in_topic(71))
    asked(telegram, FLEMING, **in_topic(72))
    assert taken_as(asked(telegram, "and why?", **in_topic(71))) == "Why did Scott leave Cape Evans?"
    assert taken_as(asked(telegram, "and why?", **in_topic(73))) is None


def test_a_reply_follows_the_answer_it_replies_to(telegram: StandIn) -> None:
    answer = asked(telegram, WHEN, chat=GROUP)
    asked(telegram, FLEMING, chat=GROUP)
    reply = telegram.reply_to(telegram.says("why?", chat=GROUP, reply_to_message=answer, **{"from": BEN}))
    assert taken_as(reply) == "Why did Scott leave Cape Evans?"


def test_an_edited_question_changes_its_answer_and_takes_its_place(telegram: StandIn) -> None:
    question = telegram.says(WHEN)
    telegram.reply_to(question)
    assert "missed a train" in telegram.edits(question, FLEMING)["text"]
    assert taken_as(asked(telegram, "when was he knighted?")) == "When was Sandford Fleming knighted?"


def test_the_talk_is_forgotten_after_the_minutes(tmp_path: Path) -> None:
    with standing_in() as (telegram, base_url):
        options = telegram_settings(tmp_path, base_url)
        more = environment(TELEGRAM_BOT_TOKEN=TOKEN, ARTICLE_BOT_ANSWERS__FOLLOW_UP_MINUTES="0.05")
        with subprocess.Popen([sys.executable, "-m", "bot", "run", *options], cwd=ROOT, env=more, stderr=subprocess.PIPE) as process:
            telegram.reply_to(telegram.says("/start"), 30)
            answer = asked(telegram, WHEN)
            assert taken_as(asked(telegram, "and why?")) == "Why did Scott leave Cape Evans?"
            time.sleep(3.2)
            assert taken_as(asked(telegram, "and why?")) is None
            assert taken_as(telegram.reply_to(telegram.says("and why?", reply_to_message=answer))) == "Why did Scott leave Cape Evans?"
            process.terminate()
            process.wait(10)


def test_asked_for_other_programs_no_question_leans(tmp_path: Path) -> None:
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"id": 1, "question": "Who was Scott?"}\n{"id": 2, "question": "when did he leave Cape Evans?"}\n')
    ended = article_bot("ask", "--batch", str(batch), "--json", "--library", "memory:")
    told = [yaml.safe_load(line) for line in ended.stdout.decode().splitlines()]
    assert [(one["question"], one["read_as"]) for one in told] == [("Who was Scott?", None), ("when did he leave Cape Evans?", None)]


@pytest.mark.parametrize("where", [{}, {"chat": GROUP}], ids=["private", "group"])
def test_a_single_word_offers_a_passage_that_a_button_shows_in_full(telegram: StandIn, where: dict[str, Any]) -> None:
    offer = asked(telegram, "penicillin", **where)
    assert offer["text"].startswith("I have no sure answer to that. Perhaps you meant:\n1. ")
    telegram.presses(offer, "How penicillin")
    chat = (where or {"chat": PRIVATE})["chat"]["id"]
    telegram.wait(lambda: "edit_date" in telegram.messages[chat, offer["message_id"]])
    shown = telegram.messages[chat, offer["message_id"]]
    assert "— How penicillin became a medicine · " in shown["text"]
    assert [entity["type"] for entity in shown["entities"]][:2] == ["blockquote", "bold"]
    assert taken_as(asked(telegram, "who purified it?", **where)) == "Who purified penicillin?"


def test_a_name_alone_offers_its_person_first_and_the_passage_stays_to_choose(telegram: StandIn) -> None:
    offer = asked(telegram, "Oates")
    listed = offer["text"]
    assert labels(offer) == ["Lawrence Oates", "The race to the South Pole"]
    for choice, shown in (("Lawrence Oates", "named"), ("The race", "— The race to the South Pole")):
        telegram.presses(offer, choice)
        telegram.wait(partial(is_changed, offer, listed, shown))
        telegram.presses(offer, "‹ Back")
        telegram.wait(lambda: offer["text"] == listed)
        assert labels(offer) == ["Lawrence Oates", "The race to the South Pole"]


def is_changed(message: dict[str, Any], before: str, shown: str) -> bool:
    return shown in message["text"] and message["text"] != before


def test_a_passage_that_was_chosen_has_the_row_and_the_others_are_more(telegram: StandIn) -> None:
    offer = asked(telegram, "newspaper")
    listed, other = offer["text"], offer["text"].splitlines()[1].removeprefix("1. ").partition(" — ")[0].removesuffix("…")
    assert len(labels(offer)) > 1
    telegram.presses(offer, labels(offer)[-1])
    telegram.wait(lambda: "In context" in labels(offer))
    assert labels(offer)[-1] == "‹ Back"
    assert other not in offer["text"]
    telegram.presses(offer, "More")
    telegram.wait(lambda: other in offer["text"])
    telegram.presses(offer, "Why this?")
    telegram.wait(lambda: "Score: " in offer["text"])
    telegram.presses(offer, "👍")
    telegram.wait(lambda: "Noted: this helped." in offer["text"])
    telegram.presses(offer, "‹ Back")
    telegram.wait(lambda: offer["text"] == listed)


def test_in_a_group_somebody_else_chooses_in_a_message_of_their_own(telegram: StandIn) -> None:
    offer = asked(telegram, "penicillin", chat=GROUP)
    before = dict(offer)
    telegram.presses(offer, "How penicillin", by=BEN)
    assert "— How penicillin became a medicine" in telegram.reply_to(offer)["text"]
    assert offer == before


def test_a_button_whose_passage_has_changed_says_so(tmp_path: Path) -> None:
    article = tmp_path / "whelks.jsonl"
    with standing_in() as (telegram, base_url):
        options = telegram_settings(tmp_path, base_url)
        article.write_text('{"id": "whelks", "title": "Whelks", "text": "Whelks are sea snails.\\n\\nMost whelks eat worms.\\n\\nWhelks."}')
        article_bot("add", str(article), *options)
        with answering(telegram, *options):
            offer = asked(telegram, "whelks")
            article.write_text('{"id": "whelks", "title": "Whelks", "text": "Nothing is known of them."}')
            article_bot("add", str(article), *options)
            telegram.presses(offer, "Whelks")
            assert telegram.reply_to(offer)["text"].startswith("The article was changed or removed since I answered.")
