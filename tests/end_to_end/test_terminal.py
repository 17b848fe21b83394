"""The same bot in the terminal, as a process with piped lines."""

from __future__ import annotations

from conftest import article_bot


def test_piped_lines_are_messages_and_only_their_replies_go_to_stdout() -> None:
    ended = article_bot("chat", "--library", "memory:", given=b"What did China ban?\n/who Zhao\n")
    told = ended.stdout.decode()
    assert ended.returncode == 0
    assert ended.stderr == b""
    assert "coal" in told
    assert "Tong Zhao — an associate at the Carnegie Tsinghua Center for Global Policy" in told


def test_a_number_presses_a_button() -> None:
    told = article_bot("chat", "--library", "memory:", given=b"/who Fleming\n2\n").stdout.decode()
    assert "[2] Sandford Fleming" in told
    assert told.rstrip().count("Sandford Fleming") > 2


def test_a_line_that_is_not_utf8_gets_one_sentence_and_the_rest_goes_on() -> None:
    told = article_bot("chat", "--library", "memory:", given=b"\xff\xfe\n\n" + b"x" * 5000 + b"\nwho is Tong Zhao\n").stdout.decode()
    assert "not UTF-8" in told
    assert "more than 4,096 characters" in told
    assert "Carnegie" in told


def test_without_seeds_it_says_that_it_knows_nothing() -> None:
    told = article_bot("chat", "--library", "memory:", given=b"what?\n/who\n/summary\n/articles\n/help\n", ARTICLE_BOT_LIBRARY__SEEDS="")
    assert told.stdout.decode().count("I know no articles yet") == 5


def test_whoever_sits_here_may_change_the_library() -> None:
    given = b"http://127.0.0.1/x\n/remove apolo 13\n1\n/articles\n"
    told = article_bot("chat", "--library", "memory:", given=given).stdout.decode()
    assert "Not taken: http://127.0.0.1/x: the address of 127.0.0.1 is not on the public internet." in told
    assert "Removed: Apollo 13" in told
    assert "I know 4 articles." in told
