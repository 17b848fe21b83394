"""The row of buttons below an answer, pressed in the real process: each shows its result in the chat and is its own way back."""

from __future__ import annotations

import copy
import json
import re
import sqlite3
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from conftest import answering, article_bot, telegram_settings
from stand_in import BEN, BENS, GROUP, ME, PRIVATE, StandIn, labels, standing_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

QUESTION = "What did China ban from North Korea?"
CALLED = f"@acceptance_bot {QUESTION}"
COMMANDS = {"people": "/who", "card": "/start a2", "articles": "/articles", "help": "/help", "random": "/random", "summary": "/summary"}
TOGGLES = {
    "More": "The next passages:",
    "In context": "Beijing has long advocated diplomatic talks",
    "Summary": "China might push Trump to talk to North Korea\nState",
    "People": "Tong Zhao — an associate",
    "Why this?": "Runner-up: ",
    "👍": "Noted: this helped.",
    "👎": "Wrong passage, wrong article, or not in the articles?",
}


def has(label: str, message: dict[str, Any]) -> bool:
    return label in labels(message)


def latest(telegram: StandIn, message: dict[str, Any]) -> dict[str, Any]:
    return telegram.messages[message["chat"]["id"], message["message_id"]]


def pressed(telegram: StandIn, message: dict[str, Any], label: str, wanted: Callable[[dict[str, Any]], bool], **more: Any) -> str:
    """The text of the message once it is as wanted after the press."""
    telegram.presses(latest(telegram, message), label, **more)
    telegram.wait(lambda: wanted(latest(telegram, message)))
    return str(latest(telegram, message)["text"])


def replies_to(telegram: StandIn, message: dict[str, Any]) -> list[dict[str, Any]]:
    mine = [one for one in list(telegram.messages.values()) if one["from"] == ME]
    return [one for one in mine if one.get("reply_to_message", {}).get("message_id") == message["message_id"]]


def test_a_private_answer_has_the_row_and_a_groups_one_button(telegram: StandIn) -> None:
    assert labels(telegram.reply_to(telegram.says(QUESTION))) == list(TOGGLES)
    assert labels(telegram.reply_to(telegram.says(CALLED, chat=GROUP))) == ["…"]


@pytest.mark.parametrize("label", TOGGLES)
def test_a_press_shows_its_result_and_another_takes_it_back(telegram: StandIn, label: str) -> None:
    answer = telegram.reply_to(telegram.says(QUESTION))
    before = dict(answer)
    shown = pressed(telegram, answer, label, lambda now: f"‹ {label}" in labels(now))
    assert TOGGLES[label] in shown
    assert [one.removeprefix("‹ ") for one in labels(latest(telegram, answer))][:7] == list(TOGGLES)
    assert pressed(telegram, answer, f"‹ {label}", lambda now: label in labels(now)) == before["text"]
    assert latest(telegram, answer)["entities"] == before["entities"]
    assert latest(telegram, answer)["reply_markup"] == before["reply_markup"]


def test_a_button_that_is_pressed_twice_changes_the_message_once(telegram: StandIn) -> None:
    answer = telegram.reply_to(telegram.says(QUESTION))
    for _ in range(2):
        telegram.presses(dict(answer), "In context")
    telegram.wait(lambda: not telegram.unanswered)
    telegram.reply_to(telegram.says("/help"))
    edits = [call["ok"] for call in telegram.calls if call["told"].get("message_id") == answer["message_id"]]
    assert edits == [True]


def test_why_this_tells_how_a_misspelt_word_was_read(telegram: StandIn) -> None:
    answer = telegram.reply_to(telegram.says("wat did chna baned from nort korea"))
    shown = pressed(telegram, answer, "Why this?", lambda now: "‹ Why this?" in labels(now))
    assert "chna, read as china: found as “China”" in shown
    assert "Score: " in shown


def test_a_thumb_down_is_told_why_and_each_step_is_taken_back(telegram: StandIn) -> None:
    answer = telegram.reply_to(telegram.says(QUESTION))
    pressed(telegram, answer, "👎", lambda now: "Wrong article" in labels(now))
    assert "Noted: Wrong article." in pressed(telegram, answer, "Wrong article", lambda now: "‹ Wrong article" in labels(now))
    assert "Noted:" not in pressed(telegram, answer, "‹ Wrong article", lambda now: "Wrong article" in labels(now))
    pressed(telegram, answer, "‹ 👎", lambda now: labels(now) == list(TOGGLES))


def test_a_thumb_stays_while_something_else_is_shown(telegram: StandIn) -> None:
    answer = telegram.reply_to(telegram.says(QUESTION))
    pressed(telegram, answer, "👍", lambda now: "‹ 👍" in labels(now))
    assert "Noted: this helped." in pressed(telegram, answer, "People", lambda now: "‹ People" in labels(now))
    pressed(telegram, answer, "‹ 👍", lambda now: "👍" in labels(now))
    assert "‹ People" in labels(latest(telegram, answer))


def test_in_a_group_one_button_opens_the_row_and_shuts_it(telegram: StandIn) -> None:
    answer = telegram.reply_to(telegram.says(CALLED, chat=GROUP))
    pressed(telegram, answer, "…", lambda now: labels(now) == [*TOGGLES, "‹ …"])
    pressed(telegram, answer, "Summary", lambda now: "‹ Summary" in labels(now))
    pressed(telegram, answer, "‹ …", lambda now: labels(now) == ["…"])


def test_another_readers_press_is_answered_in_a_message_of_their_own(telegram: StandIn) -> None:
    answer = telegram.reply_to(telegram.says(CALLED, chat=GROUP))
    before = json.dumps(latest(telegram, answer))
    telegram.presses(answer, "…", by=BEN)
    (copy,) = telegram.wait(lambda: replies_to(telegram, answer))
    pressed(telegram, copy, "People", lambda now: "‹ People" in labels(now), by=BEN)
    assert "Tong Zhao — an associate" in latest(telegram, copy)["text"]
    pressed(telegram, copy, "‹ People", lambda now: "People" in labels(now), by=BEN)
    assert json.dumps(latest(telegram, answer)) == before


def test_a_press_of_no_known_answer_says_so(telegram: StandIn) -> None:
    answer = telegram.reply_to(telegram.says(QUESTION))
    strange = latest(telegram, answer) | {"reply_markup": {"inline_keyboard": [[{"text": "More", "callback_data": "row:more:unknown"}]]}}
    telegram.presses(strange, "More")
    assert telegram.reply_to(answer)["text"].startswith("I no longer keep that answer")


def test_forget_deletes_what_is_kept_and_the_buttons_say_so(telegram: StandIn) -> None:
    mine = {"chat": PRIVATE | {"id": 301}, "from": BEN | {"id": 301}}
    answer = telegram.reply_to(telegram.says(QUESTION, **mine))
    pressed(telegram, answer, "👍", lambda now: "‹ 👍" in labels(now), by=mine["from"])
    told = telegram.reply_to(telegram.says("/forget", **mine))["text"]
    assert told == "Deleted: one question with its answer and one press of a button. Nothing of yours is kept now."
    telegram.presses(latest(telegram, answer), "More", by=mine["from"])
    assert telegram.reply_to(answer)["text"].startswith("I no longer keep that answer")


def test_privacy_says_what_is_kept_and_how_long(telegram: StandIn) -> None:
    assert "All of it is deleted after 90 days." in telegram.reply_to(telegram.says("/privacy"))["text"]


def test_an_edit_that_no_longer_calls_the_bot_removes_nothing_and_one_that_does_is_answered(telegram: StandIn) -> None:
    asked = telegram.says(CALLED, chat=GROUP)
    answer = dict(telegram.reply_to(asked))
    quiet = telegram.says("What did Dorothy Hodgkin do?", chat=GROUP)
    asked["text"], asked["entities"] = "never mind", []
    telegram.push({"edited_message": asked | {"edit_date": int(time.time())}})
    mention = {"type": "mention", "offset": 0, "length": 15}
    quiet |= {"text": f"@acceptance_bot {quiet['text']}", "entities": [mention], "edit_date": int(time.time())}
    telegram.push({"edited_message": quiet})
    assert "penicillin" in telegram.reply_to(quiet)["text"]
    assert latest(telegram, answer) == answer


def test_typing_is_shown_when_an_answer_takes_long_and_only_then(telegram: StandIn) -> None:
    before = len(telegram.calls)
    telegram.reply_to(telegram.says(QUESTION))
    assert "sendChatAction" not in [call["method"] for call in telegram.calls[before:]]
    before = len(telegram.calls)
    telegram.slow["sendMessage"] = 0.8
    telegram.reply_to(telegram.says(CALLED, chat=GROUP, message_thread_id=7, is_topic_message=True))
    telegram.slow.clear()
    (action,) = [call["told"] for call in telegram.calls[before:] if call["method"] == "sendChatAction"]
    assert action == {"chat_id": GROUP["id"], "action": "typing", "message_thread_id": 7}


def test_nothing_was_refused_in_the_whole_run(telegram: StandIn) -> None:
    assert telegram.refused() == []
    assert not telegram.unanswered


@pytest.fixture(scope="module")
def restarted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[StandIn, dict[str, Any], list[str]]]:
    """A stand-in on which a second process answers, the answer and the messages of the first by name, and the options of both."""
    folder = tmp_path_factory.mktemp("restarted")
    with standing_in() as (telegram, base_url):
        options = telegram_settings(folder, base_url)
        with answering(telegram, *options):
            asked = telegram.says("When did Scott leave Cape Evans?")
            kept = {"asked": asked, "answer": telegram.reply_to(asked), "called": telegram.says(CALLED, chat=GROUP)}
            kept["group"] = telegram.reply_to(kept["called"])
            pressed(telegram, kept["answer"], "More", lambda now: "‹ More" in labels(now))
            kept["offer"] = telegram.reply_to(telegram.says("Oates", chat=BENS, **{"from": BEN}))
            for name, command in COMMANDS.items():
                kept[name] = telegram.reply_to(telegram.says(command))
        with answering(telegram, *options):
            yield telegram, kept, options


def test_after_a_restart_every_button_works_and_is_taken_back(restarted: tuple[StandIn, dict[str, Any], list[str]]) -> None:
    telegram, kept, _ = restarted
    pressed(telegram, kept["answer"], "‹ More", lambda now: "More" in labels(now))
    for label in TOGGLES:
        pressed(telegram, kept["answer"], label, partial(has, f"‹ {label}"))
        pressed(telegram, kept["answer"], f"‹ {label}", partial(has, label))
    pressed(telegram, kept["group"], "…", lambda now: labels(now) == [*TOGGLES, "‹ …"])


def test_after_a_restart_the_next_question_leans_on_the_last_answer(restarted: tuple[StandIn, dict[str, Any], list[str]]) -> None:
    telegram, _, _ = restarted
    reply = telegram.reply_to(telegram.says("and why?"))
    assert reply["text"].startswith("I took it as: Why did Scott leave Cape Evans?")


def test_after_a_restart_what_was_perhaps_meant_is_shown_and_taken_back(restarted: tuple[StandIn, dict[str, Any], list[str]]) -> None:
    telegram, kept, _ = restarted
    offer, listed = kept["offer"], kept["offer"]["text"]
    for choice in ("Lawrence Oates", "The race"):
        assert pressed(telegram, offer, choice, partial(has, "‹ Back"), by=BEN) != listed
        pressed(telegram, offer, "‹ Back", lambda now: now["text"] == listed, by=BEN)


@pytest.mark.parametrize("name", COMMANDS)
def test_after_a_restart_every_button_of_a_command_works(restarted: tuple[StandIn, dict[str, Any], list[str]], name: str) -> None:
    telegram, kept, _ = restarted
    message = copy.deepcopy(kept[name])  # a reader may come back to any of its buttons
    for label in labels(message):
        before, newest = latest(telegram, message)["text"], max(number for _, number in list(telegram.messages))
        telegram.presses(message, label)
        telegram.wait(partial(answered, telegram, message, before, newest))


def answered(telegram: StandIn, message: dict[str, Any], before: str, newest: int) -> bool:
    """Whether the message has changed, or a new one has come."""
    return latest(telegram, message)["text"] != before or any(number > newest for _, number in list(telegram.messages))


def test_after_a_restart_a_reply_leans_on_its_answer(restarted: tuple[StandIn, dict[str, Any], list[str]]) -> None:
    telegram, kept, _ = restarted
    reply = telegram.reply_to(telegram.says("why?", reply_to_message=kept["answer"]))
    assert reply["text"].startswith("I took it as: Why did Scott leave Cape Evans?")


def test_after_a_restart_an_edited_question_changes_its_answer(restarted: tuple[StandIn, dict[str, Any], list[str]]) -> None:
    telegram, kept, _ = restarted
    assert "missed a train" in telegram.edits(kept["asked"], "Who missed a train in Ireland?")["text"]
    assert labels(latest(telegram, kept["answer"])) == list(TOGGLES)
    kept["called"] |= {"text": "@acceptance_bot What did Dorothy Hodgkin do?"}
    telegram.push({"edited_message": kept["called"] | {"edit_date": int(time.time())}})
    telegram.wait(lambda: "penicillin" in latest(telegram, kept["group"])["text"])


def test_what_is_kept_names_no_chat_and_a_row_a_press(restarted: tuple[StandIn, dict[str, Any], list[str]]) -> None:
    _, _, options = restarted
    connection = sqlite3.connect(options[-1].removeprefix("sqlite:///"))
    questions = connection.execute("SELECT * FROM questions_asked").fetchall()
    presses = connection.execute("SELECT * FROM presses").fetchall()
    connection.close()
    assert len(questions) >= 2
    assert len(presses) >= 16
    assert str(GROUP["id"]) not in str((questions, presses))


def test_after_a_restart_nothing_was_refused(restarted: tuple[StandIn, dict[str, Any], list[str]]) -> None:
    assert restarted[0].refused() == []


def test_a_press_on_an_answer_whose_article_changed_says_so(tmp_path: Path) -> None:
    article = tmp_path / "whelks.jsonl"
    with standing_in() as (telegram, base_url):
        options = telegram_settings(tmp_path, base_url)
        article.write_text('{"id": "whelks", "title": "Whelks", "text": "Whelks are sea snails that eat worms in cold northern seas."}')
        article_bot("add", str(article), *options)
        with answering(telegram, *options):
            answer = telegram.reply_to(telegram.says("What do whelks eat in cold northern seas?"))
            article.write_text('{"id": "whelks", "title": "Whelks", "text": "Nothing is known of them."}')
            article_bot("add", str(article), *options)
            telegram.presses(answer, "More")
            assert telegram.reply_to(answer)["text"].startswith("The article was changed or removed since I answered.")
        assert telegram.refused() == []


def test_an_answer_of_several_messages_is_one_view(tmp_path: Path) -> None:
    article = tmp_path / "long.jsonl"
    sentence = "The wandering whelk of the northern sea eats worms and weeds, and " + "goes on and on and on, " * 170 + "until it sleeps."
    before = "\n\n".join(f"Paragraph {at} of the northern sea. " + "It is cold and grey there. " * 40 for at in range(3))
    article.write_text(json.dumps({"id": "long", "title": "Whelks", "text": f"{before}\n\n{sentence}\n\n{before}"}))
    with standing_in() as (telegram, base_url):
        options = telegram_settings(tmp_path, base_url)
        article_bot("add", str(article), *options)
        with answering(telegram, *options):
            answer = telegram.reply_to(telegram.says("What does the wandering whelk of the northern sea eat?"))
            row = telegram.wait(lambda: next((one for one in list(telegram.messages.values()) if has("In context", one)), None))
            shut = parts(telegram, answer)
            pressed(telegram, row, "In context", lambda _: any(has("‹ In context", one) for one in parts(telegram, answer)))
            opened = telegram.wait(lambda: len(parts(telegram, answer)) > len(shut) and parts(telegram, answer))
            assert all(re.search(r"(\.|2026|Whelks|…)$", one["text"]) for one in opened)
            telegram.presses(opened[-1], "‹ In context")
            telegram.wait(lambda: len(parts(telegram, answer)) == len(shut) and has("In context", parts(telegram, answer)[-1]))
            assert [one["text"] for one in parts(telegram, answer)] == [one["text"] for one in shut]
        assert telegram.refused() == []


def parts(telegram: StandIn, answer: dict[str, Any]) -> list[dict[str, Any]]:
    """The messages that hold the answer, in their order."""
    mine = [one for one in list(telegram.messages.values()) if one["from"] == ME and one["message_id"] >= answer["message_id"]]
    return sorted((dict(one) for one in mine), key=lambda one: one["message_id"])
