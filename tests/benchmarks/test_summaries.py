"""The benchmark of summaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks.summaries import lead, nearest
from builders import an_article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Article

TEN = an_article("Ten", *(f"The number is {at}." for at in range(10)))


def test_the_first_sentences_are_those_of_all_paragraphs() -> None:
    assert lead(an_article("Beer", "One. Two.", "Three."), 3) == ["One.", "Two.", "Three."]


@pytest.mark.parametrize(("words", "sentences"), [(1, 1), (8, 2), (9, 2), (11, 3), (400, 10)])
@pytest.mark.parametrize("start", [1, 5, 12])
def test_a_summary_of_nearly_so_many_words_is_found_from_any_start(words: int, sentences: int, start: int) -> None:
    assert len(nearest(lead, TEN, words, start)) == sentences


def test_a_summary_that_grows_no_further_is_as_near_as_it_gets() -> None:
    def one(article: Article, _count: int) -> Sequence[str]:
        return article.paragraphs[:1]

    assert nearest(one, TEN, 100, 3) == TEN.paragraphs[:1]
