"""Announce a charity event, or give one up: six a year at most."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.regles.services import lignes_de_liste
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger

from ..manifestations import recettes_de
from ..models import Manifestation
from ..models.manifestations import LES_SIX
from ..refus import ManifestationVendue, SixManifestations

DROIT = "boutique.regler"


def annoncer_la_manifestation(
    *, nom: str, debut: date, fin: date, compte: Compte
) -> tuple[Manifestation, bool]:
    """Announce an event; the same said twice is one. Returns it and whether it is new.

    Raises ``SixManifestations``, ``RangeeRefusee`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    champs = {"nom": nom, "debut": debut, "fin": fin}
    # Two at once choose the same place: the database refuses one, which looks again.
    for _essai in range(LES_SIX):
        deja = Manifestation.objects.filter(**champs, abandonnee_le=None).first()
        if deja:
            return deja, False
        prises = set(
            Manifestation.objects.filter(annee=debut.year, abandonnee_le=None).values_list(
                "rang", flat=True
            )
        )
        libres = [rang for rang in range(1, LES_SIX + 1) if rang not in prises]
        if not libres:
            break
        neuve = Manifestation(**champs, annee=debut.year, rang=libres[0])
        try:
            with transaction.atomic():
                lignes_de_liste.inscrire(
                    neuve,
                    code="boutique.manifestation.annoncee",
                    resume=_("Manifestation de soutien annoncée : « %(rangee)s »"),
                    compte=compte,
                )
        except IntegrityError:
            continue
        return neuve, True
    raise SixManifestations(annee=f"{debut.year}")


@transaction.atomic
def renoncer_a_la_manifestation(*, manifestation: Manifestation, compte: Compte) -> None:
    """Give an event up, and its place; given up twice, once.

    Raises ``ManifestationVendue`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    la_mienne = Manifestation.objects.select_for_update().get(pk=manifestation.pk)
    if la_mienne.abandonnee_le:
        return
    if recettes_de(la_mienne):
        raise ManifestationVendue(nom=la_mienne.nom)
    la_mienne.abandonnee_le = timezone.now()
    lignes_de_liste.inscrire(
        la_mienne,
        code="boutique.manifestation.abandonnee",
        resume=_("Manifestation de soutien abandonnée : « %(rangee)s »"),
        compte=compte,
    )
