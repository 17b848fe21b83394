"""What is kept about chats."""

from __future__ import annotations

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, cast

from builders import a_match, an_article

from bot.journal import EDITED, Entry, Forgotten, Journal, PassageKey, Sent, match_key
from bot.journal.answered import KEPT
from bot.model import Source
from bot.shelf import Kept, open_database

if TYPE_CHECKING:
    from pathlib import Path


def test_an_answer_is_remembered_after_a_restart_and_its_chat_is_not_told(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'library.db'}"
    Journal(open_database(url)).sent(
        123_456_789,
        Sent(
            (7,),
            (
                3,
                1,
            ),
        ),
    ).result()
    assert Journal(open_database(url)).recall(123_456_789, 7) == (3, 1)
    connection = sqlite3.connect(tmp_path / "library.db")
    assert "123456789" not in str(connection.execute("SELECT * FROM messages_sent").fetchall())
    connection.close()


def test_what_is_not_known_is_empty_and_the_latest_counts() -> None:
    journal = Journal(open_database("memory:"))
    assert journal.recall(1, 1) == ()
    journal.sent(1, Sent((1,), (2,))).result()
    journal.sent(1, Sent((1,), (5,))).result()
    assert journal.recall(1, 1) == (5,)


def test_a_message_that_was_answered_is_known_after_a_restart_and_for_two_days(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'library.db'}"
    Journal(open_database(url)).sent(1, Sent(()), answered=7).result()
    answered = Journal(open_database(url)).answered
    assert answered.knows(1, 7)
    assert not answered.knows(2, 7)
    later = Journal(open_database(url), lambda: time.time() + KEPT + 1)
    later.sent(1, Sent(()), answered=8).result()
    later.prune(90).result()
    assert (answered.knows(1, 7), answered.knows(1, 8)) == (False, True)


def test_an_introduction_is_owed_once_for_each_addition() -> None:
    chats = Journal(open_database("memory:")).chats
    assert not chats.claim(1)
    chats.joined(1)
    assert (chats.claim(1), chats.claim(1)) == (True, False)
    chats.joined(1)
    assert not chats.claim(1)
    chats.left(1)
    chats.joined(1)
    assert chats.claim(1)
    chats.owe(1)
    assert chats.claim(1)


def test_what_is_kept_about_a_group_goes_with_it_when_it_moves() -> None:
    journal = Journal(open_database("memory:"))
    journal.chats.joined(1)
    assert journal.chats.claim(1)
    journal.sent(1, Sent((7,), (3,))).result()
    journal.sent(1, Sent((8,), (4,))).result()
    journal.sent(2, Sent((8,), (5,))).result()
    journal.sent(1, Sent(()), answered=7).result()
    journal.chats.joined(2)  # Telegram tells of the new chat as of an addition
    for _ in range(2):
        journal.moved(1, 2)
    assert (journal.recall(2, 7), journal.recall(2, 8), journal.recall(1, 7)) == ((3,), (5,), ())
    assert not journal.chats.claim(2)
    assert journal.chats.was(2, [1])
    assert not journal.chats.was(1, [1])
    assert not journal.answered.knows(2, 7)  # the new chat counts its messages anew


def test_both_chats_may_tell_of_a_move_at_the_same_time(url: str) -> None:
    engine = open_database(url)
    journal = Journal(engine)
    with ThreadPoolExecutor(8) as threads:
        for old in range(1, 40):
            if old % 2:
                journal.chats.joined(old)
                assert journal.chats.claim(old)
            for moved in [threads.submit(journal.moved, old, -old) for _ in range(4)]:
                moved.result()
            journal.chats.joined(-old)
            assert not journal.chats.claim(-old)
            assert journal.chats.was(-old, [old])
    engine.dispose()


def test_a_group_that_moves_twice_is_known_by_its_first_number() -> None:
    journal = Journal(open_database("memory:"))
    journal.moved(1, 2)
    journal.moved(2, 3)
    assert journal.chats.was(3, [9, 1])
    assert not journal.chats.was(3, [2])


def an_entry(journal: Journal, key: str, reader: int, chat: int, message: int = 3) -> Entry:
    hashed = journal.hashed
    return Entry("why?", found=True, key=key, chat=hashed(chat), reader=hashed(reader), message=message, matches=(("1.0.0.0.5.ab", 80.5),))


def test_an_answer_is_kept_with_its_messages_and_its_reader() -> None:
    journal = Journal(open_database("memory:"))
    entry = an_entry(journal, "k", 5, -1)
    journal.sent(-1, Sent((4, 6), (1,), "k", journal.hashed(5)), entry, 3).result()
    shown, asked = journal.entries.shown(journal.hashed(-1), 6), journal.entries.asked(journal.hashed(-1), 3)
    assert shown
    assert shown == asked
    assert (shown.numbers, shown.entry.matches, shown.entry.asked) == ((4, 6), entry.matches, "why?")


def test_the_latest_thumb_counts_until_it_is_taken_back_or_the_question_is_edited() -> None:
    journal = Journal(open_database("memory:"))
    for what, thumb in (("up", "up"), ("more", "up"), ("down", "down"), ("no", ""), ("passage", "passage"), (EDITED, "")):
        journal.pressed("k", -1, 5, what).result()
        assert journal.presses.thumb("k", journal.hashed(5)) == thumb


def test_a_reader_is_forgotten_and_others_are_not() -> None:
    journal = Journal(open_database("memory:"))
    for key, reader, message in (("mine", 5, 3), ("other", 6, 7)):
        journal.sent(-1, Sent((message + 1,), (1,), key, journal.hashed(reader)), an_entry(journal, key, reader, -1, message)).result()
        journal.pressed(key, -1, 5, "up").result()
    assert journal.forget(5, None).result() == Forgotten(1, 2)
    assert journal.entries.of("mine") is None
    assert journal.recall(-1, 4) == ()
    assert journal.entries.of("other")
    assert journal.recall(-1, 8) == (1,)


def test_what_is_old_is_pruned() -> None:
    engine = open_database("memory:")
    journal = Journal(engine, lambda: 0)
    journal.sent(-1, Sent((4,), (1,), "k", journal.hashed(5)), an_entry(journal, "k", 5, -1)).result()
    Journal(engine, lambda: 90 * 86_400).prune(90).result()
    assert journal.entries.of("k")
    Journal(engine, lambda: 90 * 86_400 + 1).prune(90).result()
    assert journal.entries.of("k") is None
    assert journal.recall(-1, 4) == ()


def test_writes_that_wait_share_a_transaction_and_a_fault_is_told_to_its_own_alone() -> None:
    journal = Journal(open_database("memory:"))
    good = [journal.sent(-1, Sent((number,), (number,))) for number in range(1, 50)]
    bad = journal.changed(-1, Sent((60,), ()), cast("Any", object()))
    more = [journal.sent(-1, Sent((number,), (number,))) for number in range(100, 120)]
    assert isinstance(bad.exception(10), AttributeError)
    assert all(future.exception(10) is None for future in (*good, *more))
    assert journal.recall(-1, 119) == (119,)


def test_additions_are_taken_back_once_after_a_restart_too() -> None:
    engine = open_database("memory:")
    source = Source("https://example.org/", "Paper", "2026-01-01")
    added, updated = Kept(an_article("Beer", source=source), "added"), Kept(an_article("Ale"), "updated", an_article("Old ale"))
    changes = Journal(engine).changes
    key = changes.keep([added, Kept(an_article("Gin"), "unchanged"), updated]) or ""
    assert changes.keep([Kept(an_article("Gin"), "unchanged")]) is None
    assert Journal(engine).changes.take(key) == (added, updated)
    assert Journal(engine).changes.take(key) == ()
    assert Journal(engine).changes.take("strange") is None


def test_what_was_chosen_inline_is_counted_by_its_article() -> None:
    choices = Journal(open_database("memory:")).choices
    for article, result in ((3, "a3"), (3, "3.0.0.0.5.abcd"), (4, "a4")):
        choices.keep(article, result)
    assert [choices.count(article) for article in (3, 4, 5)] == [2, 1, 0]


def test_the_passage_that_a_reader_chose_is_theirs_and_goes_when_they_go_back() -> None:
    journal = Journal(open_database("memory:"))
    for what in ("o1", "more", "up"):
        journal.pressed("key", 1, 2, what).result()
    ann, ben = journal.hashed(2), journal.hashed(3)
    assert (journal.presses.choice("key", ann), journal.presses.choice("key", ben)) == (1, None)
    journal.pressed("key", 1, 2, "offers").result()
    assert journal.presses.choice("key", ann) is None
    assert journal.presses.thumb("key", ann) == "up"


def test_the_latest_question_is_a_readers_own_and_not_too_old() -> None:
    journal = Journal(open_database("memory:"))
    entry = Entry("Who drowned?", found=True, key="key", chat="c", reader="r", topic=0)
    journal.sent(1, Sent(()), entry).result()
    latest = journal.entries.latest("c", "r", 0, 60)
    assert latest is not None
    assert latest.asked == "Who drowned?"
    assert [journal.entries.latest(*place, 60) for place in (("c", "x", 0), ("c", "r", 7), ("d", "r", 0))] == [None] * 3
    assert journal.entries.latest("c", "r", 0, -60) is None


def asked(journal: Journal, question: str, *presses: tuple[int, str], found: bool = False, places: tuple[str, ...] = ("p", "q")) -> None:
    """A question as it is kept, and what readers pressed below its answer."""
    matches = tuple((place, 70.0) for place in places)
    journal.sent(1, Sent(()), Entry(question, found, f"k {question}", matches=matches, score=30.5, article=4)).result()
    for reader, what in presses:
        journal.pressed(f"k {question}", 1, reader, what).result()


def test_a_question_is_failed_without_an_answer_or_by_thumbs_down() -> None:
    journal = Journal(open_database("memory:"))
    asked(journal, "unanswered")
    asked(journal, "answered", found=True)
    asked(journal, "liked", (5, "up"), found=True)
    asked(journal, "disliked", (5, "up"), (5, "passage"), (6, "none"), found=True)
    asked(journal, "taken back", (5, "down"), (5, "no"), found=True)
    asked(journal, "disputed", (5, "up"), (6, "down"), found=True)
    asked(journal, "outvoted", (5, "up"), (6, "article"), (7, "up"), found=True)
    asked(journal, "edited since", (5, "down"), (6, EDITED), found=True)
    failed = {one.asked: (one.unanswered, one.reasons) for one in journal.log.failed()}
    assert failed == {"unanswered": (True, ()), "disliked": (False, ("passage", "none")), "disputed": (False, ("down",))}
    assert [(one.asked, one.praised) for one in journal.log.praised()] == [("liked", ("p",)), ("outvoted", ("p",))]


def test_a_passage_that_was_chosen_answers_and_is_what_a_thumb_praises() -> None:
    journal = Journal(open_database("memory:"))
    asked(journal, "chosen", (5, "o1"), (5, "up"))
    asked(journal, "left", (5, "o1"), (5, "offers"))
    assert [one.asked for one in journal.log.failed()] == ["left"]
    assert [one.praised for one in journal.log.praised()] == [("q",)]


def test_the_log_tells_how_a_question_was_read_and_what_came_nearest() -> None:
    journal = Journal(open_database("memory:"))
    journal.sent(
        1, Sent(()), Entry("and hw?", found=False, key="k", meaning="Beer and hw?", read_as="beer and how", score=9.5, article=2)
    ).result()
    (one,) = journal.log.failed()
    assert (one.question, one.understood, one.score, one.article) == ("Beer and hw?", "beer and how", 9.5, 2)


def test_questions_are_counted_by_the_quarter_of_an_hour_and_thumbs_one_by_one(url: str) -> None:
    engine, now = open_database(url), [900_000]
    journal = Journal(engine, lambda: now[0])
    asked(journal, "old")
    for now[0] in (1_800_000, 1_800_899, 1_800_900):
        asked(journal, f"at {now[0]}", (5, "up"), (6, "down"), found=True)
    counted = journal.log.counted(since=1_800_000)
    assert counted.asked == {1_800_000: 2, 1_800_900: 1}
    assert sorted(counted.thumbs) == [(at, up) for at in (1_800_000, 1_800_899, 1_800_900) for up in (False, True)]
    assert [one.asked for one in counted.failed] == ["at 1800000", "at 1800899", "at 1800900"]
    assert len(journal.log.counted().failed) == 4
    engine.dispose()


def test_a_passages_key_finds_it_until_its_text_is_changed() -> None:
    match = a_match("A vat of porter burst.", an_article("Beer", number=7))
    key = PassageKey.parse(match_key(match))
    assert (key.article, key.position, key.part, key.start, key.end) == (7, 0, 0, 0, 22)
    assert key.holds(match.passage)
    assert not key.holds(a_match("A vat of porter burst!", match.article).passage)
