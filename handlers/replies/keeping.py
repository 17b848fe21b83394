"""What is said when the library is changed, and to whom may not change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import Unreadable
from handlers.replies.answers import note
from handlers.replies.reply import Button, Reply
from handlers.replies.sources import headline, source_line
from handlers.rich import BOLD, QUOTE, Rich, clip, echo, join, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import Message

    from bot.model import Article
    from bot.shelf import Kept
    from handlers.phrases import Phrases

SHOWN = 5
"""So many of the articles and of the failures are told of."""
LONGEST_LINE = 200
LONGEST_FAULT = 500


def no_admin(phrases: Phrases, message: Message) -> Reply:
    """That the sender may not change the library, and the id by which the owner can let them."""
    if message.sender_chat is not None or message.from_user is None:
        return note(phrases, "no_admin_as_chat")
    return note(phrases, "no_admin", id=str(message.from_user.id))


def confirm_removal(article: Article, phrases: Phrases) -> Reply:
    """Whether the article is to go: it is named, with a button for each answer."""
    buttons = Button(phrases.say("remove"), f"remove:y:{article.number}"), Button(phrases.say("keep"), f"remove:k:{article.number}")
    return Reply((plain(phrases.say("remove_article")), _held(source_line(article, phrases).shown(BOLD), article, phrases)), (buttons,))


def removed(article: Article, phrases: Phrases) -> Reply:
    """That the article is gone."""
    return note(phrases, "removed", headline=headline(article).text)


def reading(what: str, count: int, phrases: Phrases) -> Reply:
    """That it is being read, and how many articles were read so far where there are any."""
    what = echo(what, LONGEST_LINE).text
    return note(phrases, "reading_on", what=what, count=count) if count else note(phrases, "reading", what=what)


def taken(what: str, found: Sequence[Kept | Unreadable], undo: str | None, phrases: Phrases, *, whole: bool = True) -> Reply:
    """What was taken in, and why the rest was not; with a button that takes it back where there is a key to `undo` it by."""
    faults = [one for one in found if isinstance(one, Unreadable)]
    if whole and not found:
        faults = [Unreadable("there is nothing in it", what)]
    kept = [one for one in found if not isinstance(one, Unreadable)]
    blocks = [_kept(one, phrases) for one in kept[:SHOWN]] + _more(len(kept), phrases)
    blocks += [plain(phrases.say("not_taken", fault=echo(str(fault), LONGEST_FAULT).text)) for fault in faults[:SHOWN]]
    blocks += _more(len(faults), phrases) + ([] if whole else [plain(phrases.say("interrupted"))])
    place = plain(phrases.say("taken_from", what=echo(what, LONGEST_LINE).text)) if kept else Rich()
    buttons = ((Button(phrases.say("undo"), f"undo:k:{undo}"),),) if undo else ()
    return Reply((place, *blocks), buttons, tuple(one.article.number for one in kept[:SHOWN]))


def _kept(kept: Kept, phrases: Phrases) -> Rich:
    """What became of the article, its headline and source, how many paragraphs it has and how it begins; another headline it had."""
    became = plain(phrases.say(f"kept_{kept.outcome}")) + Rich(" ") + source_line(kept.article, phrases)
    renamed = kept.before is not None and kept.before.title != kept.article.title
    was = plain(phrases.say("called_before", headline=headline(kept.before).text)) if kept.before and renamed else Rich()
    return _held(join((became, was)), kept.article, phrases)


def _held(named: Rich, article: Article, phrases: Phrases) -> Rich:
    """Below the article's name, how many paragraphs it has and how the first begins."""
    begins = plain(clip(" ".join(article.paragraphs[0].split()), LONGEST_LINE)).shown(QUOTE)
    return join((named, plain(phrases.say("paragraphs", count=len(article.paragraphs))), begins))


def _more(count: int, phrases: Phrases) -> list[Rich]:
    return [plain(phrases.say("and_more", count=count - SHOWN))] if count > SHOWN else []


def undone(changes: Sequence[tuple[Kept, bool]], phrases: Phrases) -> Reply:
    """What became of each of the changes: taken back, or left since something else was done to the article meanwhile."""
    lines = [_undone(kept, phrases, done=done) for kept, done in changes[:SHOWN]]
    return Reply((join((*lines, *_more(len(changes), phrases))),))


def _undone(kept: Kept, phrases: Phrases, *, done: bool) -> Rich:
    title = headline((kept.before if done else None) or kept.article).text
    return plain(phrases.say(f"undone_{kept.outcome}", headline=title) if done else phrases.say("undone_not", headline=title))
