"""Whether a name or what somebody is called tells of a woman or of a man."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.people.attribution import small_words
from bot.people.lists import kinds, listed
from bot.people.relations import kin_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SEXES = ("women", "men")


def sexes(own: Sequence[str], called: Iterable[str]) -> frozenset[str]:
    """ "women", "men", or nothing where it is not told: by titles and kin ("Ms", "her brother"), else by a given name that stands first.

    `own` are the folded words of the name. Where no family name ends it, the first word may be one: Kim Jong Un.
    """
    said = {word for title in called for word in title.lower().replace(".", " ").split()}
    told = frozenset(sex for sex in _SEXES if said & (small_words(sex) | kin_words(sex)))
    if told or len(own) < 2 or not set("FNfabc") & set(kinds(own[-1])):
        return told if len(told) < 2 else frozenset()
    return frozenset(sex for sex in _SEXES if own[0] in listed(sex))
