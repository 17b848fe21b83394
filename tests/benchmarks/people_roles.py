"""Picks bot/people/words/roles.txt from WordNet 3.0: in tests/, `python -m benchmarks.people_roles /usr/share/wordnet`.

Debian's wordnet-base holds the files. What is kept: nouns of one word in small letters that mean a person first of all, by their
senses' counts in WordNet's own tagged texts, else by the first of their senses; those that end as participles do ("accused") are not.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

sys.path.extend(map(str, Path(__file__).parents[1:3]))  # the script runs from any folder

from bot.text import fold, stopwords

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = Path(__file__).parents[2] / "bot" / "people" / "words" / "roles.txt"
PERSON = "18"
"""WordNet's file of the nouns that denote people."""
SHORTEST = 3
PARTICIPLES = ("ed", "chosen")
MANY = frozenset({"dead", "living", "rich", "poor", "young", "elderly", "sick", "wounded", "unemployed", "homeless", "blind", "deaf"})
"""Adjectives that mean people only with "the"."""
ABOUT = """What a person is or does: nouns whose foremost meaning is a person, from WordNet 3.0, folded. Its licence wants this here:
WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. Permission to use, copy, modify and distribute this software
and database and its documentation for any purpose and without fee or royalty is hereby granted, provided that you agree to comply
with the following copyright notice and statements, including the disclaimer, and that the same appear on ALL copies of the software,
database and documentation, including modifications that you make for internal use or for distribution. THIS SOFTWARE AND DATABASE IS
PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. BY WAY OF EXAMPLE, BUT NOT
LIMITATION, PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANTABILITY OR FITNESS FOR ANY PARTICULAR PURPOSE OR
THAT THE USE OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR
OTHER RIGHTS. The name of Princeton University or Princeton may not be used in advertising or publicity pertaining to distribution of
the software and/or database. Title to copyright in this software, database and any associated documentation shall at all times remain
with Princeton University and LICENSEE agrees to preserve same."""


def kinds_of(data: Path) -> dict[str, str]:
    """The file that each meaning of a noun belongs to, by the meaning's number."""
    rows = (line.split(" ", 2) for line in data.read_text(encoding="utf-8").splitlines() if line[0].isdigit())
    return {number: kind for number, kind, _ in rows}


def counts(folder: Path) -> dict[str, dict[str, int]]:
    """How often a noun was met in each kind of meaning."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for line in (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines():
        key, _, times = line.split()
        lemma, _, sense = key.partition("%")
        if sense.startswith("1:"):
            found[lemma][sense.split(":")[1]] += int(times)
    return found


def roles(folder: Path) -> Iterator[str]:
    """The nouns that mean a person first of all."""
    data = folder / "data.noun"
    kinds, met, written = kinds_of(data), counts(folder), names(data)
    for line in (folder / "index.noun").read_text(encoding="utf-8").splitlines():
        if not line[0].isalpha():
            continue
        lemma, _, senses, *rest = line.split()
        first = rest[-int(senses)]
        times = met.get(lemma, {})
        plainly = 2 * times[PERSON] > sum(times.values()) if PERSON in times else not times and kinds[first] == PERSON
        if (
            plainly
            and lemma.replace("-", "").isalpha()
            and len(lemma) >= SHORTEST
            and lemma not in written
            and lemma not in MANY
            and not lemma.endswith(PARTICIPLES)
        ):
            yield fold(lemma)


def names(data: Path) -> set[str]:
    """The nouns that WordNet writes only with capitals, in small letters."""
    small, large = set[str](), set[str]()
    for line in data.read_text(encoding="utf-8").splitlines():
        if line[0].isdigit():
            fields = line.split()
            for word in fields[4 : 4 + 2 * int(fields[3], 16) : 2]:
                (small if word.islower() else large).add(word.lower())
    return large - small


if __name__ == "__main__":
    found = sorted(set(roles(Path(sys.argv[1]))) - stopwords())
    about = "\n".join(f"# {line}" for line in ABOUT.splitlines())
    TARGET.write_text(f"{about}\n{fill(' '.join(found), 140, break_on_hyphens=False)}\n", encoding="utf-8")
