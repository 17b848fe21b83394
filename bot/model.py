"""The nouns of the bot, frozen: what every room speaks of and none may change."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article was published. Every part may be unknown; `published` is ISO 8601, as it was given."""

    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    author: str | None = None

    @property
    def day(self) -> date | None:
        """The day it was published."""
        return datetime.fromisoformat(self.published).date() if self.published else None


@dataclass(frozen=True, slots=True)
class Article:
    """A headline and its paragraphs, in reading order, word for word.

    `id` is the owner's name for it (1 to 200 characters); `number` the library's short one, counted from 1, and 0 until
    the library has given it. `sources` holds every place that published it, the first the one that is quoted.
    `origin` is the file or address it was read from where its id was not given but taken from there. `pages` has for each paragraph
    the page on which it begins, counted from 1; it is empty where there are no pages. `scraped` tells, while it is being added, that
    it was cut out of a page or a raw text.
    """

    id: str
    title: str
    paragraphs: tuple[str, ...]
    sources: tuple[Source, ...] = (Source(),)
    number: int = 0
    origin: str | None = None
    pages: tuple[int, ...] = ()
    scraped: bool = field(default=False, compare=False)

    @property
    def source(self) -> Source:
        """The place quoted for it."""
        return self.sources[0]

    @property
    def text(self) -> str:
        """The paragraphs, a blank line apart."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Passage:
    """The smallest thing quoted: a paragraph, or a part of a long one.

    `position` counts the article's paragraphs from 0; parts of one paragraph share it and are told apart by `part`, from 0.
    """

    article: int
    position: int
    text: str
    part: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asked, as it was asked; `meaning` is it written out, where it leaned on the question before."""

    text: str
    meaning: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A passage that may answer a question.

    `sentence` is the slice of the passage's text that answers it; `score` lies in 0..100: of the matches given with score s,
    about s in a hundred are right.
    """

    passage: Passage
    article: Article
    score: float
    start: int
    end: int

    @property
    def page(self) -> int | None:
        """The page of the article on which the passage's paragraph begins; None where there are no pages."""
        return self.article.pages[self.passage.position] if self.article.pages else None

    @property
    def sentence(self) -> str:
        """The sentence of the passage that answers the question, word for word."""
        return self.passage.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the library says to a question: its best matches, best first; none of them sendable when `found` is false.

    `read_as` is the question (its meaning, where it has one) with its misspelt words repaired, None when it was read as written.
    `offers` are what may have been meant where nothing is found: a match an article, best first.
    """

    question: Question
    matches: tuple[Match, ...] = ()
    read_as: str | None = None
    found: bool = False
    offers: tuple[Match, ...] = ()

    @property
    def turn(self) -> Turn | None:
        """What the next question may lean on; None where nothing was found."""
        if not self.found:
            return None
        best = self.matches[0]
        return Turn(self.read_as or self.question.meaning or self.question.text, best.passage, best.sentence)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question that was answered, as it was understood, with the passage and the sentence that answered it."""

    question: str
    passage: Passage
    sentence: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, word for word; `position` counts the article's paragraphs from 0."""

    text: str
    position: int


@dataclass(frozen=True, slots=True)
class Summary:
    """An article's most telling sentences, in reading order."""

    article: Article
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Someone the articles name.

    `aliases` are the other forms the articles use, most used first; `description` is in the articles' own words, None where
    they give none; `mentions` counts every form, `counts` those in each of the articles. `apart` is 0, but for a namesake of
    somebody else the number of the first article that names them.
    """

    name: str
    mentions: int
    articles: tuple[Article, ...]
    aliases: tuple[str, ...] = ()
    description: str | None = None
    counts: tuple[int, ...] = ()
    apart: int = 0


@dataclass(frozen=True, slots=True)
class Relation:
    """What an article says, word for word, of how a person stands to `other`; None where it names nobody else."""

    match: Match
    other: str | None


@dataclass(frozen=True, slots=True)
class Moment:
    """A sentence of an article that tells something of a person, and when: ISO 8601 as far as it is given (1928, 1928-09, 1928-09-03)."""

    when: str
    match: Match


@dataclass(frozen=True, slots=True)
class Portrait:
    """What the articles tell of a person, each part a match that marks the words; `accompanied` says whether a passage names others too.

    `matches` are the passages that show it, the best first; `quotes` what they said, of the latest article first; `moments` are in
    the order of their dates.
    """

    person: Person
    matches: tuple[Match, ...] = ()
    quotes: tuple[Match, ...] = ()
    relations: tuple[Relation, ...] = ()
    moments: tuple[Moment, ...] = ()
    accompanied: bool = False
