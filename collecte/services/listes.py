"""The reference lists: loaded once, then kept by people. Every change goes through here."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models, transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.journal.services import consigner
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
from ..poids_par_defaut import POIDS_G
from ..refus import LigneProtegee
from .etiquettes import charger_les_formats
from .mouvements import SANS_CATEGORIE, SANS_MATIERE
from .references_tri import charger_le_tri
from .suivi import charger_le_suivi


@transaction.atomic
def charger_les_listes(*, depuis: date | None = None) -> None:
    """Load the default lists, once: rows that exist are left as the association has them.

    ``depuis``: the day from which the fates hold (default: 1 January 2014, before which
    nobody here recorded anything).
    """
    depuis = depuis or date(2014, 1, 1)
    _lignes_internes()
    for ordre, (code, nom, couleur, dechet, _cats) in enumerate(defaut.MATIERES):
        _assurer(Matiere, {"code": code}, nom=nom, couleur=couleur, code_dechet=dechet, ordre=ordre)
    matieres = {m.code: m for m in Matiere.objects.all()}
    _charger_les_categories(matieres)
    categories = {c.code: c for c in Categorie.objects.all()}
    for code, _nom, _couleur, _dechet, cats in defaut.MATIERES:
        for c in cats:
            _assurer(MatierePossible, {"matiere": matieres[code], "categorie": categories[c]})
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
    for ordre, (code, nom, tuile, couleur) in enumerate(defaut.LOCALITES):
        _assurer(Localite, {"code": code}, nom=nom, tuile=tuile, couleur=couleur, ordre=ordre)
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
    for ordre, nom in enumerate(defaut.MOTIFS_REFUS):
        _assurer(MotifRefus, {"nom": nom}, ordre=ordre)
    charger_le_tri(categories)
    charger_le_suivi()
    charger_les_formats()


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


@transaction.atomic
def enregistrer(*, objet: models.Model, par: Compte) -> models.Model:
    """Add or change one row of a list; the journal keeps before and after.

    What is written already never changes: movements copied what they needed, and rows
    are hidden, not deleted. A code is made once, from the name, and never changes.
    Raises ``LigneProtegee`` for the rows that the product itself needs, or a
    ValidationError beside the fields concerned.
    """
    if getattr(objet, "interne", False) or getattr(objet, "non_demande", False):
        raise LigneProtegee()
    if objet.pk is None and hasattr(objet, "code") and not objet.code:
        objet.code = _code_libre(objet)
    avant = _instantane(type(objet)._default_manager.filter(pk=objet.pk).first())
    if objet.pk is None and hasattr(objet, "ordre") and not objet.ordre:
        dernier = type(objet)._default_manager.aggregate(m=Max("ordre", default=0))["m"]
        objet.ordre = min(dernier + 1, 998)
    objet.full_clean()
    objet.save()
    apres = _instantane(objet) or {}
    nom = objet._meta.verbose_name
    ajoute = avant is None
    consigner(
        f"collecte.liste.{'completee' if ajoute else 'changee'}",
        (
            _("Listes, %(liste)s : « %(objet)s » ajouté")
            if ajoute
            else _("Listes, %(liste)s : « %(objet)s » modifié")
        )
        % {"liste": nom, "objet": str(objet)[:80]},
        {
            "liste": objet._meta.label_lower,
            "id": objet.pk,
            "avant": {k: v for k, v in (avant or {}).items() if apres.get(k) != v},
            "apres": {k: v for k, v in apres.items() if (avant or {}).get(k) != v},
        },
        par=par.personne_id,
        compte=par.pk,
    )
    return objet


@transaction.atomic
def enregistrer_la_matiere(
    *, matiere: Matiere, categories: Iterable[Categorie], par: Compte
) -> Matiere:
    """Add or change a material together with the categories it can come from (none: all)."""
    enregistrer(objet=matiere, par=par)
    avant = set(matiere.possibles.values_list("categorie", flat=True))
    apres = {c.pk for c in categories}
    matiere.possibles.filter(categorie__in=avant - apres).delete()
    MatierePossible.objects.bulk_create(
        [MatierePossible(matiere=matiere, categorie_id=c) for c in sorted(apres - avant)]
    )
    if avant != apres:
        consigner(
            "collecte.liste.changee",
            _("Listes, matière : « %(objet)s » peut venir d’autres catégories")
            % {"objet": str(matiere)[:80]},
            {
                "liste": "collecte.matierepossible",
                "id": matiere.pk,
                "avant": sorted(avant),
                "apres": sorted(apres),
            },
            par=par.personne_id,
            compte=par.pk,
        )
    return matiere


@transaction.atomic
def deplacer(*, objet: models.Model, monter: bool, par: Compte) -> None:
    """Move a row one place up or down its list, or among the sub-categories of its own.

    The first does not go up, the last does not go down: nothing is written then.
    """
    rangees = lignes_ordonnees(type(objet))
    mere = getattr(objet, "parent_id", None)
    soeurs = [r.pk for r in rangees if getattr(r, "parent_id", None) == mere]
    place = soeurs.index(objet.pk)
    autre = place - 1 if monter else place + 1
    if not 0 <= autre < len(soeurs):
        return
    ids = [r.pk for r in rangees]
    i, j = ids.index(objet.pk), ids.index(soeurs[autre])
    ids[i], ids[j] = ids[j], ids[i]
    ordonner(modele=type(objet), ids=ids, par=par)


def lignes_ordonnees(modele: type[models.Model], joints: Iterable[str] = ()) -> list[Any]:
    """The rows that people may order, sub-categories after all the categories.

    ``joints``: the relations that the caller reads, fetched together.
    """
    rangees = [
        r
        for r in modele._default_manager.prefetch_related(*joints)
        if not getattr(r, "interne", False) and not getattr(r, "non_demande", False)
    ]
    return sorted(rangees, key=lambda r: getattr(r, "parent_id", None) is not None)


def _code_libre(objet: models.Model) -> str:
    """A code for a new row: its name in CSS-safe letters, numbered if it is taken."""
    base = slugify(str(objet))[:32].strip("-_") or objet._meta.model_name or "ligne"
    pris = set(
        type(objet)._default_manager.filter(code__startswith=base).values_list("code", flat=True)
    )
    return next(c for c in (base, *(f"{base}-{n}" for n in range(2, 10_000))) if c not in pris)


@transaction.atomic
def ordonner(*, modele: type[models.Model], ids: list[int], par: Compte) -> None:
    """Put the rows of a list in the order of ``ids``."""
    objets: dict[int, Any] = modele._default_manager.in_bulk(ids)
    for ordre, id_ in enumerate(ids):
        objets[id_].ordre = ordre
    modele._default_manager.bulk_update(objets.values(), ["ordre"])
    consigner(
        "collecte.liste.ordonnee",
        _("Listes, %(liste)s : ordre changé") % {"liste": modele._meta.verbose_name_plural},
        {"liste": modele._meta.label_lower, "ordre": ids},
        par=par.personne_id,
        compte=par.pk,
    )


def _instantane(objet: models.Model | None) -> dict[str, Any] | None:
    if objet is None:
        return None
    return {
        f.attname: v if isinstance(v := getattr(objet, f.attname), int | bool | None) else str(v)
        for f in objet._meta.concrete_fields
    }
