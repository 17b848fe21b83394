"""The shelf: the articles, kept durably."""

from bot.shelf.database import CHANNEL, open_database, shown
from bot.shelf.editions import mark
from bot.shelf.feeds import Followed, Seen
from bot.shelf.shelf import Kept, Shelf, digest
from bot.shelf.sites import domain

__all__ = ["CHANNEL", "Followed", "Kept", "Seen", "Shelf", "digest", "domain", "mark", "open_database", "shown"]
