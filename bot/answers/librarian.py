"""The Librarian answers: every recipe of the bot, each step one room."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from bot import examples, following, people, summary
from bot.answers.finding import about, close, most_about, subject
from bot.answers.known import Known
from bot.answers.offers import offers
from bot.answers.persons import Persons
from bot.answers.seeds import load_seeds
from bot.answers.shared import Shared, shared
from bot.errors import ArticleBotError, EmptyQuestion
from bot.index import passages
from bot.matching import rank, read
from bot.model import Answer, Article, Match, Person, Question, Summary
from bot.spelling import repair
from bot.text import question_languages, sentence_spans, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from bot.answers.library import Library
    from bot.examples import Example
    from bot.index import Reader
    from bot.matching import Ranked, Weights
    from bot.model import Portrait, Turn
    from bot.shelf import Kept
    from bot.spelling import Repair

CANDIDATES = 50
"""So many passages are looked at closely; the right one is among them for 98 of 100 questions over 6,692 passages."""
LOOKED_THROUGH = 10
"""So many passages are looked through for what may have been meant, where none is sure enough."""
CHOSEN = 100.0
"""The score of a passage that a reader picked out: it is the one that was meant."""
LONGEST_QUESTION = 64
"""Words of a question that are read; nobody asks in more, and a pasted page should not take long."""


class Librarian:
    """Knows the library and answers about it. Every call blocks; only add, add_all, undo, remove and load_seeds change the library."""

    def __init__(self, library: Library, weights: Weights, least_score: float = 35.0, passages: int = 3) -> None:
        self._library, self._weights = library, weights
        self.least_score, self.passages = least_score, passages
        self._known: Known[Answer] = Known()
        self._leant_on: Known[Article | None] = Known()
        self.persons = Persons(library)

    def answer(self, question: Question, limit: int | None = None) -> Answer:
        """The best `limit` matches (the settings' number by default), best first; raises EmptyQuestion."""
        text = " ".join((question.meaning or question.text).split()[:LONGEST_QUESTION])
        if not tokens(text):
            raise EmptyQuestion
        reader = self._library.index.reader()
        return replace(self._known.get(reader, (text, limit), lambda: self._answer(text, reader, limit)), question=question)

    def _answer(self, text: str, reader: Reader, limit: int | None) -> Answer:
        repaired = repair(text, reader)
        reading = read(repaired.text, repaired.forms, reader.languages or ["en"], reader.frequency, len(reader))
        candidates = reader.candidates(reading.stems, CANDIDATES)
        ranked = rank(reading, candidates, self._weights, max(limit or self.passages, LOOKED_THROUGH))
        matches = self._matches(ranked[: limit or self.passages])
        found = bool(matches) and matches[0].score >= self.least_score
        read_as = _read_as(repaired, ranked, reader)
        spoken = question_languages(text, tuple(reader.languages))
        offered = () if found else self._matches(offers(ranked, read_as or text, spoken, self.least_score))
        return Answer(Question(text), matches, read_as, found, offered)

    def follow(self, question: Question, last: Turn) -> Question:
        """The question with its meaning where it leans on the `last` one, itself where it stands alone.

        One that may be either is asked both ways, and stands alone unless leaning scores higher.
        """
        number = last.passage.article
        article = self._leant_on.get(self._library.index.reader(), number, lambda: self.article(number))
        leaning = following.lean(question.text, last, article) if article else None
        if leaning is None:
            return question
        meant = replace(question, meaning=leaning.meaning)
        return question if leaning.alone and self._score(meant) <= self._score(question) else meant

    def _score(self, question: Question) -> float:
        return max((match.score for match in self.answer(question, 1).matches), default=0.0)

    def _matches(self, ranked: Sequence[Ranked]) -> tuple[Match, ...]:
        """Those of them whose articles were not removed in the meantime."""
        articles = self._library.shelf.numbered([one.passage.article for one in ranked])
        return tuple(_match(one, articles[number]) for one in ranked if (number := one.passage.article) in articles)

    def summary(self, article: Article, sentences: int = 3, upon: Sequence[int] = ()) -> Summary:
        """The article's most telling sentences, at most so many, in reading order; those of shorter summaries (`upon`) among them."""
        return summary.summarise(article, sentences, upon)

    def compare(self, articles: Sequence[Article], words: str, sentences: int = 2) -> tuple[Summary, ...]:
        """Of each article at most so many sentences on the words that the ones before it do not say."""
        repaired = repair(words, self._library.index.reader())
        return summary.compare(articles, repaired.reading() or words, sentences)

    def about(self, words: str) -> tuple[Article, ...]:
        """The articles that fit the words, by id, number, headline or content: one where it is plain, several to choose from, or none."""
        found = about(words, self.articles(), self._contents(words))
        return found or (self.about(on) if (on := subject(words)) != words else ())

    def close(self, words: str) -> tuple[Article, ...]:
        """The articles that are called by the words, by id, number or a headline like them, the most alike first."""
        return close(words, self.articles())

    def meant(self, words: str) -> tuple[Article, ...]:
        """The articles that the words mean, or the only one there is; raises ArticleBotError where there is none, or no word for which."""
        found = self.about(words) if words else self.articles()
        if not found:
            raise ArticleBotError(f"no article is about {words!r}" if words else "the library holds no articles")
        if len(found) > 1 and not words:
            raise ArticleBotError("several articles fit, name one: " + ", ".join(article.id for article in found[:10]))
        return found

    def _contents(self, words: str) -> tuple[Article, ...]:
        """The articles that hold all of the words, those that speak of them most first; else those with a passage that answers to them."""
        try:
            matches = self.answer(Question(words), CANDIDATES).matches
        except EmptyQuestion:
            return ()
        said = Counter(match.article for match in matches)
        reader = self._library.index.reader()
        repaired, spoken = repair(words, reader), reader.languages or ["en"]
        whole = [one for one in said if all(word.found for word in shared(repaired, f"{one.title}\n{one.text}", spoken))]
        good = [match.article for match in matches if match.score >= self.least_score / 2]
        return most_about({one: said[one] for one in whole or good})

    def people(self) -> tuple[Person, ...]:
        """Everyone the articles name, most mentioned first."""
        return self.persons.everyone().everyone

    def portrait(self, person: Person) -> Portrait:
        """What the articles tell of one of these."""
        return self.persons.everyone().portrait(person)

    def together(self, person: Person) -> tuple[tuple[Person, int], ...]:
        """Who is named in the same passages as the person, and in how many; most often together first."""
        return self.persons.everyone().together(person)

    def people_of(self, article: Article) -> tuple[Person, ...]:
        """Whom the article names, most mentioned in it first; what is counted is counted in it alone."""
        return self.persons.everyone().of(article.number)

    def person(self, name: str) -> tuple[Person, ...]:
        """Who is meant by the name: one person, several that fit equally well, or () for a stranger."""
        return people.named(name, self.people())

    def person_of(self, fits: Callable[[Person], bool]) -> Person | None:
        """The first of the people that fits, None where none does."""
        return next((person for person in self.people() if fits(person)), None)

    def articles(self) -> tuple[Article, ...]:
        """Every article, in the order in which they were added."""
        return tuple(self._library.shelf.articles())

    def article(self, number: int) -> Article | None:
        """The article of that number."""
        return self._library.shelf.numbered([number]).get(number)

    def quote(self, number: int, position: int, part: int, start: int, end: int) -> Match | None:
        """The passage of that article's paragraph with that stretch of it marked; None where there is none any more."""
        article = self.article(number)
        found = (one for one in passages(article) if (one.position, one.part) == (position, part)) if article else ()
        passage = next(iter(found), None)
        return Match(passage, article, CHOSEN, start, end) if article and passage else None

    def shared(self, question: Question, match: Match) -> tuple[Shared, ...]:
        """Which words of the question the passage or its headline holds, and how they were read."""
        text = " ".join((question.meaning or question.text).split()[:LONGEST_QUESTION])
        reader = self._library.index.reader()
        return shared(repair(text, reader), f"{match.passage.text}\n{match.article.title}", reader.languages or ["en"])

    def examples(self, count: int = 3) -> tuple[Example, ...]:
        """Questions that the articles at hand answer."""
        return examples.examples(tuple(islice(self._library.shelf.articles(), 50)), self.people(), count)

    def examples_of(self, article: Article, count: int = 3) -> tuple[Example, ...]:
        """Questions that the article answers, of different kinds where it allows it."""
        return examples.examples((article,), self.people(), count)

    def every_example(self, articles: Iterable[Article]) -> Iterator[tuple[Example, ...]]:
        """Of each of the articles every example that can come from it."""
        known = self.people()
        return (tuple(examples.of_article(article, known)) for article in articles)

    def add(self, article: Article) -> Kept:
        """Keep the article, in place of one with its id; durable and askable when the call returns."""
        return next(self.add_all([article]))

    def add_all(self, articles: Iterable[Article]) -> Iterator[Kept]:
        """Keep the articles in batches, each told of once it is durable and askable."""
        return self._library.take(articles)

    def undo(self, kept: Kept) -> bool:
        """Take back what keeping it changed; False where nothing was, or the article has been changed or removed since."""
        return self._library.undo(kept)

    def remove(self, id: str) -> Article:
        """Take the article away, a seed for good; raises UnknownArticle."""
        return self._library.remove(id)

    def load_seeds(self, folder: Path) -> list[str]:
        """Load what is new or changed among the seeds; returns a sentence for each that could not be read."""
        return load_seeds(self._library, folder)

    @property
    def empty(self) -> bool:
        """Whether there is no article at all."""
        return self._library.shelf.count() == 0


def _match(ranked: Ranked, article: Article) -> Match:
    spans = sentence_spans(ranked.passage.text)
    start, end = spans[ranked.line] if ranked.line < len(spans) else (0, len(ranked.passage.text))
    return Match(ranked.passage, article, round(ranked.score, 1), start, end)


def _read_as(repaired: Repair, ranked: list[Ranked], reader: Reader) -> str | None:
    """How the question was read: in the words of the best passage where it holds one of the readings, written as the best ones do."""
    if not repaired.forms:
        return repaired.reading()
    held = ranked[0].held if ranked else frozenset()
    forms = {form for readings in repaired.forms.values() for form in readings}
    spelt = {token.word: token.written.lower() for one in reversed(ranked) for token in tokens(one.passage.text)}
    return repaired.reading(frozenset(form for form in forms if any(stem(form, code) in held for code in reader.languages)), spelt)
