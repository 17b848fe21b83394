"""The README shows the replies as the bot says them now."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT
from renderings import CHANCE, Scenes, scenes

SHOWN = re.compile(r"<!-- replies: begin -->\n(.*?)\n<!-- replies: end -->", re.DOTALL)


@pytest.fixture(scope="module")
def told() -> Scenes:
    return scenes()


def test_the_readme_shows_every_scene_as_it_is_said(told: Scenes) -> None:
    found = SHOWN.search((ROOT / "README.md").read_text())
    assert found
    shown = [f"**{one.removeprefix('**')}" for one in found[1].split("\n\n**")]
    assert list(map(settled, shown)) == list(map(settled, told.markdown))


def settled(scene: str) -> str:
    """The scene without the question that was drawn by chance."""
    return re.sub(r"\*[^*\n]+\?\*", "*…?*", scene) if scene.startswith(f"**{CHANCE}**") else scene
