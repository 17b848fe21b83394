"""The house as DESIGN draws it: what can be checked is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

from bot.errors import UnreadableFile
from bot.loading import load
from bot.sandbox import Sandbox

if TYPE_CHECKING:
    from pathlib import Path

ROOMS = [path for path in sorted((ROOT / "bot").iterdir()) if path.name != "__pycache__" and (path.is_dir() or path.suffix == ".py")]


@pytest.mark.parametrize("room", [room for room in ROOMS if room.stem != "__init__"], ids=lambda room: room.name)
def test_every_room_has_its_tests(room: Path) -> None:
    assert (ROOT / "tests" / "bot" / f"test_{room.stem.strip('_')}.py").exists()


@pytest.mark.parametrize("folder", ["bot", "handlers", "config"])
def test_no_file_outgrows_250_lines(folder: str) -> None:
    long = {str(path): n for path in (ROOT / folder).rglob("*.py") if (n := len(path.read_text().splitlines())) > 250}
    assert not long


def test_every_seed_loads() -> None:
    found = list(load(ROOT / "seeds", Sandbox()))
    assert len(found) == 5
    assert not [one for one in found if isinstance(one, UnreadableFile)]


def test_the_scraped_seed_is_its_headline_and_twelve_paragraphs() -> None:
    article = next(one for one in load(ROOT / "seeds" / "china-might-push-trump.txt", Sandbox()) if not isinstance(one, UnreadableFile))
    assert article.title == "China might push Trump to talk to North Korea"
    assert [" ".join(paragraph.split()[:2]) for paragraph in article.paragraphs] == [
        "State Councillor", "Its nuclear", "Tong Zhao,", "Beijing has", "Earlier in", "Coal is",
        "China’s move", "Informal talks", "Even though", "“There was", "But while", "Anthony Ruggiero,",
    ]  # fmt: skip
