"""The reader's words -> words the library knows: what a misspelt word may stand for, and how likely each is."""

from bot.spelling.candidates import Vocabulary
from bot.spelling.repairing import Repair, repair

__all__ = ["Repair", "Vocabulary", "repair"]
