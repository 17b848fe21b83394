"""How well a passage fits a question, 0..100, and which of its sentences answers it."""

from bot.matching.evidence import EVIDENCE, FEATURES_TOO, evidence
from bot.matching.features import FEATURES, measure
from bot.matching.ranking import Ranked, Weights, rank
from bot.matching.reading import Reading, Term, read
from bot.matching.scene import Scene
from bot.matching.sentence import SENTENCE_FEATURES, measure_lines

__all__ = [
    "EVIDENCE", "FEATURES", "FEATURES_TOO", "SENTENCE_FEATURES", "Ranked", "Reading", "Scene", "Term", "Weights", "evidence", "measure",
    "measure_lines", "rank", "read",
]  # fmt: skip
