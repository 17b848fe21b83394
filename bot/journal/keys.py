"""A passage as the journal and the buttons name it: by its place and a digest, never by its text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.model import Match, Passage


@dataclass(frozen=True, slots=True)
class PassageKey:
    """The article (its number), the paragraph and the part of it, the stretch that is marked there, and the digest of the text."""

    article: int
    position: int
    part: int
    start: int
    end: int
    digest: str

    @classmethod
    def parse(cls, key: str) -> PassageKey:
        """What the key names; raises ValueError where it is no key."""
        article, position, part, start, end, digest = key.split(".")
        return cls(int(article), int(position), int(part), int(start), int(end), digest)

    def holds(self, passage: Passage) -> bool:
        """Whether the passage, wherever it stands now, reads as it did."""
        return digest(passage.text) == self.digest


def match_key(match: Match) -> str:
    """At most 58 characters by which a button names a passage and the stretch marked in it; another once the text is changed."""
    return place_key(match.passage, match.start, match.end)


def place_key(passage: Passage, start: int, end: int) -> str:
    """The key of the passage with that stretch of it marked."""
    return f"{passage.article}.{passage.position}.{passage.part}.{start}.{end}.{digest(passage.text)}"


def digest(text: str) -> str:
    """Eight characters that are others once the text is changed."""
    return hashlib.blake2b(text.encode(), digest_size=4).hexdigest()
