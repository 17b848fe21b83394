"""Words -> candidate passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builders import a_reader, an_article, two_articles
from hypothesis import example, given
from hypothesis import strategies as st

from bot.index import Index, code, passages, read_passage
from bot.index.analysis import read
from bot.index.records import pack, unpack
from bot.model import Passage
from bot.text import sentences

if TYPE_CHECKING:
    from pathlib import Path


def test_the_passage_with_the_words_comes_first() -> None:
    found = a_reader(*two_articles()).candidates({"vat": 1.0, "burst": 1.0})
    assert found.passages[0].text.startswith("The London Beer Flood")
    assert found.bm25[0] > 0
    assert found.owner.tolist().count(0) == 2


def test_no_words_find_nothing() -> None:
    assert not a_reader(*two_articles()).candidates({})


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5), st.text())
@example(["\u4eac\u90fd is old."], "")
def test_a_record_holds_every_word_of_its_passage(paragraphs: list[str], title: str) -> None:
    article = an_article("Title", *paragraphs)
    for passage in passages(article):
        words, headline = read_passage(passage.text, "en"), read([title], "en")
        found = unpack([(7, pack(passage, 9, headline, words, dict.fromkeys(words.stems, 3)))], [2.5])
        assert found.passages == (Passage(7, passage.position, passage.text, passage.part),)
        assert found.stems.tolist() == [code(stem) for stem in words.stems]
        assert (bytes(found.shapes), bytes(found.forms)) == (words.shapes, words.forms)
        assert [len(read([sentence], "en").stems) for sentence in sentences(passage.text)] == list(words.sizes)
        assert found.line.tolist() == [at for at, size in enumerate(words.sizes) for _ in range(size)]
        assert set(found.shared.tolist()) <= {3}
        assert found.headline.tolist() == [code(stem) for stem in headline.stems]
        assert (found.siblings.tolist(), found.bm25.tolist(), found.first.tolist()) == ([9], [2.5], [0])


def test_words_that_begin_alike_share_the_upper_half_of_their_codes() -> None:
    assert code("immigr") >> 16 == code("immigrant") >> 16 != code("emigr") >> 16
    assert code("immigr") != code("immigrant")


@given(st.lists(st.text(alphabet="abcde ", min_size=1, max_size=400).map(lambda words: words + ". "), min_size=1, max_size=20))
def test_the_parts_of_a_long_paragraph_hold_all_of_it(said: list[str]) -> None:
    paragraph = "".join(said).strip()
    parts = [passage.text for passage in passages(an_article("Long", paragraph))]
    assert "".join("".join(parts).split()) == "".join(paragraph.split())


def test_a_long_paragraph_becomes_passages_that_share_its_position() -> None:
    found = list(passages(an_article("Long", "short", "A sentence of some length stands here. " * 60)))
    assert [passage.position for passage in found] == [0, 1, 1]
    assert max(len(passage.text) for passage in found) <= 1_200


def test_what_is_gone_is_no_longer_found_and_editions_say_so(tmp_path: Path) -> None:
    index = Index(tmp_path)
    index.update({"1:a": an_article("Beer", "beer flood", number=1), "2:a": an_article("Snake", "python", number=2)})
    index.update({"2:b": an_article("Snake", "viper", number=2)}, [1])
    assert index.editions() == {"2:b"}
    assert not index.reader().candidates({"beer": 1.0, "python": 1.0})
    assert index.reader().candidates({"viper": 1.0})


def test_a_damaged_index_is_emptied_and_can_be_filled_again(tmp_path: Path) -> None:
    Index(tmp_path).update({"1:a": an_article("Beer", number=1)})
    for file in tmp_path.glob("*/meta.json"):
        file.write_text("{")
    index = Index(tmp_path)
    assert index.editions() == set()
    index.update({"1:a": an_article("Beer", number=1)})
    assert index.editions() == {"1:a"}


def test_another_index_on_the_folder_sees_what_was_added(tmp_path: Path) -> None:
    one, two = Index(tmp_path), Index(tmp_path)
    one.reader()
    two.update({"1:a": an_article("Beer", "beer", number=1)})
    assert one.reader().candidates({"beer": 1.0})
