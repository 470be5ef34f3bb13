"""Ring up a sale: the one gesture by which goods leave against money."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boutique.articles.models import Article
from boutique.articles.poids import poids_du_jour
from boutique.articles.services.poids import apprendre
from boutique.articles.services.uniques import articles_verrouilles
from boutique.caisses.services.en_main import CaisseEnMain, prendre_en_main
from boutique.caisses.services.presences import personne_a_la_caisse, qui_tient
from collecte.livre.entete import Entete
from collecte.livre.services.preuves import preuve_du_bon
from collecte.matiere.etapes import Mesure
from petiterockette.comptes.models import Compte
from petiterockette.journal.services import consigner
from petiterockette.mots.monnaie import euros
from petiterockette.refus import Refus

from ..chiffrage import PanierChiffre, Tarif, chiffrer, operations_du_jour, regimes_du_jour
from ..documents import Panier
from ..models import LigneVente, Reglement, Vente
from ..obstacles import obstacle
from ..refus import PanierIncomplet, PanierVide, PrixChange
from ..vendables import vendable
from .matiere import sortir_du_rayon
from .objets import partir
from .reglements import depenser_les_bons, regler
from .tickets import ouvrir_le_ticket, sceller, une_fois

DROIT = "boutique.encaisser"


def encaisser(*, panier: Panier, compte: Compte, appareil: str) -> tuple[Vente, bool]:
    """Record a paid sale once, seal it and take its kilograms off the shelf.

    ``appareil``: the token of the device. Returns the ticket and whether it is new. Raises
    what taking the till raises, ``CodeDemande``, ``PanierVide``, ``PanierIncomplet``,
    ``PrixChange``, why a followed thing may not be sold (see ``obstacles.obstacle``) or what a
    kind of article refuses (``champs`` name the lines), or what payments raise. On a refusal
    nothing is written, no number is consumed.
    """
    entete_recu = panier.entete_recu
    return une_fois(
        entete_recu.uuid, entete_recu.empreinte, lambda: _encaisser(panier, compte, appareil)
    )


def _encaisser(panier: Panier, compte: Compte, appareil: str) -> Vente:
    entete_recu = panier.entete_recu
    if not panier.lignes:
        raise PanierVide()
    en_main = prendre_en_main(
        entete_recu=entete_recu,
        session=panier.session,
        ecole=panier.ecole,
        compte=compte,
        appareil=appareil,
        droit=DROIT,
    )
    tient = qui_tient(en_main.session, en_main.caisse, appareil, compte)
    par = personne_a_la_caisse(entete_recu.par, compte, en_main.caisse, tient, ecole=panier.ecole)
    tarif = tarif_du_panier(panier, en_main)
    lignes = lignes_a_vendre(panier, tarif)
    reglements = regler(panier.reglements, lignes, sum(li.montant_cts for li in lignes))

    entete = Entete(
        uuid=entete_recu.uuid,
        empreinte=entete_recu.empreinte,
        lieu=en_main.lieu,
        point=en_main.caisse.point,
        compte=compte,
        par=par,
        appareil_le=entete_recu.appareil_le,
    )
    bon = None
    if not panier.ecole:
        bon = sortir_du_rayon(entete, en_main, lignes, timezone.now())
        for ligne in lignes:
            ligne.cle = vendable(ligne.genre).cle(ligne)
        depenser_les_bons(reglements)
    vente = ouvrir_le_ticket(
        uuid=entete_recu.uuid,
        empreinte=entete_recu.empreinte,
        serie=en_main.serie,
        session=en_main.session,
        nature=Vente.Nature.VENTE,
        jour=en_main.session.jour,
        le=en_main.le,
        appareil_le=entete_recu.appareil_le,
        compte=compte,
        par=par,
        public=panier.public,
        saisie_differee=panier.saisie_differee,
        commentaire=entete_recu.commentaire,
        bon=bon,
        lignes=lignes,
    )
    sceller(vente, lignes, reglements)
    # The screen reads them at once.
    vente.ses_lignes, vente.ses_reglements = lignes, reglements
    if not panier.ecole:
        apprendre(_peses(lignes), tarif.moyennes, vente.jour)
        _livrer(vente, lignes, entete)
        _consigner(vente, lignes, reglements)
    return vente


def _peses(lignes: Iterable[LigneVente]) -> list[Article]:
    """The articles that were weighed, and counted."""
    return [
        li.article for li in lignes if li.article and li.mesure == Mesure.PESEE and li.nb_objets
    ]


def tarif_du_panier(panier: Panier, en_main: CaisseEnMain) -> Tarif:
    """What the lists say of a basket; unique articles are locked, and may be sold."""
    articles = articles_verrouilles({ligne.article for ligne in panier.lignes})
    _exiger_sans_obstacle(panier, articles, en_main)
    return Tarif(
        jour=en_main.session.jour,
        caisse=en_main.caisse,
        articles={pk: a for pk, a in articles.items() if a.visible},
        operations=operations_du_jour(en_main.caisse, en_main.session.jour, panier.public),
        regimes=regimes_du_jour((a.activite_id for a in articles.values()), en_main.session.jour),
        moyennes=poids_du_jour(
            [a for a in articles.values() if a.deplace_la_matiere], en_main.session.jour
        ),
    )


def lignes_a_vendre(panier: Panier, tarif: Tarif) -> list[LigneVente]:
    """The lines to write, checked against what the lists say of this basket."""
    chiffre = chiffrer(panier.lignes, tarif)
    _exiger_juste(chiffre, panier)
    for ligne in chiffre.lignes:
        _verifier(ligne)
    return chiffre.lignes


def _exiger_sans_obstacle(
    panier: Panier, articles: dict[int, Article], en_main: CaisseEnMain
) -> None:
    """Every followed thing that may not be sold is named on its line; the first one says why."""
    premier: Refus | None = None
    champs: dict[str, str] = {}
    for rang, recue in enumerate(panier.lignes):
        article = articles.get(recue.article)
        if article is None or not article.est_unique:
            continue
        if empeche := obstacle(article, en_main.lieu.pk, en_main.session.jour):
            phrase = _("Enlevez cette ligne\u00a0: %(raison)s.") % {"raison": empeche.bref}
            champs[f"lignes.{rang}.article"] = phrase
            premier = premier or empeche.refus
    if premier:
        premier.champs = champs
        raise premier


def _verifier(ligne: LigneVente) -> None:
    """Ask a line's kind; what it refuses is said on that line."""
    try:
        vendable(ligne.genre).verifier(ligne)
    except Refus as refus:
        if not refus.champs:
            refus.a_la_ligne(ligne.rang)
        raise


def _exiger_juste(chiffre: PanierChiffre, panier: Panier) -> None:
    if chiffre.champs:
        raise (PrixChange if chiffre.prix_change else PanierIncomplet)(champs=chiffre.champs)
    uniques = [li.article_id for li in chiffre.lignes if li.article and li.article.est_unique]
    if len(uniques) != len(set(uniques)):
        raise PanierIncomplet(champs={"lignes": _("Le même objet est deux fois dans le panier.")})
    vrac = [li.rang for li in chiffre.lignes if li.categorie and li.categorie.vrac]
    if vrac:
        phrase = _("Le vrac se trie avant de se vendre.")
        raise PanierIncomplet(champs={f"lignes.{rang}.article": phrase for rang in vrac})
    if sum(li.montant_cts for li in chiffre.lignes) != panier.total_cts:
        raise PrixChange(champs={"total_cts": _("Le total a changé\u00a0: vérifiez le panier.")})


def _livrer(vente: Vente, lignes: Iterable[LigneVente], entete: Entete) -> None:
    """Tell each thing that was sold: followed things leave, kinds of articles do their part."""
    for ligne in lignes:
        if ligne.article and ligne.article.est_unique:
            partir(ligne, vente, entete)
        vendable(ligne.genre).vendu(ligne, vente)


def _consigner(vente: Vente, lignes: list[LigneVente], reglements: Iterable[Reglement]) -> None:
    consigner(**fait_de_la_vente(vente, lignes, reglements))


def fait_de_la_vente(
    vente: Vente, lignes: Sequence[LigneVente], reglements: Iterable[Reglement]
) -> dict[str, Any]:
    """What the journal says of a sale."""
    compte = ngettext("%(n)d ligne", "%(n)d lignes", len(lignes)) % {"n": len(lignes)}
    return {
        "code": "boutique.vente.encaissee",
        "resume": _("Ticket nº %(numero)s\u00a0: %(total)s, %(lignes)s")
        % {"numero": vente.numero_lisible, "total": euros(vente.total_cts), "lignes": compte},
        "contenu": {
            "vente": vente.pk,
            **({} if vente.bon is None else preuve_du_bon(vente.bon)),
            "total_cts": vente.total_cts,
            "reglements": {r.libelle: r.montant_cts for r in reglements},
        },
        "lieu": vente.serie.caisse.point.lieu_id,
        "par": vente.par,
        "compte": vente.compte_id,
    }
