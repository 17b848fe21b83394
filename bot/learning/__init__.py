"""What the question log teaches: how much was asked and answered, day by day, and which questions the articles fail."""

from bot.learning.days import Day, days, first_second
from bot.learning.gaps import Gap, gaps

__all__ = ["Day", "Gap", "days", "first_second", "gaps"]
