"""The public web: an address is opened, and so is every address it redirects to, only after it was checked."""

from __future__ import annotations

import ssl
from contextlib import contextmanager
from importlib.metadata import version
from threading import Event, Lock
from time import monotonic
from typing import TYPE_CHECKING

import httpcore
import httpx
from protego import Protego

from bot.errors import Unreadable, UnreadableAddress
from bot.fetching.addresses import checked
from bot.fetching.answers import Fetched, Stamp, body, fetched, status
from bot.fetching.connecting import CheckedBackend, Deadline, resolve

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bot.fetching.addresses import Network
    from bot.fetching.connecting import Resolve

SECONDS = 20.0
"""For a whole fetch: names, connections, redirects and the body."""
REDIRECTS = 5
PAUSE = 1.0
"""Seconds between two pages of one host that no person named."""
NAME = "article-bot"
"""What this bot calls itself, also in a robots.txt."""
_MOVED = {301, 302, 303, 307, 308}
_DAY = 86_400.0  # seconds a robots.txt is trusted, by RFC 9309, 2.4


class Web:
    """Fetches what people name. Every call blocks for 20 seconds at most; calls from several threads do not wait for each other.

    Nothing of the environment is used: no proxy, no .netrc. `allowed` holds networks that count as public, for tests; `resolve`
    gives a host's addresses; `trust` says whose certificates are good.
    """

    def __init__(
        self,
        allowed: Collection[Network] = (),
        resolve: Resolve = resolve,
        trust: ssl.SSLContext | None = None,
        seconds: float = SECONDS,
        pause: float = PAUSE,
    ) -> None:
        self._allowed, self._resolve, self._seconds, self._pause = allowed, resolve, seconds, pause
        self._closed, self._lock = Event(), Lock()
        self._free: dict[str, float] = {}  # when the next page of each host may be read
        self._trust = trust or httpx.create_ssl_context(trust_env=False)
        self._robots: dict[str, tuple[float, Protego]] = {}

    def fetch(self, address: str) -> Fetched:
        """What is at the address. Raises UnreadableAddress."""
        with _told_of(address), self._opened(address) as (url, answer):
            return fetched(url, answer)

    def fetch_changed(self, address: str, stamp: Stamp) -> Fetched | None:
        """What is at the address, None when the server says that it is as it was when it had the stamp. Raises UnreadableAddress."""
        with _told_of(address), self._opened(address, stamp) as (url, answer):
            return None if answer.status == 304 else fetched(url, answer)

    def fetch_politely(self, address: str) -> Fetched:
        """What is at an address that no person named: its host's robots.txt is kept to, and a pause since its last page.

        Raises UnreadableAddress.
        """
        self.check_robots(address)
        with _told_of(address):
            self._await_turn(checked(address).host)
        return self.fetch(address)

    def _await_turn(self, host: str) -> None:
        with self._lock:
            turn = max(monotonic(), self._free.get(host, 0.0))
            self._free[host] = turn + self._pause
        if self._closed.wait(max(0.0, turn - monotonic())):
            raise Unreadable("the bot is being stopped")

    def close(self) -> None:
        """Read no more pages politely: whoever waits for a turn is told so."""
        self._closed.set()

    def check_robots(self, address: str) -> None:
        """Raise UnreadableAddress where its host's robots.txt keeps this bot from the address, or cannot be had now (RFC 9309, 2.3.1)."""
        with _told_of(address):
            url = checked(address)
            host = str(url.copy_with(raw_path=b"/robots.txt"))
            until, rules = self._robots.get(host, (0.0, None))
            if rules is None or until < monotonic():
                rules = self._read_robots(host)
                self._robots[host] = monotonic() + _DAY, rules
            if not rules.can_fetch(str(url), NAME):
                raise Unreadable(f"its host's robots.txt does not let {NAME} read it")

    def _read_robots(self, address: str) -> Protego:
        try:
            with self._opened(address) as (_, answer):
                return Protego.parse(_rules(answer))
        except Unreadable as fault:
            raise Unreadable(f"its host's robots.txt cannot be read: {fault.reason}") from None

    @contextmanager
    def _opened(self, address: str, stamp: Stamp | None = None) -> Iterator[tuple[httpx.URL, httpcore.Response]]:
        """The answer at the end of the redirects and the address that gave it. Raises Unreadable, naming the redirect at fault."""
        deadline = Deadline(self._seconds)
        url, headers = checked(address), (stamp or Stamp()).headers
        for _ in range(REDIRECTS + 1):
            with self._answer(url, headers, deadline) as answer:
                location = httpx.Headers(answer.headers).get("location") if answer.status in _MOVED else None
                if location is None:
                    yield url, answer
                    return
            url = _redirected(url, location)
        raise Unreadable(f"it redirects more than {REDIRECTS} times")

    @contextmanager
    def _answer(self, url: httpx.URL, headers: dict[str, str], deadline: Deadline) -> Iterator[httpcore.Response]:
        """The answer of one server, its body not read yet."""
        backend = CheckedBackend(deadline, self._allowed, self._resolve)
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        sent: list[tuple[bytes | str, bytes | str]] = [
            ("Host", url.netloc.decode("ascii")),
            ("User-Agent", f"{NAME}/{version(NAME)}"),
            ("Accept-Encoding", "gzip"),
            *headers.items(),
        ]
        try:
            with httpcore.ConnectionPool(self._trust, network_backend=backend) as pool, pool.stream("GET", target, headers=sent) as answer:
                yield answer
        except httpcore.TimeoutException:
            raise deadline.passed() from None
        except httpcore.NetworkError as error:
            raise Unreadable(_unreached(error)) from None
        except httpcore.ProtocolError:
            raise Unreadable("the server does not keep to HTTP") from None


def _rules(answer: httpcore.Response) -> str:
    """A robots.txt, empty where the host has none. Raises Unreadable where the server cannot tell."""
    if answer.status >= 500:
        raise Unreadable(f"the server answered {status(answer.status)}")
    return body(answer).decode("utf-8", errors="replace") if answer.status == 200 else ""


def _redirected(url: httpx.URL, location: str) -> httpx.URL:
    try:
        return checked(url.join(location))
    except (Unreadable, httpx.InvalidURL) as fault:
        reason = fault.reason if isinstance(fault, Unreadable) else "not an address"
        raise Unreadable(f"it redirects to {location[:200]!r}: {reason}") from None


def _unreached(error: httpcore.NetworkError) -> str:
    cause = error.args[0] if error.args else None  # httpcore keeps the error that it wraps there
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate is not good: {cause.verify_message}"
    if isinstance(cause, ssl.SSLError):
        return "no safe connection to it can be made"
    return "its server cannot be reached"


@contextmanager
def _told_of(address: str) -> Iterator[None]:
    """Put the address before the reason."""
    try:
        yield
    except Unreadable as fault:
        raise UnreadableAddress(address, fault.reason) from None
