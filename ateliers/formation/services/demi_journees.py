"""Half-days of a session: added, changed while nobody signed, taken away."""

from datetime import date, time, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from collecte.objets.services.evenements import au_champ
from petiterockette.comptes.models import Compte
from petiterockette.lieux.heures import instant

from ..models import DemiJournee, Formateur, Moment, Session
from ..refus import (
    DemiJourneeDejaLa,
    DemiJourneeEmargee,
    DemiJourneeTropLongue,
    FormateurEmarge,
    HeuresALEnvers,
    HeuresQuiSeRecouvrent,
    HeuresSignees,
    MomentFaux,
)
from .sessions import dire, exiger_ouverte, prendre, revoir_le_terme

DUREE_MAX = timedelta(hours=6)
MIDI, QUATORZE_HEURES = time(12), time(14)


@transaction.atomic
def ajouter_la_demi_journee(
    *,
    session: Session,
    jour: date,
    moment: str,
    debut: time,
    fin: time,
    formateur: Formateur | None = None,
    compte: Compte,
) -> DemiJournee:
    """Add a morning or an afternoon, with its real hours.

    Raises ``HeuresALEnvers``, ``DemiJourneeTropLongue``, ``MomentFaux``, ``DemiJourneeDejaLa``,
    ``HeuresQuiSeRecouvrent``, ``SessionVerrouillee`` or ``DroitManquant``.
    """
    session = prendre(session, compte)
    exiger_ouverte(session)
    demi_journee = DemiJournee(
        session=session,
        jour=jour,
        moment=moment,
        debut=instant(jour, debut),
        fin=instant(jour, fin),
        formateur=formateur,
    )
    if session.demi_journees.filter(jour=jour, moment=moment).exists():
        mots = {"moment": demi_journee.get_moment_display()}
        raise au_champ("jour", DemiJourneeDejaLa, **mots)
    _juger_les_heures(demi_journee, debut, fin, "moment")
    demi_journee.save()
    revoir_le_terme(session)
    dit = {"jour": jour.isoformat(), "moment": moment, "minutes": demi_journee.duree_min}
    dire(
        "demi_journee.ajoutee", _("%(session)s : une demi-journée de plus"), session, compte, **dit
    )
    return demi_journee


@transaction.atomic
def changer_la_demi_journee(
    *,
    demi_journee: DemiJournee,
    debut: time,
    fin: time,
    formateur: Formateur | None,
    compte: Compte,
) -> DemiJournee:
    """Change the hours of a half-day, and who teaches it, while nobody's signature stands.

    What was signed and taken back since keeps the hours that it was signed at. Another trainer
    may come as long as the first one has not signed. Raises ``HeuresSignees``,
    ``FormateurEmarge`` and what ``ajouter_la_demi_journee`` does.
    """
    session = prendre(demi_journee.session, compte)
    exiger_ouverte(session)
    changee = DemiJournee.objects.select_for_update().get(pk=demi_journee.pk)
    avant = (changee.debut, changee.fin)
    changee.debut, changee.fin = instant(changee.jour, debut), instant(changee.jour, fin)
    tenus = changee.emargements.valables()
    if avant != (changee.debut, changee.fin):
        if tenus.exists():
            raise au_champ("debut", HeuresSignees)
        _juger_les_heures(changee, debut, fin, "fin" if changee.moment == Moment.MATIN else "debut")
    if changee.formateur != formateur:
        if tenus.exclude(formateur=None).exists():
            raise au_champ("formateur", FormateurEmarge, formateur=changee.formateur)
        changee.formateur = formateur
    changee.save()
    dit = {"demi_journee": changee.pk, "minutes": changee.duree_min}
    dire(
        "demi_journee.changee", _("%(session)s : une demi-journée changée"), session, compte, **dit
    )
    return changee


@transaction.atomic
def retirer_la_demi_journee(*, demi_journee: DemiJournee, compte: Compte) -> None:
    """Take a half-day away; not once somebody signed it. Raises ``DemiJourneeEmargee``."""
    session = prendre(demi_journee.session, compte)
    exiger_ouverte(session)
    if demi_journee.emargements.exists() or demi_journee.feuilles.exists():
        raise DemiJourneeEmargee()
    dit = {"jour": demi_journee.jour.isoformat(), "moment": demi_journee.moment}
    demi_journee.delete()
    revoir_le_terme(session)
    dire(
        "demi_journee.retiree", _("%(session)s : une demi-journée de moins"), session, compte, **dit
    )


def _juger_les_heures(
    demi_journee: DemiJournee, debut: time, fin: time, champ_du_moment: str
) -> None:
    """Refuse hours that no half-day has, or that another one of the session counts already."""
    if demi_journee.fin <= demi_journee.debut:
        raise au_champ("fin", HeuresALEnvers)
    if demi_journee.fin - demi_journee.debut > DUREE_MAX:
        raise au_champ("fin", DemiJourneeTropLongue)
    if (demi_journee.moment == Moment.MATIN and fin > QUATORZE_HEURES) or (
        demi_journee.moment == Moment.APRES_MIDI and debut < MIDI
    ):
        raise au_champ(champ_du_moment, MomentFaux)
    autres = demi_journee.session.demi_journees.exclude(pk=demi_journee.pk)
    if autres.filter(debut__lt=demi_journee.fin, fin__gt=demi_journee.debut).exists():
        raise au_champ("debut", HeuresQuiSeRecouvrent)
