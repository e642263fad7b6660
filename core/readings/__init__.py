"""Text as numbers: what people paste, read strictly and without ever evaluating it.

A text gives *readings*: its numbers together with the conventions that give them. A text with one
reading says what it means; where it has more, only its writer knows, and is asked.

What reads is imported with the first text: patterns and tables take as long as a first page.

    reader        the whole way of a text
    signs         full-width twins, invisible signs
    printouts     what tools print around numbers, line by line; `headings`: names above lines
    tokens        one pass from left to right; nested by brackets
    latex, joins  tokens that are one number together
    respelled     rare spellings in the usual way; `rewritten`: literals of single languages
    names_after   numbers with their names after them; `beside`: with errors, or intervals
    numbered      names that number their classes, in another order
    numbers       one number; `closed`: `sqrt(2)/2`
    quick, floats a shorter way for plain lists; `spellings`, `wrappings`; `shapes`;
                  `quick_rows`, `quick_lines`, `quick_scaled`: for tables, printouts, MATLAB
    source        the text, its cells, and what is refused in it
    cells         rows of cells; `runs`: of most texts; `calls`: names before brackets;
                  `open_ends`: lines that end in a mark
    tables        the text as a whole: head rows, index columns
    conventions   decimal commas, thousands; `two_parts`, `quoted`, `dashes`
    layouts       rows of a matrix, and what is beside a vector
    work          how much is done
    order         the likeliest reading first
    targets       the index of a class
    problem_json  the lab's own file; `link`: its own links
    examples      what is taken, for the help and the tests; `example`, `examples_asked`
"""

from __future__ import annotations

from core.errors import Field
from core.readings.link import vectors_of_link, with_plus
from core.readings.problem_json import read_problem
from core.readings.reading import Reading
from core.readings.writing import format_number, format_vector

__all__ = [
    "Reading",
    "format_number",
    "format_vector",
    "read",
    "read_number",
    "read_problem",
    "read_rows",
    "sure",
    "vectors_of_link",
    "with_plus",
]


def read(text: str, field: Field, classes: int | None = None) -> tuple[Reading, ...]:
    """Every vector that a text may mean, the likeliest first (see `order`); never none.

    classes: how many the other vector has; y may be the index of one of them. Values are the
    floats nearest to what is written; their bounds are `Problem`'s, this checks the form.

    Errors: ProblemError, with entry and offset where there is one. The time is linear in the
    length of the text, which is at most TEXT_MAX.
    """
    from core.readings import reader

    return reader.read(text, field, classes)


def read_rows(text: str) -> tuple[Reading, ...]:
    """The same for what may be a matrix: equal rows are kept, and files of the lab are no text.

    Errors as for `read`, of the field x.
    """
    from core.readings import reader

    return reader.read_rows(text)


def sure(text: str, field: Field, classes: int | None = None) -> tuple[float, ...]:
    """The vector that a text means. ProblemError `ambiguous` where it may mean several."""
    from core.readings import reader

    return reader.sure(text, field, classes)


def read_number(text: str, field: Field, position: int) -> float:
    """Read one number; it may have a decimal comma. Errors as for `read`, `ambiguous` too."""
    from core.readings import reader

    return reader.read_number(text, field, position)
