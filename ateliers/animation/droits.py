"""The rights of the animation, by name."""

TENIR = "animation.tenir"
SORTIR = "animation.sortir"
