"""The real process against a strict stand-in for Telegram."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT, article_bot, environment, telegram_settings
from stand_in import GROUP, ME, TOKEN, Refused, StandIn, labels, standing_in

if TYPE_CHECKING:
    from pathlib import Path

BAN = "Earlier in February, China said it had banned North Korean coal imports"


def shown(message: dict[str, Any], kind: str) -> list[str]:
    """The stretches of a message that are shown in some way."""
    raw = message["text"].encode("utf-16-le")
    found = [entity for entity in message["entities"] if entity["type"] == kind]
    return [raw[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le") for e in found]


def test_a_question_gets_the_passage_the_answering_sentence_in_bold_and_the_source(telegram: StandIn) -> None:
    reply = telegram.reply_to(telegram.says("What did China ban from North Korea?"))
    assert shown(reply, "blockquote")[0].startswith(BAN)
    assert shown(reply, "bold")[0].startswith(BAN)
    assert "— China might push Trump to talk to North Korea" in reply["text"]


def test_a_misspelt_question_gets_the_same_passage_and_says_how_it_was_read(telegram: StandIn) -> None:
    reply = telegram.reply_to(telegram.says("wat did chna baned from nort korea"))
    assert shown(reply, "blockquote")[0].startswith(BAN)
    assert "Read as: what did china banned from north korea" in reply["text"]


def test_what_the_articles_do_not_hold_gets_an_honest_no_and_a_hint(telegram: StandIn) -> None:
    reply = telegram.reply_to(telegram.says("What is the boiling point of molybdenum?"))
    assert reply["text"].startswith("The articles do not answer that.")
    assert "The race to the South Pole" in reply["text"]
    assert not shown(reply, "blockquote")


def test_a_summary_is_chosen_by_a_button_and_shown_in_its_place(telegram: StandIn) -> None:
    offer = telegram.reply_to(telegram.says("/summary"))
    telegram.presses(offer, "The race to the South Pole")
    telegram.wait(lambda: "edit_date" in telegram.messages[100, offer["message_id"]])
    assert shown(telegram.messages[100, offer["message_id"]], "bold") == ["The race to the South Pole"]


@pytest.mark.parametrize("words", ["south pole race", "suoth poel", "penicillin", "apolo oxygen tank"])
def test_a_summary_is_found_by_a_misspelt_headline(telegram: StandIn, words: str) -> None:
    reply = telegram.reply_to(telegram.says(f"/summary {words}"))
    assert len(shown(reply, "blockquote")) == 1
    assert labels(reply) == ["Shorter", "Longer"]


def test_a_summary_in_reply_to_an_answer_is_of_that_answers_article(telegram: StandIn) -> None:
    answer = telegram.reply_to(telegram.says("What did Dorothy Hodgkin do?"))
    reply = telegram.reply_to(telegram.says("/summary", reply_to_message=answer))
    assert shown(reply, "bold") == ["How penicillin became a medicine"]


def test_the_people_are_listed_ten_at_a_time(telegram: StandIn) -> None:
    page = telegram.reply_to(telegram.says("/who"))
    assert "\n10. " in page["text"]
    assert "\n11. " not in page["text"]
    telegram.presses(page, "Next")
    telegram.wait(lambda: "\n11. " in "\n" + telegram.messages[100, page["message_id"]]["text"].split("\n\n", 1)[1])


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("/who Zhao", "Tong Zhao"),
        ("/who Jang Jeichi", "Yang Jiechi"),
        ("Who is Anthony Ruggiero?", "Anthony Ruggiero"),
        ("who was roald amundsen", "Roald Amundsen"),
    ],
)
def test_a_person_is_found_however_the_name_is_written(telegram: StandIn, asked: str, name: str) -> None:
    reply = telegram.reply_to(telegram.says(asked))
    assert shown(reply, "bold")[0] == name
    assert shown(reply, "blockquote")


def test_a_surname_that_fits_two_people_asks_which(telegram: StandIn) -> None:
    offer = telegram.reply_to(telegram.says("/who Fleming"))
    telegram.presses(offer, "Sandford")
    telegram.wait(lambda: "edit_date" in telegram.messages[100, offer["message_id"]])
    assert shown(telegram.messages[100, offer["message_id"]], "bold")[0] == "Sandford Fleming"


def test_a_stranger_gets_an_honest_no(telegram: StandIn) -> None:
    reply = telegram.reply_to(telegram.says("/who Angela Merkel"))
    assert reply["text"].startswith("The articles name nobody called Angela Merkel.")


@pytest.mark.parametrize("command", ["/start", "/help"])
def test_help_gives_three_examples_that_are_answered(telegram: StandIn, command: str) -> None:
    text = telegram.reply_to(telegram.says(command))["text"]
    examples = [line.removeprefix("• ") for line in text.splitlines() if line.startswith("• ")]
    assert len(examples) == 3
    for example in examples:
        assert shown(telegram.reply_to(telegram.says(example)), "blockquote"), example


def test_articles_lists_what_is_known(telegram: StandIn) -> None:
    assert telegram.reply_to(telegram.says("/articles"))["text"].startswith("I know 5 articles.")


@pytest.mark.parametrize(
    "text",
    [
        "@acceptance_bot what did China ban from North Korea?",
        "what did China @Acceptance_Bot ban from North Korea?",
        "/summary@acceptance_bot",
    ],
)
def test_a_group_is_answered_when_it_calls(telegram: StandIn, text: str) -> None:
    assert telegram.reply_to(telegram.says(text, chat=GROUP))


def test_a_reply_to_the_bot_is_a_question(telegram: StandIn) -> None:
    answer = telegram.reply_to(telegram.says("@acceptance_bot what did Dorothy Hodgkin do?", chat=GROUP))
    reply = telegram.reply_to(telegram.says("What did China ban from North Korea?", chat=GROUP, reply_to_message=answer))
    assert BAN in reply["text"]


def test_a_mention_in_reply_to_a_message_asks_about_that_message(telegram: StandIn) -> None:
    asked = telegram.says("Does anybody know what China banned from North Korea?", chat=GROUP)
    assert BAN in telegram.reply_to(telegram.says("@acceptance_bot", chat=GROUP, reply_to_message=asked))["text"]


def test_of_a_quoted_message_the_quoted_part_is_asked(telegram: StandIn) -> None:
    asked = telegram.says("I like tea. What did Dorothy Hodgkin do? And what did China ban from North Korea?", chat=GROUP)
    quote = {"text": "what did China ban from North Korea?", "position": 44}
    assert BAN in telegram.reply_to(telegram.says("@acceptance_bot", chat=GROUP, reply_to_message=asked, quote=quote))["text"]


def test_a_caption_is_a_question(telegram: StandIn) -> None:
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
    assert BAN in telegram.reply_to(telegram.says(caption="What did China ban from North Korea?", photo=photo))["text"]


def test_an_answer_stays_in_its_topic(telegram: StandIn) -> None:
    asked = telegram.says("@acceptance_bot who is Tong Zhao?", chat=GROUP, message_thread_id=7, is_topic_message=True)
    assert telegram.reply_to(asked)["message_thread_id"] == 7


def test_it_is_silent_where_it_is_not_called(telegram: StandIn) -> None:
    other = {"id": 5, "is_bot": True, "first_name": "Other", "username": "other_bot"}
    calm = [
        telegram.says("What did China ban from North Korea?", chat=GROUP),
        telegram.says("/summary@otherbot", chat=GROUP),
        telegram.says("/summary@otherbot"),
        telegram.says("/unknown", chat=GROUP),
        telegram.says("@acceptance_bot who is Tong Zhao?", chat=GROUP, **{"from": other}),
        telegram.says("who is Tong Zhao?", via_bot=ME),
        telegram.says("@acceptance_bot who is Tong Zhao?", chat=GROUP, is_automatic_forward=True, sender_chat=GROUP),
        telegram.says("who is Tong Zhao?", date=int(time.time()) - 3_600),
        telegram.says(chat=GROUP, new_chat_title="Readers of today"),
    ]
    telegram.push(
        {"channel_post": {"message_id": 9, "date": int(time.time()), "chat": {"id": -5, "type": "channel"}, "text": "@acceptance_bot hi"}}
    )
    assert all(telegram.is_silent(message) for message in calm)


@pytest.mark.parametrize(
    "more", [{"voice": {"file_id": "f", "file_unique_id": "u", "duration": 1}}, {"location": {"latitude": 1, "longitude": 1}}]
)
def test_what_is_no_text_gets_one_friendly_line_in_private(telegram: StandIn, more: dict[str, Any]) -> None:
    assert telegram.reply_to(telegram.says(**more))["text"] == "I can only read text. Write me your question."


@pytest.mark.parametrize("text", ["x" * 4096, "<b>&<i", "\u202edoes not turn\u202e", "\x00", "😀😀", "???", "/nonsense", "a < b && c > d"])
def test_hostile_text_gets_one_kind_sentence(telegram: StandIn, text: str) -> None:
    assert telegram.reply_to(telegram.says(text))["text"]


def test_nothing_was_refused_in_the_whole_run(telegram: StandIn) -> None:
    assert telegram.refused() == []


def test_commands_are_told_to_telegram(telegram: StandIn) -> None:
    told = [command["command"] for command in telegram.known["commands"]]
    assert told == ["help", "summary", "who", "articles", "random", "language", "privacy", "forget"]


def test_a_wrong_token_is_one_line_that_does_not_tell_it(tmp_path: Path) -> None:
    with standing_in() as (_, base_url):
        ended = article_bot("run", *telegram_settings(tmp_path, base_url), TELEGRAM_BOT_TOKEN="777:WRONG")
    assert ended.returncode == 1
    assert ended.stderr.count(b"\n") == 1
    assert b"WRONG" not in ended.stderr


def test_a_missing_token_is_one_line(tmp_path: Path) -> None:
    ended = article_bot("run", "--library", f"sqlite:///{tmp_path}/library.db")
    assert (ended.returncode, ended.stderr.count(b"\n")) == (2, 1)


def test_without_a_network_it_says_so_once_and_goes_on_trying(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot", "run", *telegram_settings(tmp_path, "http://127.0.0.1:9/bot")]
    with subprocess.Popen(command, cwd=ROOT, env=environment(TELEGRAM_BOT_TOKEN=TOKEN), stderr=subprocess.PIPE) as process:
        assert process.stderr
        assert b"cannot be reached" in process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0


def test_a_second_poller_is_told_of_once_and_questions_are_still_answered(tmp_path: Path) -> None:
    with standing_in() as (stand_in, base_url):
        stand_in.faults["getUpdates"] = [Refused("Conflict: terminated by other getUpdates request", 409)]
        command = [sys.executable, "-m", "bot", "run", *telegram_settings(tmp_path, base_url)]
        with subprocess.Popen(command, cwd=ROOT, env=environment(TELEGRAM_BOT_TOKEN=TOKEN), stderr=subprocess.PIPE) as process:
            assert stand_in.reply_to(stand_in.says("who is Tong Zhao?"), 30)
            process.terminate()
            _, told = process.communicate(timeout=10)
        assert process.returncode == 0
        assert told.count(b"409") == 1
        assert b"Traceback" not in told
