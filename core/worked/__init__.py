"""Worked lines: the lines of a derivation with the numbers of a problem put into them.

The derivation knows no numbers and the numbers know no SymPy; here they meet. The screen and the
exports show what this room makes.
"""
