"""The commands that change the library, as an owner calls them."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, article_bot, environment
from local_web import ON_LOCAL_WEB, serving

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "It reopened on Tuesday, four years after the flood that took two of its three arches down the valley."
PAGE = f"<html><head><title>The bridge</title></head><body><article><p>{SENTENCE}</p></article></body></html>".encode()


def on_local_web(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line as a process that takes 127.0.0.2 for public."""
    command = [sys.executable, "-c", ON_LOCAL_WEB, *arguments]
    paths = environment(PYTHONPATH=f"{ROOT}:{ROOT / 'tests'}")
    return subprocess.run(command, cwd=ROOT, env=paths, capture_output=True, text=True, timeout=60, check=False)


def test_addresses_are_added_and_a_failure_does_not_stop_the_rest(tmp_path: Path) -> None:
    library = ["--library", f"sqlite:///{tmp_path / 'library.db'}"]
    with serving() as web:
        bridge, missing = web.shows("/bridge", PAGE), web.at("/missing")
        inside = web.redirects("/inside", "http://127.0.0.1/")
        ended = on_local_web("add", missing, inside, bridge, *library)
        assert (ended.returncode, ended.stdout) == (1, f"added {bridge}\n")
        assert ended.stderr.splitlines() == [
            f"article-bot: {missing}: the server answered 404 Not Found",
            f"article-bot: {inside}: the address of 127.0.0.1 is not on the public internet",
            "article-bot: 1 added, 2 failed",
        ]
        assert on_local_web("add", bridge, *library).stdout == f"unchanged {bridge}\n"
    assert SENTENCE in article_bot("ask", "When did the bridge reopen?", *library).stdout.decode()


def test_no_setting_opens_this_machine(tmp_path: Path) -> None:
    with serving() as web:
        ended = article_bot("add", web.shows("/x", PAGE), "--library", f"sqlite:///{tmp_path / 'library.db'}")
        assert (ended.returncode, ended.stdout, web.asked) == (1, b"", [])
        assert ended.stderr.decode().endswith("the address of 127.0.0.2 is not on the public internet\n")


def seen_on_a_terminal(*arguments: str) -> tuple[int, str]:
    """The exit code, and what a terminal of 100 columns shows, stdout and stderr together."""
    process, screen = pty.fork()
    if process == 0:
        os.chdir(ROOT)
        os.execve(sys.executable, [sys.executable, "-m", "bot", *arguments], environment(TERM="xterm", COLUMNS="100"))
    shown = b""
    with contextlib.suppress(OSError):  # Linux tells the end of a terminal so
        while more := os.read(screen, 65_536):
            shown += more
    os.close(screen)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), shown.decode()


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_terminal_shows_a_bar_with_rate_and_time_left_and_a_closing_count(tmp_path: Path) -> None:
    folder, library = tmp_path / "news", ["--library", f"sqlite:///{tmp_path / 'library.db'}"]
    folder.mkdir()
    lines = "".join(f'{{"id": "line-{n}", "text": "Line {n} says this [b]."}}\n' for n in range(120))
    (folder / "a.jsonl").write_text(lines)
    (folder / "empty.txt").write_text("")
    code, shown = seen_on_a_terminal("add", str(folder), *library)
    assert code == 1
    assert "added line-119" in shown
    assert "empty.txt: the file is empty" in " ".join(shown.split())
    assert re.search(r"━.*121/121.*[\d.]+/s.*\d:\d\d:\d\d", shown)
    assert "article-bot: 120 added, 1 failed" in shown
    piped = article_bot("add", str(folder), *library)
    assert piped.stdout.decode().splitlines() == [f"unchanged line-{n}" for n in range(120)]
    assert piped.stderr.decode().splitlines() == [
        f"article-bot: {folder / 'empty.txt'}: the file is empty", "article-bot: 1 failed, 120 unchanged",
    ]  # fmt: skip
