"""The shelf: the articles, kept durably."""

from bot.shelf.database import open_database
from bot.shelf.editions import mark
from bot.shelf.feeds import Followed, Seen
from bot.shelf.shelf import Kept, Shelf, digest
from bot.shelf.sites import domain

__all__ = ["Followed", "Kept", "Seen", "Shelf", "digest", "domain", "mark", "open_database"]
