"""Work on what strangers made, done in a child process that time and memory limits stop."""

from bot.sandbox.sandbox import Sandbox

__all__ = ["Sandbox"]
