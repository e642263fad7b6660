"""The house rules that a reader of the code counts on, held to the code itself."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import import_contracts

ROOT = Path(__file__).parents[1]
LIMITS = ROOT / "core" / "limits.py"  # one idea, with a line and a reason for each bound
SOURCES = [p for p in ROOT.rglob("*.py") if not any(part.startswith(".venv") for part in p.parts)]
FILES_OF_DEPENDENCIES = [
    "requirements.txt",
    *(f"tests/requirements{name}.txt" for name in ("", "-torch", "-node", "-libraries")),
]
PAGES = sorted((ROOT / "pages").glob("*/page.py"))


def names_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    found = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return found | {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def imported_by(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def test_one_file_alone_touches_the_session_and_the_url() -> None:
    touching = {
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if "tests" not in path.relative_to(ROOT).parts
        and names_in(path) & {"session_state", "query_params"}
    }
    assert touching == {"pages/ui/session/store.py"}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_a_page_reads_asks_and_shows(path: Path) -> None:
    assert not imported_by(path) & {"sympy", "plotly", "numpy", "pandas"}
    assert "data-live" not in path.read_text("utf-8")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_names_say_what_a_thing_is(path: Path) -> None:
    """`one`, `made`, `found` and `told` say nothing of what they hold."""
    if "tests" in path.relative_to(ROOT).parts:
        return
    assigned = {
        node.id
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    assert not assigned & {"one", "made", "found", "told"}


def test_files_are_short() -> None:
    for path in SOURCES:
        most = 450 if path == LIMITS else 370
        assert len(path.read_text("utf-8").splitlines()) <= most or "tests" in path.parts, path
    for path in (ROOT / "pages").rglob("*.js"):
        assert len(path.read_text("utf-8").splitlines()) <= 160, path


def test_nothing_typed_is_evaluated_or_rendered_as_html() -> None:
    for path in SOURCES:
        if "tests" in path.relative_to(ROOT).parts:
            continue
        text = path.read_text("utf-8")
        assert not re.search(r"\b(eval|exec|sympify|parse_expr|parse_latex)\(", text), path
        assert "unsafe_allow_html" not in text, path
        assert "unsafe_allow_javascript" not in text, path


def test_no_json_has_nan_or_infinity() -> None:
    """But for what two processes of this machine say to each other about a library's numbers."""
    for path in (p for p in SOURCES if "tests" not in p.relative_to(ROOT).parts):
        calls = re.findall(r"json\.dumps\((?:[^()]|\([^()]*\))*\)", path.read_text("utf-8"))
        for call in calls if path.name != "worker.py" else ():
            assert "allow_nan=False" in call, f"{path.name}: {call}"


def test_html_is_escaped_in_one_file() -> None:
    escaping = {
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if "tests" not in path.relative_to(ROOT).parts and "html" in imported_by(path)
    }
    assert escaping == {"pages/ui/markup.py"}


def test_no_formula_of_softmax_in_the_browser() -> None:
    for path in (ROOT / "pages").rglob("*.js"):
        assert not re.search(r"Math\.(exp|log)\(", path.read_text("utf-8")), path


def test_top_level() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split()
    tops = {Path(name).parts[0] for name in listed if not name.startswith(".")}
    assert tops <= {
        "app.py", "pages", "core", "tests", "requirements.txt", "README.md", "pyproject.toml",
    }  # fmt: skip


def test_direct_dependencies_are_pinned_exactly() -> None:
    for name in FILES_OF_DEPENDENCIES:
        for line in (ROOT / name).read_text("utf-8").split("\n"):
            assert not line or line.startswith("-r ") or re.fullmatch(r"[\w.-]+==[\w.]+", line), (
                line
            )


def test_pages_import_no_sympy_before_it_is_shown() -> None:
    code = (
        "import sys, app\n"
        "for page in app.PAGES:\n"
        "    if not page.in_thread: page.load()\n"
        "sys.exit('sympy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert done.returncode == 0


def test_imports_keep_to_the_contracts() -> None:
    assert import_contracts.main() == 0
