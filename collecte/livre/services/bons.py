"""The header of every gesture: recorded once, cancelled once, never changed."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from collecte.matiere.etapes import Nature
from petiterockette.base.insertion import inserer
from petiterockette.empreintes import empreinte_du_texte
from petiterockette.mots.mesures import kilos, nombre
from petiterockette.refus import Refus
from petiterockette.saisie.rejeux import faire_ou_relire

from ..dehors import dire_le_bon, exiger_une_base_a_jour
from ..entete import Entete
from ..models import Bon, Commentaire
from ..refus import AutreContenu


def une_fois(uuid: UUID, empreinte: str, geste: Callable[[], Bon]) -> tuple[Bon, bool]:
    """Run ``geste`` in a transaction, unless this very document was recorded already.

    Returns the bon and whether it was created now. Raises ``AutreContenu`` when the uuid
    was taken by another content. A refusal too may only mean that the document is already
    there (its month was closed since, a list has changed).
    """
    bon, nouveau = faire_ou_relire(geste, Bon.objects.filter(uuid=uuid).first, Refus)
    if not nouveau and bon.empreinte != empreinte:
        raise AutreContenu()
    return bon, nouveau


def ouvrir_bon(
    *,
    entete: Entete,
    nature: str,
    jour: date,
    maintenant: datetime,
    annule: Bon | None = None,
    motif: str = "",
) -> Bon:
    """Write the header; its comment goes aside, where it can be redacted.

    Raises ``RestaurationConstatee`` where numbers given already would be given again.
    """
    exiger_une_base_a_jour()
    bon = bon_de(
        entete=entete,
        nature=nature,
        jour=jour,
        maintenant=maintenant,
        annule=annule.pk if annule else None,
        motif=motif,
    )
    inserer([bon])
    dire_le_bon(bon)
    if entete.texte:
        Commentaire.objects.create(bon=bon, texte=entete.texte)
    return bon


def bon_de(
    *,
    entete: Entete,
    nature: str,
    jour: date,
    maintenant: datetime,
    annule: int | None = None,
    motif: str = "",
) -> Bon:
    """The row of a header; nothing is written, of it nor under it."""
    bon = Bon(
        uuid=entete.uuid,
        empreinte=entete.empreinte,
        nature=nature,
        lieu_id=entete.lieu.pk,
        point_id=entete.point.pk if entete.point else None,
        jour=jour,
        enregistre_le=maintenant,
        appareil_le=entete.appareil_le,
        compte_id=entete.compte.pk,
        par_id=entete.personne,
        annule_id=annule,
        motif=motif,
        commentaire_empreinte=empreinte_du_texte(entete.texte),
    )
    bon.ses_lignes, bon.ses_mouvements = [], []
    return bon


def titre(bon: Bon) -> str:
    """« Dépôt nº 2 418 »: a bon in the words of the counter."""
    nom = _("dépôt") if bon.nature == Nature.APPORT else str(Nature(bon.nature).label)
    return f"{nom.capitalize()} nº {nombre(bon.pk)}"


def resume_masse(bon: Bon, masse_g: int, lignes: int) -> str:
    """« Dépôt nº 2 418 : 28,15 kg, 3 lignes »: what the journal says of a bon."""
    compte = ngettext("%(n)d ligne", "%(n)d lignes", lignes) % {"n": lignes}
    return f"{titre(bon)} : {kilos(masse_g)}, {compte}"
