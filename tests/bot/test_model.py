"""The nouns."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date

import pytest
from builders import a_match, an_article

from bot.model import Source


def test_a_noun_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        an_article("Beer").title = "Wine"  # type: ignore[misc]  # that is the point


def test_the_day_of_publication_is_known_from_a_date_or_a_time() -> None:
    assert Source(published="2017-02-27T10:00:00+00:00").day == Source(published="2017-02-27").day == date(2017, 2, 27)
    assert Source().day is None


def test_the_sentence_is_a_slice_of_the_passage() -> None:
    assert a_match("one. two.", an_article("Beer")).sentence == "one. two."
    assert an_article("Beer", "one", "two").text == "one\n\ntwo"
