"""What is kept about chats. They are kept as keyed hashes, never by name or id."""

from bot.journal.answered import Answered
from bot.journal.choices import Choices
from bot.journal.journal import Journal

__all__ = ["Answered", "Choices", "Journal"]
