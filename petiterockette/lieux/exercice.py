"""When the association's exercise, its accounting year, begins."""

from .models import Association


def premier_mois_d_exercice() -> int:
    """The month in which an exercise begins: the settings' own, January while there are none."""
    association = Association.objects.first()
    return association.debut_exercice if association else 1
