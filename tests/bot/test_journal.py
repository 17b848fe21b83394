"""What is kept about chats."""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING

from bot.journal import Journal, Sent
from bot.journal.answered import KEPT
from bot.shelf import open_database

if TYPE_CHECKING:
    from pathlib import Path


def test_an_answer_is_remembered_after_a_restart_and_its_chat_is_not_told(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'library.db'}"
    Journal(open_database(url)).sent(
        123_456_789,
        Sent(
            (7,),
            (
                3,
                1,
            ),
        ),
    ).result()
    assert Journal(open_database(url)).recall(123_456_789, 7) == (3, 1)
    connection = sqlite3.connect(tmp_path / "library.db")
    assert "123456789" not in str(connection.execute("SELECT * FROM messages_sent").fetchall())
    connection.close()


def test_what_is_not_known_is_empty_and_the_latest_counts() -> None:
    journal = Journal(open_database("memory:"))
    assert journal.recall(1, 1) == ()
    journal.sent(1, Sent((1,), (2,))).result()
    journal.sent(1, Sent((1,), (5,))).result()
    assert journal.recall(1, 1) == (5,)


def test_a_message_that_was_answered_is_known_after_a_restart_and_for_two_days(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'library.db'}"
    Journal(open_database(url)).sent(1, Sent(()), answered=7).result()
    answered = Journal(open_database(url)).answered
    assert answered.knows(1, 7)
    assert not answered.knows(2, 7)
    later = Journal(open_database(url), lambda: time.time() + KEPT + 1)
    later.sent(1, Sent(()), answered=8).result()
    later.prune(90).result()
    assert (answered.knows(1, 7), answered.knows(1, 8)) == (False, True)


def test_an_introduction_is_owed_once_for_each_addition() -> None:
    chats = Journal(open_database("memory:")).chats
    assert not chats.claim(1)
    chats.joined(1)
    assert (chats.claim(1), chats.claim(1)) == (True, False)
    chats.joined(1)
    assert not chats.claim(1)
    chats.left(1)
    chats.joined(1)
    assert chats.claim(1)
    chats.owe(1)
    assert chats.claim(1)


def test_what_is_kept_about_a_group_goes_with_it_when_it_moves() -> None:
    journal = Journal(open_database("memory:"))
    journal.chats.joined(1)
    assert journal.chats.claim(1)
    journal.sent(1, Sent((7,), (3,))).result()
    journal.sent(1, Sent((8,), (4,))).result()
    journal.sent(2, Sent((8,), (5,))).result()
    journal.sent(1, Sent(()), answered=7).result()
    journal.chats.joined(2)  # Telegram tells of the new chat as of an addition
    for _ in range(2):
        journal.moved(1, 2)
    assert (journal.recall(2, 7), journal.recall(2, 8), journal.recall(1, 7)) == ((3,), (5,), ())
    assert not journal.chats.claim(2)
    assert journal.chats.was(2, [1])
    assert not journal.chats.was(1, [1])
    assert not journal.answered.knows(2, 7)  # the new chat counts its messages anew


def test_a_group_that_moves_twice_is_known_by_its_first_number() -> None:
    journal = Journal(open_database("memory:"))
    journal.moved(1, 2)
    journal.moved(2, 3)
    assert journal.chats.was(3, [9, 1])
    assert not journal.chats.was(3, [2])
