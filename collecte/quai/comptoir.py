"""What the dock's page needs, gathered in a bounded number of queries; and what stands there."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collecte.bilans.stocks import ETAPES_MONTREES, par_matiere
from collecte.comptoirs.ecran import categorie_du_comptoir, contenants_du_comptoir, reglages_communs
from collecte.comptoirs.parcours import PARCOURS, Poste
from collecte.listes.models import Accord, Bac, Categorie, Contenant, DestinBac, Matiere, TypeDon
from collecte.listes.services.tuiles import PLACES, tuiles_du_point
from collecte.livre.models import Bon, ContenantPlein
from collecte.matiere.dessins import PICTOGRAMMES
from collecte.matiere.etapes import Etape, Nature
from collecte.sorties.models import Sortie, Transfert
from collecte.sorties.services.bacs import moyenne_du_bac
from collecte.sorties.services.transferts import attendus, en_route
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu, Point
from petiterockette.mots.francais import du
from petiterockette.mots.mesures import nombre
from petiterockette.personnes.models import Structure
from petiterockette.temps.dates import date_format

from .textes import TEXTES_QUAI

NATURES = (Nature.SORTIE, Nature.TRANSFERT, Nature.ARRIVEE, Nature.PERTE)
# Beyond these nobody looks through cards.
PLEINS_MONTRES, TRANSFERTS_MONTRES, DU_JOUR = 120, 20, 60
GENRES = (
    (Sortie.Genre.RECYCLEUR, gettext_lazy("Recycleur"), "recycle"),
    (Sortie.Genre.DON, gettext_lazy("Don"), "gift"),
    (Sortie.Genre.BAC, gettext_lazy("Bacs"), "trash-2"),
    (Sortie.Genre.DECHETTERIE, gettext_lazy("Déchetterie"), "truck"),
    (Sortie.Genre.ZONE, gettext_lazy("Zone de gratuité"), "hand-heart"),
    ("interne", gettext_lazy("Usage interne"), "house"),
    ("envoi", gettext_lazy("Entre sites"), "route"),
    ("perte", gettext_lazy("Perte"), "circle-x"),
)
MOTIFS_DE_PERTE = (
    gettext_lazy("Vol"),
    gettext_lazy("Casse"),
    gettext_lazy("Introuvable"),
    gettext_lazy("Séchage"),
    gettext_lazy("Dégât des eaux"),
)
MOTIFS_D_ECART = (
    gettext_lazy("Pesé autrement"),
    gettext_lazy("Manquant à l’arrivée"),
    gettext_lazy("Cassé en route"),
    gettext_lazy("Erreur au départ"),
)


def contexte_du_quai(compte: Compte, point: Point) -> dict[str, Any]:
    """The template's context: rows for the tiles, and ``reglages`` for the modules."""
    jour = timezone.localdate()
    categories = list(Categorie.objects.visibles().filter(famille="objets", interne=False))
    tuiles = tuiles_du_point(point)[:PLACES]
    contenants = list(Contenant.objects.visibles())
    matieres = list(Matiere.objects.visibles().filter(interne=False))
    types_don = list(TypeDon.objects.visibles())
    structures = list(Structure.objects.filter(visible=True))
    bacs = list(Bac.objects.visibles().select_related("matiere"))
    lieux = list(Lieu.objects.filter(Q(ferme_le=None) | Q(ferme_le__gt=jour), ouvert_le__lte=jour))
    ailleurs = [lieu for lieu in lieux if lieu.pk != point.lieu_id]
    communs = reglages_communs(compte, point, jour)
    reglages = {
        **communs,
        "adresses": {
            **communs["adresses"],
            "bons": reverse("collecte:quai_bons"),
            "etat": reverse("collecte:quai_etat"),
            "du_jour": reverse("collecte:quai_du_jour"),
        },
        "bons_du_jour": nombre_de_bons(point.lieu_id, jour),
        "genres": [{"code": str(c), "nom": str(n), "pictogramme": p} for c, n, p in GENRES],
        "types_don": [
            {"id": t.pk, "nom": t.nom, "vers": t.vers, "structure": t.structure_demandee}
            for t in types_don
        ],
        "structures": _structures(structures, jour),
        "matieres": [{"id": m.pk, "nom": m.nom} for m in matieres],
        "bacs": _bacs(bacs, jour),
        "lieux": [{"id": lieu.pk, "nom": lieu.nom} for lieu in ailleurs],
        "etapes": [
            {"code": str(e), "nom": str(e.label).capitalize(), "pictogramme": PICTOGRAMMES[e]}
            for e in ETAPES_MONTREES
        ],
        "motifs": {
            "perte": [str(m) for m in MOTIFS_DE_PERTE],
            "arrivee": [str(m) for m in MOTIFS_D_ECART],
        },
        "categories": [categorie_du_comptoir(c) for c in categories],
        "contenants": contenants_du_comptoir(contenants),
        "quai": etat_du_quai(point.lieu, categories),
        "textes": {cle: str(phrase) for cle, phrase in TEXTES_QUAI.items()},
    }
    return {
        "reglages": reglages,
        "parcours": PARCOURS[Poste.QUAI],
        "categories": categories,
        "tuiles": tuiles,
        "contenants": contenants,
        "types_don": types_don,
        "structures": [s for s in structures if s.genre != Structure.Genre.DECHETTERIE],
        "matieres": matieres,
        "bacs": bacs,
        "lieux": ailleurs,
    }


def etat_du_quai(lieu: Lieu, categories: Iterable[Categorie] = ()) -> dict[str, Any]:
    """What stands at the dock now: full containers, transfers on their way, what waits."""
    noms = {c.pk: c.nom for c in categories}
    return {
        "pleins": [_plein(p, noms) for p in _pleins_de(lieu)],
        "en_route": [_en_route(t) for t in _transferts_vers(lieu)],
        "attente": {
            "a_recycler": par_matiere(lieu.pk, Etape.A_RECYCLER),
            "a_jeter": par_matiere(lieu.pk, Etape.A_JETER),
        },
    }


def nombre_de_bons(lieu: int, jour: date) -> int:
    """How many bons the dock of a site made on a day, and that stand."""
    bons = Bon.objects.filter(lieu=lieu, jour=jour, nature__in=NATURES, annulation=None)
    return bons.count()


def _pleins_de(lieu: Lieu) -> Iterable[ContenantPlein]:
    presents = ContenantPlein.objects.presents().filter(lieu=lieu)
    return presents.select_related("categorie", "matiere", "contenant").order_by("pk")[
        :PLEINS_MONTRES
    ]


def _plein(p: ContenantPlein, noms: dict[int, str]) -> dict[str, Any]:
    return {
        "id": p.pk,
        "etape": p.etape,
        "categorie": p.categorie_id,
        "matiere": None if p.matiere.interne else p.matiere_id,
        "nom": noms.get(p.categorie_id or 0) or str(p.categorie or p.matiere),
        "nom_matiere": "" if p.matiere.interne else p.matiere.nom,
        "contenant": p.contenant.nom if p.contenant else "",
        "masse_g": p.masse_g,
        "mesure": p.mesure,
    }


def _transferts_vers(lieu: Lieu) -> Iterable[Transfert]:
    transferts = en_route([lieu.pk]).filter(vers_lieu=lieu)
    return transferts.prefetch_related("bon__lignes__categorie", "bon__lignes__matiere")[
        :TRANSFERTS_MONTRES
    ]


def _en_route(t: Transfert) -> dict[str, Any]:
    lignes = [
        {
            "categorie": a.categorie.pk if a.categorie else None,
            "nom": str(a.categorie or a.matiere),
            "de": a.de,
            "masse_g": a.masse_g,
        }
        for a in attendus(t, t.bon.lignes.all())
    ]
    return {
        "id": t.pk,
        "nom": _("Bon nº %(n)s, %(d_ou)s") % {"n": nombre(t.pk), "d_ou": du(t.bon.lieu)},
        "parti_le": date_format(t.bon.jour, "j F"),
        "masse_g": sum(a["masse_g"] for a in lignes),
        "lignes": lignes,
    }


def _structures(structures: Iterable[Structure], jour: date) -> list[dict[str, Any]]:
    """Structures with the materials they take today, and their convention if it has ended."""
    accords: dict[int, list[Accord]] = defaultdict(list)
    for accord in Accord.objects.filter(debut__lte=jour).select_related("matiere"):
        accords[accord.structure_id].append(accord)
    return [_structure(s, accords[s.pk], jour) for s in structures]


def _structure(s: Structure, accords: list[Accord], jour: date) -> dict[str, Any]:
    en_cours = [a for a in accords if not a.fin or a.fin >= jour]
    conventions = [a for a in accords if not a.matiere_id]
    fins = [a.fin for a in conventions if a.fin and a.fin < jour]
    finie = bool(conventions) and len(fins) == len(conventions)
    prises = {a.matiere_id for a in en_cours if a.matiere_id}
    avant = {a.matiere_id for a in accords if a.matiere_id}
    return {
        "id": s.pk,
        "nom": s.nom,
        "genre": s.genre,
        "objet": s.objet,
        "matieres": sorted(prises),
        "matieres_finies": sorted(avant - prises),
        "finie_le": date_format(max(fins), "j F Y") if finie else "",
    }


def _bacs(bacs: Iterable[Bac], jour: date) -> list[dict[str, Any]]:
    destins = {
        d.bac_id: d.get_vers_display()
        for d in DestinBac.objects.filter(Q(fin=None) | Q(fin__gte=jour), debut__lte=jour).order_by(
            "debut"
        )
    }
    return [
        {
            "id": b.pk,
            "nom": b.nom,
            "tare_g": b.tare_g,
            "moyenne_g": moyenne_du_bac(b.pk),
            "destin": str(destins.get(b.pk, "")),
        }
        for b in bacs
    ]
