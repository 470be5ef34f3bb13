"""A file of any kind, held apart then brought in, as its page does it."""

from uuid import uuid4

from petiterockette.reprise.examens import empreinte_de_l_examen, examen_de
from petiterockette.reprise.models import Fichier
from petiterockette.reprise.services import fichiers as services


def recu(compte, genre: str, texte: str | bytes, nom: str = "avant.csv", **reglages) -> Fichier:
    """A file that waits, with what is said once for the whole of it."""
    octets = texte.encode() if isinstance(texte, str) else texte
    fichier, _neuf = services.recevoir(
        compte=compte,
        uuid=uuid4(),
        genre=genre,
        nom=nom,
        octets=octets,
        lignes=octets.count(b"\n"),
    )
    return services.dire(fichier=fichier, compte=compte, reglages=reglages)


def repris(compte, fichier: Fichier) -> Fichier:
    """The file once it is written."""
    vu = empreinte_de_l_examen(examen_de(fichier))
    return services.reprendre(fichier=fichier, compte=compte, vu=vu)


def annule(compte, fichier: Fichier) -> Fichier:
    """The file once all that it wrote is cancelled."""
    return services.annuler(fichier=fichier, compte=compte, motif="mauvais fichier")


def decider(compte, fichier: Fichier, **mots: str) -> None:
    """Decide words of before: list, word as it is folded, code (« categorie__trucs=livres »)."""
    valeurs = {cle.replace("__", ":").replace("_", " "): code for cle, code in mots.items()}
    services.dire_les_mots(fichier=fichier, compte=compte, valeurs=valeurs)


def dites(fautes) -> str:
    """Faults as they are read: no-break spaces as the others."""
    return " ".join(str(f) for f in fautes).replace("\u00a0", " ")


def phrases(fichier: Fichier) -> str:
    return dites(examen_de(fichier).fautes)
