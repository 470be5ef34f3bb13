"""The note of a service, handed over before it is paid: printed, chained, and nothing is sold.

Source: arrêté 83-50/A of 3 October 1983; the house keeps its double, which is the link.
"""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from boutique.caisses.services.en_main import prendre_en_main
from boutique.caisses.services.evenements import deja_note, noter
from boutique.caisses.services.presences import personne_a_la_caisse, qui_tient
from boutique.ventes.documents import Panier
from boutique.ventes.models import Vente
from boutique.ventes.refus import PanierVide
from boutique.ventes.services.ventes import DROIT, lignes_a_vendre, tarif_du_panier
from petiterockette.comptes.models import Compte
from petiterockette.mots.monnaie import euros
from petiterockette.version import VERSION

from ..papiers import Papier, papier_provisoire


def remettre_la_note(*, panier: Panier, uuid: UUID, compte: Compte, appareil: str) -> Papier:
    """Compose the note of a basket and chain that it leaves; the same page again is one note.

    Raises ``PanierVide``, or what the basket itself would raise if it were paid now.
    """
    if not panier.lignes:
        raise PanierVide()
    entete_recu = panier.entete_recu
    with transaction.atomic():
        en_main = prendre_en_main(
            entete_recu=entete_recu,
            session=panier.session,
            ecole=panier.ecole,
            compte=compte,
            appareil=appareil,
            droit=DROIT,
        )
        tient = qui_tient(en_main.session, en_main.caisse, appareil, compte)
        par = personne_a_la_caisse(
            entete_recu.par, compte, en_main.caisse, tient, ecole=panier.ecole
        )
        lignes = lignes_a_vendre(panier, tarif_du_panier(panier, en_main))
        vente = Vente(
            serie=en_main.serie,
            session=en_main.session,
            nature=Vente.Nature.VENTE,
            le=en_main.le,
            compte=compte,
            par=par,
            saisie_differee=panier.saisie_differee,
            catalogue_cts=sum(li.catalogue_cts for li in lignes),
            remise_cts=sum(li.remise_cts for li in lignes),
            total_cts=sum(li.montant_cts for li in lignes),
            ht_cts=sum(li.ht_cts for li in lignes),
            tva_cts=sum(li.tva_cts for li in lignes),
            version=VERSION,
        )
        if deja_note(en_main.caisse, en_main.session, str(uuid)) is None:
            noter(
                en_main.caisse,
                "note.remise",
                _("Note remise avant paiement\u00a0: %s") % euros(vente.total_cts),
                le=en_main.le,
                compte=compte,
                par=vente.par,
                ecole=panier.ecole,
                uuid=str(uuid),
                session=en_main.session.numero,
                panier=str(entete_recu.uuid),
                lignes=[li.libelle for li in lignes],
                montants_cts=[li.montant_cts for li in lignes],
                montant_cts=vente.total_cts,
            )
    return papier_provisoire(vente, lignes)
