"""Tables that lie beside the modules that use them, as YAML."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

_SAFE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's, where it is there: the first answer does not wait for forty files read in Python."""
_NO_TRUTHS = {
    letter: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool"]
    for letter, found in _SAFE.yaml_implicit_resolvers.items()
}
_LOADER = type("WordLoader", (_SAFE,), {"yaml_implicit_resolvers": _NO_TRUTHS})
"""Reads "on", "no" and "yes" as the words they are, as YAML 1.2 does."""


def yaml_table(package: str, name: str) -> Any:
    """What the YAML file `name` of the package holds: its owner knows of what kind that is."""
    return yaml.load(files(package).joinpath(name).read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - both are safe loaders
