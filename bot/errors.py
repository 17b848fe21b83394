"""What can go wrong, said in one sentence that names the culprit.

ArticleBotError           everything below; `str()` of it is the sentence
├── Unreadable            something that cannot be read, by whoever does not know its place: .reason
│   ├── UnreadableFile    a file that cannot become an article: .path, .line, .reason
│   └── UnreadableAddress an address that cannot become an article: .address, .reason
├── UnknownArticle        no article of that id or number: .id
├── UnusableLibrary       the library cannot be opened or written: .url, .reason
├── UnusableSetting       a setting that is unknown or of the wrong kind: .key, .file, .reason
├── EmptyQuestion         nothing to look for
├── UnreadableDate        what should be a day and is none: .told
└── TelegramRefused       Telegram will not let the bot in: .reason
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class ArticleBotError(Exception):
    """The base of every error of the bot; its text is one sentence for a person."""


class Unreadable(ArticleBotError):
    """Something that cannot be read; raised by whoever does not know its place, told with it by its children."""

    def __init__(self, reason: str, where: str = "") -> None:
        self.reason = reason
        super().__init__(f"{where}: {reason}" if where else reason)


class UnreadableFile(Unreadable):
    """A file, or a line of one, that cannot become an article."""

    def __init__(self, path: Path | str, reason: str, line: int | None = None) -> None:
        self.path, self.line = str(path), line
        super().__init__(reason, f"{path}: line {line}" if line else f"{path}")


class UnreadableAddress(Unreadable):
    """An address that is refused, cannot be reached or holds no article."""

    def __init__(self, address: str, reason: str) -> None:
        self.address = address
        super().__init__(reason, address)


class UnknownArticle(ArticleBotError):
    """No article has that id."""

    def __init__(self, id: str) -> None:
        self.id = id
        super().__init__(f"no article has the id {id!r}; `article-bot articles` lists them")


class UnusableLibrary(ArticleBotError):
    """The library cannot be opened or written."""

    def __init__(self, url: str, reason: str) -> None:
        self.url, self.reason = url, reason
        super().__init__(f"the library {url} cannot be used: {reason}")


class UnusableSetting(ArticleBotError):
    """A setting that is unknown, of the wrong kind or in a file that cannot be read."""

    def __init__(self, key: str, file: str, reason: str) -> None:
        self.key, self.file, self.reason = key, file, reason
        super().__init__(f"setting {key} in {file}: {reason}")


class UnreadableDate(ArticleBotError):
    """What a reader wrote where a day should stand."""

    def __init__(self, told: str) -> None:
        self.told = told
        super().__init__(f"{told[:100]!r} is no date that can be read; write it as in 2026-11-24")


class EmptyQuestion(ArticleBotError):
    """A question without a word to look for."""

    def __init__(self) -> None:
        super().__init__("the question holds no words to look for")


class TelegramRefused(ArticleBotError):
    """Telegram will not let the bot in; the token itself is never told."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"Telegram refused the bot: {reason}")
