"""The appliances of a declaration: followed things of its lines that were sold or given."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from collecte.bilans.masses import Ids
from collecte.matiere.etapes import Etape
from collecte.matiere.jours import JOUR, minuit
from collecte.objets.models import Objet
from petiterockette.temps.dates import date_format

from ..models import Convention, EssaisDAppareil, LigneDeConvention
from .nomenclature import Groupe, Place, groupes

PARTIS = (Objet.Situation.VENDU, Objet.Situation.DONNE)
# How long after it left an appliance is still proposed: a declaration of a year may ask for it.
ENCORE = timedelta(days=400)


def appareils(
    places: Collection[Place], debut: date, fin: date, lieux: Ids, la: Iterable[Groupe]
) -> list[Objet]:
    """The followed things of these lines that left for réemploi, ``fin`` included, by day.

    ``la``: the ``groupes`` of these days and sites.
    """
    objets = Objet.objects.filter(
        situation__in=PARTIS, parti_le__gte=minuit(debut), parti_le__lt=minuit(fin + JOUR)
    )
    if lieux is not None:
        objets = objets.filter(lieu__in=lieux)
    lus = objets.select_related("categorie", "essais").order_by("parti_le", "pk")
    return [o for o in lus if _place(la, o, timezone.localdate(o.parti_le)) in places]


def mots_de(objet: Objet) -> list[Any]:
    """What a declaration says of an appliance, in the order of ``COLONNES`` of its table."""
    assert objet.parti_le is not None
    essais = getattr(objet, "essais", None) or EssaisDAppareil()
    return [
        *(objet.marque, objet.modele, objet.numero_serie),
        *(str(essais.get_securite_display()), str(essais.get_fonctionnement_display())),
        str(essais.get_donnees_effacees_display()),
        f"{objet.get_situation_display()} le {date_format(objet.parti_le, 'j F Y')}",
        objet.masse_g,
    ]


def _place(la: Iterable[Groupe], objet: Objet, jour: date) -> Place | None:
    """Where a thing counts, on the shelf of its site, on that day."""
    for groupe in la:
        if groupe.lieux is None or objet.lieu_id in groupe.lieux:
            for tranche in groupe.tranches:
                if tranche.debut <= jour <= tranche.fin:
                    return tranche.nomenclature.place(objet.categorie_id, Etape.RAYON, 0)
    return None


def a_essayer(jour: date, lieux: Ids = None) -> list[Objet]:
    """The followed things that an agreement holding that day asks for, at these sites (None: all),
    here or gone for réemploi lately; the latest first."""
    demandeurs = Convention.objects.entre(jour, jour).filter(suit_les_appareils=True)
    places = {
        Place(ligne)
        for ligne in LigneDeConvention.objects.filter(convention__in=demandeurs).values_list(
            "pk", flat=True
        )
    }
    if not places:
        return []
    la = groupes(jour, jour, lieux)
    ici = Q(situation=Objet.Situation.PRESENT)
    partis = Q(situation__in=PARTIS, parti_le__gte=minuit(jour - ENCORE))
    objets = (
        Objet.objects.visibles(lieux).filter(ici | partis).select_related("categorie", "essais")
    )
    return [o for o in objets.order_by("-pk") if _place(la, o, jour) in places]
