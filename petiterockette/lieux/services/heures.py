"""Opening hours corrected by counter-entries, or written afterwards; always with a reason."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.droits import exiger
from petiterockette.temps.dates import date_format

from ..etats import est_ouvert
from ..heures import PLUS_LONGUE, Plage, en_heure, oubliee_des, plages
from ..models import CorrectionHeures, Fermeture, Lieu, Ouverture
from ..refus import HeuresImpossibles, HeuresQuiSeChevauchent, LieuEncoreOuvert, RaisonManquante
from .journees import (
    consigner_au_lieu,
    deja_fait,
    fermer_l_oubliee,
    rang_suivant,
    second_uuid,
    verrouiller,
)


@transaction.atomic
def corriger_les_heures(
    *,
    ouverture: Ouverture,
    uuid: UUID,
    debut: datetime | None,
    fin: datetime | None,
    motif: str,
    par: Any,
) -> tuple[CorrectionHeures, bool]:
    """Let other hours stand for an opening; neither ``debut`` nor ``fin``: it did not open.

    The opening and its closing stay as they were written. Raises ``RaisonManquante``,
    ``LieuEncoreOuvert``, ``HeuresImpossibles``, ``HeuresQuiSeChevauchent``,
    ``PageDejaServie`` or ``DroitManquant``.
    """
    lieu = ouverture.lieu
    exiger(par, "lieux.corriger_les_heures", lieu)
    maintenant = timezone.now()
    motif = _motif(motif)
    verrouiller(lieu)
    deja = deja_fait(CorrectionHeures, uuid, ouverture=ouverture)
    if deja:
        return deja, False
    if not Fermeture.objects.filter(ouverture=ouverture).exists():
        if maintenant < oubliee_des(ouverture.le):
            raise LieuEncoreOuvert()
        fermer_l_oubliee(ouverture, maintenant)
    if debut is not None and fin is not None:
        _verifier(lieu, debut, fin, maintenant, sauf=ouverture)
        jour = timezone.localdate(ouverture.le)
        if timezone.localdate(debut) != jour:
            raise HeuresImpossibles(
                raison=_("elles doivent commencer le %(jour)s.") % {"jour": date_format(jour)}
            )
    rang = ouverture.corrections.aggregate(m=Max("rang", default=0))["m"] + 1
    correction = CorrectionHeures.objects.create(
        ouverture=ouverture,
        rang=rang,
        uuid=uuid,
        debut=debut,
        fin=fin,
        motif=motif,
        enregistre_le=maintenant,
        par=par.personne_id,
        compte=par.pk,
    )
    jour_dit = date_format(timezone.localtime(ouverture.le), "j F Y")
    consigner_au_lieu(
        "lieux.heures.corrigees",
        _("Heures du %(jour)s corrigées : %(heures)s. %(motif)s")
        % {"jour": jour_dit, "heures": _heures(debut, fin), "motif": motif},
        {"ouverture": ouverture.pk, "correction": correction.pk, **_bornes(debut, fin)},
        lieu,
        par,
    )
    return correction, True


@transaction.atomic
def ajouter_des_heures(
    *, lieu: Lieu, uuid: UUID, debut: datetime, fin: datetime, motif: str, par: Any
) -> tuple[Ouverture, bool]:
    """Write afterwards an opening that nobody recorded, and why.

    Raises ``RaisonManquante``, ``HeuresImpossibles``, ``HeuresQuiSeChevauchent``,
    ``PageDejaServie`` or ``DroitManquant``.
    """
    exiger(par, "lieux.corriger_les_heures", lieu)
    maintenant = timezone.now()
    motif = _motif(motif)
    verrouiller(lieu)
    deja = deja_fait(Ouverture, uuid, lieu=lieu)
    if deja:
        return deja, False
    _verifier(lieu, debut, fin, maintenant)
    if not est_ouvert(lieu, timezone.localdate(debut)):
        raise HeuresImpossibles(raison=_("le lieu n’était pas en service ce jour-là."))
    qui = {"par": par.personne_id, "compte": par.pk}
    ouverture = Ouverture.objects.create(
        lieu=lieu,
        rang=rang_suivant(lieu),
        uuid=uuid,
        le=debut,
        enregistre_le=maintenant,
        motif=motif,
        **qui,
    )
    Fermeture.objects.create(
        ouverture=ouverture, uuid=second_uuid(uuid), le=fin, enregistre_le=maintenant, **qui
    )
    jour_dit = date_format(timezone.localtime(debut), "j F Y")
    consigner_au_lieu(
        "lieux.heures.ajoutees",
        _("Heures du %(jour)s ajoutées : %(heures)s. %(motif)s")
        % {"jour": jour_dit, "heures": _heures(debut, fin), "motif": motif},
        {"ouverture": ouverture.pk, **_bornes(debut, fin)},
        lieu,
        par,
    )
    return ouverture, True


def _motif(motif: str) -> str:
    motif = " ".join(motif.split())[:200]
    if not motif:
        raise RaisonManquante(champs={"motif": str(RaisonManquante.texte)})
    return motif


def _verifier(
    lieu: Lieu, debut: datetime, fin: datetime, maintenant: datetime, sauf: Ouverture | None = None
) -> None:
    if fin <= debut:
        raise HeuresImpossibles(raison=_("la fermeture précède l’ouverture."))
    if fin - debut > PLUS_LONGUE:
        raise HeuresImpossibles(raison=_("plus de seize heures d’affilée."))
    if fin > maintenant:
        raise HeuresImpossibles(raison=_("elles ne sont pas encore passées."))
    jours = timezone.localdate(debut), timezone.localdate(fin)
    for autre in plages(*jours, [lieu.pk], maintenant):
        if autre.ouverture != sauf and _se_touchent(autre, debut, fin, maintenant):
            raise HeuresQuiSeChevauchent(
                debut=en_heure(autre.debut), fin=en_heure(autre.fin or maintenant)
            )


def _se_touchent(autre: Plage, debut: datetime, fin: datetime, maintenant: datetime) -> bool:
    return autre.debut < fin and debut < (autre.fin or maintenant)


def _heures(debut: datetime | None, fin: datetime | None) -> str:
    if debut is None or fin is None:
        return _("pas ouvert")
    return _("de %(debut)s à %(fin)s") % {"debut": en_heure(debut), "fin": en_heure(fin)}


def _bornes(debut: datetime | None, fin: datetime | None) -> dict[str, str | None]:
    return {"debut": debut.isoformat() if debut else None, "fin": fin.isoformat() if fin else None}
