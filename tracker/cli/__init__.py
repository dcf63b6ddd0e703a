"""The command line: the same functions as the pages, one small module a family of commands.

`grammar` reads the call, `exits` has the exit codes, which are the same everywhere, `printing` is all that is printed.
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence

from tracker.cli.exits import Exit, Stopped, file_failed
from tracker.cli.grammar import parser
from tracker.cli.printing import say_json, tell
from tracker.words import LANGUAGES, text


def main(argv: Sequence[str]) -> int:
    """Run one command; returns its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    args = argparse.Namespace(lang=_language(argv))
    try:
        args = parser(args.lang, argv).parse_args(argv)
        end = int(args.run(args))
        sys.stdout.flush()
        return end
    except SystemExit:
        # Help, or a wrong call: argparse has said it all, and `_refusals` need not be loaded.
        raise
    except BrokenPipeError:
        # Whoever was reading has enough; what is still buffered has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.REFUSED
    except KeyboardInterrupt:
        return _stopped(args, Stopped(Exit.INTERRUPTED, "interrupted", text(args.lang, "cli.interrupted")))
    except Stopped as stopped:
        return _stopped(args, stopped)
    except _refusals() as refusal:
        return _stopped(args, _unusable(args, refusal))
    except OSError as error:
        return _stopped(args, file_failed(Exit.REFUSED, error, args.lang))


def _language(argv: Sequence[str]) -> str:
    """The language of help and messages: --lang anywhere in the call, else TRACKER_LANG, else Chinese."""
    scan = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    scan.add_argument("--lang", nargs="?")
    for asked in (scan.parse_known_args(argv)[0].lang, os.environ.get("TRACKER_LANG")):
        if asked in LANGUAGES:
            return asked
    return LANGUAGES[0]


def _refusals() -> tuple[type[Exception], ...]:
    """What pages and commands refuse alike; asked for only when something went wrong, because it loads the database."""
    from tracker.refusals import REFUSALS

    return REFUSALS


def _unusable(args: argparse.Namespace, refusal: Exception) -> Stopped:
    from tracker.refusals import refusal_words

    return Stopped(Exit.UNUSABLE, getattr(refusal, "code", "settings_invalid"), refusal_words(args.lang, refusal))


def _stopped(args: argparse.Namespace, stopped: Stopped) -> int:
    """Say why on standard error, and on standard output too if a machine reads that."""
    tell(stopped.words)
    if getattr(args, "json", False):
        say_json({"error": {"code": stopped.code, "message": stopped.words}})
    return stopped.end
