"""Subscribe, confirm an address, stop: the only place where subscriptions change."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu
from petiterockette.travaux.models import Travail
from petiterockette.travaux.services import demander

from ..jetons import ARRETER, CONFIRMER, lire
from ..models import Abonnement
from ..refus import (
    AdresseDemandee,
    CourrielPasRegle,
    DejaConfirme,
    LieuDemande,
    PasDAbonnement,
    RienNeChange,
    TropDeMessages,
)
from ..sites_et_mois import DROIT

# Between two confirmation messages to one address.
PATIENCE = timedelta(minutes=5)


@transaction.atomic
def s_abonner(
    *, compte: Compte, courriel: str, tous: bool, lieux: Collection[Lieu] = ()
) -> Abonnement:
    """Subscribe an account, or change what it receives and where.

    A new address must be confirmed by the link that is sent to it before anything else is.
    Raises ``CourrielPasRegle``, ``AdresseDemandee``, ``LieuDemande``, ``RienNeChange`` or
    ``DroitManquant``.
    """
    exiger(compte, DROIT)
    for lieu in lieux:
        exiger(compte, DROIT, lieu)
    if not settings.COURRIEL_REGLE:
        raise CourrielPasRegle()
    courriel = courriel.strip()
    if not courriel:
        raise AdresseDemandee(champs={"courriel": str(AdresseDemandee.texte)})
    if not tous and not lieux:
        raise LieuDemande(champs={"lieux": str(LieuDemande.texte)})
    abonnement = Abonnement.objects.select_for_update().filter(compte=compte).first()
    neuf = abonnement is None or not abonnement.est_actif
    meme = abonnement is not None and not neuf and abonnement.courriel == courriel
    if abonnement is None:
        abonnement = Abonnement(compte=compte)
    elif meme and (abonnement.tous, set(abonnement.lieux.all())) == (tous, set(lieux)):
        raise RienNeChange()
    elif not meme:
        # What was sent to the address before opens nothing any more.
        abonnement.rang += 1
    if not meme:
        abonnement.courriel, abonnement.confirme_le = courriel, None
        abonnement.demande_le = timezone.now()
    abonnement.tous, abonnement.arrete_le, abonnement.fin = tous, None, ""
    abonnement.full_clean()
    abonnement.save()
    abonnement.lieux.set([] if tous else lieux)
    code = "abonnements.abonnement.demande" if neuf else "abonnements.abonnement.change"
    phrase = _("Abonnement au résumé du mois demandé") if neuf else _("Abonnement changé")
    codes = _("tous les lieux") if tous else ", ".join(lieu.code for lieu in lieux)
    _consigner(code, f"{phrase} : {codes}", abonnement, compte)
    if not meme:
        _demander_la_confirmation(abonnement)
    return abonnement


@transaction.atomic
def renvoyer_la_confirmation(*, compte: Compte) -> Abonnement:
    """Send the link again. Raises ``PasDAbonnement``, ``DejaConfirme``, ``TropDeMessages``."""
    exiger(compte, DROIT)
    if not settings.COURRIEL_REGLE:
        raise CourrielPasRegle()
    abonnement = Abonnement.objects.select_for_update().filter(compte=compte).first()
    if abonnement is None or not abonnement.est_actif:
        raise PasDAbonnement()
    if abonnement.confirme_le:
        raise DejaConfirme()
    if timezone.now() - abonnement.demande_le < PATIENCE:
        raise TropDeMessages()
    abonnement.demande_le = timezone.now()
    abonnement.save(update_fields=["demande_le"])
    _demander_la_confirmation(abonnement)
    return abonnement


@transaction.atomic
def confirmer(*, jeton: str) -> Abonnement:
    """The address is its owner's: whoever holds the link read it there.

    Twice is once. Raises ``LienMort``.
    """
    abonnement = Abonnement.objects.select_for_update().get(pk=lire(jeton, CONFIRMER).pk)
    if abonnement.est_actif and abonnement.confirme_le is None:
        abonnement.confirme_le = timezone.now()
        abonnement.save(update_fields=["confirme_le"])
        _consigner(
            "abonnements.abonnement.confirme",
            _("Adresse d’un abonnement confirmée"),
            abonnement,
            None,
        )
    return abonnement


@transaction.atomic
def arreter_par_le_lien(*, jeton: str) -> Abonnement:
    """Unsubscribe from a mail, without signing in. Twice is once. Raises ``LienMort``."""
    abonnement = Abonnement.objects.select_for_update().get(pk=lire(jeton, ARRETER).pk)
    if abonnement.est_actif:
        _arreter(abonnement, Abonnement.Fin.DEMANDE, None)
    return abonnement


@transaction.atomic
def arreter(*, compte: Compte) -> Abonnement:
    """Unsubscribe one's own account; the right to read is not asked. Raises ``PasDAbonnement``."""
    abonnement = Abonnement.objects.select_for_update().filter(compte=compte).first()
    if abonnement is None or not abonnement.est_actif:
        raise PasDAbonnement()
    _arreter(abonnement, Abonnement.Fin.DEMANDE, compte)
    return abonnement


@transaction.atomic
def oublier_les_adresses(*, aujourd_hui: date) -> int:
    """Forget the addresses of accounts that ended; how many."""
    finis = Abonnement.objects.filter(
        Q(compte__actif=False) | Q(compte__expire_le__lt=aujourd_hui), arrete_le=None
    )
    ids = list(finis.select_for_update(of=("self",)).values_list("pk", flat=True))
    if ids:
        Abonnement.objects.filter(pk__in=ids).update(
            courriel="", confirme_le=None, arrete_le=timezone.now(), fin=Abonnement.Fin.COMPTE
        )
        consigner(
            "abonnements.adresses.oubliees",
            ngettext(
                "%(n)d adresse de courriel oubliée avec son compte",
                "%(n)d adresses de courriel oubliées avec leur compte",
                len(ids),
            )
            % {"n": len(ids)},
            {"abonnements": ids},
        )
    return len(ids)


def oublier_ces_adresses(ids: Collection[int]) -> None:
    """Empty the addresses of people who are forgotten; the receipt of it is written elsewhere."""
    siens = Abonnement.objects.filter(pk__in=ids)
    siens.filter(arrete_le=None).update(
        courriel="", confirme_le=None, arrete_le=timezone.now(), fin=Abonnement.Fin.COMPTE
    )


def _arreter(abonnement: Abonnement, fin: str, compte: Compte | None) -> None:
    """End a subscription and erase its address."""
    abonnement.courriel, abonnement.confirme_le = "", None
    abonnement.arrete_le, abonnement.fin = timezone.now(), fin
    abonnement.save(update_fields=["courriel", "confirme_le", "arrete_le", "fin"])
    _consigner(
        "abonnements.abonnement.arrete",
        _("Abonnement au résumé du mois arrêté"),
        abonnement,
        compte,
    )


def _demander_la_confirmation(abonnement: Abonnement) -> Travail:
    quand = f"{abonnement.demande_le:%Y%m%d%H%M%S}"
    return demander(
        nature="confirmation",
        cle=f"confirmation:{abonnement.pk}:{abonnement.rang}:{quand}",
        resume=_("Confirmation de l’abonnement nº %(n)d") % {"n": abonnement.pk},
        donnees={"abonnement": abonnement.pk, "rang": abonnement.rang},
    )


def _consigner(
    code: str, phrase: str, abonnement: Abonnement, compte: Compte | None, **contenu: Any
) -> None:
    # Numbers only: the journal is sealed, and the address must be able to go.
    consigner(
        code,
        phrase,
        {"abonnement": abonnement.pk, "compte": abonnement.compte_id, **contenu},
        par=compte.personne_id if compte else None,
        compte=compte.pk if compte else None,
    )
