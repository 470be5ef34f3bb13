"""The hours of a year in two sentences: beside the year before, and the poles that moved them."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from petiterockette.affichage.en_phrases import EnPhrases, dire
from petiterockette.comptes.lieux_lus import LieuxLus
from petiterockette.mots.en_phrases import Fait
from petiterockette.mots.en_phrases import Part as PartDite
from petiterockette.mots.mesures import nombre
from petiterockette.temps.durees import en_duree

from .bilans import Part, par_pole


def dire_les_heures(
    request: HttpRequest, annee: int, lieux_lus: LieuxLus, poles: Sequence[Part], benevoles: int
) -> EnPhrases:
    """The sentences of a year of hours; ``poles``: what each of them was given."""
    avant = par_pole(date(annee - 1, 1, 1), date(annee - 1, 12, 31), lieux_lus.ids)
    maintenant = {p.pole.nom: p.minutes for p in poles}
    d_avant = {p.pole.nom: p.minutes for p in avant}
    fait = Fait(
        nom=_("Heures données"),
        quand=str(annee),
        de_quand=str(annee - 1),
        maintenant=sum(maintenant.values()),
        avant=sum(d_avant.values()),
        ecrire=en_duree,
        en_cours=annee == timezone.localdate().year,
        parts=[
            PartDite(nom, maintenant.get(nom, 0) - d_avant.get(nom, 0), maintenant.get(nom))
            for nom in {**maintenant, **d_avant}
        ],
    )
    base = ngettext(
        "Base\u00a0: ce que %(n)s personne a noté, corrections déduites, %(lieu)s.",
        "Base\u00a0: ce que %(n)s personnes ont noté, corrections déduites, %(lieu)s.",
        benevoles,
    ) % {"n": nombre(benevoles), "lieu": lieux_lus.dite}
    if not benevoles:
        base = _("Base : ce qui est repris d’avant ce logiciel, %(lieu)s.") % {
            "lieu": lieux_lus.dite
        }
    titre = _("Heures de bénévolat, %(annee)s") % {"annee": annee}
    return dire(request, titre, fait, base)
