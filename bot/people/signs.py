"""Plain signs around a run of capitalised words that it names a person, or cannot: beside what was learnt, for what was seen too seldom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.people.lists import brands, kinds, listed, long_places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.people.tokens import Token

    Weighed = Iterator[tuple[int, float]]
    """Words of a run, by their place in it, and what each weighs more."""

PAIR = 1.0
"""What a given name and a family name side by side weigh more, each."""
CALLED = 1.5
"""What each word weighs more behind what somebody is: "pop star Jalisa", "Rapper Snoop Dogg"."""
INTRODUCED = 2.0
"""What each word weighs more behind "named", before ", a Norwegian explorer", or before a bracket with the years of a life."""
BORN = 2.0
"""What a word with the ending of a family name, and the word before it, weigh more: "Björk Guðmundsdóttir", "Ban Ki-moon"."""
KIN = 2.5
"""What the first word weighs more behind "his wife"."""
CERTAIN = 4.0
"""What each word weighs more before an age (", 34,"), or behind "Mrs"."""
NEVER = -30.0
"""What each word of a ship's or a thing's name weighs, more than anything that speaks for a person: "USS Gerald R. Ford"."""
LONGEST = 4
"""Words of a run to which the signs around it still apply."""

_YEARS = re.compile(r"\(\s*(?:born|c\.|b\.|d\.|né|née|geboren|nacid|nato|nata|\*|[12]\d{3}\s*[–—-]|\d{1,2} \w+ [12]\d{3})", re.IGNORECASE)
_NAMED = frozenset({"named", "called", "namens", "nommé", "nommee", "nomme", "llamado", "llamada", "chiamato", "chiamata"})
_DETERMINERS = frozenset(
    {"a", "an", "the", "one", "ein", "eine", "der", "die", "dem", "den", "un", "une", "le", "la", "l", "el", "il", "lo", "uno", "una"}
)
_FAMILY = frozenset("Ffab")
SHIPS = frozenset({"USS", "HMS", "HMCS", "HMAS", "RMS", "MV", "SS", "SMS", "RRS"})
"""The letters before the names of ships."""
_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "dame", "dr", "mr.", "mrs.", "ms.", "dr."})
"""The forms of address that nothing but a person's name follows."""
_ADJECTIVES = tuple(f"-{end}" for end in ("based", "inspired", "born", "led", "style", "trained", "owned", "backed", "era", "run", "like"))
"""How a name ends that is made an adjective: "Frank Lloyd Wright-inspired"."""
_OWN = frozenset({"his", "her", "their", "my"})
_BORN = re.compile(
    r"(dottir|[a-z]sson|ovich|evich|ov[nc]a|evna|enko|shvili|opoulos|oglu|escu|[oe][wv]ski|[oe]vsky|nnen|tanen|wicz|i?evic|ovic)$"
)
"""How family names end in languages whose names are seldom in English articles."""
_VIETNAMESE = frozenset({"bui", "dang", "duong", "hoang", "huynh", "le", "ngo", "nguyen", "pham", "phan", "tran", "vo", "vu"})
"""Family names that come first, written with their marks."""
_KOREAN = re.compile(r"^[A-Z][a-z]{1,5}[-‐‑][a-z]{2,6}$")
"""A given name in two syllables: "Ki-moon"."""


@dataclass(frozen=True, slots=True)
class _Run:
    """The capitalised words `start` to `end` (exclusive) of a sentence, with the lists that hold each."""

    sentence: Sequence[Token]
    start: int
    end: int
    letters: tuple[frozenset[str], ...]

    def word(self, step: int) -> str:
        """A folded word before the run (-1, -2, ...) or behind it (1, 2, ...); empty outside the sentence."""
        at = self.start + step if step < 0 else self.end + step - 1
        return self.sentence[at].folded if 0 <= at < len(self.sentence) else ""

    def holds(self, letters: str) -> bool:
        """Whether a list of those letters holds one of its words."""
        return any(each & set(letters) for each in self.letters)


def signs(sentence: Sequence[Token], start: int, end: int) -> list[float]:
    """What each word of the run from `start` to `end` (exclusive) weighs more or less for them."""
    run = _Run(sentence, start, end, tuple(frozenset(kinds(token.folded)) for token in sentence[start:end]))
    if any(is_one(run) for is_one in (_is_ship, _is_site, _is_sign, _is_firm)):
        return [NEVER] * (end - start)
    every = sum(weight for weight, tells in _OF_RUNS if end - start <= LONGEST and tells(run))
    found = [0.0 if each & set("Tj") else every for each in run.letters]
    for tell in _OF_WORDS:
        for at, weight in tell(run):
            found[at] += weight
    return found


def _is_ship(run: _Run) -> bool:
    """Whether a ship's prefix or noun leads to the run: "HMS Nelson", "the schooner Ann Lee"."""
    if any(token.text in SHIPS for token in run.sentence[max(0, run.start - 1) : run.end]):
        return True
    before = next((at for at in (-1, -2, -3) if run.word(at) not in {"the", ",", "a"}), -3)
    return run.word(before) in listed("vessels")


def _is_site(run: _Run) -> bool:
    """Whether the run is a place's or a thing's by its first or its last word: "Mount McKinley", "Trump Tower"."""
    first, last = run.sentence[run.start].folded, run.sentence[run.end - 1].folded
    if last.endswith(_ADJECTIVES) or run.word(1) in listed("behind"):
        return True
    return first in listed("sites") or (run.end - run.start > 1 and last in listed("made"))


def _is_sign(run: _Run) -> bool:
    """Whether the run only tells which pub or orchestra: "the King Edward pub"."""
    if run.word(-1) != "the" or not run.letters[0] & set("T") or len(run.letters) < 2 or run.end >= len(run.sentence):
        return False
    noun = run.sentence[run.end]
    return not noun.capital and noun.text.isalpha() and "C" in kinds(noun.folded) and noun.folded in listed("made")


def _is_firm(run: _Run) -> bool:
    """Whether the run is one side of a firm's name: "Smith & Wesson"; two full names so joined are two people."""
    sentence, lone = run.sentence, run.end - run.start == 1
    before = run.word(-1) == "&" and run.start > 1 and sentence[run.start - 2].capital
    if before and (lone or not (run.start > 2 and sentence[run.start - 3].capital)):
        return True
    after = run.word(1) == "&" and run.end + 1 < len(sentence) and sentence[run.end + 1].capital
    return after and (lone or not (run.end + 2 < len(sentence) and sentence[run.end + 2].capital))


def _is_pair(run: _Run) -> bool:
    """Whether a run is a given name and a family name, perhaps with a particle between, and the name of no place."""
    one, other, size = run.letters[0], run.letters[-1], len(run.letters)
    if not one & set("Gg") or one & set("PXBTjl") or not run.sentence[run.start].capital or run.word(-1) == "the":
        return False
    if size == 3:
        return "Q" in run.letters[1] and not run.sentence[run.start + 1].capital and not other & set("PBXjTl")
    whole = " ".join(token.folded for token in run.sentence[run.start : run.end])
    return size == 2 and bool(other & _FAMILY) and not other & set("jT") and whole not in long_places()


def _is_introduced(run: _Run) -> bool:
    """Whether ", a Norwegian explorer" or the years of a life follow the run."""
    if run.holds("PBo") or (len(run.letters) < 2 and not run.letters[0] & set("Gg")):
        return False
    after = run.sentence[run.end :]
    if run.word(1) == "(":
        return bool(_YEARS.match(" ".join(token.text for token in after[:6])))
    if run.word(1) != "," or run.word(2) not in _DETERMINERS:
        return False
    return any(set("Tj") & set(kinds(token.folded)) or token.folded in listed("abroad") for token in after[2:5])


def _is_aged(run: _Run) -> bool:
    """Whether an age follows the run: ", 34,", ", a nineteen-year-old"."""
    if run.word(1) != "," or run.holds("PBo"):
        return False
    step = 2 + (run.word(2) in _DETERMINERS)
    years = run.word(step)
    return years.endswith("-year-old") or (years.isdigit() and len(years) == 2 and run.word(step + 1) in {",", "."})


def _is_named(run: _Run) -> bool:
    """Whether "named" or another language's "actor" stands right before the run."""
    if run.letters[0] & set("PBXo") and len(run.letters) > 1:
        return False
    before = run.word(-1)
    return before in _NAMED or (before in listed("abroad") and not set("CTjGF") & set(kinds(before)))


def _follows_calling(run: _Run) -> bool:
    """Whether what somebody is stands right before the run, in small letters, and the run is no place's, body's or thing's."""
    if not run.start or len(run.letters) >= LONGEST or run.holds("PBXo") or run.sentence[run.start - 1].capital:
        return False
    return "j" in kinds(run.word(-1)) or run.word(-1) in listed("roles")


def _of_kin(run: _Run) -> Weighed:
    """The first word behind "his wife" or "her son,", if it may be a name."""
    step = -2 if run.word(-1) == "," else -1
    if "j" not in kinds(run.word(step)):
        return
    own, comma = bool({run.word(step - 1), run.word(step - 2)} & _OWN), step == -2
    given = bool(run.letters[0] & set("Gg"))
    if (given and (own or comma)) or (own and comma and not run.letters[0] & set("PBX")):
        yield 0, KIN


def _addressed(run: _Run) -> Weighed:
    """The words behind "Mrs"."""
    for at, token in enumerate(run.sentence[max(0, run.start - 1) : run.end - 1], 0 if run.start else 1):
        if token.capital and token.folded in _COURTESY:
            yield at, CERTAIN


def _branded(run: _Run) -> Weighed:
    """The words of what is named as people are, but is nobody."""
    words = [token.folded for token in run.sentence[run.start : run.end + 2]]
    for at in range(len(run.letters)):
        for size in (2, 3):
            if " ".join(words[at : at + size]) in brands():
                yield from ((own, NEVER) for own in range(at, min(at + size, len(run.letters))))


def _born(run: _Run) -> Weighed:
    """A family name by its ending, and the word before it."""
    for at in range(1, len(run.letters)):
        word, before = run.sentence[run.start + at], run.sentence[run.start + at - 1]
        two = _KOREAN.match(word.text) and len(before.text) < 6 and not run.letters[at - 1] & set("PBXC")
        if two or _BORN.search(word.folded):
            yield from ((at - 1, BORN), (at, BORN))
    if 1 < len(run.letters) <= LONGEST and run.sentence[run.start].folded in _VIETNAMESE and not run.sentence[run.start].text.isascii():
        yield from ((at, BORN) for at in range(len(run.letters)))


def _called(run: _Run) -> Weighed:
    """The words behind what somebody is, within the run: "Rapper Snoop Dogg", "Kapitän Fritz"; not in "the King Edward pub"."""
    for at in range(1, len(run.letters)):
        if run.sentence[run.start + at - 1].folded in listed("abroad") and run.letters[at] & set("Gg"):
            yield at, INTRODUCED
    for at in range(1, len(run.letters)):
        leads = run.letters[at - 1] & set("jT") and not run.letters[at - 1] & set("PBo")
        if leads and len(run.letters) <= LONGEST and run.word(-1) != "the" and not any(each & set("PBXCTjo") for each in run.letters[at:]):
            yield from ((own, CALLED) for own in range(at, len(run.letters)))
            return


_OF_RUNS: tuple[tuple[float, Callable[[_Run], bool]], ...] = (
    (PAIR, _is_pair),
    (CERTAIN, _is_aged),
    (INTRODUCED, _is_introduced),
    (INTRODUCED, _is_named),
    (CALLED, _follows_calling),
)
_OF_WORDS: tuple[Callable[[_Run], Weighed], ...] = (_of_kin, _addressed, _branded, _born, _called)
