"""What is said when the library is changed, and to whom may not change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.replies.answers import note
from handlers.replies.reply import Button, Reply
from handlers.replies.sources import headline, source_line
from handlers.rich import BOLD, join, plain

if TYPE_CHECKING:
    from telegram import Message

    from bot.model import Article
    from handlers.phrases import Phrases


def no_admin(phrases: Phrases, message: Message) -> Reply:
    """That the sender may not change the library, and the id by which the owner can let them."""
    if message.sender_chat is not None or message.from_user is None:
        return note(phrases, "no_admin_as_chat")
    return note(phrases, "no_admin", id=message.from_user.id)


def confirm_removal(article: Article, phrases: Phrases) -> Reply:
    """Whether the article is to go: it is named, with a button for each answer."""
    named = source_line(article, phrases).shown(BOLD)
    holds = plain(phrases.say("paragraphs", count=len(article.paragraphs)))
    buttons = Button(phrases.say("remove"), f"remove:y:{article.number}"), Button(phrases.say("keep"), f"remove:k:{article.number}")
    return Reply((plain(phrases.say("remove_article")), join((named, holds))), (buttons,))


def removed(article: Article, phrases: Phrases) -> Reply:
    """That the article is gone."""
    return note(phrases, "removed", headline=headline(article).text)
