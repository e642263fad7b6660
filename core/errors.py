"""What can be wrong with a problem, as data: the screen words it, in the reader's language."""

from __future__ import annotations

from typing import Literal

Field = Literal["x", "y"]

Code = Literal[
    "empty",  # no number, or nothing between two commas
    "not-a-number",  # a word, a symbol, half a number
    "nan",
    "infinite",  # +inf in x, any infinity in y
    "negative",  # in y
    "zero-division",  # 1/0
    "too-large",  # beyond the limit of the field
    "too-long",  # the text, or the text of one number
    "matrix",  # more than one row
    "different-lengths",
    "too-few",
    "too-many",
    "all-masked",  # every logit is -inf: softmax is 0/0
    "zero-sum",  # y = 0 cannot be normalised
]


class ProblemError(ValueError):
    """A refused problem: what is wrong, in which field, at which entry.

    code       one of `Code`
    field      "x" or "y"
    position   0-based index of the entry, or None where the whole vector is meant
    offset     0-based place in the text, where the problem came as text
    token      the refused piece of text, shortened
    limit      the bound that was broken, from `core.limits`
    lengths    (len(x), len(y)) for `different-lengths`
    """

    def __init__(
        self,
        code: Code,
        field: Field,
        position: int | None = None,
        *,
        offset: int | None = None,
        token: str = "",
        limit: float | None = None,
        lengths: tuple[int, int] | None = None,
    ) -> None:
        """Keep the facts; the text of the exception is for logs and tests, not the screen."""
        where = field if position is None else f"{field}[{position}]"
        super().__init__(f"{where}: {code}" + (f" ({token!r})" if token else ""))
        self.code: Code = code
        self.field: Field = field
        self.position = position
        self.offset = offset
        self.token = token
        self.limit = limit
        self.lengths = lengths
