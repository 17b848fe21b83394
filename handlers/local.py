"""Telegram's methods answered on the spot, with no token and no network: what the bot sends is handed to a writer."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

from telegram.request import BaseRequest

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram.request import RequestData

BOT: dict[str, Any] = {"id": 1, "is_bot": True, "first_name": "Article Bot", "username": "article_bot"}
READER: dict[str, Any] = {"id": 2, "is_bot": False, "first_name": "Reader", "language_code": "en"}
CHAT = {"id": 2, "type": "private", "first_name": "Reader"}


class LocalRequest(BaseRequest):
    """Answers what the handlers ask of Telegram; every message sent or edited goes to `write` as (text, labels of its buttons)."""

    def __init__(self, write: Callable[[str, list[str]], None]) -> None:
        self._write = write
        self._number = 0
        self.messages: dict[int, dict[str, Any]] = {}

    @property
    def read_timeout(self) -> float | None:
        """Nothing is waited for."""
        return None

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to give back."""

    def message(self, text: str, sender: dict[str, Any], **more: Any) -> dict[str, Any]:
        """A new message in the one chat."""
        self._number += 1
        made = {"message_id": self._number, "date": int(time.time()), "chat": CHAT, "from": sender, "text": text, **more}
        self.messages[self._number] = made
        return made

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002 - every method of Telegram is answered alike, posted or got
        request_data: RequestData | None = None,
        *_timeouts: object,
        **_named: object,
    ) -> tuple[int, bytes]:
        """Telegram's answer to the method that the address ends in."""
        told = request_data.parameters if request_data else {}
        answers = {"getMe": self._me, "sendMessage": self._send, "editMessageText": self._edit}
        name = url.rsplit("/", 1)[-1]
        result = answers[name](told) if name in answers else True
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def _me(self, _told: dict[str, Any]) -> dict[str, Any]:
        return BOT

    def _send(self, told: dict[str, Any]) -> dict[str, Any]:
        return self._shown(self.message(told["text"], BOT), told)

    def _edit(self, told: dict[str, Any]) -> dict[str, Any]:
        message = self.messages[told["message_id"]]
        message["text"] = told["text"]
        return self._shown(message, told)

    def _shown(self, message: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
        message.pop("reply_markup", None)
        if told.get("reply_markup"):
            message["reply_markup"] = told["reply_markup"]
        self._write(message["text"], [button["text"] for button in buttons(message)])
        return message


def buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    """The buttons of a message, row by row."""
    return [button for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]
