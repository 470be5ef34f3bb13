"""What becomes of a followed thing: it leaves with a reason, and may come back with another."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.livre.entete import Entete
from petiterockette.lieux.models import Lieu
from petiterockette.refus import Refus

from ..models import Evenement, Objet
from ..refus import DejaPresent, FicheIncomplete, ObjetParti, RaisonDuDepart
from ..suivis import Regle, manques_de_la_fiche, regles_du_suivi
from .evenements import au_champ, evenement_de, raconter_de, sur

# What upper layers keep in step with a thing: each says why it changes only there, or None.
TENUS_AILLEURS: list[Callable[[Objet], Refus | None]] = []


def changer_de_situation(
    *, entete: Entete, objet: Objet, situation: str, motif: str, le: datetime | None = None
) -> tuple[Objet, bool]:
    """A thing is sold, given, taken apart, lost… or is here again; always with a reason.

    No kilogram moves: the bons say that. Raises ``RaisonDuDepart``, ``ObjetParti``,
    ``DejaPresent``, ``FicheIncomplete`` (sold or given before its sheet is done),
    ``DroitManquant``, or what an upper layer says of a thing that it keeps in step.
    """

    def geste(objet: Objet) -> Objet:
        raison = " ".join(motif.split())[:200]
        if not raison:
            raise au_champ("motif", RaisonDuDepart)
        for tenu in TENUS_AILLEURS:
            if refus := tenu(objet):
                raise refus
        revient = situation == Objet.Situation.PRESENT
        if revient and objet.est_present:
            raise DejaPresent()
        if not revient and not objet.est_present:
            raise ObjetParti(situation=objet.get_situation_display())
        if situation in (Objet.Situation.VENDU, Objet.Situation.DONNE):
            exiger_la_fiche(objet)
        quand = le or timezone.now()
        mot = Objet.Situation(situation).label
        resume = _("Remis présent") if revient else _("Parti : %(mot)s") % {"mot": mot}
        evenement = _placer(
            objet, entete, situation, resume, quand, motif=raison, situation=str(situation)
        )
        code = f"collecte.objet.{'revenu' if revient else 'parti'}"
        raconter_de(objet, evenement, entete, code, resume, le)
        return objet

    return sur(objet, entete, geste)


def poser(
    objet: Objet,
    entete: Entete,
    situation: str,
    resume: str,
    le: datetime,
    /,
    *,
    motif: str,
    lieu: Lieu | None = None,
    **contenu: Any,
) -> None:
    """Write what became of a thing, and the event that tells it; the caller locked it.

    ``lieu``: the site where it is here again, which may not be the one it left.
    """
    if lieu and objet.lieu_id != lieu.pk:
        objet.lieu, objet.emplacement = lieu, None
        objet.save(update_fields=["lieu", "emplacement"])
    evenement = _placer(objet, entete, situation, resume, le, motif=motif, **contenu)
    evenement.save(force_insert=True)


def _placer(
    objet: Objet, entete: Entete, situation: str, resume: str, le: datetime, /, **contenu: Any
) -> Evenement:
    """Write where a thing stands; its event, which is not written yet."""
    present = situation == Objet.Situation.PRESENT
    objet.situation, objet.parti_le = Objet.Situation(situation), None if present else le
    objet.save(update_fields=["situation", "parti_le"])
    nature = Evenement.Nature.REVENU if present else Evenement.Nature.PARTI
    return evenement_de(objet, entete, nature, resume, le, **contenu)


def exiger_la_fiche(objet: Objet) -> None:
    """Raise ``FicheIncomplete`` if the unit sheet that its category asks for is not done."""
    if regles_du_suivi().get(objet.categorie_id) == Regle.FICHE and (
        absents := manques_de_la_fiche(objet)
    ):
        raise FicheIncomplete(manque=", ".join(absents))
