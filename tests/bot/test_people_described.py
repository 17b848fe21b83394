"""Sixty articles, read by somebody who did not know what the bot says: nine in ten people are described as they would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from benchmarks.descriptions import LISTS, told

if TYPE_CHECKING:
    from pathlib import Path

RIGHT = 0.90
"""Of the people found, how many are described rightly, at least."""
FOUND = 0.95
"""Of the people that the articles name, how many are found, at least."""


def test_nine_in_ten_people_are_described_as_a_reader_would() -> None:
    people = [one for path in LISTS for one in told(path)]
    found = [one for one in people if one.found]
    assert len({one.article for one in people}) == 60
    assert len(found) >= FOUND * len(people)
    assert sum(one.right for one in found) >= RIGHT * len(found)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_what_a_reader_took_stands_in_the_article(path: Path) -> None:
    for labelled in yaml.safe_load(path.read_text(encoding="utf-8")):
        text = " ".join(labelled["text"].split())
        for person in labelled["people"]:
            assert all(wanted in text for wanted in (person["name"], *person["described"])), person["name"]
