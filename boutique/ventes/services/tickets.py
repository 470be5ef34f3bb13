"""Write a ticket: its rows, then the link that seals them. Nothing else writes one."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError

from boutique.caisses.models import Serie, Session
from boutique.caisses.services.emetteurs import emetteur_du_ticket
from collecte.livre.models import Bon
from petiterockette.base.insertion import inserer
from petiterockette.base.tirages import nouveau_jeton
from petiterockette.comptes.models import Compte
from petiterockette.empreintes import empreinte_du_texte
from petiterockette.journal.chaines import poser
from petiterockette.journal.models import Maillon
from petiterockette.journal.tetes.fichier import annoncer
from petiterockette.refus import Refus
from petiterockette.saisie.rejeux import faire_ou_relire
from petiterockette.version import VERSION

from ..models import CommentaireVente, LigneVente, Reglement, Vente
from ..refus import AutrePanier
from ..scellement import contenu_de
from .cumuls import compter


def une_fois(uuid: UUID, empreinte: str, geste: Callable[[], Vente]) -> tuple[Vente, bool]:
    """Run ``geste`` in a transaction, unless this very document was recorded already.

    Returns the ticket and whether it was written now; a ticket that was recorded is answered
    again even if its till has closed since. Raises ``AutrePanier`` when the uuid was taken by
    another content.
    """
    deja = Vente.objects.avec_details().filter(uuid=uuid)
    vente, nouvelle = faire_ou_relire(geste, deja.first, Refus)
    if not nouvelle and vente.empreinte != empreinte:
        raise AutrePanier()
    return vente, nouvelle


def ouvrir_le_ticket(
    *,
    uuid: UUID,
    empreinte: str,
    serie: Serie,
    session: Session | None,
    nature: str,
    jour: date,
    le: datetime,
    appareil_le: datetime | None,
    compte: Compte,
    par: int | None,
    lien: Vente | None = None,
    motif: str = "",
    hors_tiroir: bool = False,
    public: int | None = None,
    saisie_differee: str = "",
    commentaire: str = "",
    bon: Bon | None = None,
    lignes: Sequence[LigneVente],
) -> Vente:
    """Write the header of a ticket, whose totals are those of its lines."""
    vente = Vente(
        uuid=uuid,
        empreinte=empreinte,
        serie=serie,
        numero=serie.chaine.rang + 1,
        nature=nature,
        session=session,
        jour=jour,
        le=le,
        appareil_le=appareil_le,
        compte=compte,
        par=par,
        lien=lien,
        motif=motif,
        hors_tiroir=hors_tiroir,
        public_id=public,
        saisie_differee=saisie_differee,
        catalogue_cts=sum(li.catalogue_cts for li in lignes),
        remise_cts=sum(li.remise_cts for li in lignes),
        total_cts=sum(li.montant_cts for li in lignes),
        ht_cts=sum(li.ht_cts for li in lignes),
        tva_cts=sum(li.tva_cts for li in lignes),
        emetteur=emetteur_du_ticket(serie.caisse.point.lieu),
        bon=bon,
        jeton=nouveau_jeton(),
        commentaire_empreinte=empreinte_du_texte(commentaire),
        version=VERSION,
    )
    inserer([vente])
    if commentaire:
        CommentaireVente.objects.create(vente=vente, texte=commentaire)
    return vente


def sceller(vente: Vente, lignes: Sequence[LigneVente], reglements: Sequence[Reglement]) -> Maillon:
    """Write the lines and payments of a ticket, and the link that seals them all."""
    for ligne in lignes:
        ligne.vente = vente
    for reglement in reglements:
        reglement.vente = vente
    inserer(lignes)
    inserer(reglements)
    chaine = vente.serie.chaine
    # The till's row is locked: nobody else lengthens the chain of its series.
    maillon = poser(chaine, contenu_de(vente, lignes, reglements), vente.le)
    if maillon.rang != vente.numero:
        raise IntegrityError("A ticket's number is the rank of its link.")
    if not vente.serie.ecole:
        compter(vente, lignes, reglements)
    annoncer(chaine.nom, maillon)
    return maillon
