"""What is taken only after a question, and what only y may be: for the help and the tests."""

from __future__ import annotations

from core.readings.example import Kind, asked, sure
from core.translation import N_

ASKED = Kind(
    N_("asked about: decimal commas, thousands, rows"),
    (
        asked("2,5; 0,25; 7", (2.5, 0.25, 7), (2, 5, 0, 25, 7)),
        asked("4,75\t1,5", (4.75, 1.5), (4, 75, 1, 5)),
        asked("2,5 1,5\n", (2.5, 1.5), (2, 5, 1, 5)),
        asked("0,5;1.5", (0.5, 1.5), (0, 5, 1.5)),
        asked("1,234, 2,500", (1234, 2500), (1.234, 2.5), (1, 234, 2, 500)),
        asked("1 234,5; 2", (1234.5, 2), (1, 234.5, 2), (1234, 5, 2), (1, 234, 5, 2)),
        asked("0,1;0,9", (0.1, 0.9), (0, 1), (0, 9), (0, 1, 0, 9), field="y"),
        asked("3,250.5; 7", (3250.5, 7), (3, 250.5, 7)),
        asked("9,125 1,000", (9.125, 1), (9125, 1000), (9, 125, 1, 0)),
        asked("2.125,5; 3", (2125.5, 3), (2.125, 5, 3)),
        asked("1 1/2, -2 3/4", (1.5, -2.75), (1, 0.5, -2, 0.75)),
        asked("2 ½, -7 ¾", (2.5, -7.75), (2, 0.5, -7, 0.75)),
        asked("12,34,567; 8", (1234567, 8), (12, 34, 567, 8)),
        asked("6 7 8\n1 0 5", (6, 7, 8), (1, 0, 5), (6, 1), (7, 0), (8, 5), (6, 7, 8, 1, 0, 5)),
        asked("[[0.5, 1], [2, 8]]", (0.5, 1), (2, 8)),
        asked("1. 7\n2. 9", (7, 9), (1, 7), (2, 9), (1, 7, 2, 9)),
        asked("- 3\n- 4", (3, 4), (-3, -4)),
        asked("c(0,25; 1,75)", (0.25, 1.75), (0, 25, 1, 75)),
        asked("3  500; 8", (3500, 8), (3, 500, 8)),
        asked("0,05,1,25", (0.05, 1.25), (0, 5, 1, 25)),
        asked("7\n5 6 4", (5, 6, 4), (7, 5, 6, 4)),
        asked("2 [5, 6]", (2,), (5, 6)),
        asked("sum: 9\n3\n5\n1", (3, 5, 1), (9, 3, 5, 1)),
        asked("elk: 3\nox: 5\nape: 1\ntotal: 9", (3, 5, 1), (3, 5, 1, 9)),
    ),
)

TARGETS = Kind(
    N_("the index of a class, truth values (y only; here of three classes)"),
    (
        asked("label 1", (0, 1, 0), (1, 0, 0), field="y"),
        asked("torch.tensor([2])", (0, 0, 1), (0, 1, 0), field="y"),
        asked("第1类", (0, 1, 0), (1, 0, 0), field="y"),
        asked("the label is 1", (0, 1, 0), (1, 0, 0), field="y"),
        asked("class: 1", (0, 1, 0), (1, 0, 0), field="y"),
        sure("tensor(0)", 1, 0, 0, field="y"),
        sure("tensor([ True, False, False])", 1, 0, 0, field="y"),
        sure("[FALSE, FALSE, TRUE]", 0, 0, 1, field="y"),
        sure("c(true, false)", 1, 0, field="y"),
        sure("F F T", 0, 0, 1, field="y"),
        sure("c(T, F)", 1, 0, field="y"),
    ),
)
