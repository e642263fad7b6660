"""Rearrangements for the eye, each asserted to change nothing."""

from __future__ import annotations

from collections.abc import Sequence

from sympy import Add, Expr, Integer, Mul, expand


def positive_inside(product: Expr) -> Expr:
    """-s (s - 1) -> s (1 - s): move a leading minus into the product's only difference.

    `factor` leaves the minus in front; the derivation is read as s_i (delta_ij - s_j).
    """
    inner = [part for part in Mul.make_args(product) if part.is_Add]
    if len(inner) != 1 or not product.could_extract_minus_sign():
        return product
    rest = Mul(*(part for part in Mul.make_args(product) if not part.is_Add))
    turned = -rest * Add(*(-term for term in inner[0].args))
    return same(turned, product)


def written_sum(terms: Sequence[Expr], value: Expr | None = None) -> Expr:
    """The sum of `terms` exactly as given: in this order, nothing merged or cancelled.

    Terms that are 0 are left out. `value`, if given, is what the sum has to be.
    """
    kept = [term for term in terms if term != 0] or [Integer(0)]
    shown = Add(*kept, evaluate=False) if len(kept) > 1 else kept[0]
    return shown if value is None else same(shown, value)


def negated(bracket: Expr) -> Expr:
    """-(bracket), with the minus kept in front of the bracket."""
    return Mul(Integer(-1), bracket, evaluate=False)


def same(shown: Expr, derived: Expr) -> Expr:
    """`shown`, if it equals what was derived. Raises ArithmeticError otherwise."""
    if not equal(shown, derived):
        raise ArithmeticError(f"not a rearrangement of {derived}: {shown}")
    return shown


def equal(left: Expr, right: Expr) -> bool:
    """Whether two scalars are the same once both are multiplied out."""
    return bool(expand(left.doit() - right.doit()) == 0)
