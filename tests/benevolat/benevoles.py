"""Poles, hours and permanences, as a test makes them."""

from datetime import date, time, timedelta
from uuid import uuid4

from django.utils import timezone

from petiterockette.benevolat.models import (
    Activite,
    Besoin,
    HeuresFaites,
    Inscription,
    Permanence,
    Pole,
)
from petiterockette.benevolat.services.besoins import demander_du_monde
from petiterockette.benevolat.services.heures import noter
from petiterockette.benevolat.services.inscriptions import inscrire
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu
from petiterockette.personnes.models import Personne
from tests.fabriques import un_compte, un_lieu, une_personne


def benevole(lieu: Lieu, prenom: str = "Awa") -> Compte:
    """The account of a volunteer of a site's team."""
    return un_compte("benevole", lieu=lieu, personne=une_personne(prenom, equipe=lieu))


def un_pole(code: str = "boutique") -> Pole:
    return Pole.objects.get_or_create(code=code, defaults={"nom": code.capitalize()})[0]


def une_activite(nom: str = "Caisse", pole: str = "boutique") -> Activite:
    return Activite.objects.get_or_create(pole=un_pole(pole), nom=nom)[0]


def des_heures(
    lieu: Lieu, personne: Personne | None = None, minutes: int = 120, **champs
) -> HeuresFaites:
    """Two hours of somebody of the team, today, in the shop."""
    champs.setdefault("uuid", uuid4())
    champs.setdefault("jour", timezone.localdate())
    champs.setdefault("pole", un_pole())
    champs.setdefault("compte", un_compte("responsable", lieu=lieu))
    personne = personne or une_personne(equipe=lieu)
    return noter(lieu=lieu, personnes=[personne], minutes=minutes, **champs)[0][0]


def un_besoin(lieu: Lieu, **champs) -> Besoin:
    """Two people each week from tomorrow, from 10 to 13."""
    champs.setdefault("uuid", uuid4())
    champs.setdefault("pole", un_pole())
    champs.setdefault("debut", timezone.localdate() + timedelta(days=1))
    champs.setdefault("toutes_les", 1)
    champs.setdefault("de", time(10))
    champs.setdefault("a", time(13))
    champs.setdefault("places", 2)
    champs.setdefault("compte", un_compte("responsable", lieu=lieu))
    return demander_du_monde(lieu=lieu, **champs)[0]


def une_permanence(lieu: Lieu | None = None, **champs) -> Permanence:
    """The only day of a need: tomorrow, two people."""
    champs.setdefault("toutes_les", 0)
    return un_besoin(lieu or un_lieu(), **champs).permanences.get()


def une_inscription(permanence: Permanence, personne: Personne | None = None) -> Inscription:
    """Somebody of the team comes, signed up by the manager."""
    lieu = permanence.lieu
    return inscrire(
        permanence=permanence,
        personne=personne or une_personne(equipe=lieu),
        compte=un_compte("responsable", lieu=lieu),
    )


def les_jours(besoin: Besoin) -> list[date]:
    return list(besoin.permanences.order_by("jour").values_list("jour", flat=True))
