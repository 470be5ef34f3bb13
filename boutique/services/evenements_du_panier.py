"""What happens at a till before a sale, or without one: told, chained, never taken back."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.comptes.models import Compte
from petiterockette.journal.models import Maillon
from petiterockette.monnaie import euros

from ..documents_panier import EvenementPoste
from ..models import Caisse
from .evenements import chaine_des_evenements, noter
from .postes import prendre_le_poste
from .ventes import DROIT, personne_a_la_caisse

_RESUMES = {
    "ligne_enlevee": gettext_lazy("Ligne enlevée avant paiement\u00a0: %(quoi)s, %(montant)s"),
    "panier_abandonne": gettext_lazy("Panier abandonné\u00a0: %(quoi)s, %(montant)s"),
    "tiroir_ouvert": gettext_lazy("Tiroir ouvert sans vente"),
}
_CODES = {
    "ligne_enlevee": "panier.ligne_enlevee",
    "panier_abandonne": "panier.abandonne",
    "tiroir_ouvert": "tiroir.ouvert",
}
# A device sends an event again when its answer was lost: it is then among the last ones.
_RELUS = 40


def noter_au_panier(
    *, evenement: EvenementPoste, compte: Compte, appareil: str
) -> tuple[Maillon, bool]:
    """Chain what was taken off before payment, or a drawer that was opened.

    Returns the link and whether it is new. Raises what taking the till raises, or
    ``PersonneALaCaisse``.
    """
    tete = evenement.tete
    with transaction.atomic():
        poste = prendre_le_poste(
            tete=tete,
            session=evenement.session,
            ecole=evenement.ecole,
            compte=compte,
            appareil=appareil,
            droit=DROIT,
        )
        deja = _deja(poste.caisse, str(tete.uuid))
        if deja:
            return deja, False
        quoi = ", ".join(evenement.libelles[:3]) or _("sans ligne")
        resume = str(_RESUMES[evenement.code]) % {
            "quoi": quoi[:120],
            "montant": euros(evenement.montant_cts),
        }
        maillon = noter(
            poste.caisse,
            _CODES[evenement.code],
            resume,
            le=poste.le,
            compte=compte,
            par=personne_a_la_caisse(tete.par, compte),
            ecole=evenement.ecole,
            uuid=str(tete.uuid),
            session=poste.session.numero,
            panier=evenement.panier,
            lignes=list(evenement.libelles),
            montant_cts=evenement.montant_cts,
        )
    return maillon, True


def _deja(caisse: Caisse, uuid: str) -> Maillon | None:
    derniers = Maillon.objects.filter(chaine__nom=chaine_des_evenements(caisse))
    for maillon in derniers.order_by("-rang")[:_RELUS]:
        if maillon.contenu.get("uuid") == uuid:
            return maillon
    return None
