"""The child process: takes one piece of work after another, and sends back what came of each as JSON."""

from __future__ import annotations

import contextlib
import json
import math
import os
import pickle
import resource
import signal
import sys
import time
from multiprocessing.connection import Connection
from typing import Any

from bot.errors import Unreadable


def work(connection: Connection, seconds: float, megabytes: int) -> None:
    """Do what comes through the connection until it is closed; never more than so many seconds of processor time for one piece."""
    _limit(resource.RLIMIT_AS, megabytes * 1_000_000)
    _limit(resource.RLIMIT_FSIZE, 0)  # whatever is read here, nothing is written to disk
    _limit(resource.RLIMIT_CORE, 0)
    while True:
        try:
            task = connection.recv_bytes()
        except EOFError:
            return
        _limit(resource.RLIMIT_CPU, math.ceil(time.process_time() + seconds))
        try:
            connection.send_bytes(json.dumps(_done(task)).encode())
        except MemoryError:
            os.kill(os.getpid(), signal.SIGKILL)  # as the system does it: nothing here is to be relied on any more


def _done(task: bytes) -> dict[str, Any]:
    """What the function returns, or the reason why it returns nothing."""
    try:
        function, arguments = pickle.loads(task)  # noqa: S301 - written by this program; only what goes back is not trusted
        return {"returned": function(*arguments)}
    except Unreadable as fault:
        return {"reason": fault.reason}
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - libraries raise whatever a damaged file leads them to
        return {"reason": f"it is damaged ({type(error).__name__})"}


def _limit(kind: int, most: int) -> None:
    """Set a limit where the system knows it: macOS has none for memory."""
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


if __name__ == "__main__":
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    os.nice(int(sys.argv[4]))
    work(Connection(int(sys.argv[1])), float(sys.argv[2]), int(sys.argv[3]))
