"""Updates as they come in: one that cannot be read is passed over, so that it does not silence the bot for all that come after it."""

from __future__ import annotations

import json
import logging
from typing import Any

from telegram import Update
from telegram.request import HTTPXRequest, RequestData

log = logging.getLogger("article_bot")


class Receiving(HTTPXRequest):
    """The connection on which updates are waited for."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: Any, **named: Any
    ) -> tuple[int, bytes]:
        """Telegram's answer, with every update in a form that can be read."""
        code, payload = await super().do_request(url, method, request_data, *timeouts, **named)
        return code, readable(payload)


def readable(payload: bytes) -> bytes:
    """The answer with each unreadable update cut down to its number, which tells Telegram that it arrived; a line for the owner of each."""
    try:
        answer = json.loads(payload)
    except ValueError:
        return payload  # not Telegram's: a proxy's page of regret
    updates = answer.get("result") if isinstance(answer, dict) else None
    if not isinstance(updates, list):
        return payload
    kept = [update if _can_be_read(update) else {"update_id": update["update_id"]} for update in updates]
    return payload if kept == updates else json.dumps(answer | {"result": kept}).encode()


def _can_be_read(update: dict[str, Any]) -> bool:
    try:
        Update.de_json(update, None)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        log.warning("One update could not be read and was passed over (%s: %s).", type(error).__name__, " ".join(str(error).split()))
        return False
    return True
