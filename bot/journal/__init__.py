"""What is kept about chats and readers. They are kept as keyed hashes, never by name or id."""

from bot.journal.answered import Answered
from bot.journal.changes import Changes
from bot.journal.choices import Choices
from bot.journal.entries import Entry, Sent, View, fresh_key
from bot.journal.forgetting import Forgotten
from bot.journal.journal import Journal
from bot.journal.presses import CHOICES, EDITED, OFFERS, TAKEN_BACK, THUMBS
from bot.journal.settings import Setting

__all__ = [
    "CHOICES",
    "EDITED",
    "OFFERS",
    "TAKEN_BACK",
    "THUMBS",
    "Answered",
    "Changes",
    "Choices",
    "Entry",
    "Forgotten",
    "Journal",
    "Sent",
    "Setting",
    "View",
    "fresh_key",
]
