"""One library and many who use it, on either database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import sqlalchemy as sql
from builders import an_article

from bot.errors import UnusableLibrary
from bot.journal import Journal
from bot.model import Source
from bot.shelf import Shelf, open_database, waiting
from bot.shelf.database import _ABOUT, writing

TEXT = "The flood took two of the three arches of the old bridge down the valley, and four years later it was opened again."


def test_many_who_open_a_new_library_at_once_make_one(url: str) -> None:
    with ThreadPoolExecutor(6) as threads:
        engines = list(threads.map(lambda _: open_database(url), range(6)))
        journals = list(threads.map(Journal, engines))
    assert len({journal._key for journal in journals}) == 1


def test_the_same_new_articles_taken_by_several_at_once_are_added_once(url: str) -> None:
    articles = [an_article(f"Thing {at}", f"This is thing {at}.") for at in range(30)]
    shelves = [Shelf(open_database(url)) for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        told = [one.outcome for kept in threads.map(lambda shelf: shelf.take(articles), shelves) for one in kept]
    assert sorted(told) == ["added"] * 30 + ["unchanged"] * 90
    assert [article.number for article in shelves[0].articles()] == [*range(1, 31)]


def test_editions_taken_by_two_at_once_are_one_article(url: str) -> None:
    places = [f"https://{name}.example/bridge" for name in "abcd"]
    found = [replace(an_article("The bridge", TEXT, id=place, source=Source(place)), origin=place) for place in places]
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda article: Shelf(open_database(url)).take([article]), found))
    (kept,) = Shelf(open_database(url)).articles()
    assert {source.url for source in kept.sources} == {*places}


def test_a_change_that_fails_half_way_leaves_nothing(url: str) -> None:
    shelf = Shelf(open_database(url))
    shelf.take([an_article("Beer")])
    with pytest.raises((UnusableLibrary, TypeError)):
        shelf.take([an_article("Snake"), replace(an_article("Beer"), title=None)])  # type: ignore[arg-type]
    assert [article.title for article in shelf.articles()] == ["Beer"]
    assert shelf.take([an_article("Snake")])[0].outcome == "added"


def test_a_number_is_kept_where_it_is_free_and_no_other_article_gets_it(url: str) -> None:
    shelf = Shelf(open_database(url))
    told = [shelf.take([an_article(title, number=wanted)])[0].article.number for title, wanted in (("a", 7), ("b", 3), ("c", 20), ("d", 0))]
    assert told == [7, 3, 20, 21]
    shelf.remove("d")
    assert shelf.take([an_article("e")])[0].article.number == 22


def test_a_newer_library_is_refused_by_name_and_without_its_password(url: str) -> None:
    engine = open_database(url)
    with writing(engine) as connection:
        connection.execute(sql.update(_ABOUT).where(_ABOUT.c.name == "version").values(value="99"))
    with pytest.raises(UnusableLibrary, match="made by a newer article-bot"):
        open_database(url)


def test_a_server_that_is_not_there_is_named_without_the_password() -> None:
    pytest.importorskip("psycopg", reason="wants the extra postgres")
    with pytest.raises(UnusableLibrary) as told:
        open_database("postgresql://ann:secretword@127.0.0.1:9/library")
    assert "secretword" not in str(told.value)
    assert "postgresql+psycopg://ann:***@127.0.0.1:9/library cannot be used: " in str(told.value)


def test_a_lost_connection_is_replaced(postgres: str) -> None:
    shelf = Shelf(open_database(postgres))
    shelf.take([an_article("Beer")])
    cut_off(postgres)
    assert shelf.count() == 1
    assert shelf.take([an_article("Snake")])[0].outcome == "added"


def cut_off(url: str) -> None:
    """End every other connection to the database, as a server that is started again does."""
    engine = sql.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        connection.exec_driver_sql(others)
    engine.dispose()


def test_changes_are_heard_of_at_once(postgres: str) -> None:
    watch, shelf = waiting(open_database(postgres)), Shelf(open_database(postgres))
    assert not watch.wait(0.05)
    shelf.take([an_article("Beer")])
    assert watch.wait(2)
    assert shelf.take([an_article("Beer")])[0].outcome == "unchanged"
    assert not watch.wait(0.05)
    shelf.remove("beer")
    assert watch.wait(2)
    watch.close()
