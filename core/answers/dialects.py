r"""How books and programs write these formulas, respelt into the words of `grammar.lark`.

Each entry is a pattern and what stands in its place; `\1` and `\2` are groups of the pattern,
whose characters keep their places. Runs of spaces are made one first, so that no pattern tries
them in every way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from core.answers.cases import CASES, HAS_CASES, SIGNS_OF_CASES
from core.answers.loops import (
    LIST_OVER_VECTORS,
    LISTS,
    OVER_VECTORS,
    list_over_vectors,
    sum_over_vectors,
)
from core.answers.remarks import REMARKS
from core.answers.respelling import Respelling, table

_I: Final = "([a-df-oqrt-wyz])"  # an index
_SUB: Final = r"(_(?:\{\s*(?:[a-df-oqrt-wyz]|\d\d?)\s*\}|[a-df-oqrt-wyz0-9]))"
_FONT: Final = r"\\(?:mathbf|mathbb|mathrm|mathit|mathsf|mathds|boldsymbol|bm|vec)"
_CALLER: Final = r"(?:np|numpy|torch|jnp|tf)\."
_BODY: Final = r"((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*?)"  # three deep
_LOGITS: Final = rf"\(\s*(?:[xzoaq]|{_FONT}\s*\{{?[xzoa]\}}?)\s*\)"


def _indicators() -> Iterator[tuple[str, str]]:
    """1{i = j}, I[i == j], \\mathbb{1}_{\\{i=j\\}} and their like."""
    head = rf"(?:(?:{_FONT}\s*(?:\{{\s*[1I]\s*\}}|[1I])|(?<![A-Za-z0-9.])[1I]|\bint|\bfloat)\s*)"
    equal = rf"\s*{_I}\s*={{1,2}}\s*{_I}\s*"
    for opening, closing in (
        (r"_\s*\{\s*\\\{", r"\\\}\s*\}"),
        (r"_\s*\{\s*\(", r"\)\s*\}"),
        (r"_\s*\{\s*\[", r"\]\s*\}"),
        (r"_\s*\{", r"\}"),
        (r"_?\s*\\\{", r"\\\}"),
        (r"_?\s*\(", r"\)"),
        (r"_?\s*\[", r"\]"),
    ):
        yield head + opening + equal + closing, r"delta_{\1\2}"
    other = rf"\s*{_I}\s*(?:≠|!=|\\neq?(?![a-z]))\s*{_I}\s*"
    for opening, closing in ((r"\(", r"\)"), (r"\[", r"\]"), (r"\\\{", r"\\\}")):
        yield rf"(?<!_){head}?" + opening + other + closing, r"(1-delta_{\1\2})"


_SUM: Final = r"(?:\\sum|Σ|\bsum)"


def _is_index(letter: str, text: str) -> bool:
    """Whether the letter is an index in the text, if nothing else is."""
    return bool(
        re.search(
            rf"_\s*[a-z]?{letter}(?![A-Za-z])|_\s*\{{[^{{}}\\]*{letter}[^{{}}]*\}}"
            rf"|\[\s*{letter}\s*\]|[\[(,=≠{{]\s*{letter}\s*[,=≠]|=\s*{letter}\s*[\])}}]"
            rf"|,\s*{letter}\s*[\])}}]|\bfor\s+{letter}\b|(?<![A-Za-z])[xyspzt]{letter}(?![A-Za-z0-9])",
            text,
        )
    )


def _bounds(letter: str, text: str) -> bool:
    """Whether the letter is the upper bound of a sum."""
    return re.search(rf"\^\s*(?:\{{\s*{letter}\s*\}}|{letter}(?![A-Za-z]))", text) is not None


def _whole_sum(match: re.Match[str]) -> str:
    """A sum without its upper bound; with one that cannot be read where that is an index."""
    letter = match["last"] or match["bare"]
    rest = match.string[: match.start()] + match[1] + match.string[match.end() :]
    return r"\1^{\<last>\<last>\<bare>\<bare>}" if _is_index(letter, rest) else r"\1"


def _looped(match: re.Match[str]) -> str | None:
    """A loop over all classes as a sum; None where the number of them is an index."""
    letter, rest = match["last"], match.string.replace(f"range({match['last']})", "")
    if letter and _is_index(letter, rest):
        return None
    return r"(sum_{\3}^{\<count>} (\2))" if match["count"] else r"(sum_{\3} (\2))"


# Names of the derivative of the loss by s.
_GRAD_S: Final = r"(-y\1/s\1)"
_FRACTION_BY_S: Final = (
    rf"\\[dt]?frac\s*\{{\s*(?:\\partial|d)\s*[eLl]\s*\}}\{{\s*(?:\\partial|d)\s*s{_SUB}\s*\}}"
    r"(?!\s*=)"
)
_PARTIAL_BY_S: Final = rf"(?:∂|\bd)\s*[eL]\s*/\s*[∂d]\s*s(?>{_SUB})(?!\s*=)"
_UPSTREAM_ENTRY: Final = rf"(?<![A-Za-z_\\{{\[])(?:g|dout|grad_out(?:put)?|upstream){_SUB}(?!\s*=)"
_UPSTREAM: Final = (
    r"(?<![A-Za-z_\\{\[])(?:g|dout|grad_out(?:put)?|upstream)(?![A-Za-z_}\]])(?!\s*=)"
)
NAMES_OF_GRAD_S: Final = frozenset({_FRACTION_BY_S, _PARTIAL_BY_S, _UPSTREAM_ENTRY, _UPSTREAM})

_LATEX: Final = table(
    (r"\\_", "_"),
    (r"\\div(?![a-zA-Z])", "/"),
    (r"y_\{\s*\\(?:text|mathrm)\{(?:sum|total)\}\s*\}", "Y"),
    (r"x_\{\s*(?:\\max|\\(?:text|mathrm)\{max\}|max)\s*\}", "max(x)"),
    (r"\\langle(?![a-zA-Z])", "<"),
    (r"\\rangle(?![a-zA-Z])", ">"),
    (r"\\(?:nolimits|limits|textstyle|scriptstyle|!)(?![a-zA-Z])", ""),
    (r"\\Sigma(?![a-zA-Z])", "Σ"),
    (r"\\(?:lVert|rVert|Vert|\|)", "||"),
    (rf"\|\|\s*(?:y|{_FONT}\s*\{{y\}})\s*\|\|_(?:\{{1\}}|1)", "Y"),
    (rf"{_FONT}\s*\{{\s*\\(?:wide)?hat\s*(?:\{{\s*y\s*\}}|y)\s*\}}", r"\\hat{y}"),
    (rf"\\(?:wide)?hat\s*\{{\s*{_FONT}\s*(?:\{{\s*y\s*\}}|y)\s*\}}", r"\\hat{y}"),
    (rf"{_FONT}\s*\{{\s*o\s*\}}", "x"),
    (rf"{_FONT}\s+([xyspz])(?![a-zA-Z])", r"\1"),
    (r"\\math(?:rm|it|sf)\s*\{\s*([xyspz])\s*\}", r"\1"),
    (r"\\(?:operatorname|mathrm|text)\*?\{\s*Diag\s*\}", "diag"),
    (r"\\(?:operatorname|mathrm|text)\*?\{\s*softmax\s*\}", "softmax"),
    (r"\\?log_(?:\{e\}|e)", "log "),
    # From the first class to the last one, or to a number of classes.
    (
        rf"({_SUM}\s*_\s*(?:\{{\s*[a-z]\s*(?:=\s*1\s*)?\}}|[a-z]))\s*\^\s*"
        r"(?:\{\s*(?P<last>[kKnNCcmMq])\s*\}|(?P<bare>[kKnNCcmMq])(?![A-Za-z]))",
        _whole_sum,
    ),
    (rf"({_SUM}\s*_\s*\{{\s*[a-z]\s*=\s*0\s*\}})\s*\^\s*\{{\s*[kKnNC]\s*-\s*1\s*\}}", r"\1"),
    (_FRACTION_BY_S, _GRAD_S),
    (
        rf"\\[dt]?frac\s*\{{\s*(?:\\partial|d)\s*[sp]_\{{?{_I}\}}?\s*\}}"
        rf"\{{\s*(?:\\partial|d)\s*[xz]_\{{?{_I}\}}?\s*\}}(?!\s*=)",
        r"J_{\1\2}",
    ),
    (_PARTIAL_BY_S, _GRAD_S),
    (
        rf"(?:∂|\bd)\s*s_\{{?{_I}\}}?\s*/\s*[∂d]\s*x_\{{?{_I}\}}?+(?!\s*=)",
        r"J_{\1\2}",
    ),
    (rf"(?:\\delta|δ)\s*_\s*\{{?{_I}\}}?\s*\^\s*\{{?{_I}\}}?", r"delta_{\1\2}"),
    (rf"(?:\\delta|δ)\s*\^\s*\{{?{_I}\}}?\s*_\s*\{{?{_I}\}}?", r"delta_{\1\2}"),
    *_indicators(),
    (rf"{_FONT}\s*(?:\{{\s*I\s*\}}|I)(?![a-zA-Z])", "I"),
)

_PYTHON: Final = table(
    (r"^\s*return\b", ""),
    (r"\.(?:tolist|detach|cpu|numpy)\(\s*\)", ""),
    (r"\bmath\.(?=exp|log)", ""),
    (r"\btorch\.(?=log softmax)", ""),
    (r"\btf\.(?:linalg\.|math\.)?(?=diag|eye|multiply|subtract|divide|add\b)", ""),
    (rf"(?:{_CALLER})?(?:ger|multiply\.outer)(?=\()", "np.outer"),
    (r"\.log softmax\(\s*(?:-?\d)?\s*\)", ".softmax().log()"),
    (r"\.(sum|max|softmax|logsumexp)\(\s*-?[01]\s*\)", r".\1()"),
    # The second argument of Python's own sum is where it starts.
    (rf"((?:np|numpy|torch)\.sum)\({_BODY},\s*(?:0|-\s?1)\s*\)", r"\1(\2)"),
    *((rf"\b(softmax|logsumexp)\({_BODY},\s*-?[01]\s*\)", r"\1(\2)"),) * 2,  # in itself, too
    (r"\.unsqueeze\(\s*-2\s*\)", ".unsqueeze(0)"),
    (r"(?:\bkron(?:ecker)?(?:_?[dD]elta)?|\bKronecker(?:Delta)?)\(\s*([a-z])\s*,\s*([a-z])\s*\)",
     r"delta_{\1\2}"),
    # sum(... for i in range(k)), sum(f(v) for v in x), sum(a*b for a, b in zip(y, s))
    (rf"\bsum\((\[)?{_BODY}\s+for\s+{_I}\s+in\s+range\(\s*(?:(?P<last>[kKnNCcm])|(?P<count>[2-9]|10)"
     r"|len\(\s*[xysp]\s*\)|[xysp]\.(?:size|shape\[0\]))\s*\)\s*(?(1)\])\s*\)", _looped),
    (OVER_VECTORS, sum_over_vectors),
    (LIST_OVER_VECTORS, list_over_vectors),
    *LISTS,
    (rf"\bsum\({_BODY}\s+for\s+{_I}\)", r"(sum_{\2} (\1))"),
    (rf"\bsum\(\s*([^(),]+|[^(),]*\([^()]*\)[^(),]*),\s*{_I}\s*\)", r"(sum_{\2} (\1))"),
    (r"(?<![A-Za-z_.])(?:y_?sum|sumy|y_total|total_y)(?![A-Za-z_(])", "Y"),
    (r"(?<![A-Za-z_.])sum_y(?=\s*(?:[-+*/)]|$))", "Y"),
)  # fmt: skip

_NAMES: Final = table(
    (rf"\bsoftmax\s*\(\s*[xzoaq]\s*,\s*{_I}\s*\)", r"s_{\1}"),
    (rf"\bsoftmax\s*{_SUB}\s*{_LOGITS}", r"s\1"),
    (rf"\bsoftmax(?=\s*{_SUB})", "s"),
    (r"\bsoftmax(?=\s*(?:[-+*/)\]·@]|\^|\bsoftmax|$))", "s"),
    (rf"(?<![A-Za-z\\])([spS]){_SUB}\s*{_LOGITS}", r"\1\2"),
    (rf"(?<![A-Za-z\\])([spS])\s*\(\s*[xz]\s*\)\s*{_SUB}", r"\1\2"),
    (r"(?<![A-Za-z_\\])logits(?=_\{?[a-z0-9]\}?(?![A-Za-z_]))", "x"),
    (r"(?<![A-Za-z_\\])(?:probs?|preds?)(?=_\{?[a-z0-9]\}?(?![A-Za-z_]))", "s"),
    (r"(?<![A-Za-z_\\])(?:labels?|targets?)(?=_\{?[a-z0-9]\}?(?![A-Za-z_]))", "y"),
    # The total of all exponentials, as the derivation writes it.
    (r"(?<=[/{])\s*Σ(?=\s*(?:[)}\]+*/-]|\^\s*\{?\d|$))", "(sum(exp(x)))"),
    (r"Σ(?=\s*(?:[)}\]+*/]|\^\s*\{?\d|$))", "(sum(exp(x)))"),
    (r"\\?\bmax\s+x(?![A-Za-z_])", "max(x)"),
    # The gradient that comes in from behind: that of the loss by s.
    (_UPSTREAM_ENTRY, _GRAD_S),
    (_UPSTREAM, "(-y/s)"),
    # Scores, in books: o and f. (?<=...) leaves indices alone.
    (r"(?<![A-Za-z_\\])(?<!_\{)[of](?=_\{?[a-z0-9]\}?)", "x"),
    (r"(?<=softmax\()\s*[oaf]\s*(?=\))", "x"),
)  # fmt: skip

# In a power or in softmax, a is a score (Bishop); else it is an activation (Nielsen).
_SCORES: Final = table((r"(?<![A-Za-z_\\])(?<!_\{)a(?=_\{?[a-z0-9]\}?)", "x"))
_ACTIVATIONS: Final = table(
    (r"(?<![A-Za-z_\\])(?<!_\{)a(?=_\{?[a-z0-9]\}?)", "s"),
    (r"(?<![A-Za-z_\\{\[])a(?=\s*[-+*/@])", "s"),
)
_POWER_OF_A: Final = re.compile(r"(?:exp\s*\(?|\^\s*\{?|\*\*\s*\(?)\s*-?\s*a_")
# H(p, q) = -sum p log q: what the logarithm is taken of is the output.
_TARGETS_P: Final = table(
    (r"(?<![A-Za-z_\\])(?<!_\{)p(?=_\{?[a-z0-9]\}?|(?:\s*[*·@]))", "y"),
    (r"(?<![A-Za-z_\\])(?<!_\{)q(?=_\{?[a-z0-9]\}?|\s*\)|\s*$)", "s"),
)
_TARGETS_Q: Final = table((r"(?<![A-Za-z_\\])(?<!_\{)q(?=_\{?[a-z0-9]\}?|(?:\s*[*·@]))", "y"))
_Q_AND_P: Final = re.compile(r"log\s*\(?\s*p(?![A-Za-z])")
# Books that write t for targets write y for outputs (Bishop).
_OUTPUTS_Y: Final = table(
    (r"(?<![A-Za-z_\\])(?<!_\{)y(?=_\{?[a-z0-9]\}?|\s*(?:[-+*/·@)]|$))", "s"),
    (r"(?<![A-Za-z_\\])(?<!_\{)t(?=_\{?[a-z0-9]\}?|\s*(?:[-+*/·@)]|$))", "y"),
)
_T_AND_Y: Final = re.compile(
    r"(?=.*(?<![A-Za-z_\\{])t(?:_|\s*[-+*/·@)]|$))(?=.*(?<![A-Za-z_\\{])y(?:_|\s*[-+*/·@)]|$))"
)
_HAS_S: Final = re.compile(r"(?<![A-Za-z])[sp](?![A-Za-z])|hat")
_HAS_S_OR_Y: Final = re.compile(r"(?<![A-Za-z])[sy](?![A-Za-z])")
# Where nothing else can be the output, q is.
_Q: Final = r"(?<![A-Za-z_\\])(?<!_\{)q(?=_\{?[a-z0-9]\}?|\s*(?:[-+*/·@)]|$))"
_OUTPUTS_Q: Final = table((_Q, "s"))
_HAS_Q: Final = re.compile(_Q)
_HAS_OUTPUT: Final = re.compile(r"softmax|\bexp|\be\s*(?:\^|\*\*)|hat|prob|pred|\\sigma|[SP]_")
_P_AND_Q: Final = re.compile(r"log\s*\(?\s*q(?![A-Za-z])")

_TOTALS: Final = table((r"Σ(?=\s*-)", "(sum(exp(x)))"))
_HAS_TOTAL: Final = re.compile(r"[/{]\s*Σ(?!\s*[_^])|Σ\s*\^\s*\{?\s*2")
# A shift of all logits: books call it m, their maximum.
_SHIFT: Final = re.compile(
    r"(?:exp\s*(?:\\left\s*)?\(|\^\s*[{(]|\*\*\s*\()(?:[^(){}]|\{[^{}]*\}|\([^()]*\))*?"
    r"-\s*([mM])\s*(?:\\right\s*)?[)}]"
)
_SHIFTS: Final = {
    letter: table((rf"(?<![A-Za-z0-9_\\]){letter}(?![A-Za-z0-9_(\[.])", "max(x)"))
    for letter in "mM"
}
_SPACES: Final = table((r"\s{2,}", " "))


def tables(text: str) -> Iterator[tuple[Respelling, ...]]:
    """The respellings for a text, in their order."""
    yield _SPACES  # runs of them would be tried in every way
    yield REMARKS
    if HAS_CASES.search(text):
        yield SIGNS_OF_CASES
        yield _SPACES  # which stood round them
        yield CASES
    yield _LATEX
    yield _SPACES
    if _HAS_TOTAL.search(text.replace("\\Sigma", "Σ")):
        yield _TOTALS
    shift = _SHIFT.search(text)
    if shift and not _is_index(shift[1], text) and not _bounds(shift[1], text):
        yield _SHIFTS[shift[1]]
    yield _PYTHON
    yield _NAMES
    if not _HAS_S.search(text) and _T_AND_Y.match(text):
        yield _OUTPUTS_Y
    if not _HAS_S_OR_Y.search(text):
        if _P_AND_Q.search(text):
            yield _TARGETS_P
        elif _Q_AND_P.search(text):
            yield _TARGETS_Q
    if _HAS_Q.search(text) and not _HAS_S.search(text) and not _HAS_OUTPUT.search(text):
        yield _OUTPUTS_Q
    yield _SCORES if _POWER_OF_A.search(text) else _ACTIVATIONS
