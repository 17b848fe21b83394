"""Tables that lie beside the modules that use them, as YAML."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's, where it is there: the first answer does not wait for forty files read in Python."""


def yaml_table(package: str, name: str) -> Any:
    """What the YAML file `name` of the package holds: its owner knows of what kind that is."""
    return yaml.load(files(package).joinpath(name).read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - both are safe loaders
