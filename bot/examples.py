"""Questions to begin with, made from the articles at hand: each can be answered by the very article it comes from."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Any, Literal

from babel import UnknownLocaleError
from babel.dates import get_month_names

from bot.summary import summarise
from bot.text import WORD, language, stem, stopwords, tokens, words, yaml_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.model import Article, Person

Kind = Literal["who", "when", "what"]
_KINDS: tuple[Kind, ...] = ("who", "when", "what")
ENGLISH = "en"
_READ = 12  # articles looked into for one example, at most: a library may hold very many
_SENTENCES = 5  # sentences of an article's summary, where its dates are looked for first
_OFTEN = 3  # times an article names what it is about, at least; once less when the headline names it too
_LONG = 5  # letters of a headline's word that can be a subject of its own
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Example:
    """Something to ask about: who `subject` is, what happened `subject` ("on 15 January 1919"), what is known about `subject`.

    `subject` stands so in the article numbered `article`; only the first letter of a "when" may be a capital there. `question` asks it
    in the language of the article.
    """

    kind: Kind
    subject: str
    article: int
    question: str


def who_is(name: str, spoken: str = ENGLISH) -> str:
    """Who the person is, asked in that language (ISO 639-1), in English where the bot has no words in it."""
    return _question("who", name, spoken)


def _question(kind: Kind, subject: str, spoken: str) -> str:
    asked = _asked(spoken).get(kind) or _asked(ENGLISH)[kind]
    return str(asked).format(subject=subject)


def _example(kind: Kind, subject: str, article: Article) -> Example:
    return Example(kind, subject, article.number, _question(kind, subject, language(article.text)))


def examples(articles: Sequence[Article], people: Sequence[Person], count: int = 3) -> tuple[Example, ...]:
    """Up to `count` examples, of different kinds and from different articles where these allow it; always the same ones."""
    chosen: list[Example] = []
    names = _names(people)
    while len(chosen) < count and (one := _next(articles, names, chosen)):
        chosen.append(one)
    return tuple(chosen)


def of_article(article: Article, people: Sequence[Person]) -> Iterator[Example]:
    """Every example that can come from the article, kind by kind; always the same ones in the same order."""
    named = _names(people).get(article.number, ())
    return (_example(kind, subject, article) for kind in _KINDS for subject in _subjects(kind, article, named))


def _next(articles: Sequence[Article], names: Mapping[int, Sequence[Person]], chosen: Sequence[Example]) -> Example | None:
    kinds = Counter(each.kind for each in chosen)
    taken = {each.subject for each in chosen}
    offers = (
        _example(kind, subject, article)
        for kind in sorted(_KINDS, key=lambda kind: kinds[kind])
        for article in _waiting(kind, articles, names, chosen)
        for subject in _subjects(kind, article, names.get(article.number, ()))
    )
    return next((each for each in offers if each.subject not in taken), None)


def _waiting(kind: Kind, articles: Sequence[Article], names: Mapping[int, Sequence[Person]], chosen: Sequence[Example]) -> list[Article]:
    """The articles to look into for an example of that kind, those least used before first."""
    used = Counter(each.article for each in chosen)
    fitting = (article for article in articles if kind != "who" or article.number in names)
    return sorted(fitting, key=lambda article: used[article.number])[:_READ]


def _subjects(kind: Kind, article: Article, named: Sequence[Person]) -> Iterator[str]:
    if kind == "who":
        return (person.name for person in named if person.name in article.text)
    return _dates(article) if kind == "when" else _things(article, named)


def _names(people: Sequence[Person]) -> dict[int, list[Person]]:
    """The described people of each article, by its number, in the order they are given in."""
    found: dict[int, list[Person]] = {}
    for person in people:
        for article in person.articles if person.description else ():
            found.setdefault(article.number, []).append(person)
    return found


def _dates(article: Article) -> Iterator[str]:
    """The article's dates with the word before them, those that name a day first, and of these those of its summary."""
    told = [sentence.text for sentence in summarise(article, _SENTENCES).sentences]
    for pattern in _patterns(language(article.text)):
        for text in [*told, *article.paragraphs]:
            yield from (date[0].lower() + date[1:] for date in pattern.findall(text))


def _things(article: Article, named: Sequence[Person]) -> Iterator[str]:
    """What the article is about: names in its headline, then the headline's words, then names that it repeats."""
    spoken, people = language(article.text), {word for person in named for word in words(person.name)}
    phrases = Counter(phrase for text in article.paragraphs for phrase in _phrases(text) if not people & set(words(phrase)))
    headline = set(_stems(article.title, spoken))
    often = [(_with_its_article(phrase, article.text), times) for phrase, times in phrases.most_common() if times >= _OFTEN - 1]
    yield from (phrase for phrase, _ in often if headline.issuperset(_stems(phrase, spoken)))
    yield from _headline_words(article, headline, people, spoken)
    yield from (phrase for phrase, times in often if times >= _OFTEN)


def _with_its_article(phrase: str, text: str) -> str:
    """ "the South Pole" for "South Pole" where the text mostly says so."""
    return f"the {phrase}" if text.count(f"the {phrase}") * 2 >= text.count(phrase) else phrase


def _headline_words(article: Article, headline: set[str], people: set[str], spoken: str) -> Iterator[str]:
    written = (match.group() for match in WORD.finditer(article.text) if match.lastgroup != "unspaced")
    fitting = (word for word in written if len(word) >= _LONG and word.isalpha() and stem(word, spoken) in headline)
    for word, times in Counter(fitting).most_common():
        if times >= _OFTEN and not people & set(words(word)):
            yield word


def _stems(text: str, spoken: str) -> list[str]:
    return [stem(word, spoken) for word in words(text) if word not in stopwords()]


def _phrases(text: str) -> Iterator[str]:
    """Names of two words and more ("South Pole", "Apollo 13"), in reading order."""
    found = list(WORD.finditer(text))
    index = 0
    while index < len(found):
        length = _run(text, found, index)
        if length > 1:
            yield _POSSESSIVE.sub("", text[found[index].start() : found[index + length - 1].end()])
        index += max(1, length)


def _run(text: str, found: Sequence[re.Match[str]], index: int) -> int:
    """How many words from that one on are written as one name."""
    if not _begins(found[index]):
        return 0
    pairs = pairwise(found[index:])
    return 1 + sum(1 for _ in takewhile(lambda pair: text[pair[0].end() : pair[1].start()] == " " and _is_part(pair[1]), pairs))


def _begins(match: re.Match[str]) -> bool:
    found = tokens(match.group())
    return bool(found) and found[0].shape == "c" and found[0].word not in stopwords()


def _is_part(match: re.Match[str]) -> bool:
    return _begins(match) or match.group().isdigit()


def _asked(spoken: str) -> Mapping[str, Any]:
    """How questions are asked in that language, and what finds its dates; empty where that is not known."""
    told: Mapping[str, Mapping[str, Any]] = yaml_table("bot", "examples.yaml")
    return told.get(spoken, {})


@cache
def _patterns(spoken: str) -> tuple[re.Pattern[str], ...]:
    """What finds the dates of a language, the most exact first; none where the language has no patterns."""
    try:
        months = "|".join(re.escape(name) for name in get_month_names("wide", locale=spoken).values())
    except UnknownLocaleError:
        return ()
    return tuple(re.compile(each.replace("{months}", months), re.IGNORECASE) for each in _asked(spoken).get("dates", ()))
