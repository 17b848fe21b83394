"""The Librarian: the one window the faces talk to."""

from bot.answers.ahead import reading_ahead
from bot.answers.feeds import Feeds
from bot.answers.intake import Intake
from bot.answers.librarian import Librarian
from bot.answers.library import Library
from bot.answers.shared import Shared
from bot.answers.watching import watched

__all__ = ["Feeds", "Intake", "Librarian", "Library", "Shared", "reading_ahead", "watched"]
