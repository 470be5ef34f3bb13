"""Somebody of before, as a line names them: who they are, how to reach them. Pure."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from petiterockette.empreintes import empreinte_de
from petiterockette.personnes.models import Personne
from petiterockette.personnes.mots import chiffres_du_telephone, lire_telephone, mots_de

# As long as the directory keeps them.
COURRIEL_MAX, TELEPHONE_MAX = 254, 20
PRENOM_D_ABORD, NOM_D_ABORD = "prenom", "nom"
# A cell of numbers has lost the first zero of a French telephone.
_SANS_ZERO = re.compile(r"[1-9][0-9]{8}", re.ASCII)


@dataclass(frozen=True)
class Identite:
    """How a line names somebody; ``courriel`` and ``telephone`` are valid, or empty."""

    prenom: str
    nom: str
    courriel: str = ""
    telephone: str = ""
    numero: str = ""

    @property
    def dite(self) -> str:
        return f"{self.prenom} {self.nom}".strip()

    @property
    def precisions(self) -> str:
        """What tells them from a namesake."""
        return " · ".join(dit for dit in (self.courriel, self.telephone) if dit)

    @property
    def est_sure(self) -> bool:
        """Whether two lines that say it say the same person: something more than a name."""
        return bool(self.numero or self.courriel or self.telephone)

    @property
    def personne(self) -> Personne:
        """As the directory would write them down."""
        return Personne(
            prenom=self.prenom, nom=self.nom, courriel=self.courriel, telephone=self.telephone
        )


def cle_de(identite: Identite, rang: int = 0) -> str:
    """The digest by which the same person is known again in a later file.

    With a member's number, the name and it; else the name, the address and the telephone, and
    ``rang``: the how-manieth of those whom the file tells by their name alone.
    """
    noms = sorted(mots_de(identite.prenom, identite.nom))
    if identite.numero:
        return empreinte_de({"noms": noms, "numero": identite.numero.casefold()})
    joindre = [identite.courriel.casefold(), chiffres_du_telephone(identite.telephone)]
    return empreinte_de({"noms": noms, "joindre": joindre, "rang": rang})


def couper_le_nom(dit: str, ordre: str) -> tuple[str, str] | None:
    """First name and name of « DUPONT Marie » or « Marie Dupont »; None where nobody can tell.

    Words in capitals are the name; else ``ordre`` says which comes first.
    """
    mots = dit.split()
    if len(mots) == 1:
        return dit, ""
    capitales = [m for m in mots if m == m.upper() and m != m.lower()]
    if 0 < len(capitales) < len(mots):
        return " ".join(m for m in mots if m not in capitales), " ".join(capitales)
    if ordre == PRENOM_D_ABORD:
        return mots[0], " ".join(mots[1:])
    if ordre == NOM_D_ABORD:
        return mots[-1], " ".join(mots[:-1])
    return None


def courriel_lu(dit: str) -> str:
    """An address that the directory would take; empty for all else."""
    try:
        validate_email(dit)
    except ValidationError:
        return ""
    return dit if len(dit) <= COURRIEL_MAX else ""


def telephone_lu(dit: str) -> str:
    """A number that the directory would take; empty for all else."""
    lu = lire_telephone(f"0{dit}" if _SANS_ZERO.fullmatch(dit) else dit) or ""
    return lu if len(lu) <= TELEPHONE_MAX else ""
