"""Plan séances, change them, cancel one or the rest of a series: the only place where they change.

Locks, in this order everywhere in this app: the séances (by number) → their sign-ups (by number).
"""

from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Case, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.lieux.heures import instant
from petiterockette.lieux.models import Lieu
from petiterockette.saisie.rejeux import faire_ou_relire
from petiterockette.temps.dates import date_format
from petiterockette.temps.recurrences import JOURS_MAX, jours

from ..models import Inscription, Seance, Serie
from ..refus import (
    MoinsDePlacesQuePrises,
    MotifDemande,
    RienNeChange,
    SeanceAnnulee,
    SeanceClose,
    SeancePassee,
    SeanceTropAncienne,
    SerieSansDate,
    SerieTropLongue,
)
from .attente import faire_avancer, places_prises
from .courriels import TENUS_AU_COURANT, a_bouge, joignables, prevenir

TENIR = "seances.tenir"
# Until when a séance that nobody had planned may be written down.
APRES_COUP = timedelta(days=366)


@dataclass(frozen=True)
class Horaire:
    """A Paris day and the hours of its clocks; past midnight, it ends the next day."""

    jour: date
    de: Any
    a: Any

    def instants(self) -> tuple[Any, Any]:
        lendemain = self.jour + timedelta(days=1) if self.a <= self.de else self.jour
        return instant(self.jour, self.de), instant(lendemain, self.a)


@dataclass(frozen=True)
class Repetition:
    """How a séance comes back: its rhythm, until a day, less some days."""

    rythme: str
    fin: date
    sauf: tuple[date, ...] = ()


@dataclass(frozen=True)
class SeanceDite:
    """A séance as typed. ``adresse``: out of our walls; ``equipe``: ids of people."""

    titre: str
    pole: str = ""
    texte: str = ""
    adresse: str = ""
    places: int | None = None
    public: str = "tous"
    mode_prix: str = "gratuit"
    prix_cts: int | None = None
    publique: bool = True
    ouverte: bool = True
    notes: str = ""
    equipe: tuple[int, ...] = field(default=())

    def propre(self) -> "SeanceDite":
        return replace(
            self,
            titre=" ".join(self.titre.split()),
            adresse=" ".join(self.adresse.split()),
            texte=self.texte.strip(),
            notes=self.notes.strip(),
        )

    def champs(self) -> dict[str, Any]:
        return {nom: v for nom, v in self.__dict__.items() if nom != "equipe"}


def prevoir(
    *,
    uuid: UUID,
    dite: SeanceDite,
    lieu: Lieu,
    horaire: Horaire,
    repetition: Repetition | None = None,
    compte: Compte,
) -> tuple[list[Seance], bool]:
    """Plan a séance, or a whole series; returns them in order, and whether they are new.

    One that was held and that nobody had planned is written down afterwards, within a year.
    Raises ``SeanceTropAncienne``, ``SerieSansDate``, ``SerieTropLongue`` or ``DroitManquant``.
    """
    exiger(compte, TENIR, lieu, dite.pole)
    return faire_ou_relire(
        lambda: _prevoir(uuid, dite.propre(), lieu, horaire, repetition, compte),
        lambda: list(Seance.objects.filter(uuid=uuid, lieu=lieu)),
        ValidationError,
    )


def _prevoir(
    uuid: UUID,
    dite: SeanceDite,
    lieu: Lieu,
    horaire: Horaire,
    repetition: Repetition | None,
    compte: Compte,
) -> list[Seance]:
    dates = _dates(horaire, repetition)
    if horaire.jour < timezone.localdate() - APRES_COUP:
        raise SeanceTropAncienne(champs={"jour": str(SeanceTropAncienne.texte)})
    serie = _la_serie(horaire, repetition) if repetition else None
    seances = []
    for rang, jour in enumerate(dates):
        debut, fin = replace(horaire, jour=jour).instants()
        seance = Seance(
            uuid=uuid, rang=rang, serie=serie, lieu=lieu, debut=debut, fin=fin, **dite.champs()
        )
        # One that is right makes them all right: they differ by their day alone.
        if rang == 0:
            seance.full_clean()
        seances.append(seance)
    seances = Seance.objects.bulk_create(seances)
    equipes = Seance.equipe.through
    equipes.objects.bulk_create(
        [equipes(seance=s, personne_id=pk) for s in seances for pk in dite.equipe]
    )
    phrase = ngettext(
        "Séance prévue : %(quoi)s, le %(jour)s",
        "%(n)d séances prévues : %(quoi)s, à partir du %(jour)s",
        len(seances),
    ) % {"n": len(seances), "quoi": dite.titre, "jour": date_format(dates[0], "j F Y")}
    noter("seances.seance.prevue", phrase, seances[0], compte, seances=[s.pk for s in seances])
    return seances


def _dates(horaire: Horaire, repetition: Repetition | None) -> list[date]:
    if repetition is None:
        return [horaire.jour]
    if (repetition.fin - horaire.jour).days > JOURS_MAX:
        raise SerieTropLongue(champs={"jusqu_au": str(SerieTropLongue.texte)})
    dates = jours(repetition.rythme, horaire.jour, repetition.fin, repetition.sauf)
    if not dates:
        raise SerieSansDate(champs={"jusqu_au": str(SerieSansDate.texte)})
    return dates


def _la_serie(horaire: Horaire, repetition: Repetition) -> Serie:
    serie = Serie(
        rythme=repetition.rythme,
        debut=horaire.jour,
        fin=repetition.fin,
        sauf=[jour.isoformat() for jour in sorted(repetition.sauf)],
    )
    serie.full_clean()
    serie.save()
    return serie


@transaction.atomic
def changer(
    *, seance: Seance, dite: SeanceDite, horaire: Horaire, mot: str = "", compte: Compte
) -> Seance:
    """Change one séance; those who come are told when its time or place is no longer the same.

    ``mot``: what the team adds for them, in that mail alone.

    Raises ``SeanceAnnulee``, ``SeanceClose``, ``SeancePassee``, ``MoinsDePlacesQuePrises``,
    ``RienNeChange`` or ``DroitManquant``.
    """
    seance = verrouiller(seance, compte, TENIR)
    exiger(compte, TENIR, seance.lieu, dite.pole)
    dite = dite.propre()
    debut, fin = horaire.instants()
    # One that was held, or is being held, is dated right; one that is announced is not moved back.
    if debut <= timezone.now() < seance.debut:
        raise SeancePassee(champs={"jour": str(SeancePassee.texte)})
    prises = places_prises(seance)
    if dite.places is not None and dite.places < prises:
        phrase = MoinsDePlacesQuePrises(prises=prises)
        raise MoinsDePlacesQuePrises(champs={"places": str(phrase)}, prises=prises)
    avant = _valeurs(seance)
    ancienne = copy(seance)
    equipe = set(seance.equipe.values_list("pk", flat=True))
    for nom, valeur in {**dite.champs(), "debut": debut, "fin": fin}.items():
        setattr(seance, nom, valeur)
    if _valeurs(seance) == avant and equipe == set(dite.equipe):
        raise RienNeChange()
    seance.full_clean()
    seance.save()
    seance.equipe.set(dite.equipe)
    if a_bouge(ancienne, seance):
        prevenir(seance.inscriptions.filter(etat__in=TENUS_AU_COURANT), "changee", mot.strip())
    faire_avancer(seance)
    noter("seances.seance.changee", _("Séance changée : %s") % seance, seance, compte)
    return seance


@transaction.atomic
def annuler(
    *, seance: Seance, motif: str, toute_la_suite: bool = False, compte: Compte
) -> list[Seance]:
    """Cancel a séance, or it and all that follow it in its series; those who come are told.

    Those that are closed or cancelled already stay as they are. Raises ``MotifDemande``,
    ``SeanceAnnulee``, ``SeanceClose`` or ``DroitManquant``.
    """
    exiger(compte, TENIR, seance.lieu, seance.pole)
    motif = " ".join(motif.split())
    if not motif:
        raise MotifDemande(champs={"motif": str(MotifDemande.texte)})
    voulues = Seance.objects.filter(pk=seance.pk)
    if toute_la_suite and seance.serie_id:
        voulues = Seance.objects.filter(serie=seance.serie_id, debut__gte=seance.debut)
    verrouillees = list(voulues.select_for_update().order_by("pk"))
    closes = set(
        Seance.objects.filter(pk__in=voulues, bilans__isnull=False).values_list("pk", flat=True)
    )
    celle_ci = next(s for s in verrouillees if s.pk == seance.pk)
    if celle_ci.annulee_le:
        raise SeanceAnnulee()
    if celle_ci.pk in closes:
        raise SeanceClose()
    annulees = [s for s in verrouillees if not s.annulee_le and s.pk not in closes]
    numeros = [s.pk for s in annulees]
    Seance.objects.filter(pk__in=numeros).update(annulee_le=timezone.now(), motif=motif)
    _annuler_les_inscriptions(annulees)
    phrase = ngettext(
        "Séance annulée : %(quoi)s", "%(n)d séances annulées, à partir de : %(quoi)s", len(annulees)
    ) % {"n": len(annulees), "quoi": seance}
    noter("seances.seance.annulee", phrase, celle_ci, compte, seances=numeros)
    return annulees


def _annuler_les_inscriptions(seances: list[Seance]) -> None:
    """Tell those who would have come, and keep of each how they are told: the page says whom to
    call. Nobody is told that what is over will not be."""
    vivantes = Inscription.objects.vivantes().filter(seance__in=[s.pk for s in seances])
    a_venir = Q(seance__in=[s.pk for s in seances if s.debut > timezone.now()])
    prevenir(vivantes.filter(a_venir), "seance_annulee")
    Annonce = Inscription.Annonce
    annonce = Case(
        When(a_venir & joignables(), then=Value(Annonce.COURRIEL)),
        When(a_venir, then=Value(Annonce.APPEL)),
        default=Value(Annonce.PASSEE),
    )
    vivantes.update(etat=Inscription.Etat.ANNULEE, avant=None, annonce=annonce)


def verrouiller(seance: Seance, compte: Compte, droit: str) -> Seance:
    """The séance locked, if this account may change it and it is neither cancelled nor closed."""
    exiger(compte, droit, seance.lieu, seance.pole)
    seance = Seance.objects.select_for_update().get(pk=seance.pk)
    if seance.annulee_le:
        raise SeanceAnnulee()
    if seance.bilans.exists():
        raise SeanceClose()
    return seance


def noter(code: str, phrase: str, seance: Seance, compte: Compte | None, **contenu: Any) -> None:
    """The journal's entry of a gesture on a séance; nobody's name is in it."""
    consigner(
        code,
        phrase,
        {"seance": seance.pk, **contenu},
        lieu=seance.lieu_id,
        par=compte.personne_id if compte else None,
        compte=compte.pk if compte else None,
    )


def _valeurs(seance: Seance) -> tuple[Any, ...]:
    noms = (*SeanceDite(titre="").champs(), "debut", "fin")
    return tuple(getattr(seance, nom) for nom in noms)
