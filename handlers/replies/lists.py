"""Articles and people as lists, ten at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.digest import TODAY, WEEK
from handlers.replies.answers import note
from handlers.replies.people import counted, named, numbered_buttons
from handlers.replies.reply import Button, Reply, rows
from handlers.replies.sources import headline, in_line, source_line
from handlers.rich import Rich, clip, join, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.digest import Period
    from bot.model import Article, Person
    from handlers.phrases import Phrases

PAGE = 10
LONGEST_GIST = 160


def article_list(articles: Sequence[Article], page: int, phrases: Phrases) -> Reply:
    """The articles with their sources."""
    if not articles:
        return note(phrases, "empty_library")
    page = _within(page, articles)
    first = page * PAGE
    title = plain(phrases.say("articles_title", count=len(articles)))
    shown = articles[first : first + PAGE]
    lines = _lines(shown, first + 1, phrases)
    return Reply((title, lines), _cards(shown, first + 1, f"articles:{{}}.{page}") + turning("articles", page, len(articles), phrases))


def close_articles(articles: Sequence[Article], phrases: Phrases) -> Reply:
    """The first of the articles with their sources, as those whose headlines come closest to what was wanted."""
    return Reply((plain(phrases.say("articles_close")), _lines(articles[:PAGE], 1, phrases)), _cards(articles[:PAGE], 1))


def _cards(articles: Sequence[Article], first: int, leads: str = "n:{}") -> tuple[tuple[Button, ...], ...]:
    """A numbered button for the card of each; `leads` says where a press goes, the article's number in its braces."""
    return rows([Button(str(at), f"card:{leads.format(article.number)}") for at, article in enumerate(articles, first)], 5)


def _lines(articles: Sequence[Article], first: int, phrases: Phrases) -> Rich:
    return join(Rich(f"{at}. ") + source_line(article, phrases) for at, article in enumerate(articles, first))


def new_articles(added: Sequence[Article], phrases: Phrases) -> Reply:
    """What was added, ten headlines at the most."""
    lines = [source_line(article, phrases) for article in added[:PAGE]]
    more = [plain(phrases.say("and_more", count=len(added) - PAGE))] if len(added) > PAGE else []
    return Reply((plain(phrases.say("new_articles", count=len(added))), join([*lines, *more])))


def digest(articles: Sequence[Article], page: int, period: Period, gist: Callable[[Article], str], phrases: Phrases) -> Reply:
    """One line an article of the period: its headline and what it says in a sentence; a numbered button each for its card."""
    page = _within(page, articles)
    first = page * PAGE
    shown = list(enumerate(articles[first : first + PAGE], first + 1))
    lines = [Rich(f"{at}. ") + join((headline(article), plain(clip(gist(article), LONGEST_GIST))), " — ") for at, article in shown]
    title = plain(_of_period("digest", period, phrases, len(articles)))
    cards = _cards([article for _, article in shown], first + 1, f"{period.key}:{{}}.{page}")
    return Reply((title, join(lines)), cards + turning("summary", page, len(articles), phrases, period.key))


def no_digest(newest: Sequence[Article], period: Period, phrases: Phrases) -> Reply:
    """That nothing was published in the period, and the newest articles."""
    lines = join((plain(phrases.say("newest")), _lines(newest[:PAGE], 1, phrases)))
    return Reply((plain(_of_period("none", period, phrases)), lines), _cards(newest[:PAGE], 1))


def _of_period(what: str, period: Period, phrases: Phrases, count: int = 0) -> str:
    """What is said of "today", of the "week", or of the days since another."""
    if period.key in (TODAY, WEEK):
        return phrases.say(f"{what}_{period.key}", count=count)
    return phrases.say(f"{what}_since", count=count, day=phrases.date(period.first))


def choose_article(articles: Sequence[Article], page: int, phrases: Phrases, what: str = "summary", behind: str = "") -> Reply:
    """Which article is meant: a button each, whose press goes to `what`; `behind` is what the buttons' kinds have behind them."""
    page = _within(page, articles)
    shown = articles[page * PAGE : (page + 1) * PAGE]
    buttons = rows([Button(clip(article.title, 60), f"{what}:n{behind}:{article.number}") for article in shown])
    return Reply((plain(phrases.say("which_article")),), buttons + turning(what, page, len(articles), phrases, f"p{behind}"))


def people_list(people: Sequence[Person], page: int, phrases: Phrases) -> Reply:
    """The people, most mentioned first, each with how the articles describe them."""
    if not people:
        return note(phrases, "no_people")
    page = _within(page, people)
    first = page * PAGE
    shown = list(enumerate(people[first : first + PAGE], first + 1))
    lines = [_person(at, person, phrases) for at, person in shown]
    title = plain(phrases.say("people_title", count=len(people)))
    return Reply((title, join(lines)), numbered_buttons(shown, str(page)) + turning("who", page, len(people), phrases))


def people_in(article: Article, people: Sequence[Person], page: int, phrases: Phrases) -> Reply:
    """Whom the article names, most mentioned in it first, each with how the articles describe them."""
    if not people:
        return Reply((join((plain(phrases.say("no_people_there", headline=article.title)), source_line(article, phrases))),))
    page = _within(page, people)
    first = page * PAGE
    shown = list(enumerate(people[first : first + PAGE], first + 1))
    lines = [_person(at, person, phrases, often=False) for at, person in shown]
    title = plain(phrases.say("people_there", headline=article.title))
    cards = numbered_buttons(shown, f"i~{article.number}~{page}")
    turned = _turned(f"who:i:{article.number}.", page, len(people), phrases)
    return Reply((title, join(lines), Rich("— ") + source_line(article, phrases)), cards + turned, (article.number,))


def _person(at: int, person: Person, phrases: Phrases, *, often: bool = True) -> Rich:
    """A line of a list, with how often the person is named, and in how many articles where that is not said already."""
    told = counted(person, phrases) if often else phrases.say("mentions", count=person.mentions)
    return Rich(f"{at}. ") + in_line((named(person), plain(f"({told})")), " ", phrases)


def turning(what: str, page: int, count: int, phrases: Phrases, kind: str = "p") -> tuple[tuple[Button, ...], ...]:
    """The row that turns the page, where there is more than one."""
    return _turned(f"{what}:{kind}:", page, count, phrases)


def _turned(leads: str, page: int, count: int, phrases: Phrases) -> tuple[tuple[Button, ...], ...]:
    back = [Button(phrases.say("previous"), f"{leads}{page - 1}")] if page else []
    on = [Button(phrases.say("next"), f"{leads}{page + 1}")] if (page + 1) * PAGE < count else []
    return (tuple(back + on),) if back or on else ()


def _within(page: int, things: Sequence[object]) -> int:
    return max(0, min(page, (len(things) - 1) // PAGE))
