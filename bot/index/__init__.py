"""The index: words -> candidate passages, kept by tantivy beside the shelf and always rebuildable from it."""

from bot.index.analysis import Words, passages, read_passage
from bot.index.codes import code, form
from bot.index.index import Index, Reader
from bot.index.records import Candidates

__all__ = ["Candidates", "Index", "Reader", "Words", "code", "form", "passages", "read_passage"]
