"""The Librarian: every recipe, through the one window."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from builders import a_librarian, an_article, two_articles
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import Intake
from bot.errors import EmptyQuestion, UnknownArticle, Unreadable
from bot.fetching import Web
from bot.model import Question, Source
from bot.sandbox import Sandbox
from bot.shelf import Kept
from bot.text import stem, stems

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bot.answers import Librarian

LIBRARIAN = a_librarian(*two_articles())


def test_an_answer_quotes_the_article_word_for_word() -> None:
    answer = LIBRARIAN.answer(Question("When did the London beer flood happen?"))
    best = answer.matches[0]
    assert answer.found
    assert best.passage.text in best.article.paragraphs
    assert best.sentence == "The London Beer Flood happened on 17 October 1814 at the Horse Shoe Brewery."


def test_what_the_articles_do_not_hold_is_not_found() -> None:
    assert not LIBRARIAN.answer(Question("What is the boiling point of molybdenum?")).found


def test_a_misspelt_question_finds_the_same_passage() -> None:
    clean, slipped = (LIBRARIAN.answer(Question(q)) for q in ("Who owned the brewery?", "Who owned the brewrey?"))
    assert slipped.matches[0].passage == clean.matches[0].passage
    assert (clean.read_as, slipped.read_as) == (None, "Who owned the brewery?")


@pytest.mark.parametrize("question", ["", "  ", "???", "\x00", "😀"])
def test_a_question_without_words_is_refused(question: str) -> None:
    with pytest.raises(EmptyQuestion):
        LIBRARIAN.answer(Question(question))


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_asking_twice_gives_the_same_answer(text: str) -> None:
    question = Question(f"python {text}")
    assert LIBRARIAN.answer(question) == LIBRARIAN.answer(question)


def test_an_empty_library_answers_nothing() -> None:
    librarian = a_librarian()
    assert librarian.empty
    assert librarian.answer(Question("anything?")).matches == ()
    assert (librarian.people(), librarian.articles(), librarian.examples(), librarian.about("beer")) == ((), (), (), ())


def test_a_removed_article_is_quoted_no_more() -> None:
    librarian = a_librarian(*two_articles())
    librarian.remove("the-beer-flood")
    assert not librarian.answer(Question("When did the London beer flood happen?")).found
    with pytest.raises(UnknownArticle):
        librarian.remove("the-beer-flood")


def test_an_updated_article_is_quoted_as_it_is_now() -> None:
    librarian = a_librarian(*two_articles())
    assert librarian.add(an_article("The beer flood", "The beer flood killed nobody at all.")).outcome == "updated"
    assert librarian.answer(Question("Whom did the beer flood kill?")).matches[0].passage.text == "The beer flood killed nobody at all."


@pytest.mark.parametrize("words", ["beer flood", "the-beer-flood", "1", "ber flod", "Horse Shoe Brewery"])
def test_an_article_is_found_by_id_number_headline_or_content(words: str) -> None:
    assert [article.number for article in LIBRARIAN.about(words)] == [1]


def test_words_mean_every_article_on_them_and_a_whole_headline_its_own_alone() -> None:
    librarian = a_librarian(*two_articles(), an_article("Beer", "A beer flood killed people.", "The beer flood ran through a brewery."))
    assert {article.title for article in librarian.about("brewery")} == {"The beer flood", "Beer"}
    assert [article.title for article in librarian.about("the beer flood")] == ["The beer flood"]
    assert librarian.about("telescope") == librarian.about("the article about the telescope") == ()
    assert librarian.about("the article about the brewery") == librarian.about("brewery")


def test_people_are_found_and_kept() -> None:
    assert [person.name for person in LIBRARIAN.person("Meux")] == ["Henry Meux"]
    assert LIBRARIAN.people() == LIBRARIAN.people()
    assert LIBRARIAN.person("Angela Merkel") == ()


def test_the_index_is_made_again_where_it_is_missing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'library.db'}"
    before = a_librarian(*two_articles(), url=url).answer(Question("Who owned the brewery?"))
    shutil.rmtree(tmp_path / "library.index")
    assert a_librarian(url=url).answer(Question("Who owned the brewery?")) == before


def test_another_librarians_article_is_askable_at_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'library.db'}"
    one, two = a_librarian(url=url), a_librarian(url=url)
    two.add(two_articles()[0])
    assert one.answer(Question("Who owned the brewery?")).found


def test_seeds_are_kept_in_step_with_their_folder(tmp_path: Path) -> None:
    librarian = a_librarian()
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n\nThis is about {name}.\n")
    assert librarian.load_seeds(tmp_path) == []
    librarian.remove("one.md")
    (tmp_path / "two.md").write_text("---\ntitle: two\n---\n\nThis is about something else.\n")
    (tmp_path / "three.md").unlink()
    librarian.load_seeds(tmp_path)
    assert [(article.id, article.text) for article in librarian.articles()] == [("two.md", "This is about something else.")]


@pytest.mark.parametrize("word", ["porter", "pythons", "squeeze"])
def test_a_single_word_leads_to_the_passages_that_hold_it(word: str) -> None:
    answer = LIBRARIAN.answer(Question(word))
    assert answer.found or any(stem(word) in stems(offer.passage.text) for offer in answer.offers)


def test_what_nearly_answers_is_offered_once_an_article_and_what_does_not_is_left_out() -> None:
    librarian = a_librarian(an_article("One", "Beer is old.", "Beer is brown."), an_article("Two", "Old beer, and so on."))
    assert [offer.article.number for offer in librarian.answer(Question("beer")).offers] == [1, 2]
    assert LIBRARIAN.answer(Question("What is the boiling point of molybdenum?")).offers == ()


def test_where_an_answer_is_found_nothing_is_offered() -> None:
    assert LIBRARIAN.answer(Question("Who owned the brewery?")).offers == ()


def test_an_offer_is_quoted_again_until_its_passage_is_gone() -> None:
    librarian = a_librarian(*two_articles())
    best = librarian.answer(Question("Who owned the brewery?")).matches[0]
    place = (best.article.number, best.passage.position, best.passage.part, best.start, best.end)
    again = librarian.quote(*place)
    assert again is not None
    assert (again.passage, again.sentence) == (best.passage, best.sentence)
    librarian.remove("the-beer-flood")
    assert librarian.quote(*place) is None


def an_intake(librarian: Librarian) -> Intake:
    return Intake(librarian, Web(), Sandbox())


def told(found: Iterable[Kept | Unreadable]) -> list[str]:
    return [str(one) if isinstance(one, Unreadable) else f"{one.outcome} {one.article.id}" for one in found]


def test_a_document_that_was_sent_is_taken_by_its_name() -> None:
    intake = an_intake(a_librarian())
    assert told(intake.document("beer.txt", b"The beer flood\n\nA vat burst in London.")) == ["added beer.txt"]
    assert told(intake.document("../x/beer.txt", b"The beer flood\n\nIt burst.")) == ["updated beer.txt"]
    lines = b'{"id": "a", "text": "One."}\n{}\n{"text": "Two."}\n'
    assert told(intake.document("l.jsonl", lines)) == ["l.jsonl: line 2: text is missing", "added a", "added l.jsonl#3"]
    assert told(intake.document("x.exe", b"MZ"))[0].startswith("x.exe: not a kind of file that holds articles (known are .txt")
    assert told(intake.document("", b"")) == told(intake.document("unnamed", b""))
    assert told(intake.document("empty.pdf", b" ")) == ["empty.pdf: the file is empty"]


def test_a_post_is_an_article_by_its_address_or_its_text() -> None:
    intake = an_intake(a_librarian())
    (kept,) = intake.post("The beer flood\n\nA vat burst in London.", Source("https://t.me/news/7", "News", "2020-01-02"))
    assert isinstance(kept, Kept)
    assert (kept.article.id, kept.article.title, kept.article.source.publisher) == ("https://t.me/news/7", "The beer flood", "News")
    (bare,), (again,) = (told(intake.post("Snakes squeeze their prey.")) for _ in range(2))
    assert (bare.startswith("added post-"), again) == (True, bare.replace("added", "unchanged"))
    assert told(intake.post("!!!")) == ["the post: no article text in it"]


def test_what_was_added_can_be_taken_back_unless_it_has_changed_since() -> None:
    librarian = a_librarian()
    intake = an_intake(librarian)
    (added,) = intake.document("beer.txt", b"The flood\n\nA vat burst.")
    (updated,) = intake.document("beer.txt", b"The flood\n\nThree vats burst.")
    (unchanged,) = intake.document("beer.txt", b"The flood\n\nThree vats burst.")
    assert isinstance(added, Kept)
    assert isinstance(updated, Kept)
    assert isinstance(unchanged, Kept)
    assert updated.before == added.article
    assert [intake.undo(added), intake.undo(unchanged), intake.undo(updated)] == [False, False, True]
    assert librarian.articles() == (added.article,)
    assert librarian.answer(Question("How many vats burst?")).matches[0].passage.text == "A vat burst."
    assert [intake.undo(updated), intake.undo(added), librarian.empty, intake.undo(added)] == [False, True, True, False]


def test_a_failure_is_told_at_once_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_text("The flood\n\nA vat burst.")
    intake = an_intake(a_librarian())
    assert told(intake.path(tmp_path)) == [f"{tmp_path / 'a.txt'}: the file is empty", "added b.txt"]
    assert told(intake.address("ftp://example.org/x")) == ["ftp://example.org/x: only http and https addresses are opened"]
