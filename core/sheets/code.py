"""What a notebook asks for in code, and what every answer must be like, whatever its value."""

from __future__ import annotations

from typing import Final

from core.export.render import one_line
from core.sheets import words
from core.sheets.asked import AskedPart, AskedTask
from core.translation import Say

SETUP: Final = "import numpy as np"
_EXAMPLES: Final = {
    "x": "np.array([0.5, -1.0, 2.0, 0.0])",
    "s": "np.array([0.4, 0.3, 0.2, 0.1])",
    "y": "np.array([0.0, 1.0, 0.0, 0.0])",
    "i": "1",
    "j": "2",
}


def name_of(task: AskedTask, part: int) -> str:
    """The variable or function of a part, from 0: `task_3`, or `task_3_1` of several."""
    return f"task_{task.number}" + (f"_{part + 1}" if len(task.parts) > 1 else "")


def given(task: AskedTask) -> str:
    """The numbers of the task as NumPy arrays; empty where it has none."""
    if not task.x:
        return ""
    x = ", ".join(_number(text) for text in task.x)
    y = ", ".join(_number(text) for text in task.y)
    return f"x = np.array([{x}])\ny = np.array([{y}])"


def _number(text: str) -> str:
    """A logit as it is written, as Python: `log 3` is `np.log(3)`."""
    if text.startswith("log "):
        return f"np.log({int(text[4:])})"
    written = text.replace("−", "-")
    return written if "." in written else f"{int(written)}.0"


def head(task: AskedTask, n: int, say: Say) -> str:
    """The line above the answer: its name, and what it is."""
    part, name = task.parts[n], name_of(task, n)
    if part.kind == "choice":
        letters = say(words.CODE_LETTER).format(letters=", ".join(part.letters))
        return f"{name} = None  # {one_line(letters)}"
    if part.kind == "formula":
        note = one_line(say(words.CODE_FUNCTION))
        return f"def {name}({', '.join(part.arguments)}):\n    # {note}"
    number = say(words.CODE_NUMBER).format(symbol=symbol(part))
    return f"{name} = None  # {one_line(number)}"


def symbol(part: AskedPart) -> str:
    """What is asked for, without its sign of equality."""
    return part.symbol.removesuffix("=").strip()


def visible_test(task: AskedTask, n: int) -> str:
    """A test that says whether the answer can be read: its type or shape."""
    part, name = task.parts[n], name_of(task, n)
    if part.kind == "choice":
        return f'assert {name} in list("{part.letters}")'
    if part.kind == "formula":
        arguments = ", ".join(_EXAMPLES[argument] for argument in part.arguments)
        return f"assert np.ndim({name}({arguments})) == 0"
    return f"assert {name} is not None and np.isfinite(float({name}))"
