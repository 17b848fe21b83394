"""Replies are what Telegram accepts, whatever the articles hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builders import a_match, an_article
from hypothesis import given, settings
from hypothesis import strategies as st
from stand_in import checked_buttons, checked_text

from bot.errors import Unreadable
from bot.journal import match_key
from bot.model import Answer, Match, Moment, Passage, Person, Portrait, Question, Relation, Sentence, Source, Summary
from bot.shelf import Kept
from config import load_phrases
from handlers import replies
from handlers.phrases import Phrases

if TYPE_CHECKING:
    from handlers.replies import Reply
from handlers.rich import plain

PHRASES = Phrases(load_phrases())
TEXT = st.text(min_size=1).filter(lambda text: bool(plain(text).text.strip()))
"""What loading lets through: never control characters alone."""
WAY = "w~0123456789~1~w~0123456789~1~10"
"""The longest way back to where a reader came from."""
LONG = st.integers(1, 6_000).flatmap(lambda n: TEXT.map(lambda text: (text * n)[:20_000]))


def accepted(reply: Reply) -> None:
    assert reply.messages
    for message in reply.messages:
        told = [entity.to_dict() for entity in replies.entities(message, "acceptance_bot")]
        checked_text({"text": message.text, "entities": told})


@settings(max_examples=60, deadline=None)
@given(LONG, TEXT, st.integers(1, 10), TEXT)
def test_any_answer_can_be_sent(text: str, title: str, count: int, read_as: str) -> None:
    article = an_article(title, text, source=Source("https://example.org/a", title, "2020-01-02"))
    answer = Answer(Question("?"), (a_match(text, article),) * count, read_as, found=True)
    accepted(replies.answer(answer, 40, PHRASES))
    unsure = Answer(Question("?", read_as), answer.matches, offers=answer.matches[:3])
    accepted(replies.unanswered(unsure, (article,), PHRASES))
    offer = replies.unsure(unsure, [Person(title, 3, (article,), (), text)] * 3, PHRASES, "k" * 11)
    accepted(offer)
    checked_buttons({"reply_markup": offer.markup.to_dict() if offer.markup else None})
    accepted(replies.passage(answer.matches[0], PHRASES))


@settings(max_examples=60, deadline=None)
@given(LONG, TEXT, st.integers(0, 300))
def test_any_summary_person_and_list_can_be_sent(text: str, title: str, count: int) -> None:
    article = an_article(title, text)
    said = Summary(article, (Sentence(text, 0),) * 3)
    for summaries in (replies.summary(said, PHRASES, [1], [10**6]), replies.compared([said] * 10, PHRASES)):
        accepted(summaries)
        checked_buttons({"reply_markup": summaries.markup.to_dict() if summaries.markup else None})
    person = Person(title, 3, (article,), (title,) * 5, text, (3,))
    match = a_match(text, article)
    portrait = Portrait(person, (match,) * 3, (match,) * count, (Relation(match, text),) * 3, (Moment("1928-13", match),) * 3, count > 3)
    for leaf in (
        replies.card(portrait, PHRASES, came_from=WAY),
        replies.quotes(portrait, 1, PHRASES, WAY),
        replies.articles_naming(replace(person, articles=(replace(article, number=1_234_567),)), 0, PHRASES, WAY),
        replies.named_with(person, [(person, 2)] * count, 1, PHRASES, "1"),
        replies.named_with(person, [(person, 2)] * count, 1, PHRASES, WAY),
        replies.people_in(article, [person] * count, 0, PHRASES),
    ):
        accepted(leaf)
        checked_buttons({"reply_markup": leaf.markup.to_dict() if leaf.markup else None})
    accepted(replies.choose_person(text, [person] * 12, PHRASES))
    accepted(replies.perhaps_person(text, [person] * 12, PHRASES))
    accepted(replies.people_list([person] * count, 99, PHRASES))
    accepted(replies.article_list([article] * count, 1, PHRASES))
    accepted(replies.choose_article([article] * (count + 1), 0, PHRASES))
    accepted(replies.not_found([article] * count, PHRASES))
    accepted(replies.welcome([article] * count, [replies.ask_button(text, 7)], PHRASES, admin=True))


@settings(max_examples=60, deadline=None)
@given(LONG, TEXT, st.integers(0, 30), st.sampled_from(["added", "updated", "unchanged"]))
def test_any_change_of_the_library_can_be_told(text: str, title: str, count: int, outcome: str) -> None:
    kept = Kept(an_article(title, text, source=Source("https://example.org/a", title, "2020-01-02")), outcome)
    told = replies.taken(text, [kept, Unreadable(text, title)] * count, "0" * 16, PHRASES, whole=bool(count % 2))
    accepted(told)
    accepted(replies.undone([(kept, outcome != "unchanged")] * (count + 1), PHRASES))
    for reply in (told, replies.confirm_removal(kept.article, PHRASES)):
        checked_buttons({"reply_markup": reply.markup.to_dict() if reply.markup else None})
    accepted(replies.reading(text, count, PHRASES))
    accepted(replies.removed(kept.article, PHRASES))
    accepted(replies.close_articles([kept.article] * (count + 1), PHRASES))


def test_what_held_nothing_is_told_as_not_taken() -> None:
    assert replies.taken("a.jsonl", [], None, PHRASES).messages[0].text == "Not taken: a.jsonl: there is nothing in it."
    assert replies.taken("a.jsonl", [], None, PHRASES, whole=False).messages[0].text.startswith("I am about to stop")


def test_what_is_said_to_whoever_presses_fits_the_little_window() -> None:
    assert len(PHRASES.say("no_admin", id=2**52)) <= 200


def test_further_good_passages_are_folded_and_weak_ones_left_out() -> None:
    article = an_article("Beer", "one")
    matches = (a_match("first", article, 90), a_match("second", article, 60), a_match("third", article, 10))
    message = replies.answer(Answer(Question("?"), matches, found=True), 40, PHRASES).messages[0]
    assert "second" in message.text
    assert "third" not in message.text
    assert [span.kind for span in message.spans].count("expandable_blockquote") == 1


def test_what_may_have_been_meant_is_a_short_marked_sentence_with_its_article_and_a_button() -> None:
    article = an_article("Beer", "one", number=7)
    match = a_match("The vat burst. " + "It held porter " * 30, article, 20)
    reply = replies.unsure(Answer(Question("vat"), offers=(match,)), (), PHRASES, "key")
    text = reply.messages[0]
    assert text.text.startswith("I have no sure answer to that. Perhaps you meant:\n1. The vat burst. It held porter")
    assert text.text.endswith("held… — Beer")
    assert [text.text[span.start : span.end] for span in text.spans] == text.text.split("1. ")[1].split(" — ")
    assert [(button.label, button.data) for row in reply.buttons for button in row] == [("Beer", "row:o0:key")]


def test_the_key_of_the_farthest_passage_fits_an_inline_result() -> None:
    article = an_article("Beer", "one", number=2**31)
    far = Match(Passage(2**31, 10**6, "x" * 10**5, 10**3), article, 20, 10**5, 10**5)
    assert len(match_key(far).encode()) <= 64


def test_how_a_leaning_question_was_taken_is_told_before_the_answer() -> None:
    article = an_article("Beer", "one")
    question = Question("and why?", "Why did the vat burst?")
    answer = Answer(question, (a_match("It was old.", article),), found=True)
    assert replies.answer(answer, 40, PHRASES).messages[0].text.startswith("I took it as: Why did the vat burst?\n\nIt was old.")
    assert replies.unanswered(Answer(question), (article,), PHRASES).messages[0].text.startswith("I took it as: Why did the vat burst?\n\n")


def test_the_talk_goes_on_about_a_person_by_the_name_they_were_asked_for_by() -> None:
    article = an_article("Beer", "one")
    portrait = Portrait(Person("Henry Meux", 2, (article,), ("Meux",)), (a_match("Henry Meux owned it.", article),))
    asked = {name: replies.card(portrait, PHRASES, name).turn for name in ("meux", "mewks", "")}
    assert {name: turn.question for name, turn in asked.items() if turn} == {
        "meux": "Who is Meux?",
        "mewks": "Who is Henry Meux?",
        "": "Who is Henry Meux?",
    }


def test_plurals_follow_the_language() -> None:
    assert PHRASES.say("mentions", count=1) == "named once"
    assert PHRASES.say("mentions", count=12) == "named 12 times"
