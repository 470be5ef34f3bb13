"""The poles: what each one is, their week together, what they bring to the till."""
