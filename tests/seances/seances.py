"""What a test of the séances leans on: a séance on Saturday 5 December, and who comes to it."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

from django.utils import timezone

from ateliers.seances.models import Inscription, Seance
from ateliers.seances.services.bilans import clore
from ateliers.seances.services.inscriptions import Inscrit, inscrire, s_inscrire
from ateliers.seances.services.seances import Horaire, SeanceDite, prevoir
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu
from tests.fabriques import un_compte, un_lieu

# Wednesday, ten o'clock in Paris.
MAINTENANT = datetime(2026, 11, 25, 9, tzinfo=UTC)
SAMEDI = Horaire(date(2026, 12, 5), time(14), time(16, 30))
# Of that Saturday: people still sign up, and are welcomed.
MATIN = datetime(2026, 12, 5, 9, tzinfo=UTC)
PENDANT = datetime(2026, 12, 5, 14, tzinfo=UTC)


def a_venir() -> Horaire:
    """In a month, whatever today is."""
    return Horaire(timezone.localdate() + timedelta(days=30), time(14), time(16))


def un_responsable(lieu: Lieu) -> Compte:
    return un_compte("responsable", lieu=lieu)


def des_seances(
    *, lieu: Lieu | None = None, compte: Compte | None = None, **autres
) -> list[Seance]:
    """What one planning makes; its own words are fields of ``SeanceDite``."""
    lieu = lieu or un_lieu()
    geste = {
        "uuid": autres.pop("uuid", None) or uuid4(),
        "horaire": autres.pop("horaire", SAMEDI),
        "repetition": autres.pop("repetition", None),
    }
    autres.setdefault("titre", "Atelier couture")
    compte = compte or un_responsable(lieu)
    prevues, _neuves = prevoir(dite=SeanceDite(**autres), lieu=lieu, compte=compte, **geste)
    return prevues


def une_seance(**autres) -> Seance:
    return des_seances(**autres)[0]


def un_inscrit(**champs) -> Inscrit:
    champs.setdefault("uuid", uuid4())
    champs.setdefault("nom", "Awa Diop")
    if not champs.get("telephone"):
        champs.setdefault("courriel", "awa@example.org")
    return Inscrit(**champs)


def une_inscription(seance: Seance, **champs) -> Inscription:
    """Somebody signed up by the team: confirmed at once, where there is a seat."""
    return inscrire(
        seance=seance, inscrit=un_inscrit(**champs), compte=un_responsable(seance.lieu)
    )[0]


def en_ligne(seance: Seance, adresse: str = "192.0.2.7", **champs) -> Inscription:
    """Somebody signed up by the public page."""
    return s_inscrire(seance=seance, inscrit=un_inscrit(**champs), adresse=adresse)[0]


def une_seance_close(**autres):
    """One that is over and told: twelve heads, two hours and a half. The clock is moved there."""
    tetes = autres.pop("tetes", {"tous": 12})
    kilos = autres.pop("reemploi_g", 4_500)
    horloge = autres.pop("horloge")
    seance = une_seance(**autres)
    horloge.move_to(seance.fin + timedelta(minutes=5), tick=False)
    return clore(
        seance=seance,
        uuid=uuid4(),
        tetes=tetes,
        minutes=seance.minutes,
        reemploi_g=kilos,
        compte=un_responsable(seance.lieu),
    )[0]
