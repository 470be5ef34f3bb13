"""What money is counted under, and its VAT from a day on; the past keeps what it was."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.objets.services.evenements import au_champ
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.temps.dates import date_format

from ..models import Activite, Regime, RegimeTVA
from ..refus import NomDejaPris, RegimeCommence, RegimeDuPasse, TauxEncoreUtilise
from ..taux import nombre_du_taux
from . import lignes_de_liste
from .moyens import code_libre

DROIT = "boutique.regler"


@transaction.atomic
def creer_l_activite(*, par: Compte, **champs: Any) -> tuple[Activite, bool]:
    """Add an activity; said twice, it is one.

    Raises ``NomDejaPris``, ``RangeeRefusee`` or ``DroitManquant``.
    """
    exiger(par, DROIT)
    deja = Activite.objects.filter(nom=champs["nom"]).first()
    if deja:
        if all(getattr(deja, nom) == valeur for nom, valeur in champs.items()):
            return deja, False
        raise au_champ("nom", NomDejaPris, nom=deja.nom)
    activite = Activite(
        code=code_libre(Activite.objects.values_list("code", flat=True), champs["nom"], 40),
        ordre=lignes_de_liste.ordre_suivant(Activite.objects.all()),
        **champs,
    )
    lignes_de_liste.inscrire(
        activite,
        code="boutique.activite.creee",
        resume=_("Activité ajoutée : « %(rangee)s »"),
        compte=par,
    )
    return activite, True


@transaction.atomic
def changer_l_activite(*, activite: Activite, par: Compte, **champs: Any) -> Activite:
    """Change an activity; lines already sold keep their account.

    Raises ``NomDejaPris``, ``RangeeRefusee`` or ``DroitManquant``.
    """
    exiger(par, DROIT)
    activite = Activite.objects.select_for_update().get(pk=activite.pk)
    if Activite.objects.exclude(pk=activite.pk).filter(nom=champs["nom"]).exists():
        raise au_champ("nom", NomDejaPris, nom=champs["nom"])
    for nom, valeur in champs.items():
        setattr(activite, nom, valeur)
    lignes_de_liste.inscrire(
        activite,
        code="boutique.activite.changee",
        resume=_("Activité changée : « %(rangee)s »"),
        compte=par,
    )
    return activite


@transaction.atomic
def changer_le_regime(
    *,
    activite: Activite,
    debut: date,
    regime: str,
    taux_cp: int,
    autres_cp: Iterable[int] = (),
    par: Compte,
) -> tuple[RegimeTVA, bool]:
    """Give an activity another VAT regime from a day on, today or later.

    ``taux_cp``: hundredths of a percent; ``autres_cp``: those that some of its articles have
    instead. Returns it and whether it is new. Raises ``RegimeDuPasse``, ``TauxEncoreUtilise``,
    ``RangeeRefusee`` or ``DroitManquant``.
    """
    exiger(par, DROIT)
    Activite.objects.select_for_update().get(pk=activite.pk)
    autres = ",".join(str(cp) for cp in sorted(set(autres_cp) - {taux_cp}))
    champs = {"activite": activite, "debut": debut, "regime": regime, "taux_cp": taux_cp}
    champs["autres_taux"] = autres
    deja = RegimeTVA.objects.filter(**champs).first()
    if deja:
        return deja, False
    if debut < timezone.localdate():
        raise au_champ("debut", RegimeDuPasse)
    nouveau = RegimeTVA(**champs)
    if regime == Regime.ASSUJETTI:
        _exiger_les_taux_des_articles(nouveau)
    lignes_de_liste.inscrire(
        nouveau,
        code="boutique.regime.change",
        resume=_("TVA : %(rangee)s, depuis le %(jour)s")
        % {"rangee": "%(rangee)s", "jour": date_format(debut)},
        compte=par,
    )
    return nouveau, True


def _exiger_les_taux_des_articles(regime: RegimeTVA) -> None:
    """No article of the activity has a rate of its own that the regime does not allow."""
    autre = regime.activite.articles.filter(visible=True, taux_cp__isnull=False)
    article = autre.exclude(taux_cp__in=regime.admis_cp).order_by("pk").first()
    if article and article.taux_cp:
        taux = nombre_du_taux(article.taux_cp)
        raise au_champ("autres_taux", TauxEncoreUtilise, article=article.nom, taux=taux)


def taux_des_articles(activite: Activite) -> list[int]:
    """The rates that the articles of an activity have of their own, in hundredths of a percent."""
    siens = activite.articles.filter(visible=True, taux_cp__isnull=False)
    return sorted(cp for cp in set(siens.order_by().values_list("taux_cp", flat=True)) if cp)


@transaction.atomic
def renoncer_au_regime(*, regime: RegimeTVA, par: Compte) -> None:
    """Take back a regime that has not begun. Raises ``RegimeCommence`` or ``DroitManquant``."""
    exiger(par, DROIT)
    if regime.debut <= timezone.localdate():
        raise RegimeCommence()
    avant = lignes_de_liste.instantane(regime)
    resume = _("TVA : %(regime)s, annoncé pour le %(jour)s, est retiré") % {
        "regime": regime,
        "jour": date_format(regime.debut),
    }
    lignes_de_liste.noter_le_changement(
        regime, avant, {}, code="boutique.regime.retire", resume=resume, compte=par
    )
    regime.delete()
