"""What leaves the till as a file is known: which one, who took it, when."""

from petiterockette.comptes.models import Compte
from petiterockette.journal.maison import noter_a_la_maison


def noter_l_export(nom: str, format: str, *, compte: Compte) -> None:
    """Chain that figures of the tills were taken away; ``nom``: the file's, without its format."""
    noter_a_la_maison(
        "export.fait", par=compte.personne_id, compte=compte.pk, nom=nom, format=format
    )
