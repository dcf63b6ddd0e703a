"""LibreOffice as a real spreadsheet and a real writer; tests/run installs it, except for the everyday tests."""

import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
needed = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed: tests/run installs it")


def converted(file: Path, kind: str, *options: str) -> Path:
    """The file as LibreOffice saves it as another kind, beside it; with a profile of its own, so that two can run."""
    subprocess.run(
        [
            str(SOFFICE), f"-env:UserInstallation=file://{file.parent / 'profile'}", "--headless", *options,
            "--convert-to", kind, "--outdir", str(file.parent), str(file),
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return file.with_suffix(f".{kind}")
