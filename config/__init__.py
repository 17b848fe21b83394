"""The settings: what an owner may choose, validated."""

from config.settings import Settings, load_phrases, load_settings, load_weights

__all__ = ["Settings", "load_phrases", "load_settings", "load_weights"]
