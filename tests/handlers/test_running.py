"""What goes wrong between the bot and Telegram is told once."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from telegram.error import Conflict, NetworkError, TimedOut

from handlers.running import Outages

if TYPE_CHECKING:
    import pytest


def test_each_kind_of_trouble_is_told_once_in_a_row(caplog: pytest.LogCaptureFixture) -> None:
    outages = Outages()
    with caplog.at_level(logging.INFO, "article_bot"):
        for error in (NetworkError("gone"), NetworkError("still gone"), Conflict("two"), Conflict("two"), TimedOut()):
            outages.told(error)
    assert [record.message.split(" (")[0] for record in caplog.records] == [
        "Telegram cannot be reached",
        "Another program polls Telegram with the same token",
        "Telegram cannot be reached",
    ]


def test_trouble_is_one_line_even_where_its_text_has_several(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "article_bot"):
        Outages().told(NetworkError("gone\nand\n\ngone"))
    assert "\n" not in caplog.records[0].message
