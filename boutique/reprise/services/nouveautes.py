"""Make the rows that the house lacked for old words: through the services of each list."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from collecte.listes.models import Categorie, Localite, Matiere, Origine
from collecte.listes.services.listes import enregistrer, enregistrer_la_matiere
from petiterockette.comptes.models import Compte
from petiterockette.mots.chercher import plier
from petiterockette.personnes.models import Structure
from petiterockette.reprise.models import Mot

from ..models import Export
from ..mots.listes import NOUVEAU
from ..mots.vus import MotDAvant, voir_les_mots

_MODELES: Mapping[str, tuple[Any, Mapping[str, Any]]] = {
    "categorie": (Categorie, {}),
    "matiere": (Matiere, {}),
    "origine": (Origine, {}),
    "localite": (Localite, {}),
    "partenaire": (Structure, {"genre": Structure.Genre.ASSOCIATION}),
    "recycleur": (Structure, {"genre": Structure.Genre.RECYCLEUR}),
}


@transaction.atomic
def creer_les_nouveautes(*, export: Export, compte: Compte) -> int:
    """Make a row for each word decided so, and let the word name it; how many words.

    A row that bears that name already is the one. Raises what the services of lists refuse.
    """
    neufs: dict[tuple[str, str], MotDAvant] = {
        (mot.vu.liste, mot.vu.mot): mot
        for vue in voir_les_mots(export).values()
        for mot in vue.decides
        if mot.est_nouveau
    }
    for (liste, plie), mot in neufs.items():
        code = _creer(liste, mot.dit, compte)
        Mot.objects.filter(liste=liste, mot=plie, valeur=NOUVEAU).update(valeur=code)
    return len(neufs)


def _creer(liste: str, dit: str, compte: Compte) -> str:
    modele, champs = _MODELES[liste]
    deja = {plier(r.nom): r for r in modele._default_manager.all()}.get(plier(dit))
    objet: Any = deja or modele(nom=dit[: modele._meta.get_field("nom").max_length], **champs)
    if deja is None and isinstance(objet, Matiere):
        enregistrer_la_matiere(matiere=objet, categories=[], par=compte)
    elif deja is None:
        enregistrer(objet=objet, par=compte)
    return str(getattr(objet, "code", objet.pk))
