"""What was worked out is not worked out again, as long as the library stays as it is."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

_Value = TypeVar("_Value")
MOST = 1_000
"""So many are known at a time, some ten kilobytes each; the one not asked for the longest goes first."""


class Known(Generic[_Value]):
    """Values by key for one view of the library, from any thread; another view begins anew."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._view: object = None
        self._values: OrderedDict[Hashable, _Value] = OrderedDict()

    def get(self, view: object, key: Hashable, work_out: Callable[[], _Value]) -> _Value:
        """The value of that key, worked out where it is not known for the view."""
        with self._lock:
            if self._view is not view:
                self._view, self._values = view, OrderedDict()
            values = self._values
            if key in values:
                values.move_to_end(key)
                return values[key]
        value = work_out()
        with self._lock:
            values[key] = value
            if len(values) > MOST:
                values.popitem(last=False)
        return value
