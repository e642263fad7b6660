r"""LaTeX as plain tokens: `\begin{pmatrix} 1 & \frac{1}{2} \end{pmatrix}` as `[1, 1/2]`."""

from __future__ import annotations

from core.readings.tokens import Token
from core.readings.word_sets import words

_DROPPED = words(
    r"""\, \; \: \! \  \( \) \[ \] \left \right \big \Big \bigg \Bigg \bigl \bigr \Bigl \Bigr
    \quad \qquad \enspace \thinspace \displaystyle \textstyle \hline \top \intercal \mathsf
    \nonumber \limits"""
) | {"\\ "}
_INSTEAD = {
    r"\\": ("separator", ";"),
    r"\cr": ("separator", ";"),
    r"\newline": ("separator", ";"),
    r"\{": ("open", "{"),
    r"\}": ("close", "}"),
    r"\lbrace": ("open", "{"),
    r"\rbrace": ("close", "}"),
    r"\lbrack": ("open", "["),
    r"\rbrack": ("close", "]"),
    r"\langle": ("open", "["),
    r"\rangle": ("close", "]"),
    r"\infty": ("atom", "∞"),
    r"\times": ("atom", "×"),
    r"\cdot": ("atom", "×"),
    r"\%": ("atom", "%"),
    r"\approx": ("mark", "="),
    r"\gets": ("mark", "="),
    r"\leftarrow": ("mark", "="),
    r"\dots": ("atom", "…"),
    r"\ldots": ("atom", "…"),
    r"\cdots": ("atom", "…"),
    r"\vdots": ("atom", "…"),
    r"\ddots": ("atom", "…"),
}
_FRACTIONS = frozenset({r"\frac", r"\dfrac", r"\tfrac", r"\cfrac"})
_STYLES = words(r"\mathbf \boldsymbol \bm \vec \mathrm \text \textbf \mathit \hat \bar \num \new")
_MATRICES = ("matrix", "array")  # what the names of environments with numbers in them end with


def from_latex(tokens: list[Token]) -> list[Token]:
    """Tokens without commands; what no number can have in it stays, to be refused by its name."""
    reader = _Reader(tokens)
    while reader.place < len(tokens):
        reader.step()
    return reader.result


class _Reader:
    """Goes through the tokens once."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
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
            self._put("separator", ",", token)
        else:
            self.result.append(token)

    def _next(self) -> Token:
        self.place += 1
        return self.tokens[self.place - 1]

    def _put(self, kind: str, text: str, token: Token) -> None:
        self.result.append(Token(kind, text, token.start, token.end))

    def _argument(self) -> list[Token] | None:
        """What stands in the braces that come next; None where there are none of a few tokens."""
        if self._peek() != "{":
            return None
        for end in range(self.place + 1, min(self.place + 6, len(self.tokens))):
            if self.tokens[end].text == "}":
                inner = self.tokens[self.place + 1 : end]
                self.place = end + 1
                return inner
        return None

    def _peek(self) -> str:
        return self.tokens[self.place].text if self.place < len(self.tokens) else ""

    def _command(self, token: Token) -> None:
        name = token.text
        if name in (r"\begin", r"\end"):
            self._environment(token)
        elif name in _FRACTIONS:
            self._fraction(token)
        elif name in _INSTEAD:
            kind, text = _INSTEAD[name]
            self._put(kind, text, token)
        elif name in _STYLES:
            self.result.extend(self._argument() or [])
        elif name in _DROPPED:
            if name in (r"\left", r"\right") and self._peek() in (".", "|"):
                self.place += 1
        else:
            self._put("atom", name, token)

    def _environment(self, token: Token) -> None:
        name = "".join(part.text for part in self._argument() or [])
        if not name.rstrip("*").endswith(_MATRICES):
            return  # equation, aligned
        if token.text == r"\end":
            self._put("close", "]", token)
            return
        self._put("open", "[", token)
        if name.endswith("array"):
            self._argument()  # how columns are aligned

    def _fraction(self, token: Token) -> None:
        r"""`\frac{1}{2}` and `\frac12`."""
        parts: list[str] = []
        while len(parts) < 2:
            inner = self._argument()
            if inner is not None:
                parts.append("".join(part.text for part in inner))
            elif not parts and len(self._peek()) == 2 and self._peek().isdigit():
                parts.extend(self._next().text)
            elif len(self._peek()) == 1 and self._peek().isdigit():
                parts.append(self._next().text)
            else:
                self._put("atom", token.text, token)
                return
        end = self.tokens[self.place - 1].end
        self.result.append(Token("atom", "/".join(parts), token.start, end))

    def _atom(self, token: Token) -> None:
        text = token.text.strip("$")
        if text.startswith("^") and self.result and self.result[-1].kind == "close":
            self._argument()  # transposed
            return
        if text.endswith(("^", "_")) and self._peek() == "{":
            inner = self._argument() or []
            text += "".join(part.text for part in inner)
        if text:
            self.result.append(Token("atom", text, token.start, token.end))
