"""What gets installed is all in the lock files: pinned, with hashes, and from nowhere in particular."""

import re
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

LOCKED = re.compile(
    r"^(?P<wanted>[^\s#-][^\\]*?) \\\n(?P<hashes>(?: {4}--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)


def listed(name: str) -> list[Requirement]:
    """What a short list asks for, with what the lists that it names ask for."""
    found = []
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        wanted = line.split("#")[0].strip()
        if wanted.startswith("-r "):
            found += listed(wanted.removeprefix("-r "))
        elif wanted:
            found.append(Requirement(wanted))
    return found


def locked(name: str) -> dict[str, Requirement]:
    """What a lock file pins, by name; every line of it is of a requirement or of a hash of one."""
    content = (ROOT / name).read_text(encoding="utf-8")
    rest = re.sub(LOCKED, "", content)
    assert not [line for line in rest.splitlines() if line.strip() and not line.startswith("#")]
    found = [Requirement(match["wanted"]) for match in LOCKED.finditer(content)]
    assert all(re.fullmatch(r"==[\w.!+]+", str(each.specifier)) and not each.url for each in found)
    by_name = {canonicalize_name(each.name): each for each in found}
    assert len(by_name) == len(found)
    return by_name


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_the_lock_has_what_the_list_asks_for(name: str) -> None:
    pinned = locked(f"{name}.lock")
    wanted = listed(f"{name}.txt")
    assert wanted
    assert [str(each) for each in wanted if pinned[canonicalize_name(each.name)].specifier != each.specifier] == []


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_whatever_a_locked_package_needs_is_locked(name: str) -> None:
    pinned = locked(f"{name}.lock")
    lacking = {
        f"{package}: {needed}"
        for package, each in pinned.items() if not each.marker or each.marker.evaluate()
        for needed in map(Requirement, metadata.requires(package) or ())
        if not needed.marker or needed.marker.evaluate({"extra": ""})
        if canonicalize_name(needed.name) not in pinned
    }  # fmt: skip
    assert lacking == set()


def test_both_locks_agree() -> None:
    everything = locked("requirements-dev.lock")
    assert {name: each for name, each in locked("requirements.lock").items() if everything.get(name) != each} == {}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_no_host_and_no_place_of_a_machine(name: str) -> None:
    content = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|index-url|find-links|trusted-host|@ ", content)
