"""The people of the library are read ahead, kept, and forgotten with their articles."""

from __future__ import annotations

import time
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from builders import a_librarian, an_article

from bot import people
from bot.answers import Library, reading_ahead
from bot.answers.library import edition
from bot.answers.persons import BATCH, Persons
from bot.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.model import Article

LEE = an_article("The mill", "Ann Lee owns a mill in Harrow.")
COLE = an_article("The shop", "Tom Cole owns a shop in Leeds.")


def a_library(*articles: Article, url: str = "memory:") -> Library:
    library = Library(url)
    list(library.keep(articles))
    return library


def names(persons: Persons) -> set[str]:
    return {person.name for person in persons.everyone().everyone}


def unread(library: Library) -> list[str]:
    return [article.id for article in library.readings.unread(people.way(), 100)]


def soon(met: Callable[[], bool]) -> bool:
    """Whether it is so within ten seconds."""
    until = time.monotonic() + 10
    while not met() and time.monotonic() < until:
        time.sleep(0.02)
    return met()


def nobody_reads(_: Article) -> Any:
    pytest.fail("an article was read a second time")


def test_who_asks_has_what_is_unread_read_first() -> None:
    library = a_library(LEE, COLE)
    assert unread(library) == ["the-mill", "the-shop"]
    assert names(Persons(library)) == {"Ann Lee", "Tom Cole"}
    assert unread(library) == []


def test_what_was_read_once_is_kept_for_the_next_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{tmp_path / 'library.db'}"
    assert names(Persons(a_library(LEE, url=url))) == {"Ann Lee"}
    monkeypatch.setattr(people, "read_plain", nobody_reads)
    assert names(Persons(Library(url))) == {"Ann Lee"}


def test_an_article_that_is_added_later_is_read_alone() -> None:
    library = a_library(LEE)
    persons = Persons(library)
    persons.everyone()
    list(library.keep([COLE]))
    seen = list[str]()

    def read(article: Article) -> Any:
        seen.append(article.id)
        return people.read_plain(article)

    while persons.read_some(read):
        pass
    assert seen == ["the-shop"]
    assert names(persons) == {"Ann Lee", "Tom Cole"}


def test_articles_are_read_in_batches_each_kept_before_the_next() -> None:
    library = a_library(*(replace(LEE, id=f"mill-{at}", title=f"Mill {at}") for at in range(BATCH + 1)))
    persons = Persons(library)
    assert persons.read_some(people.read_plain)
    assert len(unread(library)) == 1
    assert persons.read_some(people.read_plain)
    assert not persons.read_some(people.read_plain)


def test_what_was_read_in_an_older_way_is_read_again() -> None:
    library = a_library(LEE)
    (article,) = library.shelf.articles()
    library.readings.keep("0" * 32, {edition(article): []})
    assert library.readings.kept("0" * 32) == {edition(article): []}
    assert names(Persons(library)) == {"Ann Lee"}
    assert library.readings.kept("0" * 32) == {}


def test_a_changed_article_is_read_again() -> None:
    library = a_library(LEE)
    persons = Persons(library)
    assert names(persons) == {"Ann Lee"}
    list(library.keep([replace(LEE, paragraphs=("Sam Reed owns the mill in Harrow.",))]))
    assert unread(library) == ["the-mill"]
    assert names(persons) == {"Sam Reed"}


def test_what_was_read_of_an_article_that_has_changed_meanwhile_is_not_kept() -> None:
    library = a_library(LEE)
    (before,) = library.shelf.articles()
    list(library.keep([replace(LEE, paragraphs=("Sam Reed owns the mill in Harrow.",))]))
    library.readings.keep(people.way(), {edition(before): people.read_plain(before)})
    assert library.readings.kept(people.way()) == {}


def test_with_an_article_its_people_are_forgotten() -> None:
    librarian = a_librarian(LEE, COLE)
    assert {person.name for person in librarian.people()} == {"Ann Lee", "Tom Cole"}
    librarian.remove("the-mill")
    assert {person.name for person in librarian.people()} == {"Tom Cole"}
    assert librarian.person("Ann Lee") == ()


def test_the_reading_of_a_removed_article_is_forgotten_too() -> None:
    library = a_library(LEE, COLE)
    Persons(library).everyone()
    library.remove("the-mill")
    assert len(library.readings.kept(people.way())) == 1


def test_people_are_put_together_once_for_each_view_of_the_library() -> None:
    library = a_library(LEE)
    persons = Persons(library)
    first = persons.everyone()
    assert persons.everyone() is first
    list(library.keep([COLE]))
    assert persons.everyone() is not first


def test_people_are_read_ahead_at_the_start_and_after_each_change() -> None:
    library, changed = a_library(LEE), Event()
    with Sandbox() as sandbox, reading_ahead(Persons(library), sandbox, changed):
        assert soon(lambda: unread(library) == [])
        list(library.keep([COLE]))
        changed.set()
        assert soon(lambda: unread(library) == [])


def test_what_is_read_ahead_is_what_is_read_here() -> None:
    library, changed = a_library(LEE), Event()
    with Sandbox() as sandbox, reading_ahead(Persons(library), sandbox, changed):
        assert soon(lambda: unread(library) == [])
    (article,) = library.shelf.articles()
    (kept,) = library.readings.kept(people.way()).values()
    assert people.from_plain(kept) == people.read(article)


def test_who_asks_is_answered_all_the_same_where_reading_ahead_fails(caplog: pytest.LogCaptureFixture) -> None:
    library, changed = a_library(LEE), Event()
    persons = Persons(library)
    with Sandbox(megabytes=1) as sandbox, reading_ahead(persons, sandbox, changed):
        assert soon(lambda: "could not be read ahead" in caplog.text)
        assert unread(library) == ["the-mill"]
        assert names(persons) == {"Ann Lee"}


def test_reading_ahead_ends_when_it_is_told_to() -> None:
    library, changed = a_library(), Event()
    with Sandbox() as sandbox:
        with reading_ahead(Persons(library), sandbox, changed):
            assert soon(lambda: not changed.is_set())
        list(library.keep([LEE]))
        changed.set()
        time.sleep(0.1)
    assert unread(library) == ["the-mill"]
