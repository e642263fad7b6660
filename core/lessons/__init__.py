"""Lessons: steps on the lab's pages, each with something to do, to say, to predict or to see.

    library   own() -> {name: Lesson}                   the lab's own, in their order
    reading   read_lesson(content, name) -> Lesson      a file's bytes; LessonError names the place
    walking   walk(lesson) -> [Walked, ...]             what comes of each step by its own path
    bars      guesses that are put on bars of a page
    marking   is_done(task, start, now)                 whether the live problem reaches the goal
              mark_said(step, said, problem, language)  an answer, marked as in `core.practice`

A lesson is data; nothing of it is evaluated as code. `texts/` has a file for each. This module
itself imports nothing: who shows no lesson need not wait for the grammar.
"""
