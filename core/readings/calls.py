"""Names before brackets: what of `tensor([1., 2.], dtype=torch.float64)` is data.

Only names that leave numbers as they are: `log([1, 2])` and `sqrt(2)` are refused.
"""

from __future__ import annotations

import re

from core.readings.tokens import Group, Item, Token
from core.readings.word_sets import words

_LISTS = words(
    """array asarray ndarray narray mat matrix tensor as_tensor from_numpy constant variable
    parameter devicearray c list listof mutablelistof aslist of tuple vec vec! vector rowvector
    columnvector series dataframe dataarray numeric structure deque dict ordereddict hash map
    svector sa column row new init listwrapper counter vec2 vec3 vec4 float2 float3 float4
    seq arrayseq r_"""
)
_RETURNED = "torch.return_types."
_TYPES = words(
    """float double float16 float32 float64 bfloat16 half single longdouble decimal real number
    int integer int8 int16 int32 int64 uint8 long short f16 f32 f64 i32 i64 mpf bigdecimal
    any bool complex auto const let var val final static my our qq rr zz rdf"""
)
_REPEATING = words("matrix numeric seq")  # of R, where numbers alone do not make a vector
_LIST_ENDINGS = (
    *("tensor", "arrayof", "array", "vector", "vector!", "matrix", "index"),
    *("array!", "matrix!", "classifieroutput"),
)
_SCALARS = words(
    """float double float16 float32 float64 bfloat16 half single longdouble decimal real number
    int integer int8 int16 int32 int64 uint8 long short mpf bigdecimal"""
)
_RATIOS = words("fraction rational mpq")
DATA = frozenset({"numpy", "value", "values", "data", "elements"})
_OF_MODELS = frozenset({"logits"})
_SAME = words(
    """float double half cpu cuda detach numpy tolist item clone copy contiguous requires_grad_
    to astype type squeeze unsqueeze flatten reshape view ravel t T transpose"""
)
_TRANSPOSED = frozenset({"^T", "^t", "^⊤", "^ᵀ", "ᵀ", "⊤"})
# Words that would make another number of the one behind them.
OPERATIONS = words(
    """minus plus negative positive neg sqrt root log ln exp sin cos tan abs not over times square
    squared half twice about approx e 负 正 根号"""
)
_LISP = words("list vector vec array values list* tuple")
_NAME = re.compile(r"[-+]?[A-Za-z_][\w.:!]*")


def simple_name(word: str) -> str:
    """`float64` for `np.float64`, `vec!` for `std::vec!`."""
    return re.split(r"\.|::", word.lstrip("+-&").rstrip("."))[-1].lower()


def is_list(word: str, opening: str) -> bool:
    """Whether a name before a bracket makes a vector of what is in it."""
    name = simple_name(word)
    if name in _LISTS or name.endswith(_LIST_ENDINGS) or _RETURNED in word:
        return True
    return name in _TYPES and (opening != "(")


def arguments(group: Group) -> list[Item]:
    """What is in a bracket, without the name of a list at its start: `(list 1 2)`."""
    items = group.items
    if group.opening == "(" and len(items) > 1 and items[0].kind == "atom":
        is_apart = items[1].start > items[0].end and items[1].kind != "mark"
        if is_apart and items[0].text.lower() in _LISP:
            return items[1:]
    return items


def repeats(word: Token, group: Group) -> bool:
    """Whether a call holds something else than the numbers of a vector, one after the other.

    R's matrix(0, 2, 2), numeric(3), seq(1, 5); std::vector<double>(3, 0.5); a sparse tensor.
    """
    if group.opening != "(":
        return False
    if any(item.kind == "atom" and item.text == "nnz" for item in group.items):
        return True
    is_template = word.end - word.start > len(word.text)
    has_list = any(isinstance(item, Group) or ":" in item.text for item in group.items)
    return not has_list and (is_template or word.text in _REPEATING)


def operates(item: Item, group: Group) -> bool:
    """Whether what follows a bracket makes something else of it: `[1, 2] + 3`, `f(1, 2)[0]`."""
    if isinstance(item, Group):
        is_call = group.opening == "(" and item.opening == "["
        return is_call and item.start == group.end
    is_number = len(group.items) == 1 and group.items[0].kind in ("atom", "text")
    return item.kind == "atom" and item.text[0] in "+-" and not is_number


def is_size(group: Group, follows: Item) -> bool:
    """`[]` or `[3]` before `float64{...}`."""
    if not group.items:
        return True
    is_count = len(group.items) == 1 and group.items[0].text.isdigit()
    return is_count and follows.start == group.end and is_type(follows.text)


def dimension(items: list[Item], width: int) -> int:
    """How many rows `dim = c(2, 3)` makes of so many numbers, in R; 1 for one."""
    for segment in _segments(items):
        content = _content(segment)
        if _is_keyword(segment) and content[0].text in ("dim", ".Dim"):
            sizes = content[-1].items if isinstance(content[-1], Group) else content[2:]
            counts = [item.text.rstrip("L") for item in sizes if item.kind == "atom"]
            counts = counts[0].split(":") if len(counts) == 1 else counts  # 2:3
            if len(counts) == 2 and all(count.isdigit() for count in counts):
                rows, columns = (int(count[:6]) for count in counts)
                return rows if rows * columns == width and columns > 1 else 1
    return 1


def is_scalar(word: str) -> bool:
    """Whether a name before a bracket makes a number of the number in it."""
    return bool(_NAME.fullmatch(word)) and simple_name(word) in _SCALARS


def is_ratio(word: str) -> bool:
    """Whether a name before a bracket makes a fraction of two numbers: `Fraction(1, 2)`."""
    return bool(_NAME.fullmatch(word)) and simple_name(word) in _RATIOS


def is_type(word: str) -> bool:
    """Whether a word names a kind of number, as in `np.array([1, 2], np.float32)`."""
    return simple_name(word) in _TYPES or word in ("None", "True", "False")


def keeps_numbers(word: str) -> bool:
    """Whether `.word()` or `^T` after a bracket leaves the numbers as they are."""
    is_method = word.startswith(".") and word.lstrip(".").rstrip("'") in (_SAME | {""})
    return is_method or word in _TRANSPOSED


def shapes(word: str) -> bool:
    """Whether `.word()` may make rows of a vector."""
    return word.lstrip(".") in ("reshape", "view")


def fills_columns(word: str) -> bool:
    """Whether a function makes a matrix of a vector, as R's does."""
    return word == "matrix"


def data_in(items: list[Item], name: str) -> list[Item]:
    """Of the items of a call, those that hold its numbers."""
    is_model = name.lower().endswith("output")  # SequenceClassifierOutput(loss=None, logits=...)
    named = value_of_data(items, _OF_MODELS if is_model else DATA)
    if named is not None:
        return named
    segments = _segments(items)
    positional = [s for s in segments if not _is_keyword(s)]
    with_group = [s for s in positional if any(isinstance(item, Group) for item in s)]
    if with_group:
        # `array('d', [1.0])` and `np.array([1], np.float32)`: what is no list is a kind.
        # Numbers beside a list are sizes, but for R's c(c(1, 2), 3).
        others = [] if name != "c" else [s for s in positional if not _is_kind(s)]
        chosen = [s for s in positional if s in with_group or s in others]
    elif positional:
        chosen = [s for s in positional if not _is_kind(s)]
    else:
        return items
    return [item for segment in chosen for item in segment]


def value_of_data(items: list[Item], names: frozenset[str] = DATA) -> list[Item] | None:
    """What stands after `numpy=` or `value=`; None where there is none."""
    for place in range(1, len(items)):
        name, mark = items[place - 1], items[place]
        if mark.kind == "mark" and name.kind == "atom" and name.text in names:
            rest = items[place + 1 :]
            ends = (n for n, item in enumerate(rest) if item.text in (",", ">"))
            return rest[: next(ends, len(rest))]
    return None


def height(items: list[Item], width: int, skip: int = 0) -> int:
    """How many rows a call makes of so many numbers: `.reshape(2, 3)`, `nrow = 2`; 1 for one.

    skip: how many arguments come before the sizes.
    """
    inner = items[0].items if len(items) == 1 and isinstance(items[0], Group) else items
    sizes: dict[str, int] = {}
    for place, segment in enumerate(_segments(inner)):
        content = _content(segment)
        last = content[-1].text if content else ""
        if last.isdigit() and len(last) < 5:
            names = ("nrow", "ncol")[max(0, place - skip) :][:1] or ("",)
            sizes[content[0].text if _is_keyword(segment) else names[0]] = int(last)
    rows = sizes.get("nrow") or width // (sizes.get("ncol") or width or 1)
    return rows if 1 < rows < width and width % rows == 0 else 1


def _segments(items: list[Item]) -> list[list[Item]]:
    """Items between commas, each with the comma that ends it."""
    segments: list[list[Item]] = [[]]
    for item in items:
        segments[-1].append(item)
        if item.text == "," and item.kind == "separator":
            segments.append([])
    return [segment for segment in segments if segment]


def _content(segment: list[Item]) -> list[Item]:
    return [item for item in segment if item.kind not in ("line", "separator")]


def _is_keyword(segment: list[Item]) -> bool:
    content = _content(segment)
    if len(content) < 2 or content[0].kind != "atom" or content[1].kind != "mark":
        return False
    return not content[0].text[:1].isdigit()


def _is_kind(segment: list[Item]) -> bool:
    """A segment that names a kind of number, or is empty after the last comma."""
    content = _content(segment)
    if len(content) != 1:
        return False
    item = content[0]
    if item.kind == "text":
        return len(item.text) <= 10 and item.text[1:-1].isalnum() and item.text[1].isalpha()
    return item.kind == "atom" and is_type(item.text)
