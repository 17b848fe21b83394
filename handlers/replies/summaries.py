"""A Summary as it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.replies.reply import Reply
from handlers.replies.sources import dateline, headline
from handlers.rich import BOLD, QUOTE, join, plain

if TYPE_CHECKING:
    from bot.model import Summary
    from handlers.phrases import Phrases


def summary(summary: Summary, phrases: Phrases) -> Reply:
    """The sentences in reading order under the headline."""
    said = join((plain(sentence.text) for sentence in summary.sentences), "\n\n").shown(QUOTE)
    head = join((headline(summary.article).shown(BOLD), dateline(summary.article, phrases)))
    return Reply((join((head, said)),), articles=(summary.article.number,))
