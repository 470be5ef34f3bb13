"""Who asks for an animation: one that has the same name is the same."""

from dataclasses import dataclass

from petiterockette.mots.chercher import plier

from ..models import Organisme


@dataclass(frozen=True)
class OrganismeDit:
    """Who asks, as typed; one that has the same name is the same."""

    nom: str
    genre: str
    adresse: str = ""
    code_postal: str = ""


def l_organisme(dit: OrganismeDit) -> Organisme:
    """The organisation of that name, its details as they are typed now; a new row if there is
    none."""
    nom = " ".join(dit.nom.split())
    # A few hundred at most, compared as people read them: « ecole voltaire » is « École Voltaire ».
    connus = {plier(o.nom): o for o in Organisme.objects.all()}
    organisme = connus.get(plier(nom)) or Organisme(nom=nom)
    organisme.genre = dit.genre
    # What is left blank is what was known.
    organisme.adresse = " ".join(dit.adresse.split()) or organisme.adresse
    organisme.code_postal = dit.code_postal or organisme.code_postal
    organisme.full_clean()
    organisme.save()
    return organisme
