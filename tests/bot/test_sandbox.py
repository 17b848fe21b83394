"""Work that explodes is stopped in the child; the parent is told in a sentence and the next piece of work is done."""

from __future__ import annotations

import json
import os
import shutil
import time
from typing import TYPE_CHECKING, Any

import pytest

from bot.errors import Unreadable
from bot.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(seconds=1, megabytes=300) as one:
        yield one


def test_what_comes_back_is_plain_data_from_another_process(sandbox: Sandbox) -> None:
    assert sandbox.call(json.loads, '{"a": [1, "é", "\\ud800"]}') == {"a": [1, "é", "\ud800"]}
    assert sandbox.call(os.getpid) != os.getpid()


def test_the_child_is_kept_warm(sandbox: Sandbox) -> None:
    assert sandbox.call(os.getpid) == sandbox.call(os.getpid)


@pytest.mark.parametrize(
    ("work", "arguments", "reason"),
    [
        (time.sleep, (60,), "reading it takes more than 1 seconds"),
        (pow, (7, 10**9), "reading it takes more than 1 seconds"),
        (bytes, (10**9,), "reading it takes more than 300 MB of memory"),
        (os.abort, (), "it crashes its reader"),
        (os._exit, (0,), "it crashes its reader"),
        (json.loads, ("[",), "it is damaged (JSONDecodeError)"),
        (json.loads, ("[" * 100_000,), "it is damaged (RecursionError)"),
    ],
)
def test_work_that_explodes_is_stopped_and_the_next_is_done(
    sandbox: Sandbox, work: Callable[..., Any], arguments: tuple[Any, ...], reason: str
) -> None:
    with pytest.raises(Unreadable) as caught:
        sandbox.call(work, *arguments)
    assert str(caught.value) == reason
    assert sandbox.call(json.loads, "1") == 1


def test_a_child_that_was_killed_while_it_waited_is_replaced(sandbox: Sandbox) -> None:
    child = sandbox.call(os.getpid)
    os.kill(child, 9)
    time.sleep(0.2)
    assert sandbox.call(os.getpid) != child


def test_the_child_writes_no_file(sandbox: Sandbox, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    with pytest.raises(Unreadable):
        sandbox.call(shutil.copyfile, __file__, str(copy))
    assert not copy.exists() or copy.stat().st_size == 0


def test_the_child_has_no_secrets(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:secret")
    assert sandbox.call(os.getenv, "TELEGRAM_BOT_TOKEN") is None
    assert sandbox.call(os.getenv, "HOME") is None


def test_a_closed_sandbox_leaves_no_process() -> None:
    with Sandbox() as sandbox:
        child = sandbox.call(os.getpid)
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_one_that_yields_leaves_the_processor_to_others() -> None:
    with Sandbox(yields=True) as yielding, Sandbox() as plain:
        assert yielding.call(os.getpriority, os.PRIO_PROCESS, 0) - plain.call(os.getpriority, os.PRIO_PROCESS, 0) >= 1
