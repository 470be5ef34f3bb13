"""The permanences of the demo's year: Wednesdays and Saturdays, 14:00 to 18:00."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from random import Random

from collecte.demo.annuaire import uuid_de
from collecte.demo.recette import PARIS
from petiterockette.comptes.models import Compte
from petiterockette.demonstration import Histoire
from petiterockette.lieux.models import Lieu
from petiterockette.personnes.models import Personne

from ..models import Permanence, Releve, Visite

JOURS, PIEDS = (2, 5), 4


def raconter_les_permanences(
    histoire: Histoire, lieu: Lieu, compte: Compte, jours: Iterable[date]
) -> None:
    """Each once: its uuid is for ever its own."""
    connues = list(Personne.objects.order_by("pk")[:20])
    deja = set(Permanence.objects.filter(lieu=lieu).values_list("uuid", flat=True))
    permanences, visites, releves = [], [], []
    for jour in jours:
        uuid = uuid_de(histoire.graine, f"permanence/{jour}")
        if jour.weekday() not in JOURS or uuid in deja:
            continue
        de = Random(f"{histoire.graine}/permanence/{jour}")
        debut = datetime.combine(jour, time(14), tzinfo=PARIS)
        permanence = Permanence(
            uuid=uuid,
            lieu=lieu,
            pieds=PIEDS,
            ouverte_le=debut,
            fermee_le=debut + timedelta(hours=4),
            compte=compte,
            par=compte.personne_id,
        )
        permanences.append(permanence)
        ici = _visites(de, permanence, connues, histoire.graine)
        visites += ici
        releves.append(_releve(de, permanence, ici, histoire.graine))
    Permanence.objects.bulk_create(permanences)
    Visite.objects.bulk_create(visites)
    Releve.objects.bulk_create(releves)


def _visites(
    de: Random, permanence: Permanence, connues: list[Personne], graine: int
) -> list[Visite]:
    """One every twenty minutes or so; half of them under their name."""
    ici = []
    for n in range(de.randint(6, 12)):
        arrivee = permanence.ouverte_le + timedelta(minutes=19 * n)
        ici.append(
            Visite(
                uuid=uuid_de(graine, f"{permanence.uuid}/{n}"),
                permanence=permanence,
                personne=de.choice(connues) if connues and de.randrange(2) else None,
                arrivee_le=arrivee,
                pied=n % PIEDS + 1,
                installee_le=arrivee,
                partie_le=min(arrivee + timedelta(minutes=70), permanence.fermee_le or arrivee),
                a_repare=de.randrange(3) > 0,
            )
        )
    return ici


def _releve(de: Random, permanence: Permanence, ici: list[Visite], graine: int) -> Releve:
    return Releve(
        uuid=uuid_de(graine, f"{permanence.uuid}/releve"),
        permanence=permanence,
        rang=1,
        passages=len(ici),
        adherents=sum(v.personne is not None for v in ici),
        repares=sum(v.a_repare for v in ici),
        ouverture_min=240,
        benevoles_min=de.randint(2, 4) * 240,
        salaries_min=240,
        le=permanence.fermee_le or permanence.ouverte_le,
        compte=permanence.compte,
        par=permanence.par,
    )
