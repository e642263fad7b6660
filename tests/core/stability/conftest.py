"""Hypothesis never fails by the clock: a slow machine is no wrong result."""

from hypothesis import settings

settings.register_profile("no-deadline", deadline=None)
settings.load_profile("no-deadline")
