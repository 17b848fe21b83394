"""The README shows the replies as the bot says them now."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT
from renderings import Scenes, scenes

SHOWN = re.compile(r"<!-- replies: begin -->\n(.*?)\n<!-- replies: end -->", re.DOTALL)


@pytest.fixture(scope="module")
def told() -> Scenes:
    return scenes()


def test_the_readme_shows_every_scene_as_it_is_said(told: Scenes) -> None:
    found = SHOWN.search((ROOT / "README.md").read_text())
    assert found
    shown = found[1].split("\n\n**")
    assert [f"**{one.removeprefix('**')}" for one in shown] == list(told.markdown)
