"""The commands, each a function whose parameters are its arguments and options."""

from bot.commands.checking import check
from bot.commands.keeping import add, export, remove
from bot.commands.learning import evaluate, gaps
from bot.commands.opened import AsJson, Config, LibraryUrl, Opened, complain, say
from bot.commands.who import show_people

__all__ = [
    "AsJson",
    "Config",
    "LibraryUrl",
    "Opened",
    "add",
    "check",
    "complain",
    "evaluate",
    "export",
    "gaps",
    "remove",
    "say",
    "show_people",
]
