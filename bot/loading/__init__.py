"""Files and folders become Articles; what cannot is yielded as an error that names file, line and reason."""

from bot.loading.files import load

__all__ = ["load"]
