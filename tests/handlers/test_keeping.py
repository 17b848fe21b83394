"""An answer is kept as what was shown of it, and comes back as that or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from builders import a_librarian, an_article, two_articles

from bot.model import Answer, Question
from handlers import keeping
from handlers.replies import Reply

if TYPE_CHECKING:
    from bot.answers import Librarian

SAID = Reply(())


@pytest.fixture
def librarian() -> Librarian:
    return a_librarian(*two_articles())


def an_answer(librarian: Librarian) -> Answer:
    """Not sure, two passages offered in its place."""
    matches = librarian.answer(Question("Which beer did the snakes of London drink?"), 3).matches
    assert len(matches) > 2
    return Answer(Question("?"), matches, offers=matches[:2])


def test_what_was_shown_is_kept_and_nothing_else(librarian: Librarian) -> None:
    unsure = an_answer(librarian)
    kept = {
        "found": keeping.entry("key", replace(unsure, offers=(), found=True), SAID, None),
        "offered": keeping.entry("key", unsure, SAID, None),
        "a no": keeping.entry("key", replace(unsure, offers=()), SAID, None),
    }
    assert {name: len(entry.matches) for name, entry in kept.items()} == {"found": len(unsure.matches), "offered": 2, "a no": 0}


def test_the_score_and_article_of_the_best_passage_are_kept_sure_or_not_and_a_cards_article(librarian: Librarian) -> None:
    unsure = an_answer(librarian)
    best, card = unsure.matches[0], Reply((), articles=(2, 1))
    kept = keeping.entry("key", replace(unsure, offers=()), card, None)
    assert (kept.score, kept.article) == (best.score, best.article.number)
    told = [keeping.entry("key", Answer(Question("?"), found=found), card, None) for found in (True, False)]
    assert [(entry.score, entry.article) for entry in told] == [(None, 2), (None, None)]


def test_what_was_offered_comes_back_in_its_order_and_each_can_be_chosen(librarian: Librarian) -> None:
    unsure = an_answer(librarian)
    entry = keeping.entry("key", unsure, SAID, None)
    offered = keeping.offered(librarian, entry)
    assert offered is not None
    assert offered.offers == unsure.offers
    for choice, match in enumerate(unsure.offers):
        answer = keeping.answer(librarian, entry, choice)
        assert answer is not None
        assert answer.matches[0] == match
        assert set(answer.matches) == set(unsure.offers)
    assert keeping.answer(librarian, entry, 2) is None


def test_what_was_changed_since_does_not_come_back_in_anothers_place(librarian: Librarian) -> None:
    unsure = an_answer(librarian)
    entry = keeping.entry("key", unsure, SAID, None)
    first, second = unsure.offers
    librarian.add(an_article(first.article.title, "Nothing is known.", "Nothing at all."))
    assert keeping.offered(librarian, entry) is None
    assert keeping.answer(librarian, entry, 0) is None
    chosen = keeping.answer(librarian, entry, 1)
    assert (chosen is None) == (second.article.number == first.article.number)
