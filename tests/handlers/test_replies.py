"""Replies are what Telegram accepts, whatever the articles hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builders import a_match, an_article
from hypothesis import given, settings
from hypothesis import strategies as st
from stand_in import checked_text

from bot.model import Answer, Person, Question, Sentence, Source, Summary
from config import load_phrases
from handlers import replies
from handlers.phrases import Phrases

if TYPE_CHECKING:
    from handlers.replies import Reply
from handlers.rich import plain

PHRASES = Phrases(load_phrases())
TEXT = st.text(min_size=1).filter(lambda text: bool(plain(text).text.strip()))
"""What loading lets through: never control characters alone."""
LONG = st.integers(1, 6_000).flatmap(lambda n: TEXT.map(lambda text: (text * n)[:20_000]))


def accepted(reply: Reply) -> None:
    assert reply.messages
    for message in reply.messages:
        told = [entity.to_dict() for entity in replies.entities(message)]
        checked_text({"text": message.text, "entities": told})


@settings(max_examples=60, deadline=None)
@given(LONG, TEXT, st.integers(1, 10), TEXT)
def test_any_answer_can_be_sent(text: str, title: str, count: int, read_as: str) -> None:
    article = an_article(title, text, source=Source("https://example.org/a", title, "2020-01-02"))
    answer = Answer(Question("?"), (a_match(text, article),) * count, read_as, found=True)
    accepted(replies.answer(answer, 40, PHRASES))


@settings(max_examples=60, deadline=None)
@given(LONG, TEXT, st.integers(0, 300))
def test_any_summary_person_and_list_can_be_sent(text: str, title: str, count: int) -> None:
    article = an_article(title, text)
    accepted(replies.summary(Summary(article, (Sentence(text, 0),) * 3), PHRASES))
    person = Person(title, 3, (article,), (title,) * 5, text, (a_match(text, article),) * 3)
    accepted(replies.card(person, PHRASES))
    accepted(replies.choose_person(text, [person] * 12, PHRASES))
    accepted(replies.people_list([person] * count, 99, PHRASES))
    accepted(replies.article_list([article] * count, 1, PHRASES))
    accepted(replies.choose_article([article] * (count + 1), 0, PHRASES))
    accepted(replies.not_found([article] * count, PHRASES))
    accepted(replies.welcome([article] * count, [text], PHRASES))


def test_further_good_passages_are_folded_and_weak_ones_left_out() -> None:
    article = an_article("Beer", "one")
    matches = (a_match("first", article, 90), a_match("second", article, 60), a_match("third", article, 10))
    message = replies.answer(Answer(Question("?"), matches, found=True), 40, PHRASES).messages[0]
    assert "second" in message.text
    assert "third" not in message.text
    assert [span.kind for span in message.spans].count("expandable_blockquote") == 1


def test_plurals_follow_the_language() -> None:
    assert PHRASES.say("mentions", count=1) == "named once"
    assert PHRASES.say("mentions", count=12) == "named 12 times"
