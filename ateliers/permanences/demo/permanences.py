"""The permanences of the demo's year: Wednesdays and Saturdays, 14:00 to 18:00."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from django.db.models import Q

from boutique.adhesions.models import Carte
from collecte.demo.ecriture.annuaire import uuid_de
from collecte.demo.recit.recette import PARIS
from petiterockette.comptes.models import Compte
from petiterockette.demonstration import Histoire
from petiterockette.lieux.models import Lieu
from petiterockette.personnes.models import Personne

from ..models import Permanence, Releve, Visite
from ..prevues import a_ouvrir, c_est_l_heure

JOURS, PIEDS = (2, 5), 4
# Whatever the day, one is held while the demo is opened, at hours when somebody may come; how
# long ago it began, and until when it lasts.
HEURES_D_OUVERTURE, DEPUIS = range(10, 21), timedelta(minutes=50)
JUSQU_A, AU_MOINS = time(20), timedelta(hours=2)


def raconter_les_permanences(
    histoire: Histoire, lieu: Lieu, compte: Compte, jours: Iterable[date]
) -> None:
    """Each once: its uuid is for ever its own."""
    jours = list(jours)
    _fermer_les_dernieres(histoire, lieu, jours)
    connues = _connues()
    deja = set(Permanence.objects.filter(lieu=lieu).values_list("uuid", flat=True))
    permanences, visites, releves = [], [], []
    for jour in jours:
        uuid = _uuid(histoire, jour)
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


def tenir_celle_du_jour(
    histoire: Histoire, lieu: Lieu, compte: Compte, maintenant: datetime
) -> None:
    """Open today's, with somebody at a stand and somebody else who waits for nobody."""
    ici = maintenant.astimezone(PARIS)
    uuid = _uuid(histoire, ici.date())
    du_jour = Permanence.objects.filter(lieu=lieu).filter(Q(uuid=uuid) | Q(fermee_le=None))
    if ici.hour not in HEURES_D_OUVERTURE or du_jour.exists():
        return
    debut = maintenant - DEPUIS
    prevue = a_ouvrir(maintenant, [lieu.pk]).first()
    permanence = Permanence.objects.create(
        uuid=uuid,
        lieu=lieu,
        prevue=prevue if prevue and c_est_l_heure(prevue, maintenant) else None,
        pieds=PIEDS,
        ouverte_le=debut,
        compte=compte,
        par=compte.personne_id,
    )
    de = Random(f"{histoire.graine}/permanence/{ici.date()}/ouverte")
    venues = [*de.sample(connues, 1), None] if (connues := _connues()) else [None, None]
    Visite.objects.bulk_create(
        Visite(
            uuid=uuid_de(histoire.graine, f"{uuid}/{n}"),
            permanence=permanence,
            personne=personne,
            arrivee_le=debut + timedelta(minutes=12 * n + 3),
            pied=n + 1,
            installee_le=debut + timedelta(minutes=12 * n + 3),
        )
        for n, personne in enumerate(venues)
    )


def _fermer_les_dernieres(histoire: Histoire, lieu: Lieu, jours: list[date]) -> None:
    """Close the permanences that the story opened on these days and nobody closed since: their
    evening came."""
    uuids = [_uuid(histoire, jour) for jour in jours]
    for permanence in Permanence.objects.ouvertes().filter(lieu=lieu, uuid__in=uuids):
        debut = permanence.ouverte_le.astimezone(PARIS)
        fin = max(datetime.combine(debut, JUSQU_A, tzinfo=PARIS), debut + AU_MOINS)
        fin = max([fin, *permanence.visites.values_list("arrivee_le", flat=True)])
        permanence.visites.filter(partie_le=None).update(partie_le=fin, a_repare=True)
        permanence.fermee_le = fin
        permanence.save(update_fields=["fermee_le"])
        de = Random(f"{histoire.graine}/permanence/{debut.date()}")
        ici = list(permanence.visites.select_related("personne"))
        releve = _releve(de, permanence, ici, histoire.graine)
        releve.ouverture_min = (fin - debut) // timedelta(minutes=1)
        releve.save(force_insert=True)


def _uuid(histoire: Histoire, jour: date) -> UUID:
    return uuid_de(histoire.graine, f"permanence/{jour}")


def _connues() -> list[Personne]:
    """Who may come under their name: members first, else whoever is known."""
    membres = Personne.objects.filter(pk__in=Carte.objects.order_by("-pk").values("personne")[:40])
    return list(membres.order_by("pk")) or list(Personne.objects.order_by("pk")[:20])


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
