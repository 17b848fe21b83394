"""What is kept about chats and readers. They are kept as keyed hashes, never by name or id."""

from bot.journal.answered import Answered
from bot.journal.changes import Changes
from bot.journal.choices import Choices
from bot.journal.entries import Entry, Sent, View, fresh_key
from bot.journal.forgetting import Forgotten
from bot.journal.journal import Journal
from bot.journal.keys import PassageKey, match_key, place_key
from bot.journal.log import UP, Counted, Log, Logged
from bot.journal.presses import CHOICES, EDITED, OFFERS, TAKEN_BACK, THUMBS
from bot.journal.settings import Setting

__all__ = [
    "CHOICES",
    "EDITED",
    "OFFERS",
    "TAKEN_BACK",
    "THUMBS",
    "UP",
    "Answered",
    "Changes",
    "Choices",
    "Counted",
    "Entry",
    "Forgotten",
    "Journal",
    "Log",
    "Logged",
    "PassageKey",
    "Sent",
    "Setting",
    "View",
    "fresh_key",
    "match_key",
    "place_key",
]
