"""A sheet and its key as HTML: on the page as it will be printed, and as a file by itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from core.sheets import AskedSheet, KeyPart, Sheet, asked, key_of, words
from core.sheets.asked import AskedPart, AskedTask
from core.sheets.symbols import levels, pieces
from core.sheets.tex import ROOM
from core.worked.layout import width
from core.worked.raw import Raw
from core.worked.speech import speech
from pages.ui.markup import EMPTY, Html, filled, joined, tag
from pages.ui.mathml import mathml
from pages.ui.text import TAGS, _

_STYLE: Final = Html((Path(__file__).parent / "sheet.css").read_text("utf-8"))
_WIDE: Final = 56
"""Signs of a row, as `core.worked.layout` counts them, that a sheet has room for."""
_NARROW: Final = 20
"""The same that a phone has room for."""
_FILE: Final = Html("""<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
@page {{ margin: 16mm; }}
:root {{ color-scheme: light; }}
body {{ max-width: 178mm; margin: 1rem auto; padding: 0 1rem; color: #000; background: #fff;
  font: 11pt/1.45 "Source Sans 3", "Noto Sans", "Noto Sans CJK SC", sans-serif; }}
.print {{ font: inherit; padding: 0.3rem 0.9rem; margin-bottom: 1rem; }}
@media print {{ body {{ max-width: none; margin: 0; padding: 0; }} .print {{ display: none; }} }}
{style}
</style>
</head>
<body>
<button class="print" type="button" onclick="print()">{print}</button>
{sheet}
</body>
</html>
""")


def file(sheet: Html, title: str, language: str) -> Html:
    """The file of a sheet or a key: it needs no network, and prints on A4 and on Letter."""
    return filled(
        _FILE,
        lang=TAGS[language],
        title=title,
        style=_STYLE,
        print=_("Print"),
        sheet=sheet,
    )


def title(label: str, *, key: bool = False) -> str:
    """What a sheet or its key is called."""
    name = _(words.NUMBERED).format(label=label)
    return f"{name} · {_(words.KEY)}" if key else name


def student_sheet(sheet: AskedSheet) -> Html:
    """The student's sheet, in the language of the moment: questions and room to write."""
    return _sheet(sheet, None)


def key_sheet(sheet: Sheet) -> Html:
    """The key: each question with its answer and the worked line."""
    return _sheet(asked(sheet), key_of(sheet, _))


def _sheet(sheet: AskedSheet, keys: Sequence[Sequence[KeyPart]] | None) -> Html:
    head = tag("h2", _(words.TITLE)), tag("p", title(sheet.label, key=keys is not None))
    tasks = (_task(task, keys[n] if keys else None) for n, task in enumerate(sheet.tasks))
    return tag(
        "article",
        tag("header", *head),
        _blanks(sheet) if keys is None else EMPTY,
        tag("p", _symbols(_(words.NOTATION)), class_="notation"),
        *tasks,
        class_="lab-sheet",
    )


def _blanks(sheet: AskedSheet) -> Html:
    """Where the student writes the name; the date; the points."""
    line = tag("span", class_="blank")
    fields = (
        tag("span", _(words.NAME), line, class_="wide"),
        tag("span", _(words.DATE), line),
        tag("span", _(words.POINTS), line, f" / {sheet.points}"),
    )
    return tag("p", *fields, class_="blanks")


def _task(task: AskedTask, key: Sequence[KeyPart] | None) -> Html:
    points = tag("small", _(words.OF_POINTS).format(n=len(task.parts)))
    head = [tag("h3", _(words.TASK).format(n=task.number), points)]
    if task.x:
        x, y = (", ".join(texts) for texts in (task.x, task.y))
        head.append(tag("p", tag("i", "x"), f" = ({x}),  ", tag("i", "y"), f" = ({y})",
                        class_="given", translate="no"))  # fmt: skip
    head += [_formula(line.latex, line.rows) for line in task.shown]
    parts = [
        tag(
            "div",
            *(head if n == 0 else ()),  # on the same page as the first part
            _part(part, f"({n + 1}) " if len(task.parts) > 1 else "", has_key=bool(key)),
            _answer(key[n]) if key else EMPTY,
            class_="part",
        )
        for n, part in enumerate(task.parts)
    ]
    return tag("section", *parts)


def _part(part: AskedPart, number: str, *, has_key: bool) -> Html:
    question = words.in_a_row(*(text.said(_) for text in part.questions))
    blocks = [tag("p", number, _symbols(question))]
    if part.options:
        options = zip(part.letters, part.options, strict=True)
        items = (tag("li", f"{a}) ", _symbols(option.said(_))) for a, option in options)
        blocks.append(tag("ul", *items))
    elif not has_key:
        symbol = tag("p", _symbols(part.symbol), " ", tag("span", class_="blank"), class_="fill")
        room = tag("div", class_="room", style=f"height:{ROOM[part.kind]}mm")
        blocks += [room, symbol if part.symbol else EMPTY]
    return joined(*blocks)


def _answer(key: KeyPart) -> Html:
    label = _(words.ANSWER)
    blocks = [tag("p", tag("b", label), words.gap(label), _symbols(key.answer_said(_)))]
    blocks += [tag("p", _symbols(why.said(_))) for why in key.why]
    line = key.line
    if line is not None:
        head = _(words.WORKED).format(number=line.number, rule=line.rule)
        blocks.append(tag("p", tag("em", head), words.gap(head), _symbols(line.note)))
        blocks.append(_formula(line.latex, line.rows))
    if line is not None and line.current_rows:
        blocks.append(tag("p", _symbols(key.given_said(_))))
        blocks.append(_formula(line.current, line.current_rows))
    if line is not None and line.remark:
        blocks.append(tag("p", tag("em", _symbols(line.remark))))
    return tag("div", *blocks, class_="answer")


def _formula(latex: str, rows: Sequence[Raw]) -> Html:
    drawn = (tag("div", mathml(row), style=f"font-size:{_size(row):.2f}em") for row in rows)
    words_of_it = speech(latex, _)
    may_scroll = max(map(_signs, rows)) > _NARROW  # then by keys as well
    return tag("div", *drawn, class_="formula lab-scroll", role="img", aria_label=words_of_it,
               tabindex=0 if may_scroll else None)  # fmt: skip


def _size(row: str) -> float:
    """How large a row is drawn: one that is wider than the paper is drawn smaller."""
    return min(1.0, _WIDE / max(_signs(row), 1))


def _signs(row: str) -> int:
    """About how many signs wide a row is."""
    return max(width(part) for part in row.split("\\\\\n"))


def _symbols(text: str) -> Html:
    """Any text as HTML, its symbols slanted as in formulas."""
    return joined(*(_symbol(part) if is_symbol else part for is_symbol, part in pieces(text)))


def _symbol(text: str) -> Html:
    return tag("i", *(_level(at, part) for at, part in levels(text) if part), translate="no")


def _level(at: str, part: str) -> str:
    if at == "^":
        return tag("sup", *(_level(*inner) for inner in levels(part)))
    return tag("sub", part) if at else part
