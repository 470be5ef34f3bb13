"""Make a quote under the next number of its year; invoice what it said once it is agreed."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.factures.clients import Client
from boutique.factures.factures import emetteur, parts_de
from boutique.factures.models import Facture
from boutique.factures.services.emission import DROIT as FACTURER
from boutique.factures.services.factures import facturer
from boutique.factures.services.lignes import LigneTapee, chiffrer_les_lignes
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.mots.monnaie import euros
from petiterockette.refus import Refus
from petiterockette.saisie.rejeux import faire_ou_relire
from petiterockette.temps.dates import date_format

from ..droits import TENIR
from ..etats import EtatDeDemande, Geste
from ..models import AnneeDeDevis, Demande, Devis, LigneDevis
from ..refus import AnimationGratuite, DejaFacturee, DevisVide, PasFacturable, ValiditePassee
from .etapes import avancer, noter, verrouiller


def deviser(
    *,
    demande: Demande,
    uuid: UUID,
    lignes: Sequence[LigneTapee],
    valable_jusqu_au: date,
    compte: Compte,
) -> tuple[Devis, bool]:
    """Quote a request; a later quote replaces an earlier one, which stays to be read.

    VAT is that of each activity today. Returns the quote and whether it is new. Raises
    ``DevisVide``, ``ValiditePassee``, ``AnimationGratuite``, ``PasDansCetEtat`` or
    ``DroitManquant``.
    """
    exiger(compte, TENIR, demande.lieu)
    jour = timezone.localdate()
    if valable_jusqu_au < jour:
        raise ValiditePassee(champs={"valable_jusqu_au": str(ValiditePassee.texte)})

    def geste() -> Devis:
        la_demande = verrouiller(demande, Geste.DEVISER, compte)
        if la_demande.gratuite:
            raise AnimationGratuite()
        ecrites = [LigneDevis(**champs) for champs in chiffrer_les_lignes(lignes, jour)]
        total_cts = sum(li.ht_cts + li.tva_cts for li in ecrites)
        if total_cts <= 0:
            raise DevisVide()
        devis = _emettre(la_demande, uuid, ecrites, jour, valable_jusqu_au, compte)
        avancer(demande=la_demande, uuid=uuid, geste=Geste.DEVISER, compte=compte)
        phrase = _("Devis %(numero)s fait : %(montant)s") % {
            "numero": devis,
            "montant": euros(devis.total_cts),
        }
        noter("devisee", phrase, la_demande, compte, devis=devis.numero_lisible)
        return devis

    return faire_ou_relire(
        geste, Devis.objects.filter(uuid=uuid, demande=demande).first, ValidationError
    )


def facturer_le_devis(
    *, demande: Demande, uuid: UUID, client: Client, echeance: date, compte: Compte
) -> tuple[Facture, bool]:
    """Invoice the last quote of a request, line by line, on the day of its last séance.

    An invoice that a credit note cancelled is made again, under the next number.

    Raises ``PasFacturable``, ``DejaFacturee``, a refusal of the invoices, or ``DroitManquant``.
    """

    def geste() -> Facture:
        la_demande = Demande.objects.select_for_update().get(pk=demande.pk)
        if la_demande.facture and la_demande.est_facturee:
            raise DejaFacturee(numero=la_demande.facture.numero_lisible)
        devis = la_demande.devis.order_by("-annee", "-numero").first()
        if devis is None or la_demande.etat not in (EtatDeDemande.CONFIRMEE, EtatDeDemande.FAITE):
            raise PasFacturable()
        derniere = la_demande.derniere_seance
        jour = timezone.localdate()
        la_facture, _neuve = facturer(
            uuid=uuid,
            lieu=la_demande.lieu,
            client=client,
            lignes=[_retapee(li) for li in devis.lignes.select_related("activite")],
            prestation_le=timezone.localdate(derniere.seance.debut) if derniere else jour,
            echeance=echeance,
            selon=_("Notre devis nº %(n)s du %(jour)s.")
            % {"n": devis, "jour": date_format(devis.jour, "j F Y")},
            compte=compte,
        )
        la_demande.facture = la_facture
        la_demande.save(update_fields=["facture"])
        phrase = _("Animation nº %(n)d facturée : %(facture)s") % {
            "n": la_demande.pk,
            "facture": la_facture,
        }
        noter("facturee", phrase, la_demande, compte, facture=la_facture.numero)
        return la_facture

    exiger(compte, FACTURER, demande.lieu)
    return faire_ou_relire(
        geste, lambda: Facture.objects.filter(uuid=uuid, lieu=demande.lieu).first(), Refus
    )


@transaction.atomic
def _emettre(
    demande: Demande,
    uuid: UUID,
    lignes: Sequence[LigneDevis],
    jour: date,
    valable_jusqu_au: date,
    compte: Compte,
) -> Devis:
    AnneeDeDevis.objects.get_or_create(annee=jour.year)
    # Numbers follow each other: who makes the next quote waits here.
    annee = AnneeDeDevis.objects.select_for_update().get(annee=jour.year)
    annee.dernier += 1
    annee.save(update_fields=["dernier"])
    ht_cts, tva_cts = sum(li.ht_cts for li in lignes), sum(li.tva_cts for li in lignes)
    organisme = demande.organisme
    devis = Devis(
        uuid=uuid,
        demande=demande,
        annee=annee.annee,
        numero=annee.dernier,
        jour=jour,
        valable_jusqu_au=valable_jusqu_au,
        client_nom=organisme.nom,
        client_adresse=organisme.adresse_et_ville,
        ht_cts=ht_cts,
        tva_cts=tva_cts,
        total_cts=ht_cts + tva_cts,
        emetteur=emetteur(),
        mentions=_mentions(lignes, valable_jusqu_au),
        le=timezone.now(),
        par=compte.personne_id,
        compte=compte.pk,
    )
    devis.full_clean()
    devis.save(force_insert=True)
    for ligne in lignes:
        ligne.devis = devis
        ligne.save(force_insert=True)
    return devis


def _mentions(lignes: Sequence[LigneDevis], valable_jusqu_au: date) -> list[str]:
    # The parts of a quote are summed as those of an invoice: their lines bear the same names.
    parts = parts_de(lignes, autoliquidation=False)  # type: ignore[arg-type]
    jour = date_format(valable_jusqu_au, "j F Y")
    return [
        *(part.nom for part in parts if not part.tva_cts),
        _("Devis valable jusqu’au %(jour)s.") % {"jour": jour},
        _("Bon pour accord, date et signature :"),
    ]


def _retapee(ligne: LigneDevis) -> LigneTapee:
    return LigneTapee(
        libelle=ligne.libelle,
        quantite_m=ligne.quantite_m,
        prix_cts=ligne.prix_cts,
        activite=ligne.activite,
        taux_cp=ligne.taux_cp or None,
        unite=ligne.unite,
    )
