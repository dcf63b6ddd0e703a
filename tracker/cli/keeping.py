"""`backup`, `restore` and `check-db`: that nothing is lost, and that what is there is what was written."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from tracker import config
from tracker.catalogue import CatalogueError, CatalogueShrinks, bring_up_to_date
from tracker.catalogue.load import digest
from tracker.catalogue.opening import as_it_was
from tracker.cli.exits import Exit, Stopped
from tracker.cli.grammar import Command, path
from tracker.cli.printing import say, say_json, tell
from tracker.cli.surroundings import clock
from tracker.core.settings import load_settings
from tracker.refusals import refusal_words
from tracker.store.backup import backup, backups
from tracker.store.chain import Head, heads_in
from tracker.store.engine import Engine, data_version, open_as_it_is, open_store
from tracker.store.findings import Finding
from tracker.store.restoring import restore
from tracker.store.soundness import check_db, head
from tracker.views.board import board_of
from tracker.views.judged_columns import DatabaseVersion
from tracker.words import text


def add_no_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """A command that needs none."""


def run_backup(args: argparse.Namespace) -> int:
    """Copy the database as it is at this moment, also while others write."""
    now = clock()
    engine = open_store(config.database(), now=now)
    try:
        bring_up_to_date(engine, now=now)
    except (CatalogueError, CatalogueShrinks) as refusal:
        tell(text(args.lang, "cli.as_it_was", why=refusal_words(args.lang, as_it_was(engine, refusal))))
    say(text(args.lang, "cli.keeping.backed_up", path=backup(config.database(), now=now)))
    return Exit.DONE


def add_restore_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Which backup."""
    parser.add_argument("backup", metavar="BACKUP", type=path(lang), help=text(lang, "cli.keeping.backup"))


def run_restore(args: argparse.Namespace) -> int:
    """Put a backup in the database's place; the replaced file is kept beside it."""
    where = config.database()
    named = (copy for copy in backups(where) if copy.name == str(args.backup))
    replaced = restore(where, next(named, args.backup), now=clock())
    say(text(args.lang, "cli.keeping.restored", path=where, backup=args.backup))
    if replaced:
        say(text(args.lang, "cli.keeping.replaced", path=replaced))
    return Exit.DONE


def add_check_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """What to compare with, and how to say what is found."""
    parser.add_argument("--against", metavar="FILE", type=path(lang), help=text(lang, "cli.keeping.against"))
    parser.add_argument("--json", action="store_true", help=text(lang, "cli.keeping.json"))


def run_check(args: argparse.Namespace) -> int:
    """Say whether the database still says what was written into it, and give its digest; nothing is changed."""
    kept = _kept_heads(args.against, args.lang) if args.against else []
    engine = open_as_it_is(config.database())
    found = check_db(engine, catalogue_digest=digest(config.catalogue()), kept=kept)
    found = found or list(_unreadable(engine))
    newest = str(head(engine) or "")
    if args.json:
        say_json({"findings": [{"code": one.code, "where": one.where} for one in found], "head": newest})
    else:
        for one in found:
            say(text(args.lang, f"finding.{one.code}", where=one.where))
        say(text(args.lang, "cli.keeping.findings" if found else "cli.keeping.sound", count=len(found)))
        if newest:
            say(text(args.lang, "cli.keeping.head", head=newest))
    return Exit.REFUSED if found else Exit.DONE


def _kept_heads(file: Path, lang: str) -> list[Head]:
    heads = heads_in(file.read_text(encoding="utf-8", errors="replace"))
    if not heads:
        raise Stopped(Exit.REFUSED, "no_heads", text(lang, "cli.keeping.no_heads", path=file))
    return heads


def _unreadable(engine: Engine) -> Iterator[Finding]:
    """Read all that is stored as the pages do: nothing is sound that they cannot read, whatever its digest says."""
    try:
        board_of(DatabaseVersion.read(engine, data_version(engine)), clock().date(), load_settings())
    except Exception as error:
        yield Finding("unreadable", f"{type(error).__name__}: {error}")


COMMANDS = {
    "backup": Command(add_no_arguments, run_backup),
    "restore": Command(add_restore_arguments, run_restore),
    "check-db": Command(add_check_arguments, run_check),
}
