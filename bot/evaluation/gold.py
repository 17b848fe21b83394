"""What an owner holds to be right, found in the library: a paragraph, an article or words quoted from a passage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.model import Article, Match


@dataclass(frozen=True, slots=True)
class Gold:
    """One thing that is right: the article `id`, its paragraph `position` where one is named, or, without an `id`, the quoted `text`.

    `text` is what a person is shown: the paragraph, the article's headline, or the quotation.
    """

    text: str
    id: str | None = None
    position: int | None = None

    @classmethod
    def parse(cls, named: str, articles: Mapping[str, Article]) -> Gold:
        """What `named` means among the articles, by their ids: "ID", "ID#POSITION" (counted from 0), else a quotation."""
        if named in articles:
            return cls(articles[named].title or named, named)
        article, _, place = named.rpartition("#")
        held = articles[article].paragraphs if article in articles else ()
        if place.isdecimal() and int(place) < len(held):
            return cls(held[int(place)], article, int(place))
        return cls(named)

    def is_met_by(self, match: Match) -> bool:
        """Whether the match is of this paragraph or article, or holds the quotation (or, of a long paragraph, a part of it)."""
        if self.id is not None:
            return match.article.id == self.id and self.position in (None, match.passage.position)
        quoted, held = plain(self.text), plain(match.passage.text)
        return bool(quoted) and (quoted in held or held in quoted)


def plain(text: str) -> str:
    """The text as quotations are compared: one space between words, capitals as small letters."""
    return " ".join(text.casefold().split())
