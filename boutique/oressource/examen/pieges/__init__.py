"""What is known to go wrong in a base of Oressource, looked for one thing after another.

Each function is given the notebook and yields what it found: nothing when there is nothing.
"""
