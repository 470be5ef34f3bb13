"""How somebody is planted in every free field of the product: one entry a table that needs more
than the valid object of tests/valides.py. Apps that come later add theirs."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone

from petiterockette.personnes.donnees import DONNEES
from tests.boutique.a_la_caisse import ligne, une_caisse
from tests.fabriques import un_depot
from tests.formation.valides import une_signature
from tests.valides import un

NOM, COURRIEL, TELEPHONE = "Zéphyrine Quatrevents", "zq@plantee.example", "06 98 76 54 32"
TRACES = ("quatrevents", "zq@plantee", "0698765432", TELEPHONE.lower())

# Table → what makes a valid row of it, with the words that are planted.
PLANTATIONS: dict[str, Callable[..., models.Model]] = {
    "collecte_livre.Commentaire": lambda texte: un_depot(commentaire=texte).commentaire,
    "boutique_ventes.CommentaireVente": lambda texte: (
        une_caisse().vendre(ligne("Pantalon", 2, masse_g=900), commentaire=texte).commentaire
    ),
    "travaux.Travail": lambda **mots: apps.get_model("travaux.Travail").objects.create(
        cle="plante", nature="resume", demande_le=timezone.now(), **mots
    ),
    "abonnements.Envoi": lambda **mots: un("abonnements.Envoi", **mots),
    "indicateurs.Vue": lambda **mots: un(
        "indicateurs.Vue", **mots | {"chemin": f"/collecte/?q={NOM}"}
    ),
    # The first figure of a year has no reason to be corrected.
    "indicateurs.Releve": lambda motif, **mots: un("indicateurs.Releve", **mots),
    "seances.Seance": lambda **mots: un("seances.Seance", annulee_le=timezone.now(), **mots),
    "seances.Photo": lambda accords: un(
        "seances.Photo", droits="accords", accords=accords, terme=date(2029, 12, 5)
    ),
    "formation.Emargement": lambda motif: un(
        "formation.Emargement", nature="absence", mode="", trace_empreinte="", motif=motif
    ),
    "formation.Trace": lambda nom: apps.get_model("formation.Trace")(
        emargement=une_signature(), nom=nom
    ),
    "journal.Entree": lambda **mots: apps.get_model("journal.Entree").objects.create(
        le=timezone.now(), code="essai", **mots
    ),
}


def tables() -> list[str]:
    """The tables where somebody may be named, but the directory itself."""
    return sorted({d.modele for d in DONNEES if d.mots} - {"personnes.Personne"})


def planter(modele: str) -> None:
    """Write somebody in each of the free fields of a table."""
    table = apps.get_model(modele)
    champs = [c for d in DONNEES if d.modele == modele for c in d.mots]
    mots = {champ: _mot(table._meta.get_field(champ)) for champ in champs}
    faire = PLANTATIONS.get(modele) or (lambda **m: un(modele, **m))
    rangee = faire(**mots)
    if rangee._state.adding:
        rangee.save(force_insert=True)


def _mot(champ: Any) -> Any:
    if isinstance(champ, models.JSONField):
        return {"dit": f"vu avec {NOM}, {TELEPHONE}"}
    if isinstance(champ, models.EmailField):
        return COURRIEL
    longueur = champ.max_length or 200
    dits = (f"chez {NOM} ({COURRIEL} ; {TELEPHONE})", NOM, TELEPHONE, "0698765432")
    return next((dit for dit in dits if len(dit) <= longueur), "")


def traces() -> set[str]:
    """The tables of the whole base that hold something of them."""
    return {m._meta.label for m in apps.get_models() if _tenue(m)}


def _tenue(modele: type[models.Model]) -> bool:
    champs = [
        f.name
        for f in modele._meta.concrete_fields
        if isinstance(f, models.CharField | models.TextField | models.JSONField)
    ]
    rangees = modele._default_manager.values_list(*champs) if champs else ()
    return any(t in str(v).lower() for rangee in rangees for v in rangee for t in TRACES)
