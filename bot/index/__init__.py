"""The index: words -> candidate passages, kept by tantivy beside the shelf and always rebuildable from it."""

from bot.index.analysis import Line, lines, passages
from bot.index.index import Index, Reader
from bot.index.records import Candidates, code, form

__all__ = ["Candidates", "Index", "Line", "Reader", "code", "form", "lines", "passages"]
