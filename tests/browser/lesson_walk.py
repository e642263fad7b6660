"""Walks a lesson in the browser by its recorded path, as a reader does."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, expect

from core.lessons.lesson import Choices, Do, Lesson, Predict, Say, Step
from core.lessons.walking import right_answer
from core.problem import Problem
from tests.browser.lab import Lab

Press = Callable[[Locator], None]


def click(button: Locator) -> None:
    """By mouse."""
    button.click()


def press(button: Locator) -> None:
    """By keyboard."""
    button.focus()
    button.press("Enter")


def bar(lab: Lab) -> Locator:
    return lab.page.locator(".lab-lesson")


def button(lab: Lab, action: str) -> Locator:
    return bar(lab).locator(f'button[data-lesson="{action}"]')


def expect_step(lab: Lab, lesson: Lesson, at: int) -> None:
    """The step is there with its page, its problem and its text."""
    lab.page.wait_for_function(
        "([name, at, path]) => location.pathname === '/' + path"
        " && new URLSearchParams(location.search).get('lesson') === name"
        " && (new URLSearchParams(location.search).get('at') ?? '1') === at",
        arg=[lesson.name, str(at), lesson.screen(at).page],
    )
    lab.settle()
    expect(bar(lab)).to_be_visible()
    step = lesson.steps[at - 1]
    if step.screen is not None and step.screen.sets_problem:
        lab.expect_fields(step.problem)


def put(lab: Lab, before: Problem, after: Problem) -> None:
    """Type what differs; as a whole vector where there are other classes."""
    if after.k != before.k:
        lab.whole("x").fill(after.x_text)
        lab.whole("y").fill(after.y_text)
        lab.page.keyboard.press("Tab")
    for name, old, new in (("x", before.x, after.x), ("y", before.y, after.y)):
        texts = getattr(after, f"{name}_text").split(",")
        for i, text in enumerate(texts):
            if len(old) != len(new) or old[i] != new[i]:
                lab.field(name, i + 1).fill(text)
    lab.expect_address(after)


def do_step(lab: Lab, step: Step, way: Press) -> None:
    """Do what the step asks for, and see that it is done."""
    done = bar(lab).locator(".lab-lesson-dots i[data-now].done")
    match step.task:
        case Do() as task:
            problem = step.problem
            for following in task.path:
                expect(done).to_have_count(0)
                put(lab, problem, following)
                problem = following
        case Say(answer=Choices()) | Predict(answer=Choices()):
            way(bar(lab).locator(f'.lab-option[data-text="{right_answer(step)}"]'))
        case Say() | Predict():
            bar(lab).locator("#lesson-field").fill(right_answer(step))
            if way is press:
                bar(lab).locator("#lesson-field").press("Enter")
            else:
                way(button(lab, "answer"))
        case _:
            return
    expect(done).to_have_count(1)


Look = Callable[[int], None]


def walk(
    lab: Lab,
    lesson: Lesson,
    way: Press,
    look: Look = lambda at: None,
    before: Look = lambda at: None,
) -> None:
    """From the first step, on the screen, to the end; looks `before` each and when it is done."""
    for at, step in enumerate(lesson.steps, 1):
        expect_step(lab, lesson, at)
        before(at)
        do_step(lab, step, way)
        look(at)
        way(button(lab, "next"))
    lab.page.wait_for_function("() => location.pathname === '/lessons'")
    expect(bar(lab)).to_be_hidden()
