"""A lesson as it runs on any page: the slim bar above it, and what is done in it.

running   which lesson and step the session is in, and whether the step is done
screens   what a step puts on the screen, and whether pages allow it
actions   start, go, answer, leave
bar       the bar as HTML
packing   a teacher's lesson as a text that fits into a link
"""
