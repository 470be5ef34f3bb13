"""The reference lists: loaded once, then kept by people. Every change goes through here."""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.journal.services import consigner

from ..models import Categorie, Matiere, MatierePossible
from ..refus import LigneProtegee


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
                "liste": "collecte_listes.matierepossible",
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
