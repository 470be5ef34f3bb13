"""The month by e-mail: who receives it, what was sent."""
