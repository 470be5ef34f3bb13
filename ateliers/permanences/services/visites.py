"""Who comes to a permanence: they arrive, take a stand, leave; a tap too many is taken back."""

from collections.abc import Callable

from django.utils import timezone

from ateliers.velo.services.passages import Geste
from petiterockette.lieux.heures import en_heure
from petiterockette.personnes.models import Personne
from petiterockette.personnes.mots import prenom_et_nom
from petiterockette.personnes.services import inscrire
from petiterockette.temps.dates import date_format

from ..models import Permanence, Visite
from ..prevues import est_d_un_autre_moment
from ..refus import DejaIci, DUnAutreMoment, PersonneNAttend, PiedPris, TousLesPiedsSontPris
from .permanences import sur_une_ouverte


def accueillir(
    *, geste: Geste, permanence: Permanence, personne: Personne | None = None, nouvelle: str = ""
) -> Visite:
    """Somebody is here: a member, or anybody. A free stand is theirs if nobody waits.

    ``nouvelle``: the name of somebody whom the directory did not know, written down in it.
    Raises ``DUnAutreMoment`` where they would be counted in one that nobody closed in time,
    ``DejaIci``, ``PermanenceFermee`` or ``DroitManquant``.
    """

    def faire(permanence: Permanence) -> Visite:
        if est_d_un_autre_moment(permanence, geste.quand):
            jour = date_format(timezone.localdate(permanence.ouverte_le), "j F")
            raise DUnAutreMoment(jour=jour, heure=en_heure(permanence.ouverte_le))
        qui = personne
        if qui is None and nouvelle.strip():
            prenom, nom = prenom_et_nom(nouvelle)
            qui = inscrire(prenom=prenom, nom=nom, compte=geste.compte.pk)
        ici = permanence.visites.filter(partie_le=None)
        if qui and ici.filter(personne__in=qui.numeros).exists():
            raise DejaIci(qui=qui)
        visite = Visite(
            uuid=geste.uuid, permanence=permanence, personne=qui, arrivee_le=geste.quand
        )
        libres = pieds_libres(permanence)
        if libres and not Visite.objects.qui_attendent().filter(permanence=permanence).exists():
            visite.pied, visite.installee_le = libres[0], geste.quand
        visite.save(force_insert=True)
        return visite

    relire: Callable[[], Visite | None] = Visite.objects.filter(uuid=geste.uuid).first
    return sur_une_ouverte(geste, permanence, faire, relire)


def installer(*, geste: Geste, permanence: Permanence, pied: int | None = None) -> Visite:
    """The next one in the queue takes that stand, else the first free one.

    Raises ``PersonneNAttend``, ``PiedPris``, ``TousLesPiedsSontPris``, ``PermanenceFermee`` or
    ``DroitManquant``.
    """

    def faire(permanence: Permanence) -> Visite:
        suivante = Visite.objects.qui_attendent().filter(permanence=permanence).first()
        if suivante is None:
            raise PersonneNAttend()
        libres = pieds_libres(permanence)
        if not libres:
            raise TousLesPiedsSontPris()
        if pied is not None and pied not in libres:
            raise PiedPris(pied=pied)
        suivante.pied, suivante.installee_le = pied or libres[0], geste.quand
        suivante.save(update_fields=["pied", "installee_le"])
        return suivante

    return sur_une_ouverte(geste, permanence, faire)


def partir(*, geste: Geste, visite: Visite, a_repare: bool) -> Visite:
    """Somebody leaves, their bike mended or not; said twice, it is once.

    Gone from the queue, before a stand was theirs, they are counted nowhere.
    """

    def faire(permanence: Permanence) -> Visite:
        tenue = Visite.objects.get(pk=visite.pk)
        if tenue.partie_le is None:
            tenue.partie_le, tenue.a_repare = geste.quand, a_repare
            if tenue.pied is None and not a_repare:
                tenue.annulee_le = geste.quand
            tenue.save(update_fields=["partie_le", "a_repare", "annulee_le"])
        return tenue

    return sur_une_ouverte(geste, visite.permanence, faire)


def annuler(*, geste: Geste, visite: Visite) -> Visite:
    """Somebody was written down by mistake: they never came. Said twice, it is once."""

    def faire(permanence: Permanence) -> Visite:
        tenue = Visite.objects.get(pk=visite.pk)
        if tenue.annulee_le is None:
            tenue.annulee_le = geste.quand
            tenue.partie_le, tenue.a_repare = tenue.partie_le or geste.quand, False
            tenue.save(update_fields=["annulee_le", "partie_le", "a_repare"])
        return tenue

    return sur_une_ouverte(geste, visite.permanence, faire)


def revenir(*, geste: Geste, visite: Visite) -> Visite:
    """Somebody was sent away, or taken off, by mistake: back at their stand, or in the queue.

    Raises ``PiedPris`` or ``DejaIci`` where their place was taken since.
    """

    def faire(permanence: Permanence) -> Visite:
        tenue = Visite.objects.get(pk=visite.pk)
        if tenue.partie_le is None:
            return tenue
        ici = permanence.visites.filter(partie_le=None)
        if tenue.pied and ici.filter(pied=tenue.pied).exists():
            raise PiedPris(pied=tenue.pied)
        if tenue.personne and ici.filter(personne__in=tenue.personne.numeros).exists():
            raise DejaIci(qui=tenue.personne)
        tenue.partie_le, tenue.annulee_le, tenue.a_repare = None, None, False
        tenue.save(update_fields=["partie_le", "annulee_le", "a_repare"])
        return tenue

    return sur_une_ouverte(geste, visite.permanence, faire)


def pieds_libres(permanence: Permanence) -> list[int]:
    """The stands where nobody is, in order."""
    pris = set(
        permanence.visites.filter(partie_le=None, pied__isnull=False).values_list("pied", flat=True)
    )
    return [pied for pied in range(1, permanence.pieds + 1) if pied not in pris]
