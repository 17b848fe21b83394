"""How well a passage fits a question, 0..100, and which of its sentences answers it."""

from bot.matching.features import FEATURES, measure
from bot.matching.ranking import Ranked, Weights, rank
from bot.matching.reading import Reading, Term, read
from bot.matching.views import views

__all__ = ["FEATURES", "Ranked", "Reading", "Term", "Weights", "measure", "rank", "read", "views"]
