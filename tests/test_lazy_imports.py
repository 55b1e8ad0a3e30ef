"""``import onrecord`` and ``onrecord --help`` load nothing heavy."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    "spacy", "trafilatura", "numpy", "jinja2", "rich", "lxml", "htmldate", "py3langid", "sqlalchemy", "httpx2",
    "httpcore2", "feedparser", "fastwarc", "fastapi", "starlette", "uvicorn", "pydantic", "mcp",
}  # fmt: skip


@pytest.mark.parametrize(
    "code",
    [
        "import onrecord",
        "import onrecord.cli",
        "from click.testing import CliRunner; from onrecord.cli import main;"
        "assert CliRunner().invoke(main, ['--help']).exit_code == 0",
        "from click.testing import CliRunner; from onrecord.cli import main;"
        "assert CliRunner().invoke(main, ['read', '--help']).exit_code == 0",
    ],
)
def test_nothing_heavy_is_loaded(code):
    shown = "import sys; print(*sorted({m.partition('.')[0] for m in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", f"{code}; {shown}"], capture_output=True, text=True, check=True)
    assert HEAVY & set(done.stdout.split()) == set()
