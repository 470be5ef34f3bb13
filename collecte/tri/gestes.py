"""The sorting table's gestures once recorded: the day's list, and what begins one again."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from collecte.listes.models.categories import SANS_MATIERE
from collecte.livre.models import Bon, Ligne
from collecte.matiere.etapes import Etape, Mesure, Nature
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import nombre

from .services.vrac_donne import tri_du_don


def gestes_du_jour(lieu: Lieu, jour: date) -> QuerySet[Bon]:
    """The sorting gestures of a day at a site, newest first."""
    return Bon.objects.du_tri().filter(lieu=lieu, jour=jour).order_by("-id")


def masse_du_geste(bon: Bon) -> int:
    """What was weighed: a changed category has two lines for the same kilograms."""
    if bon.nature == Nature.RECLASSEMENT:
        return next(iter(bon.lignes.all())).masse_g
    return bon.masse_g


def document_du_geste(bon: Bon) -> dict[str, Any]:
    """The document of a recorded gesture, without its uuid: what begins it again."""
    lignes = list(
        bon.lignes.select_related("plein", "matiere").prefetch_related("tares").order_by("rang")
    )
    genre = "lignes"
    if bon.nature == Nature.RECLASSEMENT:
        genre = "reclasser"
    elif bon.nature == Nature.SORTIE:
        genre = "zone"
    elif hasattr(lignes[0], "plein"):
        genre = "contenant"
    rendues = [_ligne_rendue(ligne) for ligne in lignes]
    if genre == "reclasser":
        rendues = [rendues[0] | {"vraie": lignes[-1].categorie_id, "vers": lignes[-1].vers}]
    elif genre == "zone" and (tri := tri_du_don(bon)):
        genre = "reclasser"
        vrac = tri.lignes.get(rang=0).categorie_id
        rendues = [rendues[0] | {"categorie": vrac, "vraie": lignes[0].categorie_id}]
    elif genre == "contenant" and len(rendues) > 1:
        rendues = [rendues[0] | {"n": len(rendues)}]
    return {
        "geste": genre,
        "lieu": bon.lieu.code,
        "point": bon.point_id,
        "par": bon.par_id,
        "lignes": rendues,
    }


def _ligne_rendue(ligne: Ligne) -> dict[str, Any]:
    tare = next(iter(ligne.tares.all()), None)
    plein = getattr(ligne, "plein", None)
    # Closed without being weighed: its mass is the mean, which is not typed again.
    pesee = not (plein and ligne.mesure == Mesure.ESTIMEE)
    return {
        "categorie": ligne.categorie_id,
        "vraie": None,
        "matiere": None if ligne.matiere.code == SANS_MATIERE else ligne.matiere_id,
        "de": ligne.de,
        "vers": ligne.vers,
        "contenant": tare.contenant_id if tare else plein.contenant_id if plein else None,
        "n": tare.n if tare else 1,
        "brut_g": ligne.brut_g if pesee else None,
        "masse_g": ligne.masse_g if pesee else None,
        "quantite": ligne.quantite,
        "mesure": ligne.mesure,
        "confirmee": True,
    }


def dire_le_geste(bon: Bon) -> dict[str, Any]:
    """A gesture in the words of the table: what, where to, how heavy."""
    lignes = list(bon.lignes.all())
    pleins = [ligne.plein.pk for ligne in lignes if hasattr(ligne, "plein")]
    noms = [str(ligne.categorie or ligne.matiere) for ligne in lignes]
    if bon.nature == Nature.RECLASSEMENT:
        noms = [" → ".join(noms)]
    arrivees = dict.fromkeys(ligne.vers for ligne in lignes if ligne.vers != Etape.RECLASSEMENT)
    if pleins:
        titre = _("contenant nº %(n)s") % {"n": ", ".join(nombre(pk) for pk in pleins)}
    else:
        titre = _("bon nº %(n)s") % {"n": nombre(bon.pk)}
    return {
        "titre": titre,
        "quoi": ", ".join(dict.fromkeys(noms)),
        "ou": ", ".join(_ou(e) for e in arrivees),
        "masse_g": masse_du_geste(bon),
    }


def _ou(etape: str) -> str:
    return _("zone de gratuité") if etape == Etape.DONNE_PARTICULIER else str(Etape(etape).label)
