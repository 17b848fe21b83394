"""What is kept about chats."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from bot.journal import Journal
from bot.shelf import open_database

if TYPE_CHECKING:
    from pathlib import Path


def test_an_answer_is_remembered_after_a_restart_and_its_chat_is_not_told(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'library.db'}"
    Journal(open_database(url)).remember(123_456_789, 7, [3, 1])
    assert Journal(open_database(url)).recall(123_456_789, 7) == (3, 1)
    connection = sqlite3.connect(tmp_path / "library.db")
    assert "123456789" not in str(connection.execute("SELECT * FROM answers_sent").fetchall())
    connection.close()


def test_what_is_not_known_is_empty_and_the_latest_counts() -> None:
    journal = Journal(open_database("memory:"))
    assert journal.recall(1, 1) == ()
    journal.remember(1, 1, [2])
    journal.remember(1, 1, [5])
    assert journal.recall(1, 1) == (5,)
