"""Whom the team's gestures tell, in words: how many a mail reaches, how many must be called."""

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from petiterockette.travaux.models import Travail

from .models import Inscription, Seance
from .services.courriels import NATURE, TENUS_AU_COURANT, a_bouge, joignables

TIENNENT = {"etat__in": TENUS_AU_COURANT}


def qui_le_sait(avant: Seance, apres: Seance) -> Iterator[str]:
    """How many sign-ups are told by e-mail that a séance moved, and how many to call."""
    if a_bouge(avant, apres):
        yield from _sont_prevenues(*_partages(apres.inscriptions.filter(**TIENNENT)))


def qui_le_saura(seance: Seance) -> list[str]:
    """Whom another day, hour or address would be told to, in sentences, before the séance is
    changed."""
    if seance.debut <= timezone.now():
        return []
    ecrites, a_appeler = _partages(seance.inscriptions.filter(**TIENNENT))
    phrases = []
    if ecrites:
        phrases.append(
            _("Si le jour, l’heure ou l’adresse change, un courriel prévient %(dites)s.")
            % {"dites": _dites(ecrites)}
        )
    return phrases + _a_appeler(a_appeler)


def qui_saura_l_annulation(seances: Iterable[Seance]) -> list[str]:
    """Whom cancelling these séances will be told to."""
    maintenant = timezone.now()
    a_venir = [s.pk for s in seances if s.debut > maintenant]
    if not a_venir:
        return [_("Elle a déjà commencé\u00a0: personne ne sera prévenu.")]
    vivantes = Inscription.objects.vivantes().filter(seance__in=a_venir)
    ecrites, a_appeler = _partages(vivantes)
    phrases = []
    if ecrites:
        phrases.append(_("Un courriel prévient %(dites)s.") % {"dites": _dites(ecrites)})
    phrases += _a_appeler(a_appeler)
    return phrases or [_("Personne n’est inscrit\u00a0: il n’y a personne à prévenir.")]


def qui_sait_l_annulation(seances: Sequence[Seance]) -> Iterator[str]:
    """Whom the cancelling of these séances was told to, and how many to call."""
    ecrites: list[int] = []
    a_appeler: list[int] = []
    perdues = Inscription.objects.filter(seance__in=[s.pk for s in seances])
    for annonce, places in perdues.values_list("annonce", "places"):
        if annonce == Inscription.Annonce.COURRIEL:
            ecrites.append(places)
        elif annonce == Inscription.Annonce.APPEL:
            a_appeler.append(places)
    yield from _sont_prevenues(ecrites, a_appeler)


def perdues_avec(seance: Seance) -> list[Inscription]:
    """The sign-ups that a cancelled séance took away, those to call first.

    A mail that did not leave is a call to make: its ``annonce`` is said so here.
    """
    perdues = list(seance.inscriptions.exclude(annonce=""))
    en_panne = set(
        Travail.objects.filter(
            nature=NATURE,
            etat=Travail.Etat.PANNE,
            donnees__quoi="seance_annulee",
            donnees__inscription__in=[i.pk for i in perdues],
        ).values_list("donnees__inscription", flat=True)
    )
    for inscription in perdues:
        if inscription.pk in en_panne:
            inscription.annonce = Inscription.Annonce.APPEL
    return sorted(perdues, key=lambda i: i.annonce != Inscription.Annonce.APPEL)


def annulees_avec(seance: Seance) -> QuerySet[Seance]:
    """The other séances that the same gesture cancelled and of which somebody is to be called."""
    if not (seance.serie_id and seance.annulee_le):
        return Seance.objects.none()
    du_geste = Seance.objects.filter(serie=seance.serie_id, annulee_le=seance.annulee_le)
    a_appeler = du_geste.filter(inscriptions__annonce=Inscription.Annonce.APPEL)
    return a_appeler.exclude(pk=seance.pk).distinct()


def _partages(tenues: QuerySet[Inscription]) -> tuple[list[int], list[int]]:
    """The seats of each sign-up that is written to, then of each that must be called."""
    ecrites, a_appeler = tenues.filter(joignables()), tenues.exclude(joignables())
    return (
        list(ecrites.values_list("places", flat=True)),
        list(a_appeler.values_list("places", flat=True)),
    )


def _a_appeler(places: list[int]) -> list[str]:
    phrase = _("Sans courriel, à appeler vous-même\u00a0: %(dites)s.")
    return [phrase % {"dites": _dites(places)}] if places else []


def _sont_prevenues(ecrites: list[int], a_appeler: list[int]) -> Iterator[str]:
    if ecrites:
        yield ngettext(
            "%(dites)s est prévenue par courriel.",
            "%(dites)s sont prévenues par courriel.",
            len(ecrites),
        ) % {"dites": _dites(ecrites)}
    if a_appeler:
        yield ngettext(
            "%(dites)s n’est pas prévenue\u00a0: appelez-la, elle est plus bas.",
            "%(dites)s ne sont pas prévenues\u00a0: appelez-les, elles sont plus bas.",
            len(a_appeler),
        ) % {"dites": _dites(a_appeler)}


def _dites(places: list[int]) -> str:
    """« 4 inscriptions (7 personnes) »; people are told apart only where they are more."""
    n, personnes = len(places), sum(places)
    dites = ngettext("%(n)d inscription", "%(n)d inscriptions", n) % {"n": n}
    if personnes == n:
        return dites
    return _("%(dites)s (%(personnes)d personnes)") % {"dites": dites, "personnes": personnes}
