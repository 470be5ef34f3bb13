"""Add partners to their list, through its own door; cancelled, those that nothing uses leave it."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.urls import reverse
from django.utils.translation import gettext as _

from collecte.listes.models import Accord, Matiere
from collecte.listes.services.listes import enregistrer
from petiterockette.comptes.models import Compte
from petiterockette.mots.mesures import nombre
from petiterockette.personnes.models import Structure
from petiterockette.reprise.genres import Examen
from petiterockette.reprise.models import Fichier

from ..partenaires.lecture import Partenaire, structure_de


def ecrire(fichier: Fichier, examen: Examen, compte: Compte) -> Mapping[str, Any]:
    """Add each partner and what it takes; one that was hidden is shown again, as it was.

    Returns what was written: ``structures``, the ids that cancelling will put away.
    """
    matieres = {m.code: m for m in Matiere.objects.all()}
    structures = [_ajouter(p, matieres, compte) for p in examen.lignes]
    return {
        "lignes": len(structures),
        "structures": [s.pk for s in structures],
        "dits": [],
        "voir": [[_("Recycleurs et partenaires"), reverse("collecte:liste", args=["structures"])]],
    }


def annuler(fichier: Fichier, compte: Compte, motif: str) -> None:
    """Hide the partners that a file added and that nothing uses; the others stay, and are named."""
    structures = Structure.objects.filter(pk__in=fichier.compte_rendu["structures"], visible=True)
    gardees = [s for s in structures if _sert(s)]
    caches = [s for s in structures if s not in gardees]
    for structure in caches:
        structure.visible = False
        enregistrer(objet=structure, par=compte)
    dits = [[_("Cachés de la liste"), nombre(len(caches))]]
    if gardees:
        dits.append([_("Gardés, car ils servent"), ", ".join(str(s) for s in gardees)])
    fichier.compte_rendu = {
        **fichier.compte_rendu,
        "dits": [*fichier.compte_rendu["dits"], *dits],
    }


def _ajouter(p: Partenaire, matieres: Mapping[str, Matiere], compte: Compte) -> Structure:
    if p.existant:
        structure = Structure.objects.get(pk=p.existant)
        structure.visible = True
        enregistrer(objet=structure, par=compte)
        return structure
    structure = structure_de(p)
    enregistrer(objet=structure, par=compte)
    for matiere, vers in p.reprend:
        accord = Accord(structure=structure, matiere=matieres[matiere], vers=vers, debut=p.depuis)
        enregistrer(objet=accord, par=compte)
    return structure


def _sert(structure: Structure) -> bool:
    """Whether a row of the house names it, beside what it takes."""
    liens = (
        champ
        for modele in apps.get_models()
        if modele is not Accord
        for champ in modele._meta.fields
        if champ.related_model is Structure
    )
    return any(
        champ.model._default_manager.filter(**{champ.name: structure}).exists() for champ in liens
    )
