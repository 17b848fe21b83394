"""A question that leans on the one before -> what it means, written out.

"When did he die?" after "Who was Scott?" means "When did Scott die?". The words that tell are in a file for each language.
"""

from bot.following.leaning import Leaning, lean

__all__ = ["Leaning", "lean"]
