"""What is kept of a reader, and what was deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.replies.reply import Reply
from handlers.rich import plain

if TYPE_CHECKING:
    from bot.journal import Forgotten
    from handlers.phrases import Phrases


def privacy(days: int, phrases: Phrases) -> Reply:
    """What is kept, for so many days, and how to have it deleted sooner."""
    kept = plain(phrases.say("privacy")), plain(phrases.say("privacy_days", count=days)), plain(phrases.say("privacy_forget"))
    return Reply(kept)


def forgot(forgotten: Forgotten, phrases: Phrases) -> Reply:
    """How much was deleted."""
    questions = phrases.say("forgot_questions", count=forgotten.questions)
    presses = phrases.say("forgot_presses", count=forgotten.presses)
    return Reply((plain(phrases.say("forgot", questions=questions, presses=presses)),))
