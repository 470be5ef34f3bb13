"""Who is needed when: a need is said once, its days follow, with their exceptions."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.journal.services import consigner
from petiterockette.lieux.heures import en_heure
from petiterockette.lieux.models import Lieu
from petiterockette.temps.dates import date_format

from ..jours import HORIZON, jours_du_besoin, permanence_du, poser_les_heures
from ..models import Activite, Besoin, Inscription, Permanence, Pole
from ..perimetre import exiger_de_tenir
from ..refus import (
    ActiviteDUnAutrePole,
    AUneAutreHeure,
    BesoinFini,
    JourPasse,
    PermanenceAnnulee,
    PermanencePassee,
    PlacesPrises,
    RaisonDemandee,
)


@transaction.atomic
def demander_du_monde(
    *,
    uuid: UUID,
    lieu: Lieu,
    pole: Pole,
    activite: Activite | None = None,
    debut: date,
    fin: date | None = None,
    toutes_les: int,
    de: time,
    a: time,
    places: int,
    compte: Compte,
) -> tuple[Besoin, bool]:
    """Say that people are needed, from a day on; the need, and whether it is new.

    Raises ``JourPasse``, ``AUneAutreHeure``, ``ActiviteDUnAutrePole`` or ``DroitManquant``.
    """
    exiger_de_tenir(compte, lieu, pole.code)
    deja = Besoin.objects.filter(uuid=uuid).first()
    if deja:
        return deja, False
    if debut < timezone.localdate():
        raise JourPasse(champs={"debut": str(JourPasse.texte)})
    if fin and fin < debut:
        raise JourPasse(champs={"fin": _("Le dernier jour précède le premier.")})
    if a <= de:
        raise AUneAutreHeure(champs={"a": str(AUneAutreHeure.texte)})
    if activite and activite.pole_id != pole.pk:
        raise ActiviteDUnAutrePole(activite=activite.nom, pole=pole.nom)
    besoin = Besoin(
        uuid=uuid,
        lieu=lieu,
        pole=pole,
        activite=activite,
        debut=debut,
        fin=fin,
        toutes_les=toutes_les,
        de=de,
        a=a,
        places=places,
    )
    besoin.full_clean()
    besoin.save(force_insert=True)
    _poser([besoin], max(debut, timezone.localdate() + HORIZON))
    _consigner(
        "benevolat.besoin.dit",
        _("Besoin de monde : %(quoi)s"),
        besoin.lieu_id,
        {"quoi": f"{pole}, {date_format(debut, 'l j F Y')}, {en_heure(de)}–{en_heure(a)}"},
        {"besoin": besoin.pk, "places": places, "toutes_les": toutes_les},
        compte,
    )
    return besoin, True


@transaction.atomic
def finir_un_besoin(*, besoin: Besoin, dernier: date, compte: Compte) -> int:
    """Let a need stop after a day; what was to come later is cancelled; how many days.

    Raises ``BesoinFini``, ``JourPasse`` or ``DroitManquant``.
    """
    besoin = Besoin.objects.select_for_update().select_related("lieu", "pole").get(pk=besoin.pk)
    exiger_de_tenir(compte, besoin.lieu, besoin.pole.code)
    aujourd_hui = timezone.localdate()
    if besoin.fin and besoin.fin <= max(aujourd_hui, besoin.debut):
        raise BesoinFini()
    if dernier < max(aujourd_hui, besoin.debut):
        raise JourPasse(champs={"dernier": str(JourPasse.texte)})
    besoin.fin = dernier
    besoin.save(update_fields=["fin"])
    n = besoin.permanences.filter(jour__gt=dernier, annulee_le=None).update(
        annulee_le=timezone.now(), motif=_("le besoin a pris fin")
    )
    _consigner(
        "benevolat.besoin.fini",
        _("Plus besoin de monde après le %(jour)s : %(quoi)s"),
        besoin.lieu_id,
        {"jour": date_format(dernier, "j F Y"), "quoi": besoin.pole},
        {"besoin": besoin.pk, "annulees": n},
        compte,
    )
    return n


@transaction.atomic
def changer_une_permanence(
    *, permanence: Permanence, de: time, a: time, places: int, compte: Compte
) -> Permanence:
    """Other hours, or other places, for one day of a need.

    Raises ``PermanencePassee``, ``PermanenceAnnulee``, ``AUneAutreHeure``, ``PlacesPrises`` or
    ``DroitManquant``.
    """
    permanence = _a_changer(permanence, compte)
    if a <= de:
        raise AUneAutreHeure(champs={"a": str(AUneAutreHeure.texte)})
    en_cours = Inscription.objects.en_cours().filter(permanence=permanence)
    if (n := en_cours.count()) > places:
        raise PlacesPrises(n=n, champs={"places": str(PlacesPrises(n=n))})
    poser_les_heures(permanence, de, a)
    permanence.places = places
    permanence.full_clean()
    permanence.save(update_fields=["debut", "fin", "places"])
    # Nobody keeps a place that is no more.
    libres = [p for p in range(1, places + 1) if not en_cours.filter(place=p).exists()]
    for inscription in en_cours.filter(place__gt=places).order_by("place"):
        inscription.place = libres.pop(0)
        inscription.save(update_fields=["place"])
    _consigner(
        "benevolat.permanence.changee",
        _("Permanence changée : %(quoi)s"),
        permanence.lieu_id,
        {"quoi": f"{permanence.pole}, {date_format(permanence.jour, 'l j F Y')}"},
        {"permanence": permanence.pk, "places": places, "de": f"{de:%H:%M}", "a": f"{a:%H:%M}"},
        compte,
    )
    return permanence


@transaction.atomic
def annuler_une_permanence(*, permanence: Permanence, motif: str, compte: Compte) -> Permanence:
    """One day of a need is not held; it stays to be read, with its reason.

    Raises ``PermanencePassee``, ``PermanenceAnnulee``, ``RaisonDemandee`` or ``DroitManquant``.
    """
    permanence = _a_changer(permanence, compte)
    motif = " ".join(motif.split())
    if not motif:
        raise RaisonDemandee(champs={"motif": str(RaisonDemandee.texte)})
    permanence.annulee_le, permanence.motif = timezone.now(), motif
    permanence.save(update_fields=["annulee_le", "motif"])
    _consigner(
        "benevolat.permanence.annulee",
        _("Permanence annulée : %(quoi)s"),
        permanence.lieu_id,
        {"quoi": f"{permanence.pole}, {date_format(permanence.jour, 'l j F Y')}"},
        {"permanence": permanence.pk},
        compte,
    )
    return permanence


def prolonger(aujourd_hui: date) -> int:
    """Lay the days that came within the horizon; how many. Twice in a night lays none twice."""
    jusqu_au = aujourd_hui + HORIZON
    vifs = (
        Besoin.objects.filter(Q(fin=None) | Q(fin__gte=aujourd_hui), toutes_les__gt=0)
        .annotate(dernier=Max("permanences__jour"))
        .order_by("pk")
    )
    return _poser(vifs, jusqu_au)


def _poser(besoins: Iterable[Any], jusqu_au: date) -> int:
    neuves = []
    for besoin in besoins:
        apres = getattr(besoin, "dernier", None)
        jours = (j for j in jours_du_besoin(besoin, jusqu_au) if apres is None or j > apres)
        neuves += [p for jour in jours if (p := permanence_du(besoin, jour))]
    Permanence.objects.bulk_create(neuves, ignore_conflicts=True)
    return len(neuves)


def _a_changer(permanence: Permanence, compte: Compte) -> Permanence:
    """The row, locked, that this account may still change."""
    permanence = (
        Permanence.objects.select_for_update(of=("self",))
        .select_related("lieu", "pole")
        .get(pk=permanence.pk)
    )
    exiger_de_tenir(compte, permanence.lieu, permanence.pole.code)
    if permanence.annulee_le:
        raise PermanenceAnnulee()
    if permanence.fin <= timezone.now():
        raise PermanencePassee()
    return permanence


def _consigner(
    code: str, phrase: str, lieu: int, dit: dict[str, Any], contenu: dict[str, Any], compte: Compte
) -> None:
    consigner(code, phrase % dit, contenu, lieu=lieu, par=compte.personne_id, compte=compte.pk)
