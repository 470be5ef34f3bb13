"""Refund all or part of a ticket, or something without one: a ticket of its own, of nature
``avoir``. The original never changes."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.articles.models import Article
from boutique.articles.poids import poids_du_jour
from boutique.articles.services.uniques import articles_verrouilles
from boutique.caisses.services.en_main import CaisseEnMain, prendre_en_main
from boutique.caisses.services.presences import Preuve, personne_a_la_caisse, qui_tient
from boutique.regles.prix import hors_taxe
from boutique.ventes.chiffrage import HORS_TVA, regimes_du_jour
from boutique.ventes.models import LigneVente, Vente
from boutique.ventes.refus import CompteInexact, PanierIncomplet
from boutique.ventes.services.bons_achat import donner_les_bons, sceller_le_bon
from boutique.ventes.services.matiere import revenir
from boutique.ventes.services.objets import rentrer
from boutique.ventes.services.reglements import rembourser
from boutique.ventes.services.tickets import ouvrir_le_ticket, sceller, une_fois
from boutique.ventes.vendables import vendable
from collecte.livre.entete import Entete
from collecte.livre.services.preuves import preuve_du_bon
from collecte.matiere.etapes import Mesure
from collecte.poids.poids_moyens import masse_estimee
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.mots.monnaie import euros

from ..documents import LigneRendue, RetourRecu
from ..parts import Decoupe, decoupe_de, deja_rendu, dire, ligne_contraire, total_de
from ..plafond_du_compte import deja_rembourse, plafond_de
from ..refus import (
    DejaRendu,
    PasUneVente,
    PlafondDeRemboursement,
    PlafondDuTicket,
    RienARendre,
    TicketDEntrainement,
    VenteInconnue,
)

DROIT = "boutique.rembourser"
DROIT_SANS_TICKET = "boutique.rembourser_sans_ticket"


def rendre(
    *, retour: RetourRecu, compte: Compte, appareil: str, preuve: Preuve | None = None
) -> tuple[Vente, bool]:
    """Write a refund once: its own ticket, in the period it is made in, linked to the sale.

    Returns the ticket and whether it is new. Raises what taking the till raises,
    ``RienARendre``, ``VenteInconnue``, ``PasUneVente``, ``DejaRendu``, ``PanierIncomplet``,
    ``PlafondDeRemboursement``, ``PlafondDuTicket``, ``CompteInexact``, or what a kind of
    article refuses.
    """
    entete_recu = retour.entete_recu
    return une_fois(
        entete_recu.uuid, entete_recu.empreinte, lambda: _rendre(retour, compte, appareil, preuve)
    )


def _rendre(retour: RetourRecu, compte: Compte, appareil: str, preuve: Preuve | None) -> Vente:
    entete_recu = retour.entete_recu
    if not retour.lignes:
        raise RienARendre()
    en_main = prendre_en_main(
        entete_recu=entete_recu,
        session=retour.session,
        ecole=retour.ecole,
        compte=compte,
        appareil=appareil,
        droit=DROIT,
    )
    preuve = preuve or qui_tient(en_main.session, en_main.caisse, appareil, compte)
    par = personne_a_la_caisse(entete_recu.par, compte, en_main.caisse, preuve, ecole=retour.ecole)
    vente = _vente_rendue(retour, en_main)
    if vente is None:
        exiger(compte, DROIT_SANS_TICKET, en_main.lieu)
        lignes = _sans_ticket(retour.lignes, en_main)
    else:
        lignes = _du_ticket(retour.lignes, vente)
    total = -sum(ligne.montant_cts for ligne in lignes)
    if total != retour.total_cts:
        raise CompteInexact(regle=euros(retour.total_cts), total=euros(total))
    _exiger_le_plafond(compte, en_main, total, vente)
    reglements = rembourser(retour.reglements, total)
    donner_les_bons(reglements, reels=not retour.ecole)

    entete = Entete(
        uuid=entete_recu.uuid,
        empreinte=entete_recu.empreinte,
        lieu=en_main.lieu,
        point=en_main.caisse.point,
        compte=compte,
        par=par,
        appareil_le=entete_recu.appareil_le,
    )
    bon = None if retour.ecole else revenir(entete, en_main, lignes, timezone.now())
    avoir = ouvrir_le_ticket(
        uuid=entete_recu.uuid,
        empreinte=entete_recu.empreinte,
        serie=en_main.serie,
        session=en_main.session,
        nature=Vente.Nature.AVOIR,
        jour=en_main.session.jour,
        le=en_main.le,
        appareil_le=entete_recu.appareil_le,
        compte=compte,
        par=par,
        lien=vente,
        motif=retour.motif,
        commentaire=entete_recu.commentaire,
        bon=bon,
        lignes=lignes,
    )
    sceller(avoir, lignes, reglements)
    if not retour.ecole:
        for bon_donne in (r.bon_achat for r in reglements if r.bon_achat):
            sceller_le_bon(bon_donne, avoir)
        for ligne in lignes:
            if ligne.article and ligne.article.est_unique and ligne.rend_id:
                rentrer(ligne, avoir, entete)
            if ligne.rend_id:
                vendable(ligne.genre).rendu(ligne, avoir)
        _consigner(avoir, vente)
    return avoir


def _vente_rendue(retour: RetourRecu, en_main: CaisseEnMain) -> Vente | None:
    """The ticket that something comes back from, locked; None: there is no ticket."""
    if retour.vente is None:
        return None
    # Two tills that take back the same ticket wait for each other.
    list(Vente.objects.select_for_update().filter(pk=retour.vente).values_list("pk"))
    vente = Vente.objects.select_related("serie__caisse").filter(pk=retour.vente).first()
    if vente is None:
        raise VenteInconnue()
    if vente.ecole != en_main.serie.ecole:
        raise TicketDEntrainement()
    if not vente.est_une_vente:
        raise PasUneVente(numero=vente.numero_lisible)
    return vente


def _du_ticket(rendues: Sequence[LigneRendue], vente: Vente) -> list[LigneVente]:
    """The negative lines of what comes back of a ticket."""
    lignes = vente.lignes.select_related("categorie", "activite").in_bulk()
    deja = deja_rendu(lignes.values())
    articles_verrouilles({li.article_id for li in lignes.values() if li.article_id})
    retours = []
    for rang, rendue in enumerate(rendues):
        ligne = lignes.get(rendue.ligne or 0)
        if ligne is None:
            phrase = _("Cette ligne n’est pas de ce ticket.")
            raise PanierIncomplet(champs={f"lignes.{rang}.ligne": phrase})
        avant, n = deja.get(ligne.pk, 0), _combien(rendue, ligne, rang)
        if avant + n > total_de(ligne):
            reste = dire(decoupe_de(ligne), total_de(ligne) - avant)
            raise DejaRendu(article=ligne.libelle, reste=reste)
        retours.append(ligne_contraire(ligne, rang, n, avant, rendue.vers))
        deja[ligne.pk] = avant + n
    return retours


def _combien(rendue: LigneRendue, ligne: LigneVente, rang: int) -> int:
    """How much of a line comes back, in what the line is counted in."""
    decoupe = decoupe_de(ligne)
    dits = {Decoupe.OBJETS: rendue.nb_objets, Decoupe.GRAMMES: rendue.masse_g}
    if partie := dits.pop(decoupe, None):
        return partie
    if any(dits.values()):
        phrase = _("«\u00a0%(article)s\u00a0» ne se rend pas en partie.")
        phrase %= {"article": ligne.libelle}
        raise PanierIncomplet(champs={f"lignes.{rang}.quantite": phrase})
    return rendue.quantite * total_de(ligne) // ligne.quantite


def _sans_ticket(rendues: Sequence[LigneRendue], en_main: CaisseEnMain) -> list[LigneVente]:
    """The negative lines of what comes back without a ticket: typed amounts, average weights."""
    jour = en_main.session.jour
    articles = articles_verrouilles({r.article for r in rendues if r.article})
    regimes = regimes_du_jour((a.activite_id for a in articles.values()), jour)
    moyennes = poids_du_jour([a for a in articles.values() if a.deplace_la_matiere], jour)
    lignes = []
    for rang, rendue in enumerate(rendues):
        article = articles.get(rendue.article or 0)
        if article is None or article.est_unique or rendue.montant_cts is None:
            phrase = _("Dites quel article, et combien il a été payé.")
            raise PanierIncomplet(champs={f"lignes.{rang}.article": phrase})
        if article.provenance == Article.Provenance.SERVICE:
            # A voucher, a membership: without its ticket nobody knows which one to take back.
            phrase = _("«\u00a0%(article)s\u00a0» ne se rend qu’avec son ticket.") % {
                "article": article.nom
            }
            raise PanierIncomplet(champs={f"lignes.{rang}.article": phrase})
        montant = rendue.montant_cts
        tva = regimes.get(article.activite_id, HORS_TVA).a(article.taux_cp)
        ht = hors_taxe(montant, tva.taux_cp)
        ligne = LigneVente(
            rang=rang,
            genre=article.genre,
            article=article,
            libelle=article.nom,
            categorie=article.categorie,
            provenance=article.provenance,
            activite=article.activite,
            compte=article.activite.compte,
            mode=LigneVente.Mode.LOT,
            quantite=-1,
            nb_objets=-rendue.quantite,
            prix_cts=montant,
            catalogue_cts=-montant,
            montant_cts=-montant,
            regime=tva.regime,
            taux_cp=tva.taux_cp,
            compte_tva=tva.compte,
            ht_cts=-ht,
            tva_cts=-(montant - ht),
        )
        ligne.vers = rendue.vers if ligne.est_d_objets else ""
        moyenne = moyennes.get(article.pk)
        if rendue.masse_g:
            ligne.masse_g, ligne.mesure = -rendue.masse_g, Mesure.PESEE
        elif moyenne:
            ligne.masse_g = -masse_estimee(rendue.quantite, moyenne[0])
            ligne.mesure, (ligne.moyenne_mg, ligne.moyenne_source) = Mesure.ESTIMEE, moyenne
        lignes.append(ligne)
    return lignes


def _exiger_le_plafond(
    compte: Compte, en_main: CaisseEnMain, total_cts: int, vente: Vente | None
) -> None:
    """Raise a refusal if no role held here may pay back so much of one ticket."""
    plafond = plafond_de(compte, en_main.caisse.point, sans_ticket=vente is None)
    if plafond is None or not total_cts:
        return
    deja = deja_rembourse(vente) if vente else 0
    if deja and deja + total_cts > plafond:
        raise PlafondDuTicket(plafond=euros(plafond), deja=euros(deja))
    if total_cts > plafond:
        raise PlafondDeRemboursement(plafond=euros(plafond))


def _consigner(avoir: Vente, vente: Vente | None) -> None:
    a_propos = _("sans ticket") if vente is None else _("du ticket nº %s") % vente.numero_lisible
    consigner(
        "boutique.avoir.rendu",
        _("Ticket nº %(numero)s\u00a0: %(total)s rendus, %(a_propos)s")
        % {
            "numero": avoir.numero_lisible,
            "total": euros(-avoir.total_cts),
            "a_propos": a_propos,
        },
        {
            "vente": avoir.pk,
            "lien": avoir.lien_id,
            **({} if avoir.bon is None else preuve_du_bon(avoir.bon)),
            "total_cts": avoir.total_cts,
            "motif": avoir.motif,
        },
        lieu=avoir.serie.caisse.point.lieu_id,
        par=avoir.par,
        compte=avoir.compte_id,
    )
