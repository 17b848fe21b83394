"""The parent's side of the child process: sends work, waits no longer than the limit, kills and replaces what does not come back."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
from multiprocessing import Pipe
from threading import Lock
from typing import TYPE_CHECKING, Any, Self

from bot.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

SECONDS = 20.0
MEGABYTES = 768
"""Address space of the child; its libraries take about 200, a page of 10 MB another 250."""
_LARGEST = 50_000_000  # bytes of what comes back
_LAST = 19  # what a process is niced by that comes last of all


class Sandbox:
    """A child process for work on what strangers made; started by the first call, kept warm, replaced when it dies.

    Calls from several threads wait for each other. The child has none of the environment's secrets, writes no file, and ends with
    this process whatever happens to it. One that `yields` gets what processor time others leave. To be closed, or used in a `with`.
    """

    def __init__(self, seconds: float = SECONDS, megabytes: int = MEGABYTES, *, yields: bool = False) -> None:
        self._seconds, self._megabytes, self._yields = seconds, megabytes, yields
        self._lock = Lock()
        self._worker: _Worker | None = None

    def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """What `function(*arguments)` returns, as JSON has it: a tuple comes back as a list.

        The function is one of a module, its arguments can be pickled, and what it returns is plain data. Raises Unreadable: the
        function's own, one for a damaged file when it raised anything else, or the limit that stopped it.
        """
        with self._lock:
            if self._worker is None or not self._worker.lives:
                self._stop()
                self._worker = _Worker(self._seconds, self._megabytes, yields=self._yields)
            try:
                done = self._worker.do(pickle.dumps((function, arguments)), self._seconds)
            except _StoppedError as stopped:
                self._stop()
                raise Unreadable(self._limit_of(stopped)) from None
            if "returned" in done:
                return done["returned"]
            raise Unreadable(done["reason"])

    def close(self) -> None:
        """End the child; a later call starts another."""
        with self._lock:
            self._stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _stop(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker = None

    def _limit_of(self, stopped: _StoppedError) -> str:
        if stopped.signal in {None, signal.SIGXCPU}:
            return f"reading it takes more than {self._seconds:g} seconds"
        if stopped.signal == signal.SIGKILL:
            return f"reading it takes more than {self._megabytes} MB of memory"
        return "it crashes its reader"


class _StoppedError(Exception):
    """No answer came.

    `signal` is what the child died of, SIGKILL where its memory was at an end; 0 where it ended by itself, None where it still runs.
    """

    def __init__(self, signal: int | None) -> None:
        self.signal = signal


class _Worker:
    """One child process and the connection to it."""

    def __init__(self, seconds: float, megabytes: int, *, yields: bool) -> None:
        self._connection, theirs = Pipe()
        limits = map(str, (theirs.fileno(), seconds, megabytes, _LAST if yields else 0))
        command = [sys.executable, "-P", "-m", "bot.sandbox.worker", *limits]
        with theirs:
            self._process = subprocess.Popen(command, pass_fds=[theirs.fileno()], env=_environment(), stdin=subprocess.DEVNULL)  # noqa: S603

    @property
    def lives(self) -> bool:
        return self._process.poll() is None

    def do(self, task: bytes, seconds: float) -> dict[str, Any]:
        """What came of the task. Raises _StoppedError."""
        try:
            self._connection.send_bytes(task)
            if not self._connection.poll(seconds):
                raise _StoppedError(None)
            return _plain(self._connection)
        except (EOFError, OSError):
            self.kill(wait=1.0)
            raise _StoppedError(max(0, -self._process.returncode)) from None

    def kill(self, wait: float = 0.0) -> None:
        """End the process, and leave it `wait` seconds to end by itself before."""
        self._connection.close()
        try:
            self._process.wait(wait)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _plain(connection: Connection) -> dict[str, Any]:
    """The JSON that came back: pickle could be made to run whatever a broken child wants."""
    found: dict[str, Any] = json.loads(connection.recv_bytes(_LARGEST))
    return found


def _environment() -> dict[str, str]:
    """Where Python finds its modules, and nothing else: no token."""
    return {"PYTHONPATH": os.pathsep.join(os.path.abspath(folder) for folder in sys.path)}  # noqa: PTH100 - "" is this folder
