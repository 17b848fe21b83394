"""The shelf: the articles, kept durably."""

from bot.shelf.articles import digest
from bot.shelf.checking import Fault, faults
from bot.shelf.database import open_database, shown
from bot.shelf.editions import mark
from bot.shelf.feeds import Followed, Seen
from bot.shelf.keeping import Kept
from bot.shelf.readings import Readings
from bot.shelf.shelf import Shelf
from bot.shelf.sites import domain
from bot.shelf.waiting import Waiting, waiting

__all__ = [
    "Fault",
    "Followed",
    "Kept",
    "Readings",
    "Seen",
    "Shelf",
    "Waiting",
    "digest",
    "domain",
    "faults",
    "mark",
    "open_database",
    "shown",
    "waiting",
]
