"""The best way to tell names from other words in a run, given what speaks for each word."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Steps(NamedTuple):
    """What a step from one word to the next weighs: outside names, into one, out of one, on within one."""

    out: float
    enter: float
    leave: float
    follow: float


def best(scores: Sequence[float], steps: Steps) -> list[bool]:
    """Which words of a run are names, so that their scores and the steps between them add up highest (Viterbi 1967)."""
    outside, inside, back = 0.0, scores[0], []
    for own in scores[1:]:
        back.append((inside + steps.leave > outside + steps.out, inside + steps.follow > outside + steps.enter))
        outside, inside = (
            max(outside + steps.out, inside + steps.leave),
            max(outside + steps.enter, inside + steps.follow) + own,
        )
    states = [inside > outside]
    for from_outside, from_inside in reversed(back):
        states.append(from_inside if states[-1] else from_outside)
    return states[::-1]


def spans(states: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The unbroken stretches of true states, as (first, last), `last` exclusive."""
    first = None
    for at, state in enumerate((*states, False)):
        if state and first is None:
            first = at
        elif not state and first is not None:
            yield first, at
            first = None
