"""The registers of a month, as tables: what an inspector reads."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.matiere.jours import JOUR, minuit, mois_suivant
from petiterockette.exports import Colonne, Document, Feuille, Genre
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import kilos
from petiterockette.temps.dates import date_format

from .models import Nettoyage, Ramasse, Refroidissement, Releve
from .temperatures import degres, limites, lue_ou_eteint


def releves_du_mois(lieu: Lieu, mois: date) -> list[Releve]:
    """The readings of a month, last first. One query."""
    lus = Releve.objects.filter(
        enceinte__lieu=lieu, jour__gte=mois, jour__lt=mois_suivant(mois)
    ).select_related("enceinte", "par")
    return list(lus.order_by("-jour", "-pk"))


def registre_du_mois(lieu: Lieu, mois: date) -> Document:
    """Temperatures, cooling, cleaning, lots: a month of a site, its names of people left out."""
    fin = mois_suivant(mois) - JOUR
    return Document(
        titre=_("Registres d’hygiène, %(mois)s") % {"mois": date_format(mois, "F Y")},
        nom=f"hygiene-{lieu.code.lower()}-{mois:%Y-%m}",
        filtres=[(_("Lieu"), lieu.nom), (_("Mois"), date_format(mois, "F Y"))],
        feuilles=[
            _feuille(
                _("Températures"),
                (
                    _("Jour"),
                    _("Équipement"),
                    _("Moment"),
                    _("Lue"),
                    _("Limite"),
                    _("Action"),
                    _("Nº"),
                ),
                [_releve(r) for r in reversed(releves_du_mois(lieu, mois))],
            ),
            _feuille(
                _("Refroidissements"),
                (_("Jour"), _("Plat"), _("Début"), _("Fin"), _("Durée"), _("Action"), _("Nº")),
                [_refroidissement(r) for r in _du_mois(lieu, mois)],
            ),
            _feuille(
                _("Nettoyages"),
                (_("Jour"), _("Heure"), _("Zone"), _("Fréquence"), _("Nº")),
                [_nettoyage(n) for n in _nettoyages(lieu, mois, fin)],
            ),
            _feuille(
                _("Ramasses"),
                (
                    *(_("Jour"), _("Donneur"), _("Produit"), _("Lot"), _("Poids")),
                    *(_("Température"), _("Date"), _("Conforme")),
                ),
                [_ramasse(r) for r in _ramasses(lieu, mois, fin)],
            ),
        ],
        definitions=[(_("Nº"), _("qui l’a fait : un numéro, dont le nom se lit dans le journal"))],
    )


def _feuille(titre: str, noms: tuple[str, ...], lignes: list[list[str]]) -> Feuille:
    return Feuille(titre, [Colonne(nom, Genre.TEXTE) for nom in noms], lignes)


def _du_mois(lieu: Lieu, mois: date) -> Any:
    return (
        Refroidissement.objects.filter(
            lieu=lieu, debut__gte=minuit(mois), debut__lt=minuit(mois_suivant(mois))
        )
        .select_related("plat")
        .order_by("debut")
    )


def _nettoyages(lieu: Lieu, debut: date, fin: date) -> Any:
    faits = Nettoyage.objects.filter(zone__lieu=lieu, jour__gte=debut, jour__lte=fin)
    return faits.select_related("zone").order_by("jour", "pk")


def _ramasses(lieu: Lieu, debut: date, fin: date) -> Any:
    lots = Ramasse.objects.filter(lieu=lieu, jour__gte=debut, jour__lte=fin)
    return lots.select_related("donneur", "bon__annulation").order_by("jour", "pk")


def _releve(r: Releve) -> list[str]:
    return [
        f"{r.jour:%d/%m/%Y}",
        r.enceinte.nom,
        str(r.get_moment_display()),
        lue_ou_eteint(r.lue_dc),
        limites(r.mini_dc, r.maxi_dc),
        str(r.get_action_display()) if r.action else "",
        str(r.par_id or ""),
    ]


def _refroidissement(r: Refroidissement) -> list[str]:
    debut, fin = timezone.localtime(r.debut), timezone.localtime(r.fin)
    return [
        f"{debut:%d/%m/%Y}",
        r.plat.nom,
        f"{debut:%H:%M}, {degres(r.debut_dc)}",
        f"{fin:%H:%M}, {degres(r.fin_dc)}",
        _("%(n)d min") % {"n": r.duree_min},
        str(r.get_action_display()) if r.action else "",
        str(r.par_id or ""),
    ]


def _nettoyage(n: Nettoyage) -> list[str]:
    return [
        f"{n.jour:%d/%m/%Y}",
        f"{timezone.localtime(n.le):%H:%M}",
        n.zone.nom,
        str(n.zone.get_frequence_display()),
        str(n.par_id or ""),
    ]


def _ramasse(r: Ramasse) -> list[str]:
    limite = f"{r.genre_date.upper()} {r.limite:%d/%m/%Y}" if r.limite else ""
    return [
        f"{r.jour:%d/%m/%Y}",
        r.donneur.nom,
        r.produit,
        r.numero_lot,
        kilos(r.masse_g),
        "" if r.temperature_dc is None else degres(r.temperature_dc),
        limite,
        str(r.get_refus_display())
        if r.refus
        else _("annulé")
        if r.bon and r.bon.est_annule
        else _("oui"),
    ]
