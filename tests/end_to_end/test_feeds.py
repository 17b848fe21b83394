"""The real process follows a feed that changes, and tells a chat of what is new."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import yaml
from conftest import ROOT, environment
from local_web import ON_LOCAL_WEB, LocalWeb, serving
from stand_in import ME, PRIVATE, TOKEN, StandIn, standing_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BRIDGE = "The old bridge reopened on Tuesday, four years after the flood that took two of its three arches down the valley. " * 4
MILL = "The mill was sold to a baker from Leeds, who wants to grind rye there again before the winter comes to the hills. " * 4


class Feed:
    """A feed that changes; its server knows what was seen of it by an ETag."""

    def __init__(self, web: LocalWeb) -> None:
        self.address, self.tag, self.items, self.unchanged = web.shows("/feed", self.answer), 0, "", 0
        self.asked: list[str | None] = []

    def add(self, title: str, text: str) -> None:
        described = f"<title>{title}</title><guid>{title}</guid><description>{text} {text}</description>"
        self.items, self.tag = f"{self.items}<item>{described}</item>", self.tag + 1

    def answer(self, request: Any) -> None:
        given, tag = request.headers.get("If-None-Match"), f'"{self.tag}"'
        self.asked.append(given)
        self.unchanged += given == tag
        body = b"" if given == tag else f"<rss version='2.0'><channel><title>The Valley</title>{self.items}</channel></rss>".encode()
        request.send_response(304 if given == tag else 200)
        for name, value in {"Content-Type": "application/rss+xml", "ETag": tag, "Content-Length": str(len(body))}.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)


@contextmanager
def running(folder: Path, feed: Feed) -> Iterator[StandIn]:
    with standing_in() as (stand_in, base_url):
        telegram = {"base_url": base_url, "messages_per_second": 0, "group_messages_per_minute": 0, "announce": [PRIVATE["id"]]}
        library = {"feeds": [feed.address], "feed_minutes": 0.005, "seeds": ""}
        (folder / "mine.yaml").write_text(yaml.safe_dump({"telegram": telegram, "library": library}))
        options = ["--config", str(folder / "mine.yaml"), "--library", f"sqlite:///{folder}/library.db"]
        environ = environment(TELEGRAM_BOT_TOKEN=TOKEN, PYTHONPATH=f"{ROOT}:{ROOT / 'tests'}")
        with subprocess.Popen([sys.executable, "-c", ON_LOCAL_WEB, "run", *options], cwd=ROOT, env=environ) as process:
            try:
                yield stand_in
            finally:
                process.terminate()
                assert process.wait(15) == 0


def told(stand_in: StandIn, words: str) -> Any:
    return stand_in.wait(lambda: [one for one in stand_in.messages.values() if one["from"] == ME and words in one.get("text", "")], 30)


def test_a_feed_is_followed_and_what_is_new_is_told_and_answered(tmp_path: Path) -> None:
    with serving() as web:
        feed = Feed(web)
        feed.add("The bridge", BRIDGE)
        with running(tmp_path, feed) as stand_in:
            assert told(stand_in, "New:\n\nThe bridge · The Valley")
            assert "four years after the flood" in stand_in.reply_to(stand_in.says("When did the old bridge reopen?"))["text"]
            stand_in.wait(lambda: feed.unchanged, 20)
            feed.add("The mill", MILL)
            assert told(stand_in, "New:\n\nThe mill · The Valley")
            stand_in.wait(lambda: feed.asked[-1] == f'"{feed.tag}"', 20)
            assert not stand_in.refused()
        before = len(feed.asked)
        with running(tmp_path, feed) as stand_in:
            assert "a baker from Leeds" in stand_in.reply_to(stand_in.says("Who bought the mill?"), 30)["text"]
            stand_in.wait(lambda: len(feed.asked) > before, 20)
            assert set(feed.asked[before:]) == {f'"{feed.tag}"'}
