"""Alerts that come from figures: an écart too wide, what waits for too long."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from collecte.bilans.attentes import MOIS_LUS, attente_du_lieu, vieux_tas
from collecte.bilans.masses import bilan_de, masses
from collecte.listes.models import Categorie
from collecte.matiere.etapes import Etape
from collecte.mois.models import Mois
from petiterockette.alertes.registre import Remede, Trouvaille
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import MOINS, kilos
from petiterockette.mots.taux import pourcent, rapport
from petiterockette.temps.dates import date_format, fin_du_mois, mois_avant

from ..remedes import vers_la_page

# Of what waits, the heaviest categories are named.
NOMMEES = 3
REMEDES_DU_STOCK: dict[str, tuple[str, str, str]] = {
    Etape.A_TRIER: ("Trier", "boxes", "collecte:comptoir_tri"),
    Etape.RAYON: ("Retirer du rayon", "store", "collecte:rayon"),
    Etape.A_RECYCLER: ("Sortir", "truck", "collecte:comptoir_quai"),
    Etape.A_JETER: ("Sortir", "truck", "collecte:comptoir_quai"),
}


def ecarts_du_mois(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Sites whose écart passes so many percent of what came in, this month or the last.

    Source: the mass balance of the sector, taux d’écart = |écart| / collecté. Exact grams: a
    month that lies on the threshold does not pass it.
    """
    premier = mois_avant(jour.replace(day=1), 1)
    bougent = Mois.objects.filter(mois__gte=premier).order_by().values("lieu")
    for lieu in Lieu.objects.filter(pk__in=bougent):
        lignes = masses(premier, fin_du_mois(jour), [lieu.pk])
        for mois in (premier, jour.replace(day=1)):
            b = bilan_de([li for li in lignes if li[0] == mois], mois, fin_du_mois(mois))
            if not b.ecart_g or abs(b.ecart_g) * 100 <= seuil * max(0, b.collecte_g):
                continue
            yield Trouvaille(
                cle=f"{lieu.code}:{mois:%Y-%m}",
                lieu=lieu.pk,
                phrase=_ecart_en_mots(mois, b.ecart_g, b.collecte_g),
                depuis=mois,
                remedes=_voir_le_mois(lieu, mois),
            )


def _ecart_en_mots(mois: date, ecart_g: int, collecte_g: int) -> str:
    signe = MOINS if ecart_g < 0 else "+"
    mots = {
        "mois": date_format(mois, "F Y").capitalize(),
        "ecart": signe + kilos(abs(ecart_g)),
        "collecte": kilos(collecte_g),
        "part": pourcent(rapport(abs(ecart_g), collecte_g)),
    }
    if collecte_g <= 0:
        return _("%(mois)s : %(ecart)s d’écart, et rien de collecté") % mots
    return _("%(mois)s : %(ecart)s d’écart pour %(collecte)s collectés, soit %(part)s") % mots


def _voir_le_mois(lieu: Lieu, mois: date) -> tuple[Remede, ...]:
    return (
        *vers_la_page(
            _("Voir le mois"),
            "chart-column",
            "collecte:periode",
            arguments=[f"{mois:%Y-%m}"],
            lieu=lieu.code,
        ),
    )


def stock_vieux(etape: Etape, jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Sites where kilograms wait at a stage for so many days or more, first in first out."""
    par_lieu: dict[int, dict[int, int]] = defaultdict(dict)
    for (lieu, categorie), g in vieux_tas(None, etape, jour, timedelta(days=seuil)).items():
        par_lieu[lieu][categorie] = g
    noms = dict(Categorie.objects.values_list("pk", "nom"))
    for site in Lieu.objects.filter(pk__in=par_lieu):
        attente = attente_du_lieu(site.pk, etape, jour)
        yield Trouvaille(
            cle=site.code,
            lieu=site.pk,
            phrase=_vieux_en_mots(etape, seuil, {noms[c]: g for c, g in par_lieu[site.pk].items()}),
            # Older than what is read: that is enough to say.
            depuis=(attente and attente.depuis) or mois_avant(jour, MOIS_LUS),
            remedes=(*vers_la_page(_(REMEDES_DU_STOCK[etape][0]), *REMEDES_DU_STOCK[etape][1:]),),
        )


def en_gros(grammes: int) -> str:
    """« 12,6 kg »: what an alert says of kilograms need not be read to the gram."""
    # Under fifty grams, what there is: « 0 kg » would say that nothing waits.
    return kilos(round(grammes, -2) or grammes)


def _vieux_en_mots(etape: Etape, seuil: int, par_categorie: dict[str, int]) -> str:
    lourdes = sorted(par_categorie.items(), key=lambda paire: (-paire[1], paire[0]))
    detail = ", ".join(f"{nom} ({en_gros(g)})" for nom, g in lourdes[:NOMMEES])
    if len(lourdes) > NOMMEES:
        detail += "…"
    phrase = _("%(total)s attendent depuis %(n)d jours ou plus (%(etape)s) : %(detail)s")
    return phrase % {
        "total": en_gros(sum(par_categorie.values())),
        "n": seuil,
        "etape": etape.label,
        "detail": detail,
    }
