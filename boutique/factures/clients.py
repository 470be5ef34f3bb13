"""Whom an invoice is for: a name, and an address that is whole."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

# Five digits; or four after a comma, as Belgian and Swiss towns wear them (« , B-1000 Bruxelles »).
CODE_POSTAL = re.compile(r"\b\d{5}\b|(?<=, )(?:[A-Z]{1,2}-)?\d{4}\b")


@dataclass(frozen=True)
class Client:
    """The professional that an invoice is made out to."""

    nom: str
    adresse: str
    siren: str = ""
    tva: str = ""
    reference: str = ""

    def champs(self) -> dict[str, str]:
        return {
            "client_nom": self.nom,
            "client_adresse": self.adresse,
            "client_siren": self.siren,
            "client_tva": self.tva,
            "reference": self.reference,
        }


def manque_a_l_adresse(texte: str) -> str:
    """What an address lacks of « rue, code postal, ville », in words; « » where it has all.

    The town may stand on either side of the postcode, as people write it.
    """
    code = CODE_POSTAL.search(texte)
    avant, apres = (texte[: code.start()], texte[code.end() :]) if code else (texte, "")
    parties = [p for p in (*avant.split(","), apres) if any(c.isalpha() for c in p)]
    manques = (
        (_("la rue"), not parties or parties == [apres]),
        (_("le code postal"), not code),
        (_("la ville"), len(parties) < 2 and parties != [apres]),
    )
    return _(" et ").join(nom for nom, manque in manques if manque)
