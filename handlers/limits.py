"""How much one reader, and one group, may ask: a friendly line once, then silence until there is room again."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MINUTE = 60.0
"""Seconds."""
MOST = 20_000
"""So many readers and groups are counted; who asked longest ago is forgotten first."""


@dataclass(slots=True)
class _Asker:
    """When somebody asked within the last minute, and whether they were told to slow down since they last had room."""

    times: deque[float] = field(default_factory=deque)
    told: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """So many questions a minute are answered to a `reader`, and to a `group` (0: no limit); `clock` gives seconds."""

    reader: int = 0
    group: int = 0
    clock: Callable[[], float] = time.monotonic
    _askers: OrderedDict[int, _Asker] = field(default_factory=OrderedDict)

    def allow(self, asker: int, most: int) -> bool:
        """Whether the asker of that id, whose limit is `most`, has room for one more question, which is counted."""
        if not most:
            return True
        found, now = self._asker(asker), self.clock()
        while found.times and now - found.times[0] >= MINUTE:
            found.times.popleft()
        if len(found.times) >= most:
            return False
        found.times.append(now)
        found.told = False
        return True

    def tell(self, asker: int) -> bool:
        """Whether the asker, who has no room, is to be told; once."""
        found = self._asker(asker)
        first, found.told = not found.told, True
        return first

    def _asker(self, asker: int) -> _Asker:
        found = self._askers.setdefault(asker, _Asker())
        self._askers.move_to_end(asker)
        while len(self._askers) > MOST:
            self._askers.popitem(last=False)
        return found
