"""One library, its copies, and many who answer from it, on either database."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
from builders import an_article, weights
from conftest import article_bot
from hypothesis import given
from hypothesis import strategies as st

from bot import records
from bot.answers import Librarian, Library, watched
from bot.loading import load
from bot.model import Article, Question, Source
from bot.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

BRIDGE = "The flood took two of the three arches of the old bridge down the valley, and four years later it was opened again."


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index of a library on a server lies below the folder that the bot runs in."""
    monkeypatch.chdir(tmp_path)


def exported(library: Library, file: Path) -> bytes:
    records.write(library.shelf.articles(), file)
    return file.read_bytes()


def restored(file: Path, at: str) -> Library:
    library = Library(at)
    list(library.take(one for one in load(file, Sandbox()) if isinstance(one, Article)))
    return library


def test_a_restored_export_is_the_same_byte_for_byte(url: str, tmp_path: Path) -> None:
    first = Library("memory:")
    source = Source("https://a.example/bridge", "The Daily", "2024-05-06T07:08:09+02:00", "Ann")
    scanned = replace(an_article("Scan", "Page one.", "Page two."), origin="/scans/scan.pdf", pages=(1, 2))
    found = replace(an_article("The bridge", BRIDGE, id=source.url or "", source=source), origin=source.url)
    second = Source("https://b.example/b")
    edition = replace(found, id="https://b.example/b", origin="https://b.example/b", sources=(second,))
    own = an_article("Own «id» 漢字 \u202e", BRIDGE, "two\nlines", "  indented\ttab", id="own id")
    list(first.take([an_article("Gone"), scanned, found, edition, own]))
    first.remove("gone")
    told = exported(first, tmp_path / "one.jsonl")
    second_library = restored(tmp_path / "one.jsonl", url)
    assert exported(second_library, tmp_path / "two.jsonl") == told
    assert [*second_library.shelf.articles()] == [*first.shelf.articles()]
    assert [article.number for article in second_library.shelf.articles()] == [2, 3, 4]
    assert [one.outcome for one in second_library.take([scanned, edition])] == ["unchanged", "unchanged"]
    assert [one.outcome for one in second_library.take([replace(found, id="c", origin="/c", sources=(Source(),))])] == ["unchanged"]


LINES = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(st.lists(st.tuples(LINES, LINES.filter(str.strip)), min_size=1, max_size=4))
def test_whatever_was_loaded_comes_back_from_its_export(tmp_path_factory: pytest.TempPathFactory, given: list[tuple[str, str]]) -> None:
    folder = tmp_path_factory.mktemp("round")
    rows = [{"id": f"a{at}", "title": title, "text": text} for at, (title, text) in enumerate(given)]
    (folder / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    first = Library("memory:")
    list(first.take(one for one in load(folder / "in.jsonl", Sandbox()) if isinstance(one, Article)))
    told = exported(first, folder / "one.jsonl")
    if told:
        assert exported(restored(folder / "one.jsonl", "memory:"), folder / "two.jsonl") == told


def test_the_commands_back_up_and_restore(url: str, tmp_path: Path) -> None:
    one, two = ["--library", f"sqlite:///{tmp_path}/one.db"], ["--library", url]
    seeds = str(Path(__file__).parents[2] / "seeds")
    assert article_bot("add", seeds, *one).returncode == 0
    assert article_bot("remove", "beer.md", *one).returncode == 1
    for library, file in ((one, "a.jsonl"), (two, "b.jsonl")):
        assert article_bot("export", str(tmp_path / file), *library).returncode == 0
        added = article_bot("add", str(tmp_path / "a.jsonl"), *two)
        assert (added.returncode, added.stderr.decode().split()[2]) == (0, "added" if library is one else "unchanged")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


def test_a_stale_index_is_brought_in_line_by_whoever_opens_it_next(url: str) -> None:
    one = Library(url)
    list(one.take([an_article("Beer", "The vat of beer burst."), an_article("Snake", "The python is long.")]))
    one.shelf.take([an_article("Beer", "The keg of beer leaked."), an_article("Kiwi", "A kiwi lays an egg.")])
    one.shelf.remove("snake")
    two = Library(url)
    assert two.index.editions() == two.shelf.editions().keys()
    assert two.mend() == 0


def test_two_who_bring_the_same_articles_in_line_end_with_the_latest(url: str) -> None:
    libraries = [Library(url) for _ in range(3)]

    def add(at: int) -> None:
        for step in range(5):
            list(libraries[at].take([an_article(f"Thing {n}", f"Said by {at} in step {step}.") for n in range(5)]))

    with ThreadPoolExecutor(3) as threads:
        list(threads.map(add, range(3)))
    assert libraries[0].index.editions() == libraries[0].shelf.editions().keys()


def test_a_watching_bot_answers_from_what_another_machine_adds_changes_and_removes(
    postgres: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    there = on_machine("there", postgres, monkeypatch, tmp_path)
    library = on_machine("here", postgres, monkeypatch, tmp_path)
    here = Librarian(library, weights())
    with watched(library, Event()):
        for day in ("Monday", "Tuesday"):
            told = f"The vat of beer burst at the brewery on {day}."
            list(there.take([an_article("Beer", told)]))
            within(2, partial(says, here, told))
        there.remove("beer")
        within(2, lambda: not library.index.editions())
        assert found(here, "When did the vat burst?") is None


def says(librarian: Librarian, told: str) -> bool:
    return found(librarian, "When did the vat burst?") == told


def on_machine(name: str, url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Library:
    (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / name)
    return Library(url)


def found(librarian: Librarian, question: str) -> str | None:
    return next((match.passage.text for match in librarian.answer(Question(question)).matches), None)


def within(seconds: float, holds: Callable[[], bool]) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)
