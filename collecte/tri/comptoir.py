"""What the sorting counter's page needs, gathered in a bounded number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.bilans.attentes import Attente, attentes, part_orientee, reunir
from collecte.bilans.masses import masses
from collecte.comptoirs.ecran import contenants_du_comptoir, reglages_communs
from collecte.comptoirs.parcours import PARCOURS, Poste
from collecte.listes.models import Categorie, Contenant, Matiere, MatierePossible
from collecte.listes.models.categories import SANS_MATIERE
from collecte.listes.services.tuiles import PLACES, tuiles_du_point
from collecte.livre.models import ContenantPlein
from collecte.matiere.dessins import NOMS_COURTS, PICTOGRAMMES
from collecte.matiere.etapes import Etape
from collecte.mois.models import Reglage
from collecte.mois.services.reglages import reglage
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu, Point
from petiterockette.temps.dates import date_format

from .gestes import gestes_du_jour
from .models import NonVendable
from .services.controles_avant_vente import manquants_par_categorie
from .services.souhaits import souhaits_ouverts
from .textes import MOTIFS_TRI, TEXTES_TRI
from .tuiles import RIEN_A_DIRE, mots_de_la_part, mots_des_tuiles

# Where the sorting table sends things, in the order of the chips.
DESTINATIONS = (
    Etape.RAYON,
    Etape.ATELIER,
    Etape.DONNE_PARTICULIER,
    Etape.A_RECYCLER,
    Etape.A_JETER,
)
# Closed longer ago, a container says nothing of today's.
DERNIERS_PLEINS = 300
NOMMEES = 3
_NOMS = NOMS_COURTS | {Etape.DONNE_PARTICULIER: _("Zone de gratuité")}
_PICTOGRAMMES = PICTOGRAMMES | {"donne_particulier": "gift"}


def contexte_du_tri(compte: Compte, point: Point) -> dict[str, Any]:
    """The template's context: model rows for the tiles, and ``reglages`` for the modules."""
    jour = timezone.localdate()
    lieu = point.lieu
    communs = reglages_communs(compte, point, jour)
    categories = categories_du_tri()
    tuiles = tuiles_du_point(point)
    if len(tuiles) > PLACES + 1:
        tuiles = tuiles[:PLACES]
    contenants = list(Contenant.objects.visibles())
    matieres = _matieres()
    savoir = savoir_du_tri(lieu, categories, jour)
    rangees: list[Any] = [*categories, *tuiles]
    for c in rangees:
        c.dite = savoir["tuiles"].get(c.pk, RIEN_A_DIRE)
    reglages = {
        **communs,
        "mode": reglage(lieu.pk, Reglage.Cle.MODE_TRI, jour),
        "adresses": {
            **communs["adresses"],
            "gestes": reverse("collecte:tri_gestes"),
            "du_jour": reverse("collecte:tri_du_jour"),
            "etat": reverse("collecte:tri_etat"),
        },
        "gestes_du_jour": gestes_du_jour(lieu, jour).filter(annulation=None).count(),
        "categories": [_categorie(c) for c in categories],
        "contenants": contenants_du_comptoir(contenants),
        "matieres": matieres,
        "motifs_correction": [str(m) for m in MOTIFS_TRI],
        "savoir": savoir,
        "textes": {cle: str(phrase) for cle, phrase in TEXTES_TRI.items()},
    }
    return {
        "reglages": reglages,
        "parcours": PARCOURS[Poste.TRI],
        "point": point,
        "categories": categories,
        "tuiles": tuiles,
        "contenants": contenants,
        "matieres": matieres,
        # The tile behind which they stand says some by their names.
        "matieres_nommees": _quelques_noms(matieres),
        "destinations": [
            {
                "code": str(e),
                "nom": str(_NOMS.get(e) or str(e.label).capitalize()),
                "pictogramme": _PICTOGRAMMES[e],
            }
            for e in DESTINATIONS
        ],
        "non_vendables": list(NonVendable.objects.visibles().select_related("categorie")),
    }


def savoir_du_tri(lieu: Lieu, categories: Iterable[Categorie], jour: date) -> dict[str, Any]:
    """What changes during the day: what waits, what is missing before the shelf, what is sought.

    ``attentes`` by category's id, a mother with her sub-categories; ``part``: « Part orientée
    vers le réemploi » of the day and of the month, in words; ``tuiles``: what each tile says.
    Eleven queries.
    """
    categories = list(categories)
    filles: dict[int, list[int]] = defaultdict(list)
    for c in categories:
        filles[c.parent_id or c.pk].append(c.pk)
    la = attentes(lieu.pk, Etape.A_TRIER, jour)
    ensemble = {
        c.pk: reunir(la[pk] for pk in filles.get(c.pk, [c.pk]) if pk in la) for c in categories
    }
    mois = masses(jour.replace(day=1), jour, [lieu.pk])
    auj = masses(jour, jour, [lieu.pk])
    savoir: dict[str, Any] = {
        "attentes": {pk: _attente(a, jour) for pk, a in ensemble.items() if a},
        "manquants": manquants_par_categorie([c.pk for c in categories], lieu),
        "souhaits": _souhaits(lieu, jour, {c.pk: c.parent_id or c.pk for c in categories}),
        "non_vendables": _non_vendables(),
        "usuels": _contenants_usuels(lieu),
        "part": mots_de_la_part(part_orientee(_pas(auj)).ecrite, part_orientee(_pas(mois)).ecrite),
    }
    return savoir | {"tuiles": mots_des_tuiles(savoir)}


def categories_du_tri() -> list[Categorie]:
    """What a sorting table handles: objects, never food."""
    return list(Categorie.objects.visibles().filter(famille="objets", interne=False))


def _pas(lignes):
    return [(de, vers, g) for _mois, _categorie, _matiere, de, vers, _mesure, g in lignes]


def _attente(a: Attente, jour: date) -> dict[str, Any]:
    return {"masse_g": a.masse_g, "jours": a.jours(jour), "longtemps": a.longtemps(jour)}


def _categorie(c: Categorie) -> dict[str, Any]:
    return {
        "id": c.pk,
        "code": c.code,
        "nom": c.nom,
        "parent": c.parent_id,
        "plausible_g": c.net_plausible_g,
        "destination": c.destination if c.destination in DESTINATIONS else "",
        "vrac": c.vrac,
        "matiere": c.matiere_id,
        "controler": reverse("collecte:controler", args=[c.code]),
    }


def _matieres() -> list[dict[str, Any]]:
    """Materials, with the categories each can come from (empty: from any)."""
    possibles: dict[int, list[int]] = defaultdict(list)
    for matiere, categorie in MatierePossible.objects.values_list("matiere", "categorie"):
        possibles[matiere].append(categorie)
    visibles = Matiere.objects.visibles().exclude(code=SANS_MATIERE).filter(interne=False)
    return [{"id": m.pk, "nom": m.nom, "possibles": possibles[m.pk]} for m in visibles]


def _quelques_noms(matieres: Iterable[dict[str, Any]]) -> str:
    """« métaux, piles, bois… »: the first ones of a single plain word."""
    mots = [m["nom"] for m in matieres if " " not in m["nom"] and not m["nom"].isupper()]
    return f"{', '.join(mots[:NOMMEES])}…".lower() if mots else ""


def _souhaits(lieu: Lieu, jour: date, tuile_de: dict[int, int]) -> dict[int, list[dict[str, str]]]:
    """What partners look for, on the tile of its category: a short mention and a sentence."""
    par_tuile: dict[int, list[dict[str, str]]] = defaultdict(list)
    for categorie, souhaits in souhaits_ouverts(lieu, jour).items():
        for s in souhaits:
            phrase = _("%(n)s %(quoi)s pour %(qui)s") % {
                "n": s.reste,
                "quoi": s.quoi,
                "qui": s.structure,
            }
            # The day is told with the rest, once the tile is touched.
            court = _("on en cherche %(n)s") % {"n": s.reste}
            if s.jusqu_au:
                phrase += _(", avant le %(jour)s") % {"jour": date_format(s.jusqu_au, "j F")}
            tuile = tuile_de.get(categorie, categorie)
            par_tuile[tuile].append({"court": court, "phrase": phrase})
    return dict(par_tuile)


def _contenants_usuels(lieu: Lieu) -> dict[int, dict[str, int]]:
    """What each category was last closed in, by where it went: category → stage → container's
    id, 0 where it was closed in none. Never closed here: as the other sites do. Two queries."""
    usuels: dict[int, dict[str, int]] = defaultdict(dict)
    derniers = ContenantPlein.objects.filter(categorie__isnull=False).order_by("-pk")
    for lus in (derniers.filter(lieu=lieu), derniers.exclude(lieu=lieu)):
        rangs = lus.values_list("categorie", "etape", "contenant")[:DERNIERS_PLEINS]
        for categorie, etape, contenant in rangs:
            usuels[categorie].setdefault(etape, contenant or 0)
    return dict(usuels)


def _non_vendables() -> dict[int, list[str]]:
    """What may not be sold, by category: names, each with what to do instead."""
    par_categorie: dict[int, list[str]] = defaultdict(list)
    for chose in NonVendable.objects.visibles().filter(categorie__isnull=False):
        par_categorie[chose.categorie_id].append(f"{chose.nom} : {chose.get_que_faire_display()}")
    return dict(par_categorie)
