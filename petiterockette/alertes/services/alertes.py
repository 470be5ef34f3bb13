"""Thresholds, and alerts put aside: the only place where they change."""

from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger, exiger_partout
from petiterockette.journal.services import consigner
from petiterockette.temps.dates import date_format

from ..alertes_du_compte import DROIT_DE_COTE, AlerteMontree
from ..calcul import calculer, seuils
from ..models import MiseDeCote, SeuilChoisi
from ..refus import (
    AlerteQuiReste,
    JourPasse,
    JourTropLoin,
    PasDeCote,
    RaisonDemandee,
    SansSeuil,
    SeuilChangeEntreTemps,
    SeuilDejaChoisi,
    SeuilHorsBornes,
)
from ..registre import Genre

# Beyond, what is put aside is not put aside any more: it is forgotten.
AU_PLUS = timedelta(days=366)


@transaction.atomic
def changer_le_seuil(*, genre: Genre, valeur: int, compte: Compte) -> SeuilChoisi:
    """Choose from which value on a kind alerts; the next look uses it.

    Raises ``SansSeuil``, ``SeuilHorsBornes``, ``SeuilDejaChoisi``, ``SeuilChangeEntreTemps``
    or ``DroitManquant``.
    """
    exiger(compte, "alertes.regler")
    seuil = genre.seuil
    if seuil is None:
        raise SansSeuil(nom=genre.nom)
    if not seuil.mini <= valeur <= seuil.maxi:
        bornes: dict[str, Any] = {"mini": seuil.ecrit(seuil.mini), "maxi": seuil.ecrit(seuil.maxi)}
        raise SeuilHorsBornes(**bornes, champs={"valeur": str(SeuilHorsBornes(**bornes))})
    avant = seuils()[genre.code]
    if avant == valeur:
        raise SeuilDejaChoisi(champs={"valeur": str(SeuilDejaChoisi.texte)})
    dernier = SeuilChoisi.objects.filter(genre=genre.code).order_by("-rang").first()
    choisi = SeuilChoisi(
        genre=genre.code,
        rang=dernier.rang + 1 if dernier else 1,
        valeur=valeur,
        le=timezone.now(),
        compte=compte,
    )
    try:
        with transaction.atomic():
            choisi.save(force_insert=True)
    except IntegrityError:
        raise SeuilChangeEntreTemps() from None
    consigner(
        "alertes.seuil.change",
        _("Seuil « %(nom)s » : %(apres)s au lieu de %(avant)s")
        % {"nom": genre.nom, "apres": seuil.ecrit(valeur), "avant": seuil.ecrit(avant)},
        {"genre": genre.code, "avant": avant, "apres": valeur},
        **_qui(compte),
    )
    return choisi


@transaction.atomic
def mettre_de_cote(
    *, montree: AlerteMontree, jusqu_au: date, motif: str, compte: Compte
) -> MiseDeCote:
    """Let an alert wait until a day, that day included; it comes back the day after.

    Raises ``AlerteQuiReste``, ``JourPasse``, ``JourTropLoin``, ``RaisonDemandee`` or
    ``DroitManquant``.
    """
    _exiger_sur_place(compte, montree)
    if montree.genre.reste:
        raise AlerteQuiReste()
    aujourd_hui, motif = timezone.localdate(), " ".join(motif.split())
    if jusqu_au <= aujourd_hui:
        raise JourPasse(champs={"jusqu_au": str(JourPasse.texte)})
    if jusqu_au > aujourd_hui + AU_PLUS:
        raise JourTropLoin(champs={"jusqu_au": str(JourTropLoin.texte)})
    if not motif:
        raise RaisonDemandee(champs={"motif": str(RaisonDemandee.texte)})
    genre, cle = montree.genre.code, montree.alerte.cle
    mise, _cree = MiseDeCote.objects.update_or_create(
        genre=genre,
        cle=cle,
        defaults={
            "lieu": montree.lieu,
            "jusqu_au": jusqu_au,
            "motif": motif,
            "le": timezone.now(),
            "compte": compte,
        },
    )
    consigner(
        "alertes.alerte.mise_de_cote",
        _("Alerte de côté jusqu’au %(jour)s : %(phrase)s")
        % {"jour": date_format(jusqu_au, "j F Y"), "phrase": montree.alerte.phrase},
        {"genre": genre, "cle": cle, "jusqu_au": jusqu_au.isoformat(), "motif": motif},
        lieu=montree.lieu.pk if montree.lieu else None,
        **_qui(compte),
    )
    return mise


@transaction.atomic
def reprendre(*, montree: AlerteMontree, compte: Compte) -> None:
    """Bring back now what was put aside. Raises ``PasDeCote`` or ``DroitManquant``."""
    _exiger_sur_place(compte, montree)
    genre, cle = montree.genre.code, montree.alerte.cle
    n, _tables = MiseDeCote.objects.filter(genre=genre, cle=cle).delete()
    if not n:
        raise PasDeCote()
    consigner(
        "alertes.alerte.reprise",
        _("Alerte reprise : %(phrase)s") % {"phrase": montree.alerte.phrase},
        {"genre": genre, "cle": cle},
        lieu=montree.lieu.pk if montree.lieu else None,
        **_qui(compte),
    )


def recalculer(*, compte: Compte) -> int:
    """Look for the alerts again now, at somebody's word; how many. Raises ``DroitManquant``."""
    exiger(compte, "alertes.lire")
    return calculer(timezone.localdate())


def _exiger_sur_place(compte: Compte, montree: AlerteMontree) -> None:
    """At the alert's site; everywhere for what is the whole association's."""
    if montree.lieu is not None:
        exiger(compte, DROIT_DE_COTE, montree.lieu)
    else:
        exiger_partout(compte, DROIT_DE_COTE)


def _qui(compte: Compte) -> dict[str, Any]:
    return {"par": compte.personne_id, "compte": compte.pk}
