"""A year of animation in two sentences: who came, and whether it is the workshops or their size."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ateliers.seances.bilans import BilanDesSeances
from petiterockette.affichage.en_phrases import EnPhrases, dire
from petiterockette.comptes.lieux_lus import LieuxLus
from petiterockette.mots.en_phrases import Fait, par_le_nombre_et_la_moyenne
from petiterockette.mots.mesures import nombre


def dire_l_annee(
    request: HttpRequest,
    annee: int,
    lieux_lus: LieuxLus,
    s: BilanDesSeances,
    d_avant: BilanDesSeances,
) -> EnPhrases:
    """The sentences of a year; ``d_avant``: the year before."""
    fait = Fait(
        nom=_("Participants aux ateliers"),
        quand=str(annee),
        de_quand=str(annee - 1),
        maintenant=s.participants,
        avant=d_avant.participants,
        ecrire=nombre,
        en_cours=annee == timezone.localdate().year,
        parts=par_le_nombre_et_la_moyenne(
            (s.seances, d_avant.seances),
            (s.participants, d_avant.participants),
            (_("le nombre d’ateliers"), _("leur taille")),
        ),
    )
    base = ngettext(
        "Base\u00a0: %(n)s atelier tenu et son bilan, %(lieu)s.",
        "Base\u00a0: %(n)s ateliers tenus et leurs bilans, %(lieu)s.",
        s.seances,
    ) % {"n": nombre(s.seances), "lieu": lieux_lus.dite}
    titre = _("Animation, %(annee)s") % {"annee": annee}
    return dire(request, titre, fait, base)
