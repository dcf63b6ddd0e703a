"""The files for a container name what is there; no container is built here."""

import re
from fnmatch import fnmatch

from tests.conftest import ROOT

CONTAINER = (ROOT / "Containerfile").read_text(encoding="utf-8")
COMPOSE = (ROOT / "compose.yaml").read_text(encoding="utf-8")
DEPLOYED = (ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8")
TAKEN = [line.removeprefix("!") for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
         if line.startswith("!")]  # fmt: skip


def test_everything_that_is_copied_is_there_and_let_in() -> None:
    copied = [name for line in re.findall(r"^COPY (.+) \S+$", CONTAINER, re.MULTILINE) for name in line.split()]
    assert "tracker" in copied
    for name in copied:
        assert (ROOT / name).exists(), name
        assert any(fnmatch(name, each) or each.startswith(f"{name}/") for each in TAKEN), name
    assert [name for name in TAKEN if not (ROOT / name).exists()] == []


def test_every_variable_is_one_that_the_product_reads() -> None:
    product = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tracker").rglob("*.py"))
    named = set(re.findall(r"\b(?:TRACKER|BROWSER)_[A-Z_]+", CONTAINER + COMPOSE))
    assert named
    assert [name for name in named if name not in product] == []


def test_what_people_write_lies_in_the_volume() -> None:
    (mounted,) = re.findall(r"^      - data:(\S+)$", COMPOSE, re.MULTILINE)
    for variable in ("TRACKER_DB", "TRACKER_PEOPLE"):
        assert re.search(rf"^ENV {variable}={mounted}/\S+$", CONTAINER, re.MULTILINE)


def test_the_files_of_several_copies_are_there() -> None:
    named = {name for pair in re.findall(r"/etc/tracker/([\w.]+)|\./([\w.]+):", DEPLOYED) for name in pair if name}
    made_by_the_office = {"office.cfg"}
    assert {"haproxy.cfg", "primary.conf"} <= named
    assert {name for name in named if not (ROOT / "deploy" / name).exists()} == made_by_the_office


def test_images_have_short_names() -> None:
    images = re.findall(r"^FROM (\S+)|^\s+image: (\S+)", CONTAINER + COMPOSE + DEPLOYED, re.MULTILINE)
    assert images
    assert [name for pair in images for name in pair if "/" in name] == []
