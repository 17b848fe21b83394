"""Different people of one name, kept apart by the company they keep and by what the articles call them."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from bot.people.describing import grammar
from bot.people.forms import parts
from bot.people.lists import addresses
from bot.text import fold, stem, stopwords, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.model import Article
    from bot.people.mentions import Mention

SHARED = 2
"""So many capitalised words, at least, besides the person's own, do two articles share that speak of one thing."""


class Appearance:
    """A person in one article: who else is named there, what the article calls them, and which words it holds."""

    def __init__(self, article: Article, mention: Mention, company: Iterable[str]) -> None:
        self.article, self.mention = article, mention
        self.own = frozenset(parts(mention.name))
        self.company = frozenset(name for name in company if name != mention.name)

    @cached_property
    def called(self) -> frozenset[str]:
        """The stems of the words that describe them, titles included; those that say nothing of a person are left out."""
        told = [self.mention.description or "", *(form for form, _ in self.mention.forms)]
        found = {stem(word, "en") for text in told for word in words(text)}
        return frozenset(found - {stem(word, "en") for word in self.own} - _plain())

    @cached_property
    def text(self) -> frozenset[str]:
        """The stems of the article's words."""
        return frozenset(stem(word, "en") for word in words(self.article.text))

    @cached_property
    def names(self) -> frozenset[str]:
        """The capitalised words within the article's sentences, but for the person's own."""
        written = (word.strip(".,;:!?\"'“”‘’()[]—–-") for text in self.article.paragraphs for word in text.split()[1:])
        return frozenset(fold(word) for word in written if word[:1].isupper() and len(word) > 2) - self.own - stopwords() - _calendar()


@cache
def _plain() -> frozenset[str]:
    """Stems that tell nobody apart: "a former", "Mr"."""
    kinds = ("indefinite", "definite", "participles", "adverbs", "widening", "general")
    said = frozenset().union(*(grammar()[kind] for kind in kinds)) | stopwords()
    titles = {word for title in addresses() for word in title.split()}
    return frozenset(stem(word, "en") for word in said | titles)


@cache
def _calendar() -> frozenset[str]:
    """Capitalised words that any two articles may share."""
    return grammar()["when"] | {"mr", "mrs", "ms", "dr", "the"}


def kindred(one: Appearance, other: Appearance) -> bool:
    """Whether anything speaks for two appearances of a name being one person's."""
    if one.article is other.article or one.company & other.company or one.called & other.called:
        return True
    if one.called & other.text or other.called & one.text:
        return True
    return len(one.names & other.names) >= SHARED


def senses(appearances: Sequence[Appearance]) -> list[list[Appearance]]:
    """The appearances of one name, those of each person together, in their order.

    Two are different people's only where both articles say who they are, in words that have nothing in common with the other, and
    the two share neither company nor names; everything else is the same person's.
    """
    told = [one for one in appearances if one.called]
    found: list[list[Appearance]] = []
    for one in told:
        near = [sense for sense in found if any(kindred(one, other) for other in sense)]
        merged = [other for sense in near for other in sense]
        found = [sense for sense in found if sense not in near]
        found.append([*merged, one])
    if len(found) < 2:
        return [list(appearances)] if appearances else []
    for one in appearances:
        if not one.called:
            max(found, key=lambda sense: (sum(kindred(one, other) for other in sense), len(sense))).append(one)
    order = {id(one): at for at, one in enumerate(appearances)}
    return sorted((sorted(sense, key=lambda one: order[id(one)]) for sense in found), key=lambda sense: order[id(sense[0])])
