r"""LaTeX as plain tokens: `\begin{pmatrix} 1 & \frac{1}{2} \end{pmatrix}` as `[1, 1/2]`."""

from __future__ import annotations

import re
from itertools import pairwise

from core.limits import NUMBER_TEXT_MAX
from core.readings.tokens import Token
from core.readings.word_sets import words

_DROPPED = words(
    r"""\, \; \: \! \  \( \) \[ \] \left \right \big \Big \bigg \Bigg \bigl \bigr \Bigl \Bigr
    \quad \qquad \enspace \thinspace \displaystyle \textstyle \hline \top \intercal \mathsf
    \toprule \midrule \bottomrule \nonumber \limits \matrix \pmatrix \bmatrix \vmatrix"""
) | {"\\ "}
_DROPPED_WITH = words(
    r"""\phantom \hphantom \vphantom \hspace \vspace \cmidrule \label \tag \color \hspace* \kern"""
)
_INSTEAD = {
    r"\\": ("separator", ";"),
    r"\cr": ("separator", ";"),
    r"\newline": ("separator", ";"),
    r"\tabularnewline": ("separator", ";"),
    r"\{": ("open", "{"),
    r"\}": ("close", "}"),
    r"\lbrace": ("open", "{"),
    r"\rbrace": ("close", "}"),
    r"\lbrack": ("open", "["),
    r"\rbrack": ("close", "]"),
    r"\langle": ("open", "["),
    r"\rangle": ("close", "]"),
    r"\infty": ("atom", "∞"),
    r"\times": ("atom", "*"),
    r"\cdot": ("atom", "*"),
    r"\pi": ("atom", "pi"),
    r"\%": ("atom", "%"),
    r"\approx": ("mark", "="),
    r"\gets": ("mark", "="),
    r"\leftarrow": ("mark", "="),
    r"\to": ("mark", "="),
    r"\mapsto": ("mark", "="),
    r"\dots": ("atom", "…"),
    r"\ldots": ("atom", "…"),
    r"\cdots": ("atom", "…"),
    r"\vdots": ("atom", "…"),
    r"\ddots": ("atom", "…"),
}
_FRACTIONS = words(r"\frac \dfrac \tfrac \cfrac \nicefrac \sfrac \flatfrac")
_FUNCTIONS = {r"\sqrt": "sqrt", r"\ln": "log", r"\log": "log", r"\exp": "exp"}
_STYLES = words(
    r"\mathbf \boldsymbol \bm \vec \mathrm \text \textbf \mathit \hat \bar \num \new \mathsf"
)
_MATRICES = ("matrix", "array", "tabular", "tabularx")
"""What the names of environments with numbers in them end with."""
_TRANSPOSED = words(r"T t ⊤ top intercal prime \top \intercal \prime")
_LONGEST = NUMBER_TEXT_MAX
_ARGUMENT = 14  # tokens that an argument has at most: `\frac{-3\sqrt{2}}{4}` has five
_SPACE = re.compile(r"[0-9.]+(?:pt|em|ex|mm|cm|in)")
_BRACKET = re.compile(r"\([^()]*\)")
_OUTER_TIMES = re.compile(r"\*(?![^(]*\))")  # not those in brackets


def is_latex(text: str) -> bool:
    """Whether there is something in a text that is read as LaTeX."""
    return "\\" in text or "^{" in text or "_{" in text


def from_latex(tokens: list[Token], text: str = "") -> list[Token]:
    """Tokens without commands; what no number can have in it stays, to be refused by its name.

    text: the whole one, where tabs part cells.
    """
    reader = _Reader(tokens, text)
    while reader.place < len(tokens):
        reader.step()
    return reader.result


class _Reader:
    """Goes through the tokens once."""

    def __init__(self, tokens: list[Token], text: str = "") -> None:
        self.tokens, self.text = tokens, text
        self.place = 0
        self.result: list[Token] = []

    def step(self) -> None:
        """Take the next token, and those that belong to it."""
        token = self._next()
        if token.kind == "command":
            self._command(token)
        elif token.kind == "atom":
            self._atom(token)
        elif token.text == "&":
            if self._peek() != "=":
                self._put("separator", ",&", token)  # a comma that is no decimal one
        else:
            self.result.append(token)

    def _next(self) -> Token:
        self.place += 1
        return self.tokens[self.place - 1]

    def _put(self, kind: str, text: str, token: Token) -> None:
        self.result.append(Token(kind, text, token.start, token.end))

    def _peek(self) -> str:
        return self.tokens[self.place].text if self.place < len(self.tokens) else ""

    def _argument(self) -> list[Token] | None:
        """What stands in the braces that come next; None where there are none of a few tokens."""
        if self._peek() != "{":
            return None
        depth = 0
        for end in range(self.place, min(self.place + _ARGUMENT, len(self.tokens))):
            depth += {"{": 1, "}": -1}.get(self.tokens[end].text, 0)
            if depth == 0:
                inner = self.tokens[self.place + 1 : end]
                self.place = end + 1
                return inner
        return None

    def _number(self) -> str | None:
        r"""The argument of a function: `{1}`, `2`, `\pi`, `\frac{1}{2}`; None where it is none."""
        inner = self._argument()
        if inner is not None:
            return _text(from_latex(inner))
        token = self.tokens[self.place] if self.place < len(self.tokens) else None
        if token is None:
            return None
        if token.kind == "atom" and token.text[0].isdigit():
            self.place += 1
            return token.text
        if token.text in _FRACTIONS or token.text == r"\pi":
            reader = _Reader(self.tokens)
            reader.place = self.place
            reader.step()
            self.place = reader.place
            return _text(reader.result)
        return None

    # --- commands -------------------------------------------------------------------------

    def _command(self, token: Token) -> None:
        name = token.text
        if name in (r"\begin", r"\end"):
            self._environment(token)
        elif name in _FRACTIONS:
            self._fraction(token)
        elif name in _FUNCTIONS:
            self._function(token)
        elif name in _INSTEAD:
            self._instead(token)
        elif name in _STYLES:
            inner = self._argument() or []
            if inner:  # `\mathrm{softmax}(1, 2)`: its name stands right before the bracket
                inner[-1] = inner[-1]._replace(end=self.tokens[self.place - 1].end)
            self.result.extend(inner)
        elif name in _DROPPED_WITH:
            self._argument()
        elif name in _DROPPED:
            if name in (r"\left", r"\right") and self._peek() in (".", "|"):
                self.place += 1
        else:
            self._put("atom", name, token)

    def _instead(self, token: Token) -> None:
        kind, text = _INSTEAD[token.text]
        if text == "pi":
            self._form(text, token)
            return
        last = self.result[-1] if self.result else None
        if text == "∞" and last is not None and last.end == token.start and last.text in "+-":
            self.result[-1] = last._replace(text=f"{last.text}∞", end=token.end)
            return
        self._put(kind, text, token)
        ahead = [item.text for item in self.tokens[self.place : self.place + 3]]
        is_space = len(ahead) == 3 and (ahead[0], ahead[2]) == ("[", "]")
        if text == ";" and is_space and _SPACE.fullmatch(ahead[1]):
            self.place += 3  # `\\[4pt]`

    def _environment(self, token: Token) -> None:
        name = "".join(part.text for part in self._argument() or []).rstrip("*")
        if not name.endswith(_MATRICES):
            return  # equation, aligned
        if name.startswith("tabular"):  # a table, which may have names
            self._put("line", "\n", token)
            if token.text == r"\begin":
                self._argument()
            return
        if token.text == r"\end":
            self._put("close", "]", token)
            return
        self._put("open", "[", token)
        if not name.endswith("matrix"):
            self._argument()  # how columns are aligned

    def _fraction(self, token: Token) -> None:
        r"""`\frac{1}{2}` and `\frac12`."""
        parts: list[str | None] = []
        while len(parts) < 2:
            inner = self._argument()
            if inner is not None:
                parts.append(_text(from_latex(inner)))
            elif not parts and len(self._peek()) == 2 and self._peek().isdigit():
                parts.extend(self._next().text)
            elif len(self._peek()) == 1 and self._peek().isdigit():
                parts.append(self._next().text)
            else:
                parts = [None, None]
        top, bottom = parts
        if not top or not bottom or "/" in _BRACKET.sub("", bottom):
            self._put("atom", token.text, token)
            return
        self._form(f"{top}/{_OUTER_TIMES.sub('/', bottom)}", token)

    def _function(self, token: Token) -> None:
        r"""`\sqrt{2}`, `\ln 2`; of `\ln(2)` the name, right before its bracket."""
        name = _FUNCTIONS[token.text]
        if self._peek() == r"\left":
            self.place += 1
        if self._peek() == "(":
            start = self.tokens[self.place].start
            self._form(name, token._replace(end=start), end=start)
            return
        inner = self._number()
        if inner is None:
            self._put("atom", token.text, token)
        else:
            self._form(f"{name}({inner})", token)

    def _form(self, text: str, token: Token, end: int | None = None) -> None:
        r"""Put a number in closed form; in `2\sqrt{3}` it goes on with the number before it.

        Where blanks part other numbers, `1 2 \sqrt{3}`, nobody knows whether it does.
        """
        end = self.tokens[self.place - 1].end if end is None else end
        last = self.result[-1] if self.result else None
        if last is not None and "\t" in self.text[last.end : token.start]:
            last = None
        if last is not None and last.end < token.start and self._follows_a_number():
            self.result.pop()
            text, token = rf"{last.text}\{text}", last
        elif last is not None and last.kind == "atom" and text[0].isalpha():
            if (last.text[-1].isdigit() or last.text[-1] == ")") and len(last.text) < _LONGEST:
                text = f"{last.text}*{text}"
            elif last.text in ("-", "+"):
                text = last.text + text
            else:
                last = None
            if last is not None:
                token = self.result.pop()
        elif last is not None and last.kind == "atom" and last.text[-1:].isdigit():
            self.result.pop()  # `2\frac{1}{2}` is 5/2 or 1
            text, token = rf"{last.text}\frac", last
        self.result.append(Token("atom", text, token.start, end))

    def _follows_a_number(self) -> bool:
        """Whether the last two are numbers with nothing but blanks between."""
        two = self.result[-2:]
        return len(two) == 2 and all(t.kind == "atom" and t.text[-1:].isdigit() for t in two)

    # --- what is no command -----------------------------------------------------------------

    def _atom(self, token: Token) -> None:
        text = token.text.strip("$")
        last = self.result[-1] if self.result else None
        if text.startswith("^") and last is not None and last.kind in ("close", "atom"):
            raised = self._raised(text[1:])
            if last.kind == "close" and raised in _TRANSPOSED | {""}:
                return
            if last.kind == "atom" and raised:
                self.result[-1] = Token("atom", f"{last.text}^{raised}", last.start, token.end)
                return
            text += raised
        elif text.endswith(("^", "_")) and self._peek() == "{":
            inner = _text(self._argument() or []) or ""
            simple = inner.lstrip("+-").isalnum()
            text += inner if simple or text.endswith("_") else f"({inner})"
        if text:
            self.result.append(Token("atom", text, token.start, token.end))

    def _raised(self, text: str) -> str:
        r"""What stands above the line: `T`, `{T}`, `\top`, `{\mathsf{T}}`, `\mathsf{T}`, `{2}`."""
        if text:
            return text
        inner = self._argument()
        if inner is None and self.place < len(self.tokens):
            token = self.tokens[self.place]
            if token.kind == "command":
                self.place += 1
                inner = self._argument() if token.text in _STYLES else None
                inner = [token] if inner is None else inner
        return "".join(
            token.text.lstrip("\\")
            for token in inner or []
            if token.kind == "atom" or (token.kind == "command" and token.text in _TRANSPOSED)
        )


def _text(tokens: list[Token]) -> str | None:
    """The tokens of an argument as one number; None where they are more, or none."""
    text = "".join(token.text for token in tokens)
    gaps = any(
        a.kind == b.kind == "atom" and a.text[-1].isalnum() and b.text[0].isalnum()
        for a, b in pairwise(tokens)
    )
    return None if gaps or not text else text
