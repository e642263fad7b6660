"""What it costs to get the gradient of cross-entropy behind softmax in three ways.

ways        the three ways, written once for any type of number
counting    what each comes to, counted by the numbers themselves, as polynomials in k and N
measure     time and memory of each on this machine
language_model, published
            what each would hold and move at a language model's size, and what others report
"""
