"""The default lists, loaded once: rows that exist are left as the association has them."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from petiterockette.personnes.models import Structure

from .. import listes_par_defaut as defaut
from ..models import (
    Accord,
    Bac,
    Categorie,
    Contenant,
    DestinBac,
    Localite,
    Matiere,
    MatierePossible,
    MotifRefus,
    Origine,
    TypeDon,
)
from ..models.categories import SANS_CATEGORIE, SANS_MATIERE
from ..poids_par_defaut import POIDS_G

# What rooms above load of their own lists, once categories are there.
A_CHARGER: list[Callable[[], None]] = []


@transaction.atomic
def charger_les_listes(*, depuis: date | None = None) -> None:
    """Load the lists of La Petite Rockette, once: rows that exist are left as they are.

    ``depuis``: the day from which the fates hold (default: 1 January 2014, before which
    nobody here recorded anything).
    """
    depuis = depuis or date(2014, 1, 1)
    matieres = _charger_la_matiere()
    for ordre, (nom, description, tare_g, couleur) in enumerate(defaut.CONTENANTS):
        _assurer(
            Contenant,
            {"nom": nom},
            description=description,
            tare_g=tare_g,
            couleur=couleur,
            ordre=ordre,
        )
    for ordre, (nom, description, tare_g, couleur, matiere, vers, code) in enumerate(defaut.BACS):
        bac = _assurer(
            Bac,
            {"nom": nom},
            description=description,
            tare_g=tare_g,
            couleur=couleur,
            matiere=matieres[matiere],
            ordre=ordre,
        )
        _assurer(DestinBac, {"bac": bac, "debut": depuis}, vers=vers, code_traitement=code)
    _charger_les_localites(defaut.LOCALITES)
    _charger_les_structures(matieres, depuis)
    _charger_les_gestes()


@transaction.atomic
def charger_les_listes_minimales() -> None:
    """Load what any ressourcerie needs, once: what it weighs, why, where from in two words.

    Its bins, its containers, its partners, its communes are its own to write.
    """
    _charger_la_matiere()
    _charger_les_localites(defaut.LOCALITES_MINIMALES)
    _charger_les_gestes()


def _charger_la_matiere() -> dict[str, Matiere]:
    """Categories, materials, and which goes with which; the materials by their codes."""
    _lignes_internes()
    for ordre, (code, nom, couleur, dechet, _cats) in enumerate(defaut.MATIERES):
        _assurer(Matiere, {"code": code}, nom=nom, couleur=couleur, code_dechet=dechet, ordre=ordre)
    matieres = {m.code: m for m in Matiere.objects.all()}
    _charger_les_categories(matieres)
    categories = {c.code: c for c in Categorie.objects.all()}
    for code, _nom, _couleur, _dechet, cats in defaut.MATIERES:
        for c in cats:
            _assurer(MatierePossible, {"matiere": matieres[code], "categorie": categories[c]})
    return matieres


def _charger_les_localites(localites: list[tuple[str, str, bool, str]]) -> None:
    for ordre, (code, nom, tuile, couleur) in enumerate(localites):
        _assurer(Localite, {"code": code}, nom=nom, tuile=tuile, couleur=couleur, ordre=ordre)


def _charger_les_structures(matieres: dict[str, Matiere], depuis: date) -> None:
    """The partners of La Petite Rockette, and what they take from a day on."""
    for ordre, (nom, genre, objet, couleur, accords) in enumerate(defaut.STRUCTURES):
        structure = _assurer(
            Structure, {"nom": nom}, genre=genre, objet=objet, couleur=couleur, ordre=ordre
        )
        for reprise, vers, code in accords:
            _assurer(
                Accord,
                {
                    "structure": structure,
                    "matiere": matieres[reprise] if reprise else None,
                    "categorie": None,
                    "debut": depuis,
                },
                vers=vers,
                code_traitement=code,
            )


def _charger_les_gestes() -> None:
    """How things come, how they are given, why some are refused; then the lists of rooms above."""
    for ordre, (code, nom, statut, couleur, picto) in enumerate(defaut.ORIGINES):
        _assurer(
            Origine,
            {"code": code},
            nom=nom,
            statut_juridique=statut,
            couleur=couleur,
            pictogramme=picto,
            ordre=ordre,
        )
    for ordre, (nom, vers, a_structure, couleur, picto) in enumerate(defaut.TYPES_DON):
        _assurer(
            TypeDon,
            {"nom": nom},
            vers=vers,
            structure_demandee=a_structure,
            couleur=couleur,
            pictogramme=picto,
            ordre=ordre,
        )
    for ordre, nom in enumerate(defaut.MOTIFS_REFUS):
        _assurer(MotifRefus, {"nom": nom}, ordre=ordre)
    for charger in A_CHARGER:
        charger()


def _lignes_internes() -> None:
    """The rows the product itself needs: they are hidden, and nobody may remove them."""
    _assurer(
        Matiere,
        {"code": SANS_MATIERE},
        nom=_("Sans matière"),
        interne=True,
        visible=False,
        ordre=999,
    )
    _assurer(
        Categorie,
        {"code": SANS_CATEGORIE},
        nom=_("Sans catégorie"),
        couleur="#c0c0c0",
        interne=True,
        visible=False,
        ordre=999,
        pictogramme="circle-question-mark",
    )
    code, nom = defaut.NON_DEMANDE
    _assurer(Localite, {"code": code}, nom=nom, non_demande=True, ordre=999)


def _charger_les_categories(matieres: dict[str, Matiere]) -> None:
    for ordre, rangee in enumerate(defaut.CATEGORIES):
        code, nom, court, couleur, motif, picto, matiere, plausible_g, destination = rangee
        _assurer(
            Categorie,
            {"code": code},
            nom=nom,
            nom_court=court,
            couleur=couleur,
            motif=motif,
            pictogramme=picto,
            matiere=matieres.get(matiere or ""),
            net_plausible_g=plausible_g,
            poids_moyen_g=POIDS_G.get(code),
            destination=destination,
            vrac=code == "vrac",
            ordre=ordre,
        )
    for ordre, (code, nom, court, mere, picto) in enumerate(defaut.SOUS_CATEGORIES):
        parent = Categorie.objects.get(code=mere)
        _assurer(
            Categorie,
            {"code": code},
            nom=nom,
            nom_court=court,
            parent=parent,
            couleur=parent.couleur,
            motif=parent.motif,
            pictogramme=picto,
            matiere=parent.matiere,
            poids_moyen_g=POIDS_G.get(code),
            destination=parent.destination,
            ordre=100 + ordre,
        )


def _assurer(modele: type[models.Model], cle: dict[str, Any], **valeurs: Any) -> Any:
    objet, _cree = modele._default_manager.get_or_create(**cle, defaults=valeurs)
    return objet
