"""The articles, kept durably."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sql
from builders import an_article

from bot.errors import UnknownArticle, UnusableLibrary
from bot.journal import Entry, Journal, Sent
from bot.model import Source
from bot.shelf import Followed, Seen, Shelf, open_database
from bot.shelf.database import TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from bot.model import Article


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


STORY = (
    "A vat of porter burst at the Horse Shoe Brewery in London on Monday evening and killed eight people in the houses behind it.",
    "The wave broke the wall of the brewery, filled the cellars of New Street and took the furniture of two houses with it.",
    "A jury called the flood an act of God, and the owner of the brewery, Henry Meux, did not have to pay for what it had done.",
)


def read_at(origin: str, *paragraphs: str, publisher: str | None = None) -> Article:
    """An article as it is read at an address or in a file."""
    source = Source(origin if "://" in origin else None, publisher)
    return replace(an_article("The beer flood", *paragraphs, id=origin, source=source), origin=origin)


def taken(shelf: Shelf, *articles: Article) -> list[str]:
    return [f"{kept.outcome} {kept.article.id}" for kept in shelf.take(articles)]


def test_nearly_the_same_text_updates_in_place_and_the_new_text_is_kept() -> None:
    shelf = a_shelf()
    old, new = read_at("old.txt", *STORY), read_at("new.txt", *STORY[:2], STORY[2].replace("owner", "proprietor"))
    assert taken(shelf, old, new) == ["added old.txt", "updated old.txt"]
    assert [article.paragraphs for article in shelf.articles()] == [new.paragraphs]
    assert taken(shelf, old, new) == ["unchanged old.txt", "unchanged old.txt"]
    shelf.keep([replace(old, number=0)])
    assert taken(shelf, new) == ["updated old.txt"]


def test_another_text_is_another_article() -> None:
    shelf = a_shelf()
    follow_up = read_at("b.txt", STORY[0], "Nobody knows where the vat stood.", "A plaque is to be put up by the council next spring.")
    part = read_at("c.txt", STORY[1])
    short = [read_at(f"{name}.txt", "Eight people died.") for name in "de"]
    assert taken(shelf, read_at("a.txt", *STORY), follow_up, part, *short) == [f"added {name}.txt" for name in "abcde"]


def test_an_id_of_its_own_is_never_merged() -> None:
    shelf = a_shelf()
    own = [an_article("The beer flood", *STORY, id=each, source=Source("https://a.example/flood")) for each in ("one", "two")]
    assert taken(shelf, own[0], read_at("a.txt", *STORY), own[1], read_at("https://a.example/flood", *STORY)) == [
        "added one", "added a.txt", "added two", "updated a.txt",
    ]  # fmt: skip


def test_the_same_address_is_the_same_article_however_it_is_written() -> None:
    shelf = a_shelf()
    told = taken(
        shelf,
        read_at("https://www.a.example/flood/?utm_source=x&id=1", *STORY),
        read_at("http://a.example/flood?id=1#top", "Wholly another text."),
        read_at("http://a.example/flood?id=2", "Another article."),
    )
    assert [one.split()[0] for one in told] == ["added", "updated", "added"]


def test_two_editions_on_two_sites_are_one_article_with_two_sources_and_the_first_is_quoted() -> None:
    shelf = a_shelf()
    first, second = read_at("https://a.example/flood", *STORY), read_at("https://b.example/f", *STORY, "More on page seven.")
    assert taken(shelf, first, second) == ["added https://a.example/flood", "updated https://a.example/flood"]
    (kept,) = shelf.articles()
    assert (kept.paragraphs, [source.url for source in kept.sources]) == (STORY, ["https://a.example/flood", "https://b.example/f"])
    assert taken(shelf, second, first) == ["unchanged https://a.example/flood"] * 2


def test_one_site_never_changes_the_text_that_another_is_quoted_for() -> None:
    shelf = a_shelf()
    taken(shelf, read_at("https://www.a.co.uk/flood", *STORY), read_at("https://b.co.uk/f", *STORY))
    taken(shelf, read_at("https://b.co.uk/f", "Buy our pills."))
    assert [article.paragraphs for article in shelf.articles()] == [STORY]
    taken(shelf, read_at("https://news.a.co.uk/flood", *STORY, "A correction was made."))
    (kept,) = shelf.articles()
    assert (kept.paragraphs, kept.source.url) == ((*STORY, "A correction was made."), "https://news.a.co.uk/flood")
    assert [source.url for source in kept.sources[1:]] == ["https://b.co.uk/f"]


def test_publishers_stand_for_sites_where_there_are_no_addresses() -> None:
    shelf = a_shelf()
    taken(shelf, read_at("a.md", *STORY, publisher="The Paper"), read_at("b.md", *STORY, publisher="The Other"))
    assert [[source.publisher for source in article.sources] for article in shelf.articles()] == [["The Paper", "The Other"]]


def test_what_was_removed_is_forgotten_and_can_be_added_again() -> None:
    shelf = a_shelf()
    taken(shelf, read_at("a.txt", *STORY))
    shelf.remove("a.txt")
    assert taken(shelf, read_at("b.txt", *STORY)) == ["added b.txt"]


def test_what_was_seen_of_a_feed_is_kept() -> None:
    followed = Followed(open_database("memory:"))
    assert followed.seen("https://a.example/feed") == Seen()
    for seen in (Seen("e", None, frozenset("ab")), Seen(None, "Monday", frozenset("b"))):
        followed.keep("https://a.example/feed", seen)
        assert followed.seen("https://a.example/feed") == seen


FIRST_TABLES = """
CREATE TABLE about (name VARCHAR(40) NOT NULL, value TEXT NOT NULL, PRIMARY KEY (name));
CREATE TABLE articles (number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, id VARCHAR(200) NOT NULL, title TEXT NOT NULL,
  text TEXT NOT NULL, sources TEXT NOT NULL, origin TEXT, digest VARCHAR(32) NOT NULL, UNIQUE (id));
CREATE TABLE seeds (id VARCHAR(200) NOT NULL, digest VARCHAR(32) NOT NULL, removed BOOLEAN NOT NULL, PRIMARY KEY (id));
CREATE TABLE people_read (number INTEGER NOT NULL, digest VARCHAR(32) NOT NULL, people TEXT NOT NULL, PRIMARY KEY (number));
INSERT INTO about VALUES ('version', '1');
INSERT INTO articles VALUES (3, 'beer', 'Beer', 'It burst.', '[{}]', NULL, 'x');
"""


def columns(engine: sql.Engine) -> dict[str, list[str]]:
    found = sql.inspect(engine)
    return {name: sorted(f"{one['name']} {one['type']} {one['nullable']}" for one in found.get_columns(name)) for name in TABLES.tables}


def test_the_library_of_the_first_release_is_brought_up_to_date(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "old.db")
    connection.executescript(FIRST_TABLES)
    connection.close()
    old = open_database(f"sqlite:///{tmp_path / 'old.db'}")
    new = open_database(f"sqlite:///{tmp_path / 'new.db'}")
    assert columns(old) == columns(new)
    assert [(article.number, article.text) for article in Shelf(old).articles()] == [(3, "It burst.")]
    assert taken(Shelf(old), read_at("a.txt", *STORY)) == ["added a.txt"]


def test_the_log_of_an_older_library_is_kept_and_takes_what_is_kept_today(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'old.db'}"
    Journal(open_database(url)).sent(1, Sent(()), Entry("Why?", found=True, key="k")).result()
    connection = sqlite3.connect(tmp_path / "old.db")
    connection.executescript(
        "ALTER TABLE questions_asked DROP COLUMN score; ALTER TABLE questions_asked DROP COLUMN article;"
        "UPDATE about SET value = '3' WHERE name = 'version';"
    )
    connection.close()
    journal = Journal(open_database(url))
    journal.sent(1, Sent(()), Entry("How?", found=False, key="l", score=12.5, article=3)).result()
    kept = [journal.entries.of(key) for key in "kl"]
    assert [(one.asked, one.score, one.article) for one in kept if one] == [("Why?", None, None), ("How?", 12.5, 3)]
