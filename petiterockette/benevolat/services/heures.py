"""Hours given: noted once, corrected by a counter-entry. The only place where they change."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import DroitManquant, exiger
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu
from petiterockette.mots.francais import au
from petiterockette.personnes.models import Personne
from petiterockette.refus import RienNeChange
from petiterockette.saisie.rejeux import faire_ou_relire
from petiterockette.temps.dates import date_format
from petiterockette.temps.durees import MINUTES_D_UN_JOUR, en_duree

from ..models import Activite, HeuresFaites, Pole
from ..perimetre import PARTICIPER, TENIR, peut_tenir
from ..refus import (
    ActiviteDUnAutrePole,
    DejaCorrigee,
    JourAVenir,
    JourTropLoin,
    PasDeLEquipe,
    PersonneAChoisir,
    PlusDUnJour,
    RaisonDemandee,
)

# Further back, somebody who holds the hours types them.
JOURS_SEUL = 31


def noter(
    *,
    uuid: UUID,
    lieu: Lieu,
    personnes: Sequence[Personne],
    jour: date,
    pole: Pole,
    activite: Activite | None = None,
    minutes: int,
    compte: Compte,
) -> tuple[list[HeuresFaites], bool]:
    """Note the same hours for one person or several; the rows, and whether they are new.

    Raises ``PersonneAChoisir``, ``JourAVenir``, ``JourTropLoin``, ``ActiviteDUnAutrePole``,
    ``PasDeLEquipe``, ``PlusDUnJour`` or ``DroitManquant``. On a refusal nothing is written.
    """

    def faire() -> list[HeuresFaites]:
        return _noter(uuid, lieu, personnes, jour, pole, activite, minutes, compte)

    exiger(compte, PARTICIPER, lieu)
    deja = _deja(uuid)
    return (deja, False) if deja else faire_ou_relire(faire, lambda: _deja(uuid))


def _noter(
    uuid: UUID,
    lieu: Lieu,
    personnes: Sequence[Personne],
    jour: date,
    pole: Pole,
    activite: Activite | None,
    minutes: int,
    compte: Compte,
) -> list[HeuresFaites]:
    if not personnes:
        raise PersonneAChoisir()
    aujourd_hui = timezone.localdate()
    if jour > aujourd_hui:
        raise JourAVenir(champs={"jour": str(JourAVenir.texte)})
    if jour < aujourd_hui - timedelta(days=JOURS_SEUL) and not peut_tenir(
        compte, lieu.pk, pole.code
    ):
        refus = JourTropLoin(jours=JOURS_SEUL)
        raise JourTropLoin(jours=JOURS_SEUL, champs={"jour": str(refus)})
    if activite and activite.pole_id != pole.pk:
        raise ActiviteDUnAutrePole(activite=activite.nom, pole=pole.nom)
    numeros = sorted({p.fusionnee_dans_id or p.pk for p in personnes})
    _exiger_de_l_equipe(numeros, lieu, compte)
    deja = _minutes_du_jour(numeros, jour)
    for numero in numeros:
        _exiger_un_jour(deja[numero], minutes, jour)
    rangees = HeuresFaites.objects.bulk_create(
        HeuresFaites(
            uuid=uuid,
            rang=rang,
            lieu=lieu,
            personne_id=numero,
            jour=jour,
            pole=pole,
            activite=activite,
            minutes=minutes,
            enregistre_le=timezone.now(),
            par=compte.personne_id,
            compte=compte.pk,
        )
        for rang, numero in enumerate(numeros)
    )
    consigner(
        "benevolat.heures.notees",
        _("Bénévolat du %(jour)s, %(pole)s : %(n)d × %(duree)s")
        % {
            "jour": date_format(jour, "j F Y"),
            "pole": pole.nom,
            "n": len(rangees),
            "duree": en_duree(minutes),
        },
        {"heures": [h.pk for h in rangees], "personnes": numeros, "minutes": minutes},
        lieu=lieu.pk,
        par=compte.personne_id,
        compte=compte.pk,
    )
    return rangees


def peut_corriger(compte: Compte, heures: HeuresFaites) -> bool:
    """Who holds the hours there; and each person their own, while they remember."""
    if peut_tenir(compte, heures.lieu_id, heures.pole.code):
        return True
    recent = heures.jour >= timezone.localdate() - timedelta(days=JOURS_SEUL)
    return (
        recent
        and compte.personne_id == heures.personne_id
        and compte.has_perm(PARTICIPER, heures.lieu_id)
    )


@transaction.atomic
def corriger(
    *, uuid: UUID, heures: HeuresFaites, minutes: int, motif: str, compte: Compte
) -> HeuresFaites:
    """Cancel hours by a counter-entry, and write the right ones after it (``minutes`` 0: none).

    Returns the counter-entry. Raises ``RaisonDemandee``, ``RienNeChange``, ``DejaCorrigee``,
    ``PlusDUnJour`` or ``DroitManquant``.
    """
    if not peut_corriger(compte, heures):
        raise DroitManquant(TENIR, heures.lieu)
    if motif not in HeuresFaites.Motif.values:
        raise RaisonDemandee(champs={"motif": str(RaisonDemandee.texte)})
    qui = heures.personne.fusionnee_dans_id or heures.personne_id
    reste = _minutes_du_jour([qui], heures.jour)[qui]
    deja = HeuresFaites.objects.filter(uuid=uuid, contre=heures).first()
    if deja:
        return deja
    if heures.contre_id or HeuresFaites.objects.filter(contre=heures).exists():
        raise DejaCorrigee()
    if minutes == heures.minutes:
        raise RienNeChange(champs={"duree": str(RienNeChange.texte)})
    _exiger_un_jour(reste - heures.minutes, minutes, heures.jour)
    commun: dict[str, Any] = {
        "uuid": uuid,
        "lieu": heures.lieu,
        "personne_id": heures.personne_id,
        "jour": heures.jour,
        "pole": heures.pole,
        "activite_id": heures.activite_id,
        "motif": motif,
        "enregistre_le": timezone.now(),
        "par": compte.personne_id,
        "compte": compte.pk,
    }
    contre = HeuresFaites.objects.create(**commun, minutes=-heures.minutes, contre=heures)
    if minutes:
        HeuresFaites.objects.create(**commun, rang=1, minutes=minutes)
    consigner(
        "benevolat.heures.corrigees",
        _("Bénévolat du %(jour)s corrigé : %(apres)s au lieu de %(avant)s")
        % {
            "jour": date_format(heures.jour, "j F Y"),
            "apres": en_duree(minutes),
            "avant": en_duree(heures.minutes),
        },
        {"heures": heures.pk, "avant": heures.minutes, "apres": minutes},
        lieu=heures.lieu_id,
        par=compte.personne_id,
        compte=compte.pk,
    )
    return contre


def _exiger_de_l_equipe(numeros: list[int], lieu: Lieu, compte: Compte) -> None:
    """Each has a name tile there; oneself needs none."""
    autres = set(numeros) - {compte.personne_id}
    equipe = Personne.objects.de_l_equipe(lieu, timezone.localdate()).filter(pk__in=autres)
    if autres - set(equipe.values_list("pk", flat=True)):
        raise PasDeLEquipe(ou=au(lieu))


def _minutes_du_jour(numeros: list[int], jour: date) -> dict[int, int]:
    """``{person: minutes}`` already noted on a day at every site, under any of their numbers.

    The people are locked: two gestures at once would pass 24 h together.
    """
    elles = Personne.objects.select_for_update().filter(
        Q(pk__in=numeros) | Q(fusionnee_dans__in=numeros)
    )
    gardee = {p.pk: p.fusionnee_dans_id or p.pk for p in elles.order_by("pk")}
    sommes = dict.fromkeys(numeros, 0)
    notees = HeuresFaites.objects.filter(personne__in=gardee, jour=jour).order_by()
    for numero, minutes in notees.values_list("personne").annotate(Sum("minutes")):
        sommes[gardee[numero]] += minutes
    return sommes


def _exiger_un_jour(deja: int, minutes: int, jour: date) -> None:
    if deja + minutes <= MINUTES_D_UN_JOUR:
        return
    dit: dict[str, Any] = {
        "total": en_duree(deja + minutes),
        "jour": date_format(jour, "j F"),
        "deja": en_duree(deja),
    }
    raise PlusDUnJour(**dit, champs={"duree": str(PlusDUnJour(**dit))})


def _deja(uuid: UUID) -> list[HeuresFaites]:
    return list(HeuresFaites.objects.filter(uuid=uuid).order_by("rang"))
