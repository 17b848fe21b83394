"""Which persons the articles name, how they describe them, and whom a reader's words mean.

Names are found by a learnt tagger in Latin, Greek and Cyrillic letters, best in English news and encyclopedia prose; texts in
scripts without capitals (Arabic, Chinese, Hindi, ...) give no names. Descriptions follow English grammar, and the commonest
words of German, French, Spanish and Italian.
"""

from bot.people.gathering import People, gather
from bot.people.mentions import Mention, from_plain, read, read_plain, way
from bot.people.naming import asked_about, named

__all__ = ["Mention", "People", "asked_about", "from_plain", "gather", "named", "read", "read_plain", "way"]
