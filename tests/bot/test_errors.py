"""Every error is one sentence that names the culprit."""

from __future__ import annotations

import pytest

from bot import errors


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (errors.UnreadableFile("a.txt", "it is empty"), "a.txt: it is empty"),
        (errors.UnreadableFile("a.jsonl", "it is not JSON", 3), "a.jsonl: line 3: it is not JSON"),
        (errors.UnusableLibrary("sqlite:///x", "it is locked"), "the library sqlite:///x cannot be used: it is locked"),
        (errors.UnusableSetting("a.b", "my.yaml", "is missing"), "setting a.b in my.yaml: is missing"),
        (errors.TelegramRefused("the token is wrong"), "Telegram refused the bot: the token is wrong"),
    ],
)
def test_an_error_names_the_culprit(error: errors.ArticleBotError, said: str) -> None:
    assert str(error) == said


def test_an_unknown_article_is_told_with_how_to_find_the_known_ones() -> None:
    assert "'x'" in str(errors.UnknownArticle("x"))
    assert "article-bot articles" in str(errors.UnknownArticle("x"))
