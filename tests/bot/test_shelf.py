"""The articles, kept durably."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from builders import an_article

from bot.errors import UnknownArticle, UnusableLibrary
from bot.model import Source
from bot.shelf import Shelf, open_database

if TYPE_CHECKING:
    from pathlib import Path


def a_shelf(url: str = "memory:") -> Shelf:
    return Shelf(open_database(url))


def test_an_article_comes_back_as_it_was_kept() -> None:
    shelf = a_shelf()
    source = Source("https://example.org/a", "The Paper", "2020-01-02", "Ann")
    article = an_article("Beer", "one", "two\nlines", source=source)
    kept = shelf.keep([article])[0]
    assert kept.outcome == "added"
    assert shelf.article("beer") == kept.article
    assert (kept.article.number, kept.article.paragraphs, kept.article.source) == (1, ("one", "two\nlines"), source)


def test_the_same_again_is_unchanged_and_an_edited_one_keeps_its_number() -> None:
    shelf = a_shelf()
    outcomes = [shelf.keep([an_article("Beer", text)])[0] for text in ("one", "one", "two")]
    assert [kept.outcome for kept in outcomes] == ["added", "unchanged", "updated"]
    assert {kept.article.number for kept in outcomes} == {1}


def test_a_number_is_never_given_twice() -> None:
    shelf = a_shelf()
    shelf.keep([an_article("Beer")])
    shelf.remove("beer")
    assert shelf.keep([an_article("Snake")])[0].article.number == 2


def test_an_unknown_article_cannot_be_removed() -> None:
    with pytest.raises(UnknownArticle, match="'nobody'"):
        a_shelf().remove("nobody")


def test_what_is_no_library_is_refused_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    file.write_bytes(b"this is no database, but long enough to look like one" * 40)
    with pytest.raises(UnusableLibrary, match="not a database"):
        a_shelf(f"sqlite:///{file}")
    with pytest.raises(UnusableLibrary):
        a_shelf("nonsense")


def test_a_library_of_a_newer_bot_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'library.db'}"
    a_shelf(url)
    with sqlite3.connect(tmp_path / "library.db") as connection:
        connection.execute("UPDATE about SET value = '99' WHERE name = 'version'")
    connection.close()
    with pytest.raises(UnusableLibrary, match="newer article-bot"):
        a_shelf(url)
