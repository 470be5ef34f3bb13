"""What the tests of kinds say alike: a file received, brought in, its faults in words."""

from uuid import uuid4

from petiterockette.reprise.examens import empreinte_de_l_examen, examen_de
from petiterockette.reprise.models import Fichier
from petiterockette.reprise.services import fichiers as services


def recu(compte, genre: str, texte: str, **reglages) -> Fichier:
    """A file that waits, with what is said once of all of it."""
    fichier, _neuf = services.recevoir(
        compte=compte, uuid=uuid4(), genre=genre, nom=f"{genre}.csv", octets=texte.encode()
    )
    return services.dire(fichier=fichier, compte=compte, reglages=reglages)


def repris(compte, fichier: Fichier) -> Fichier:
    vu = empreinte_de_l_examen(examen_de(fichier))
    return services.reprendre(fichier=fichier, compte=compte, vu=vu)


def phrases(fichier: Fichier) -> str:
    return dites(examen_de(fichier).fautes)


def dites(fautes) -> str:
    """Faults as they are read: no-break spaces as the others."""
    return " ".join(str(f) for f in fautes).replace("\u00a0", " ")
