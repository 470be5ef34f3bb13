"""What this app holds of people: hours by number, the days they come, reasons they gave."""

from collections.abc import Collection

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import (
    Base,
    Donnee,
    Retenue,
    conservee_depuis,
    declarer,
    exempter,
)

from .models import Arrivee, Inscription


def oublier_les_arrivees_de(numeros: Collection[int]) -> int:
    return Arrivee.objects.filter(personne__in=numeros).delete()[0]


def liberer_les_places_de(numeros: Collection[int]) -> int:
    """Nobody waits for somebody who was forgotten."""
    a_venir = Inscription.objects.en_cours().filter(
        personne__in=numeros, permanence__fin__gt=timezone.now()
    )
    return a_venir.update(retiree_le=timezone.now(), motif=str(_("départ")))


_ANS = settings.BENEVOLAT_GARDE_ANS
_DUREE = _("%(ans)d ans après la dernière activité") % {"ans": _ANS}

declarer(
    Donnee(
        "benevolat.HeuresFaites",
        nom=_("Heures de bénévolat"),
        finalite=_("compter le temps donné, par pôle et par lieu"),
        base=Base.INTERET,
        duree=_DUREE,
        personnes=("personne",),
        signatures=("par",),
        montre=("jour", "lieu__nom", "pole__nom", "minutes"),
        conservation=conservee_depuis("benevolat.HeuresFaites", "personne", "jour", ans=_ANS),
    ),
    Donnee(
        "benevolat.Inscription",
        nom=_("Permanences"),
        finalite=_("savoir qui vient, et prévenir la veille qui l’a accepté"),
        base=Base.INTERET,
        duree=_DUREE,
        personnes=("personne",),
        textes=("motif",),
        montre=("permanence__jour", "permanence__pole__nom", "retiree_le"),
        conservation=conservee_depuis(
            "benevolat.Inscription", "personne", "permanence__jour", ans=_ANS
        ),
        oublier=liberer_les_places_de,
    ),
    Donnee(
        "benevolat.TauxHoraire",
        nom=_("Valeurs d’une heure de bénévolat"),
        finalite=_("dire d’où vient un chiffre transmis aux financeurs"),
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("compte__personne",),
        textes=("source",),
        retenue=Retenue(
            _("pièces des conventions et des comptes : art. L123-22 du code de commerce"),
            ans=10,
            depuis="enregistre_le",
        ),
    ),
    Donnee(
        "benevolat.Arrivee",
        nom=_("Présence en ce moment"),
        finalite=_("compter le temps jusqu’au départ"),
        base=Base.INTERET,
        duree=_("jusqu’au départ, ou à la nuit"),
        personnes=("personne",),
        montre=("le", "lieu__nom"),
        oublier=oublier_les_arrivees_de,
    ),
    Donnee(
        "benevolat.Permanence",
        nom=_("Raisons des permanences annulées"),
        finalite=_("dire à l’équipe pourquoi"),
        base=Base.INTERET,
        duree=_DUREE,
        textes=("motif",),
    ),
)
exempter(_("liste tenue par la maison"), "benevolat.Pole.nom", "benevolat.Activite.nom")
