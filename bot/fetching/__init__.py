"""An address that anybody may have sent becomes bytes, or the reason why it is not opened."""

from bot.fetching.answers import Fetched, Stamp
from bot.fetching.kinds import Kind
from bot.fetching.web import Web

__all__ = ["Fetched", "Kind", "Stamp", "Web"]
