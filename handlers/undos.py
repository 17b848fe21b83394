"""What may be undone, and what was."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.shelf import Kept

MOST = 2_000
"""So many articles' changes can be undone; the oldest addition is forgotten first, the latest one never."""


@dataclass(frozen=True, slots=True)
class Undos:
    """What the latest additions changed, by the key that their button carries; kept in memory only."""

    _changes: OrderedDict[str, tuple[Kept, ...]] = field(default_factory=OrderedDict)

    def keep(self, kept: Iterable[Kept]) -> str | None:
        """A key by which the changes are found; None where nothing was changed."""
        changed = tuple(one for one in kept if one.outcome != "unchanged")
        if not changed:
            return None
        key = secrets.token_hex(8)
        self._changes[key] = changed
        while len(self._changes) > 1 and sum(map(len, self._changes.values())) > MOST:
            self._changes.popitem(last=False)
        return key

    def take(self, key: str) -> tuple[Kept, ...] | None:
        """The changes of that key, () where they were taken before, None where there were none since the bot was started."""
        changes = self._changes.get(key)
        if changes:
            self._changes[key] = ()
        return changes
