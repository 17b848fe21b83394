"""What is said to Telegram, over few connections and with little effort: most of what an answer costs is its way."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from urllib.request import getproxies

import aiohttp
import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import HTTPXRequest

if TYPE_CHECKING:
    from telegram.request import RequestData

CONNECTIONS = 8
"""To Telegram at the same time: at its thirty messages a second each may take a quarter of a second."""
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
SAID = ("/sendMessage", "/editMessageText")
NEEDED = ("message_id", "date", "chat")
"""Of a message that was sent, nothing else is looked at."""


class Sending(HTTPXRequest):
    """The library's connection, with aiohttp for what holds no file: it takes a third of the time. Seconds until an answer is given up."""

    def __init__(self, read_timeout: float) -> None:
        super().__init__(read_timeout=read_timeout)
        self._patience = aiohttp.ClientTimeout(total=None, connect=read_timeout, sock_read=read_timeout)
        self._session: aiohttp.ClientSession | None = None

    async def initialize(self) -> None:
        """Open the connections; certificates and proxies are those that httpx takes, proxies looked for once."""
        await super().initialize()
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=CONNECTIONS, ssl=httpx.create_ssl_context())
            self._session = aiohttp.ClientSession(connector=connector, timeout=self._patience, trust_env=bool(getproxies()))

    async def shutdown(self) -> None:
        """Close the connections."""
        await super().shutdown()
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: Any, **named: Any
    ) -> tuple[int, bytes]:
        """Telegram's answer; raises TimedOut, or NetworkError where there is none."""
        if self._session is None or method != "POST" or (request_data and request_data.contains_files):
            return await super().do_request(url, method, request_data, *timeouts, **named)
        form = urlencode(request_data.json_parameters) if request_data else ""
        try:
            async with self._session.post(url, data=form, headers=FORM) as answer:
                payload = await answer.read()
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            raise NetworkError(f"{type(error).__name__}: {error}") from error
        return answer.status, brief(payload) if url.endswith(SAID) else payload


def brief(payload: bytes) -> bytes:
    """The answer with no more of the message in it than is needed."""
    try:
        answer = json.loads(payload)
    except ValueError:
        return payload  # not Telegram's: a proxy's page of regret
    said = answer.get("result") if isinstance(answer, dict) else None
    if not isinstance(said, dict):
        return payload
    return json.dumps(answer | {"result": {name: said[name] for name in NEEDED if name in said}}).encode()
