"""The derivation page: the result with the numbers of the problem in it."""

from __future__ import annotations

from core.numeric import cross_entropy_grad_x
from core.problem import Problem
from pages.ui.board import Board, vector


def build(problem: Problem) -> Board:
    """The gradient of the problem, which the lines below derive."""
    board = Board()
    gradient = cross_entropy_grad_x(problem.x, problem.y).tolist()
    board.block("grad-x", vector(board, "∇e<sub>(x)</sub> = s · sum(y) − y", gradient))
    return board
