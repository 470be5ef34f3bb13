"""Say what those who came thought: content, so-so, disappointed."""

from uuid import UUID

from django.utils.translation import ngettext

from ateliers.seances.models import Bilan, Seance
from petiterockette.comptes.models import Compte

from ..models import Avis
from ..refus import AucunAvis, TropDAvis
from .apres_le_bilan import dire


def dire_les_avis(
    *, seance: Seance, uuid: UUID, contents: int, mitiges: int, decus: int, compte: Compte
) -> tuple[Avis, bool]:
    """Count the opinions of a closed séance; written again, the last ones hold.

    Raises ``AucunAvis``, ``TropDAvis`` (more than came), or what ``dire`` does.
    """
    avis = {"contents": contents, "mitiges": mitiges, "decus": decus}
    reponses = sum(avis.values())

    def verifier(bilan: Bilan) -> dict[str, int]:
        if not reponses:
            raise AucunAvis()
        if reponses > bilan.presents:
            raise TropDAvis(reponses=reponses, presents=bilan.presents)
        return avis

    return dire(
        Avis,
        seance=seance,
        uuid=uuid,
        compte=compte,
        champs=verifier,
        meme=lambda derniers: all(getattr(derniers, nom) == n for nom, n in avis.items()),
        nature="animation.avis.comptes",
        resume=ngettext(
            "Avis sur %%(quoi)s : %(n)d réponse", "Avis sur %%(quoi)s : %(n)d réponses", reponses
        )
        % {"n": reponses},
        details=avis,
    )
