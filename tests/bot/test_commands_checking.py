"""`article-bot check`, as an owner calls it."""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sql
import yaml
from builders import an_article
from conftest import article_bot
from stand_in import TOKEN, standing_in

from bot.answers import Library
from bot.shelf import faults, open_database
from bot.shelf.articles import ARTICLES
from bot.shelf.editions import PLACES
from bot.shelf.lines import LINES

if TYPE_CHECKING:
    from pathlib import Path


def checked(url: str, *options: str, **more: str) -> tuple[int, list[str]]:
    ended = article_bot("check", "--library", url, *options, given=b"", **more)
    assert ended.stderr == b""
    return ended.returncode, ended.stdout.decode().splitlines()


def a_library(url: str) -> None:
    library = Library(url)
    list(library.take([an_article("Beer", "The vat of beer burst."), an_article("Snake", "The python is long.")]))
    library.engine.dispose()


def test_what_is_well_is_told_to_be(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'library.db'}"
    a_library(url)
    assert checked(url) == (0, [
        "ok      settings: every one is understood",
        "ok      token: none is set, so the bot talks in the terminal; set TELEGRAM_BOT_TOKEN for Telegram",
        f"ok      library: 2 articles in {url}",
        "ok      index: in line with the library",
    ])  # fmt: skip


def test_a_lost_index_is_made_anew_and_that_is_told(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'library.db'}"
    a_library(url)
    shutil.rmtree(tmp_path / "library.index")
    code, lines = checked(url)
    assert (code, lines[-1]) == (0, "mended  index: 2 articles were not as in the library; they are now")
    assert checked(url)[1][-1] == "ok      index: in line with the library"


def test_what_another_program_changed_is_found_mended_and_indexed(url: str) -> None:
    library = Library(url)
    list(library.take([an_article("Beer", "The vat of beer burst."), an_article("Snake", "The python is long.")]))
    with library.engine.begin() as connection:
        connection.execute(sql.update(ARTICLES).where(ARTICLES.c.id == "beer").values(text="The keg leaked."))
        connection.execute(sql.update(ARTICLES).where(ARTICLES.c.id == "snake").values(sources="no JSON"))
        connection.execute(sql.insert(PLACES).values(place="x" * 32, number=77))
        connection.execute(sql.insert(LINES).values(number=77, line=1, words=1, publisher="x"))
    found = [(fault.sentence.split(";")[0].split(" (")[0], fault.mended) for fault in faults(library.engine)]
    assert found == [
        ("the article beer was changed by another program", True),
        ("the article snake told its sources in no way that can be read", True),
        ("2 notes about articles that are there no more were left", True),
    ]
    assert [article.text for article in library.shelf.articles()] == ["The keg leaked.", "The python is long."]
    assert library.mend() == 1
    assert not [*faults(library.engine)]


def test_a_damaged_file_is_told_of(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    engine = open_database(f"sqlite:///{file}")
    engine.dispose()
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA writable_schema = 1")
        connection.execute("UPDATE sqlite_master SET rootpage = 2 WHERE name = 'feeds'")
    connection.close()
    code, lines = checked(f"sqlite:///{file}")
    assert code == 1
    assert any(line.startswith("wrong   library: ") for line in lines)


def test_a_library_that_cannot_be_opened_does_not_hide_the_rest(tmp_path: Path) -> None:
    code, lines = checked(f"sqlite:///{tmp_path}")
    assert code == 1
    assert lines[-1] == f"wrong   library: the library sqlite:///{tmp_path} cannot be used: unable to open database file"


@pytest.mark.parametrize(
    ("token", "told"), [(TOKEN, "ok      token: Telegram knows it as @acceptance_bot"), ("4242:WRONG", "wrong   token: ")]
)
def test_telegram_is_asked_about_the_token_which_is_never_told(tmp_path: Path, token: str, told: str) -> None:
    with standing_in() as (_, base_url):
        (tmp_path / "mine.yaml").write_text(yaml.safe_dump({"telegram": {"base_url": base_url}}))
        code, lines = checked("memory:", "--config", str(tmp_path / "mine.yaml"), TELEGRAM_BOT_TOKEN=token)
    assert (code, lines[1].startswith(told)) == (int(told.startswith("wrong")), True)
    assert token not in "".join(lines)


def test_telegram_that_is_away_and_a_feed_that_may_not_be_read_are_told_of(tmp_path: Path) -> None:
    told = {"telegram": {"base_url": "http://127.0.0.1:9/bot"}, "library": {"feeds": ["http://127.0.0.1/feed.xml"]}}
    (tmp_path / "mine.yaml").write_text(yaml.safe_dump(told))
    code, lines = checked("memory:", "--config", str(tmp_path / "mine.yaml"), TELEGRAM_BOT_TOKEN=TOKEN)
    assert code == 1
    assert lines[1].startswith("wrong   token: Telegram refused the bot: it cannot be reached (")
    refusal = "its host's robots.txt cannot be read: the address of 127.0.0.1 is not on the public internet"
    assert lines[-1] == f"wrong   feed: http://127.0.0.1/feed.xml: {refusal}"
    assert TOKEN not in "".join(lines)
