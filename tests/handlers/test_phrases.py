"""Every sentence of the bot's own is there, and none is left over."""

from __future__ import annotations

import re

from conftest import ROOT

from config import load_phrases
from handlers.commands import COMMANDS


def test_the_phrases_are_exactly_those_that_are_said() -> None:
    said = set()
    for path in (ROOT / "handlers").rglob("*.py"):
        text = path.read_text()
        said |= set(re.findall(r"\bsay\(\s*\"(\w+)\"", text)) | set(re.findall(r"phrases, \"(\w+)\"", text))
    said |= {"not_found"} | {f"command_{name}" for name in COMMANDS if name != "start"}
    said |= {f"{what}_{period}" for what in ("digest", "none") for period in ("today", "week", "since")}
    said |= {"kept_added", "kept_updated", "kept_unchanged", "undone_added", "undone_updated"}
    assert said == set(load_phrases()["en"])
