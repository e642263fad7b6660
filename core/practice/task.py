"""What a task is, as data: texts are English with facts in them, translated by who shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, Literal, TypeAlias, get_args

from core.answers.targets import Target
from core.problem import Problem
from core.translation import N_, Say

Skill: TypeAlias = Literal[
    "softmax",
    "diagonal",
    "off-diagonal",
    "row-vector",
    "product",
    "collapse",
    "sum-y",
    "one-hot",
    "stability",
]
SKILLS: Final[tuple[Skill, ...]] = get_args(Skill)
"""In the order of the derivation."""

SKILL_NAMES: Final[dict[Skill, str]] = {
    "softmax": N_("softmax"),
    "diagonal": N_("diagonal of the Jacobian"),
    "off-diagonal": N_("off the diagonal"),
    "row-vector": N_("row vector −y / s"),
    "product": N_("row times Jacobian"),
    "collapse": N_("collapsing the sum"),
    "sum-y": N_("the factor sum(y)"),
    "one-hot": N_("a single label"),
    "stability": N_("numerical stability"),
}

Level: TypeAlias = Literal[1, 2, 3]
LEVELS: Final[tuple[Level, ...]] = (1, 2, 3)

Number: TypeAlias = Fraction | float


@dataclass(frozen=True)
class Text:
    """A sentence: its message, and what goes in by placeholders.

    is_title: it begins with a capital, unless that is a symbol, as in `s - y`.
    """

    message: str
    values: tuple[tuple[str, str | Text], ...] = ()
    is_title: bool = False

    def said(self, say: Say) -> str:
        """The sentence in the reader's language."""
        values = {
            name: value.said(say) if isinstance(value, Text) else value
            for name, value in self.values
        }
        said = say(self.message).format(**values) if values else say(self.message)
        return said[:1].upper() + said[1:] if self.is_title and said[1:2].isalpha() else said


def text(message: str, **values: str | Text) -> Text:
    """A sentence with its facts."""
    return Text(message, tuple(values.items()))


@dataclass(frozen=True)
class Wrong:
    """A number that a known mistake leads to; `weak`: the skill that it shows to be missing."""

    name: str
    value: Number
    words: Text
    weak: Skill


@dataclass(frozen=True)
class NumberAnswer:
    """A number is asked for.

    target, cell: what it is, where `core.answers` knows mistakes about it (classes from 1).
    wrong: further mistakes. decimals: how many are asked for, where two digits are not enough.
    from_earlier: what the answers to the parts before it come to, from
    which a wrong answer may follow rightly.
    """

    value: Number
    target: Target | None = None
    cell: tuple[int, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    decimals: int | None = None
    from_earlier: Callable[[Sequence[Number]], Number] | None = None


Form: TypeAlias = Literal["quotient", "bracket", "delta", "repeated"]
"""What a formula holds: a fraction, a bracket that is multiplied, a Kronecker delta or a sum over
all classes but one, an output that stands in several terms."""


@dataclass(frozen=True)
class FormulaAnswer:
    """A formula is asked for.

    model: a right answer. cell, k: the classes where they are given. sum_is_one: the task says
    so. without, needs: forms that the line has no longer, or still has. follows: it is made from
    the line that the part before asks for.
    """

    target: Target
    model: str
    cell: tuple[int, ...] = ()
    k: int = 0
    sum_is_one: bool = False
    without: tuple[Form, ...] = ()
    needs: tuple[Form, ...] = ()
    follows: bool = False


@dataclass(frozen=True)
class Option:
    """One of those to choose from; a wrong one says why, and which skill it shows is missing."""

    text: Text
    why: Text | None = None
    weak: Skill | None = None


@dataclass(frozen=True)
class ChoiceAnswer:
    """One of a few is asked for; `right` is its place, from 0."""

    options: tuple[Option, ...]
    right: int


@dataclass(frozen=True)
class BarsAnswer:
    """A problem is asked for, by moving bars of the given one.

    moves: the bars that may move, as ("x", 1). target, cell: what is looked at, and low, high:
    where it has to be. solution: a problem that is right.
    """

    moves: tuple[tuple[Literal["x", "y"], int], ...]
    target: Target
    cell: tuple[int, ...]
    low: float
    high: float
    solution: Problem


@dataclass(frozen=True)
class Curve:
    """What a plot shows once it has been guessed: a name, and heights from left to right."""

    name: Text
    heights: tuple[float, ...]


@dataclass(frozen=True)
class GuessAnswer:
    """A mark on a bar or on a plot's axis is asked for: where something will be.

    name: of the bar, `s_1` or `g_2`, or of the axis, `x_1`. value: where it will be; low, high:
    the ends of the scale; least, most: from where to where a mark is right. now: what the bar
    shows before; None on a plot, which shows `curves` once it has been guessed. below, above: why
    a mark farther left, farther right is wrong; wrong: known mistakes, by where they put it.
    """

    name: str
    value: Number
    low: float
    high: float
    least: float
    most: float
    below: Text
    above: Text
    now: float | None = None
    wrong: tuple[Wrong, ...] = ()
    curves: tuple[Curve, ...] = ()


Answer: TypeAlias = NumberAnswer | FormulaAnswer | ChoiceAnswer | BarsAnswer | GuessAnswer
Kind: TypeAlias = Literal["number", "formula", "choice", "bars", "guess"]


@dataclass(frozen=True)
class Part:
    """One question.

    symbol: what stands before the field, as `s₂`; hints: of rising help; line: the id of the
    derivation's line that answers it; right: the answer in words, for the worked solution.
    on_paper: the question where there are no bars to move and none to put a mark on.
    """

    question: Text
    answer: Answer
    hints: tuple[Text, Text, Text]
    line: str
    right: Text
    symbol: str = ""
    on_paper: Text | None = None

    @property
    def kind(self) -> Kind:
        """What the reader does: types a number or a formula, chooses, moves bars, puts a mark."""
        match self.answer:
            case NumberAnswer():
                return "number"
            case FormulaAnswer():
                return "formula"
            case ChoiceAnswer():
                return "choice"
            case BarsAnswer():
                return "bars"
            case GuessAnswer():
                return "guess"


@dataclass(frozen=True)
class Task:
    """A task: its parts come one after the other.

    name: what kind of task it is; x_texts: the logits as the task writes them, as `log 2`.
    has_numbers: the problem belongs to the question; else it is about any problem. i, j: the
    output and the logit that it is about; general: its lines are those of any k. shown: lines of
    the derivation that stand above the question. plot: settings of the page /gradient on which
    the answer can be seen.
    """

    skill: Skill
    level: Level
    seed: int
    name: str
    problem: Problem
    parts: tuple[Part, ...]
    x_texts: tuple[str, ...] = ()
    has_numbers: bool = True
    i: int = 1
    j: int = 1
    general: bool = False
    shown: tuple[str, ...] = ()
    plot: tuple[tuple[str, str], ...] = field(default=())

    @property
    def key(self) -> str:
        """The task's name in addresses and progress: `softmax.1.5`."""
        return f"{self.skill}.{self.level}.{self.seed}"
