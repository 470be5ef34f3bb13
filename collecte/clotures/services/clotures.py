"""Close a month: freeze its figures with one chained entry; reopen the last one, with a reason."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from collecte.bilans.masses import bilan
from collecte.livre.models import Bon, Cumul, Mouvement
from collecte.livre.refus import MotifRequis
from collecte.matiere.jours import JOUR, mois_suivant
from collecte.mois.models import Mois
from collecte.mois.services.mois import prendre_le_mois
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.chaines import enchainer
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu
from petiterockette.mots.francais import du
from petiterockette.temps.dates import date_format

from ..empechements import empechements, retenues
from ..models import Cloture
from ..refus import (
    MoisChange,
    MoisDejaClos,
    MoisPasClos,
    MoisPasFini,
    MoisPrecedentOuvert,
    PasLeDernierMoisClos,
    SoldeAEcrire,
)
from .soldes import a_deduire

FIGURES = (
    "collecte_g",
    "reemploi_g",
    "recyclage_g",
    "energie_g",
    "dechetterie_g",
    "ecart_g",
    "entre_sites_g",
    "pesee_g",
    "estimee_g",
    "deduite_g",
    "sorties_g",
    "variation_stock_g",
)


def clore(
    *, lieu: Lieu, mois: date, compte: Compte, vu: str = "", malgre: Sequence[str] = ()
) -> Cloture:
    """Close the month of a site: what comes later counts as a revision.

    ``mois``: its first day. ``vu``: the digest of the figures that were read; if they have
    changed since, ``MoisChange``. ``malgre``: what was odd and seen, kept in the journal.
    Raises ``MoisPasFini``, ``MoisDejaClos``, ``MoisPrecedentOuvert``, ``SoldeAEcrire``,
    ``DroitManquant``, or what an app above still has to write there (``empechements``). Deposits
    and receptions that race it are in the frozen figures, or marked ``revise``: the month's
    row is the lock.
    """
    exiger(compte, "collecte.clore_les_mois", lieu)
    maintenant = timezone.now()
    with transaction.atomic():
        rangee = prendre_le_mois(lieu, mois)
        if rangee.est_clos:
            raise MoisDejaClos(du_mois=du(_nom(mois)))
        if timezone.localdate(maintenant) < mois_suivant(mois):
            raise MoisPasFini(du_mois=du(_nom(mois)), jour=date_format(mois_suivant(mois), "j F Y"))
        ouvert = premier_mois_ouvert(lieu)
        if ouvert and ouvert < mois:
            raise MoisPrecedentOuvert(du_mois=du(_nom(ouvert)))
        for refus in empechements(lieu, mois):
            raise refus
        if a_deduire(lieu, mois):
            raise SoldeAEcrire(du_mois=du(_nom(mois)))
        figures = figures_du_mois_clos(lieu, mois)
        if vu and vu != figures["empreinte"]:
            raise MoisChange()
        cloture = sceller_le_mois(rangee, lieu, figures, compte, maintenant)
        consigner(**fait_de_cloture(cloture, lieu, mois, compte, malgre))
    return cloture


def rouvrir(*, lieu: Lieu, mois: date, compte: Compte, motif: str) -> Mois:
    """Reopen the last closed month, with a reason that stays.

    Raises ``MoisPasClos``, ``PasLeDernierMoisClos``, ``MotifRequis``, ``DroitManquant``, or what
    an app above has already told outside with its figures (``retenues``).
    """
    exiger(compte, "collecte.rouvrir_les_mois", lieu)
    motif = motif.strip()[:200]
    if not motif:
        raise MotifRequis(champs={"motif": _("Dites pourquoi ce mois doit être rouvert.")})
    maintenant = timezone.now()
    with transaction.atomic():
        rangee = prendre_le_mois(lieu, mois)
        if not rangee.est_clos:
            raise MoisPasClos(du_mois=du(_nom(mois)))
        dernier = Mois.objects.filter(lieu=lieu, clos_le__isnull=False).latest("mois")
        if dernier.pk != rangee.pk:
            raise PasLeDernierMoisClos(mois=_nom(dernier.mois))
        for refus in retenues(lieu, mois):
            raise refus
        rangee.clos_le = None
        rangee.save(update_fields=["clos_le"])
        contenu = {"geste": "reouverture", "mois": mois.isoformat(), "motif": motif}
        enchainer(chaine_du_lieu(lieu), contenu, maintenant)
        consigner(
            "collecte.mois.rouvert",
            _("%(mois)s rouvert : %(motif)s") % {"mois": _nom(mois).capitalize(), "motif": motif},
            {"mois": mois.isoformat()},
            lieu=lieu.pk,
            compte=compte.pk,
            par=compte.personne_id,
        )
    return rangee


def figures_du_mois_clos(lieu: Lieu, mois: date) -> dict[str, Any]:
    """What a closing freezes: grams, how many bons and movements, and a digest of the rows.

    The digest is SHA-256 of the month's sums, a line each, in the order of their keys:
    whoever has them can compute it again.
    """
    fin = mois_suivant(mois) - JOUR
    b = bilan(mois, fin, [lieu])
    du_mois = {"lieu": lieu, "jour__gte": mois, "jour__lte": fin}
    figures = {nom: getattr(b, nom) for nom in FIGURES}
    return {
        "figures": figures,
        "taux": str(b.taux) if b.taux is not None else None,
        "sans_taux": str(b.sans_taux),
        "bons": Bon.objects.filter(**du_mois).count(),
        "mouvements": Mouvement.objects.filter(**du_mois).count(),
        "empreinte": empreinte_du_mois(lieu, mois),
    }


def empreinte_du_mois(lieu: Lieu, mois: date) -> str:
    cle = ("categorie", "matiere", "de", "vers", "mesure")
    rangees = Cumul.objects.filter(lieu=lieu, mois=mois).exclude(masse_g=0).order_by(*cle)
    texte = "\n".join(
        json.dumps([str(v) for v in rangee]) for rangee in rangees.values_list(*cle, "masse_g")
    )
    return hashlib.sha256(texte.encode()).hexdigest()


def premier_mois_ouvert(lieu: Lieu) -> date | None:
    """The oldest month of a site that moved something and is still open."""
    ouverts = Mois.objects.filter(lieu=lieu, clos_le=None).order_by("mois")
    return ouverts.values_list("mois", flat=True).first()


def mois_a_clore(lieu: Lieu) -> list[date]:
    """The open months of a site that moved something and are over, in order."""
    ouverts = Mois.objects.filter(
        lieu=lieu, clos_le=None, mois__lt=timezone.localdate().replace(day=1)
    )
    return list(ouverts.order_by("mois").values_list("mois", flat=True))


def chaine_du_lieu(lieu: Lieu) -> str:
    return f"mois-{lieu.code}"


def sceller_le_mois(
    rangee: Mois, lieu: Lieu, figures: dict[str, Any], compte: Compte, maintenant: datetime
) -> Cloture:
    """Freeze what was read of a month, in the site's chain; ``clore`` judged that it may be."""
    contenu = {"geste": "cloture", "mois": rangee.mois.isoformat(), **figures}
    maillon = enchainer(chaine_du_lieu(lieu), contenu, maintenant)
    rangee.clos_le = maintenant
    rangee.save(update_fields=["clos_le"])
    return Cloture.objects.create(
        mois=rangee,
        rang=rangee.clotures.count() + 1,
        le=maintenant,
        compte=compte,
        figures=figures,
        maillon=maillon,
    )


def fait_de_cloture(
    cloture: Cloture, lieu: Lieu, mois: date, compte: Compte, malgre: Sequence[str] = ()
) -> dict[str, Any]:
    """What the journal says of a closing."""
    resume = _("%(mois)s clos") % {"mois": _nom(mois).capitalize()}
    if malgre:
        n = len(malgre)
        resume += ngettext(", malgré %(n)d chose étrange", ", malgré %(n)d choses étranges", n) % {
            "n": n
        }
    return {
        "code": "collecte.mois.clos",
        "resume": resume,
        "contenu": {
            "mois": mois.isoformat(),
            "rang": cloture.rang,
            "maillon": cloture.maillon_id,
            "malgre": list(malgre),
        },
        "lieu": lieu.pk,
        "compte": compte.pk,
        "par": compte.personne_id,
    }


def _nom(mois: date) -> str:
    return date_format(mois, "F Y")
