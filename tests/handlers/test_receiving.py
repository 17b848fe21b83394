"""An update that cannot be read does not silence the bot."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

import pytest
from stand_in import ANN, PRIVATE
from telegram import Update

from handlers.receiving import readable

if TYPE_CHECKING:
    from typing import Any

HELLO: dict[str, Any] = {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": PRIVATE, "from": ANN, "text": "hello"}}


def test_what_can_be_read_stays_as_it_is() -> None:
    payload = json.dumps({"ok": True, "result": [HELLO]}, indent=2).encode()
    assert readable(payload) == payload


@pytest.mark.parametrize("broken", [{"message": {"text": "no chat"}}, {"message": 7}, {"callback_query": {"id": "1"}}])
def test_what_cannot_be_read_keeps_its_number_alone_and_is_told_of_in_one_line(
    broken: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "article_bot"):
        told = json.loads(readable(json.dumps({"ok": True, "result": [{"update_id": 7} | broken, HELLO]}).encode()))
    assert told == {"ok": True, "result": [{"update_id": 7}, HELLO]}
    assert [update.update_id for update in Update.de_list(told["result"], None)] == [7, 1]
    assert len(caplog.records) == 1


@pytest.mark.parametrize(
    "payload", [b"<html>Bad gateway</html>", b"[]", b'{"ok": false, "error_code": 502}', b'{"ok": true, "result": true}']
)
def test_what_is_no_list_of_updates_stays_as_it_is(payload: bytes) -> None:
    assert readable(payload) == payload
