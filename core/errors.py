"""What can be wrong with a problem, as data: the screen words it, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from core.readings.reading import Reading

Field = Literal["x", "y"]

Code = Literal[
    "empty",  # no number, or nothing between two commas
    "not-a-number",  # a word, a symbol, half a number
    "nan",
    "infinite",  # +inf in x, any infinity in y
    "negative",  # in y
    "zero-division",  # 1/0
    "too-large",  # beyond the limit of the field
    "too-small",  # not 0, but nearer to it than any float
    "too-long",  # the text, or the text of one number
    "too-many-tokens",  # signs and words
    "too-many-lines",
    "too-many-forms",  # numbers that are written as roots, logarithms, powers
    "too-many-numbers",
    "too-many-rows",  # of a matrix: nobody chooses among so many
    "too-many-targets",  # y > 0 for more classes than can be kept
    "elided",  # the printout has left numbers out: 1. 2. ... 3.
    "bracket",  # one without its partner
    "ambiguous",  # it can be read in several ways, which `readings` has
    "not-a-class",  # an index of a class that is not there
    "ignore-index",  # labels of a batch, with one that is to be ignored
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
    hidden     the Unicode name of a sign in the token that the eye cannot tell
    readings   what the text may mean, for `ambiguous`
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
        hidden: str = "",
        readings: tuple[Reading, ...] = (),
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
        self.hidden = hidden
        self.readings = readings
