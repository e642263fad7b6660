"""What libraries return for the gradient of softmax with cross-entropy, as pure functions.

No library is imported: each call is a model, held by tests against what the real library was
recorded to return (`bash tests/run libraries`). `live` alone, in a process of its own, runs one.
"""
