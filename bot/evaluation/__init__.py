"""How well the bot answers an owner's own questions; asking them changes nothing."""

from bot.evaluation.figures import Bin, Figures, figures
from bot.evaluation.gold import Gold
from bot.evaluation.replay import replayed
from bot.evaluation.rows import questions
from bot.evaluation.trials import Trial, answered, misses, slowest, try_out

__all__ = ["Bin", "Figures", "Gold", "Trial", "answered", "figures", "misses", "questions", "replayed", "slowest", "try_out"]
