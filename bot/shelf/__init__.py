"""The shelf: the articles, kept durably."""

from bot.shelf.database import open_database
from bot.shelf.shelf import Kept, Shelf, digest

__all__ = ["Kept", "Shelf", "digest", "open_database"]
