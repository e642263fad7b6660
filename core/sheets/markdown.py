"""Questions and worked lines as Markdown, for the cells of notebooks."""

from __future__ import annotations

from collections.abc import Sequence

from core.export.render import markdown_text
from core.sheets import words
from core.sheets.asked import AskedTask
from core.sheets.key import KeyPart
from core.translation import Say


def question(task: AskedTask, n: int, say: Say) -> str:
    """One part of a task; above the first one, what is given."""
    part = task.parts[n]
    lines = [] if n else [f"## {markdown_text(say(words.TASK).format(n=task.number))}"]
    if n == 0 and task.x:
        x, y = (markdown_text(", ".join(texts)) for texts in (task.x, task.y))
        lines.append(f"x = ({x}), y = ({y})")
    if n == 0:
        lines += [f"$$\n{row}\n$$" for line in task.shown for row in line.rows]
    number = f"({n + 1}) " if len(task.parts) > 1 else ""
    asked = words.in_a_row(*(text.said(say) for text in part.questions))
    lines.append(f"{number}{markdown_text(asked)}")
    options = zip(part.letters, part.options, strict=True)
    lines += ["\n".join(f"- {letter}) {markdown_text(o.said(say))}" for letter, o in options)]
    return "\n\n".join(line for line in lines if line)


def worked(parts: Sequence[KeyPart], say: Say) -> str:
    """The answers to the parts of a task, each with its reason and the line that it is from."""
    return "\n\n".join(block for part in parts for block in _worked(part, say))


def _worked(part: KeyPart, say: Say) -> list[str]:
    label = say(words.ANSWER)
    answer = markdown_text(part.answer_said(say))
    blocks = [f"**{markdown_text(label)}**{words.gap(label)}{answer}"]
    blocks += [markdown_text(why.said(say)) for why in part.why]
    line = part.line
    if line is None:
        return blocks
    head = say(words.WORKED).format(number=line.number, rule=line.rule)
    blocks.append(f"*{markdown_text(head)}*{words.gap(head)}{markdown_text(line.note)}")
    blocks += [f"$$\n{row}\n$$" for row in line.rows]
    if line.current_rows:
        blocks.append(markdown_text(part.given_said(say)))
        blocks += [f"$$\n{row}\n$$" for row in line.current_rows]
    if line.remark:
        blocks.append(f"*{markdown_text(line.remark)}*")
    return blocks
