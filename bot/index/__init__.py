"""The index: words -> candidate passages, kept by tantivy beside the shelf and always rebuildable from it."""

from bot.index.analysis import Line, lines, passages
from bot.index.index import Candidate, Index, Reader

__all__ = ["Candidate", "Index", "Line", "Reader", "lines", "passages"]
