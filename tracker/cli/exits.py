"""How a command ends: its exit code, and the exception that ends one early with words for the person."""

from enum import IntEnum

from tracker.words import text


class Exit(IntEnum):
    """The exit codes, the same for every command; the root `--help` says what they mean."""

    DONE = 0
    REFUSED = 1
    MISCALLED = 2
    UNUSABLE = 3
    CONFLICT = 4
    INTERRUPTED = 130


class Stopped(Exception):
    """A command cannot go on. `code` is for machines, `words` are in the person's language."""

    def __init__(self, end: Exit, code: str, words: str) -> None:
        """Say how the command ends, and why."""
        super().__init__(words)
        self.end = end
        self.code = code
        self.words = words


def file_failed(end: Exit, error: OSError, lang: str) -> Stopped:
    """A file that cannot be read or written."""
    key = "file_missing" if isinstance(error, FileNotFoundError) else "file_failed"
    return Stopped(end, key, text(lang, f"cli.{key}", path=error.filename or "", detail=error.strerror or error))
