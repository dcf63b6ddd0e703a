"""Property tests have no deadline: a busy machine is no failure, and the first question to Pint loads it."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
