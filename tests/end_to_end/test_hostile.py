"""Whatever readers send, the real process answers it once, sends nothing that Telegram refuses and tells the owner of no fault."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

from conftest import ROOT, environment, telegram_settings
from stand_in import GROUP, ME, TOKEN, StandIn, standing_in

if TYPE_CHECKING:
    from pathlib import Path

STICKER = {"file_id": "f", "file_unique_id": "u", "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}
PHOTO = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
MENTION = {"type": "mention", "offset": 0, "length": 15}
TEXTS = [
    "x" * 4096, "x " * 2048, "😀" * 2048, "<b>&<i", "</b>&lt;&#0;", "*_`[]()~>#+-=|{}.!", "{question} {0} %s",
    "\u202e\u2066evil\u2069\u202c",
    "a\x00b", "\x00", "\u200b", "👨‍👩‍👧‍👦🏳️‍🌈", "e" + "\u0301" * 500, "¿Qué?", "朝鮮の石炭は何ですか", "?!…", "' OR 1=1 --", "AND OR NOT (",
    'title:"x" +y -z ~2 ^3', "/", "//", "/ who", "/who " + "x" * 4000, "/who <b>&<i", "/who \u202e", "/who ?", "/who 😀",
    "/summary " + "y" * 4000, "/summary <b>&<i", "/summary 0", "/summary -1", "/summary 99999999999999999999", "/summary ?",
    "/summary \x00",
    "/articles <b>", "/start deep-link_1", "Who is <b>?", "Who is ?", "Who is " + "Z" * 4000 + "?",
]  # fmt: skip
MORE: list[dict[str, Any]] = [
    {"sticker": STICKER},
    {"photo": PHOTO},
    {"photo": PHOTO, "caption": "<b>&<i"},
    {"text": "@acceptance_bot <b>&<i", "chat": GROUP, "entities": [MENTION]},
    {"text": "@acceptance_bot", "chat": GROUP, "entities": [MENTION]},
]


def replies(telegram: StandIn, message: dict[str, Any]) -> int:
    sent = (one.get("reply_to_message", {}) for one in telegram.messages.values() if one["from"] == ME)
    return sum(replied.get("message_id") == message["message_id"] for replied in sent)


def test_every_message_gets_exactly_one_reply_and_the_owner_hears_of_no_fault(tmp_path: Path) -> None:
    with standing_in() as (telegram, base_url):
        command = [sys.executable, "-m", "bot", "run", *telegram_settings(tmp_path, base_url)]
        with subprocess.Popen(command, cwd=ROOT, env=environment(TELEGRAM_BOT_TOKEN=TOKEN), stderr=subprocess.PIPE) as process:
            telegram.reply_to(telegram.says("/start"), 30)
            said = [telegram.says(text) for text in TEXTS] + [telegram.says(**more) for more in MORE]
            for message in said:
                assert telegram.reply_to(message, 20)["text"]
            telegram.reply_to(telegram.says("/help"))
            process.terminate()
            _, told = process.communicate(timeout=10)
    assert [message for message in said if replies(telegram, message) != 1] == []
    assert telegram.refused() == []
    assert told.decode().splitlines() == ["article-bot: Answering as @acceptance_bot."]
    assert process.returncode == 0
