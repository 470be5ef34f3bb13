"""What the page of every counter needs: its addresses, people, categories and containers."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from collecte.listes.models import Categorie, Contenant
from collecte.livre.services.pesees import PEU_PLAUSIBLE_G
from collecte.mois.services.mois import ANTIDATE_MAX
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Point
from petiterockette.personnes.models import Personne


def reglages_communs(compte: Compte, point: Point, jour: date) -> dict[str, Any]:
    """What the modules of every counter need: who, where, since when, the addresses."""
    equipe = list(Personne.objects.de_l_equipe(point.lieu, jour))
    if compte.personne_id and all(p.pk != compte.personne_id for p in equipe):
        equipe.insert(0, compte.personne)
    ouvert_le = max(point.ouvert_le, point.lieu.ouvert_le)
    return {
        "compte": compte.pk,
        "ecole": False,
        "lieu": {"code": point.lieu.code, "nom": point.lieu.nom},
        "point": {"id": point.pk, "nom": point.nom, "maximum_g": point.maximum_g},
        "jour": jour.isoformat(),
        "jour_min": max(jour - timedelta(days=ANTIDATE_MAX.days), ouvert_le).isoformat(),
        "peut": {"antidater": compte.has_perm("collecte.antidater", point.lieu)},
        "adresses": {
            "equipiers": reverse("collecte:equipiers"),
            "connexion": reverse("comptes:connexion"),
        },
        "equipe": [{"id": p.pk, "nom": str(p)} for p in equipe],
        "moi": compte.personne_id,
        "peu_g": PEU_PLAUSIBLE_G,
    }


def contenants_du_comptoir(contenants: Iterable[Contenant]) -> list[dict[str, Any]]:
    """Containers as the modules know them; tares in grams."""
    return [{"id": c.pk, "nom": c.nom, "tare_g": c.tare_g} for c in contenants]


def categorie_du_comptoir(c: Categorie) -> dict[str, Any]:
    return {
        "id": c.pk,
        "code": c.code,
        "nom": c.nom,
        "nom_court": c.nom_court or c.nom,
        "parent": c.parent_id,
        "motif": c.motif,
        "pictogramme": c.pictogramme,
        "plausible_g": c.net_plausible_g,
        "destination": c.destination,
        "vrac": c.vrac,
        "indisponible": c.indisponible,
    }
