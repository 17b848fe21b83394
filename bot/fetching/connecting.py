"""Connections that go to the very address that was checked, and end with the time that a whole fetch has."""

from __future__ import annotations

import socket
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

import httpcore

from bot.errors import Unreadable
from bot.fetching.addresses import check_public

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Collection, Iterable

    from bot.fetching.addresses import Network

    Resolve = Callable[[str, int], Collection[str]]


class Deadline:
    """A point in time, so many seconds from now."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._end = seconds, monotonic() + seconds

    def left(self) -> float:
        """The seconds until then, more than 0. Raises Unreadable when it has passed."""
        left = self._end - monotonic()
        if left <= 0:
            raise self.passed()
        return left

    def passed(self) -> Unreadable:
        """The error that there is no time left."""
        return Unreadable(f"not loaded within {self._seconds:g} seconds")


class CheckedBackend(httpcore.NetworkBackend):
    """Resolves a host once, checks every address it has, and dials one of those."""

    def __init__(self, deadline: Deadline, allowed: Collection[Network], resolve: Resolve) -> None:
        self._deadline, self._allowed, self._resolve = deadline, allowed, resolve
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline rules
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first of the host's addresses that takes one. Raises Unreadable, httpcore's errors."""
        untried = list(_resolved(host, port, self._resolve, self._deadline))
        check_public(host, untried, self._allowed)
        while True:
            seconds = self._deadline.left() / len(untried)  # so that one that is silent leaves time for the others
            try:
                stream = self._backend.connect_tcp(untried.pop(0), port, seconds, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if not untried:
                    raise
            else:
                return _TimedStream(stream, self._deadline)


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every step may take no longer than the time left for all of them."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def resolve(host: str, port: int) -> Collection[str]:
    """The host's addresses as the system knows them, best first. Raises OSError."""
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def _resolved(host: str, port: int, resolve: Resolve, deadline: Deadline) -> Collection[str]:
    """What `resolve` gives, waited for no longer than the deadline, in a thread because the system cannot be told to hurry."""
    answer: SimpleQueue[Collection[str]] = SimpleQueue()

    def ask() -> None:
        try:
            answer.put(resolve(host, port))
        except (OSError, UnicodeError):
            answer.put([])

    Thread(target=ask, daemon=True).start()
    try:
        found = answer.get(timeout=deadline.left())
    except Empty:
        raise deadline.passed() from None
    if not found:
        raise Unreadable(f"no host is called {host}")
    return found
