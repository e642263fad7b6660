"""What may import what: the contracts of the house, of which those about pages follow from PAGES.

python -m tests.import_contracts
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from pages.shell import PAGES

ROOT = Path(__file__).parents[1]
PACKAGES = [page.package for page in PAGES]
SCREEN = ["streamlit", "plotly", "pandas"]


def contracts() -> list[dict[str, Any]]:
    """Every contract, as import-linter names its fields."""
    return [
        {
            "name": "core knows no screen",
            "type": "forbidden",
            "source_modules": ["core"],
            "forbidden_modules": [*SCREEN, "pages"],
        },
        {
            "name": "numeric knows no SymPy",
            "type": "forbidden",
            "source_modules": ["core.numeric"],
            "forbidden_modules": ["sympy", "core.symbolic"],
        },
        {
            "name": "symbolic knows no NumPy",
            "type": "forbidden",
            "source_modules": ["core.symbolic"],
            "forbidden_modules": ["numpy", "core.numeric"],
            "allow_indirect_imports": "true",  # SymPy itself knows NumPy
        },
        {
            "name": "shell above pages above ui above core",
            "type": "layers",
            "layers": ["pages.shell", " : ".join(PACKAGES), "pages.ui", "core"],
        },
        {
            "name": "a page imports no other page",
            "type": "independence",
            "modules": PACKAGES,
            "ignore_imports": [  # the start page shows the product, folded
                "pages.explore.page -> pages.product.layout",
                "pages.explore.blocks -> pages.product.blocks",
                "pages.explore.settings -> pages.product.settings",
            ],
        },
        {
            "name": "a page's folder is cheap to name: it imports nothing heavy",
            "type": "forbidden",
            "source_modules": PACKAGES,
            "forbidden_modules": ["numpy", "sympy", *SCREEN],
            "as_packages": "false",
        },
        {
            "name": "what is shown is made without Streamlit",
            "type": "forbidden",
            "source_modules": [
                *(f"{package}.blocks" for package in PACKAGES),
                "pages.ui.channel",
                "pages.ui.editor",
                "pages.ui.controls",
                "pages.ui.html",
                "pages.ui.page",
                "pages.ui.template",
                "pages.ui.session.session",
                "pages.ui.session.url",
                "pages.ui.session.registry",
            ],
            "forbidden_modules": SCREEN,
        },
        {
            "name": "SymPy is imported only where it is shown",
            "type": "forbidden",
            "source_modules": [
                f"{page.package}{name}"
                for page in PAGES
                if not page.in_thread
                for name in ("", ".settings", ".page", ".blocks")
            ],
            "as_packages": "false",
            "forbidden_modules": ["sympy", "core.symbolic"],
            "ignore_imports": [  # made in the one view that shows it, by a thread
                "pages.gradient.blocks -> pages.gradient.derivation_lines",
                # of an answer in a lesson, which is marked in a thread
                "core.answers.conditions -> sympy",
                "core.practice.questions -> core.symbolic.outline",
                "core.practice.questions -> core.symbolic.rules",
            ],
        },
    ]


def main() -> int:
    """Check all of them; 0 where they are kept."""
    lines = ["[importlinter]", "root_packages =", "  core", "  pages"]
    lines.append("include_external_packages = true")
    for number, contract in enumerate(contracts(), 1):
        lines.append(f"[importlinter:contract:{number}]")
        for name, value in contract.items():
            listed = "".join(f"\n  {item}" for item in value) if isinstance(value, list) else value
            lines.append(f"{name} = {listed}")
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "contracts.ini"
        config.write_text("\n".join(lines), "utf-8")
        command = Path(sys.executable).with_name("lint-imports")
        checked = subprocess.run(
            [str(command), "--config", str(config), "--no-cache"], cwd=ROOT, check=False
        )
    return checked.returncode


if __name__ == "__main__":
    sys.exit(main())
