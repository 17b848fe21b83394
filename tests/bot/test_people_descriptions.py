"""How a person is introduced, and which passages show it."""

from __future__ import annotations

import pytest
from builders import an_article, by_name, the_portrait

from bot.model import Article, Source


def described(*articles: Article | str) -> str | None:
    return by_name(*articles)["Ann Lee"].description


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("Ann Lee, a miller from Kent, was late.", "a miller from Kent"),
        ("Ann Lee, 34, a miller from Kent, was late.", "a miller from Kent"),
        ("Ann Lee, the mayor of Leeds, was late.", "the mayor of Leeds"),
        ("The mayor of Leeds, Ann Lee, was late.", "The mayor of Leeds"),
        ("Mayor Ann Lee was late.", "Mayor"),
        ("Former Mayor Ann Lee was late.", "Former Mayor"),
        ("Ann Lee was a miller from Kent.", "a miller from Kent"),
        ("Ann Lee (born 3 May 1911) was a Welsh miller.", "a Welsh miller"),
        ("Ann Lee was late.", None),
        ("Ms Ann Lee was late.", None),
    ],
)
def test_a_person_is_described_in_the_articles_words(text: str, description: str | None) -> None:
    assert described(text) == description


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("The farm was left by sisters Grace and Ann Lee.", "sisters"),
        ("He was adopted by a couple from Kent, Harold and Ann Lee, and grew up.", "a couple from Kent"),
        ("Harold Amis and Ann Lee, two rival explorers, reached it.", "two rival explorers"),
        ("Her handler is Ann Lee.", "Her handler"),
        ("Chair of governors Ann Lee said no.", "Chair of governors"),
        ("Dr Ann Lee is medical director of the hospice.", "medical director of the hospice"),
        ("That came too late for Ann Lee, from Swindon, whose bill was high.", "from Swindon"),
        ("Costume designer Ann Lee wept.", "Costume designer"),
        ("The captain, a Greek national identified as Ann Lee, is being questioned.", "a Greek national"),
        ("Sceptics include Ann Lee, whose newsletter is read by most of the industry.", "whose newsletter is read by most of the industry"),
        ("His partner on the night, Ann Lee, has already testified.", "His partner on the night"),
        ("This spring he hired a new head of research, Ann Lee.", "a new head of research"),
    ],
)
def test_people_are_described_in_many_ways(text: str, description: str) -> None:
    assert described(text) == description


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee, the official said, saw it as a last chance.",
        "Ann Lee, her husband Tom Cole and their son Tim Cole moved to Leeds.",
        "Ann Lee was hopeful.",
        "The video shows the moment Ann Lee was found.",
        "A letter reached the British Ann Lee.",
        "Among them were Ann Lee, the historian Tom Cole and others.",
    ],
)
def test_what_tells_of_something_else_describes_nobody(text: str) -> None:
    assert described(text) is None


def test_an_apposition_says_more_than_a_title() -> None:
    assert described("Mayor Ann Lee was late. Ann Lee, a miller from Kent, slept.") == "a miller from Kent"


def test_the_latest_article_describes_whichever_was_added_first() -> None:
    old = an_article("Old", "Ann Lee, a young miller from Kent, was late.", source=Source(published="2001-05-06"))
    new = an_article("New", "Ann Lee, an old miller from Kent, was late.", source=Source(published="2021-05-06"))
    assert described(old, new) == described(new, old) == "an old miller from Kent"


def test_an_article_that_describes_comes_before_a_later_one_that_does_not() -> None:
    old = an_article("Old", "Ann Lee, a miller from Kent, was late.", source=Source(published="2001-05-06"))
    new = an_article("New", "Ann Lee was late again.", source=Source(published="2021-05-06"))
    assert described(new, old) == "a miller from Kent"


def test_many_words_come_before_a_later_articles_one() -> None:
    old = an_article("Old", "Ann Lee, a miller from Kent, was late.", source=Source(published="2001-05-06"))
    new = an_article("New", "Mayor Ann Lee was late.", source=Source(published="2021-05-06"))
    assert described(new, old) == "a miller from Kent"


def test_the_passage_that_describes_is_shown_first() -> None:
    portrait = the_portrait("Ann Lee", "Ann Lee was late.\n\nIt rained.\n\nAnn Lee, a miller from Kent, slept.")
    assert [match.passage.position for match in portrait.matches] == [2, 0]
    assert portrait.matches[0].sentence == "Ann Lee, a miller from Kent, slept."


def test_a_full_name_is_surer_than_a_surname() -> None:
    full, short = the_portrait("Ann Lee", "Ann Lee was late.\n\nLater Lee slept.").matches
    assert full.score > short.score


def test_quotes_are_those_of_the_latest_article_first() -> None:
    old = an_article("Old", "“We carried the flour upstairs,” said Ann Lee.", source=Source(published="2001-05-06"))
    new = an_article("New", "“The river is high again today,” said Ann Lee.", source=Source(published="2021-05-06"))
    assert [quote.article.title for quote in the_portrait("Ann Lee", old, new).quotes] == ["New", "Old"]
