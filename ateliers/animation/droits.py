"""The rights of the animation, by name."""

LIRE = "animation.lire"
TENIR = "animation.tenir"
SORTIR = "animation.sortir"
