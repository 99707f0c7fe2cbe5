"""Build the wheel from the sdist, install it away from the checkout, and use it there.

The environment is new and holds the wheel only; its dependencies are those of the environment the tests run in, named
by a path file. Installing them again would take half a minute and test pip, not this project. Nothing of the checkout
comes along: a path named that way is searched last, and the editable install in it is not followed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import urllib.request
import zipfile
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("packaging")]

_ROOT = Path(__file__).parents[2]


def _run(*command: str | Path, cwd: Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Return the outcome of a command that ends with a code, without this environment's path or settings."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GOVGRAPH_"))}
    result = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=120
    )
    assert result.returncode == code, result.stdout + result.stderr
    return result


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel built from the sdist built from the tree."""
    out = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, _ROOT, cwd=out)
    (found,) = out.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def govgraph(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the console script of the installed wheel."""
    venv = tmp_path_factory.mktemp("clean") / "a venv"  # a path with a space, too
    _run(sys.executable, "-m", "venv", "--without-pip", venv, cwd=wheel.parent)
    python = venv / "bin" / "python"
    _run(
        sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel,
        cwd=wheel.parent,
    )  # fmt: skip
    (site,) = (venv / "lib").glob("python*/site-packages")
    paths = {sysconfig.get_paths()[name] for name in ("purelib", "platlib")}
    (site / "dependencies.pth").write_text("\n".join(sorted(paths)) + "\n")
    return venv / "bin" / "govgraph"


def test_what_travels_in_the_wheel(wheel: Path) -> None:
    """Ontology, data, web files, licences and the typing marker are inside; tests and caches are not."""
    names = set(zipfile.ZipFile(wheel).namelist())
    bundled = {
        f"govgraph/_bundle/{path.relative_to(_ROOT).as_posix()}"
        for folder in ("ontology", "data", "web")
        for path in (_ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert bundled <= names
    assert "govgraph/py.typed" in names
    assert {name.rpartition("/")[2] for name in names if "/licenses/" in name} == {"LICENSE", "LICENSE-DATA"}
    assert not [name for name in names if name.startswith("tests/") or "__pycache__" in name]


def test_what_is_installed_is_the_wheel(govgraph: Path, tmp_path: Path) -> None:
    """Code and bundled folders come from the new environment, not from the checkout."""
    code = "import govgraph, govgraph.resources as r; print(govgraph.__file__); print(r.root())"
    for line in _run(govgraph.with_name("python"), "-c", code, cwd=tmp_path).stdout.splitlines():
        assert Path(line).is_relative_to(govgraph.parents[1])


def test_help_works_anywhere(govgraph: Path, tmp_path: Path) -> None:
    """The console script starts, says what it can do, and is silent on standard error."""
    result = _run(govgraph, "--help", cwd=tmp_path)
    assert result.stdout.startswith("Usage: govgraph ")
    assert result.stderr == ""


def test_the_demo_works_anywhere(govgraph: Path, tmp_path: Path) -> None:
    """The demo finds its documents, ends well, and a second run writes the same bytes."""
    result = _run(govgraph, "demo", cwd=tmp_path)
    assert re.search(r"^Validation +0 violations", result.stdout, re.MULTILINE)
    exports = tmp_path / "govgraph-demo" / "exports"
    first = {path.name: path.read_bytes() for path in exports.iterdir()}
    assert _run(govgraph, "demo", cwd=tmp_path).stdout == result.stdout
    assert [path.name for path in exports.iterdir() if path.read_bytes() != first[path.name]] == []


def test_a_store_is_asked_and_served_anywhere(govgraph: Path, tmp_path: Path) -> None:
    """Stored questions, query workers, pages and drawings are inside."""
    _run(govgraph, "ingest", _ROOT / "data" / "documents" / "ilo-iom-agreement-2020.txt", "--store", "s", cwd=tmp_path)
    asked = _run(govgraph, "query", "who-signed-what", "--store", "s", "--format", "csv", cwd=tmp_path)
    assert "Guy Ryder" in asked.stdout
    with subprocess.Popen(
        [govgraph, "serve", "--store", "s", "--port", "0"],
        cwd=tmp_path, env={"PATH": os.environ["PATH"]}, stderr=subprocess.PIPE, text=True,
    ) as server:  # fmt: skip
        assert server.stderr is not None
        url = re.search(r"http://\S+", server.stderr.readline())
        assert url is not None
        for page in ("", "agreements", "graph"):
            with urllib.request.urlopen(url[0] + page, timeout=20) as answer:
                assert answer.status == 200
        server.terminate()
        assert server.wait(timeout=20) == 0
