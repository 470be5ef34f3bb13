"""A bike goes on the shelf with its price, and may be taken off it; the till does the rest."""

from uuid import uuid5

from django.utils.translation import gettext as _

from boutique.articles.models import Article
from boutique.articles.services.uniques import donner_un_genre
from boutique.regles.models import Activite
from boutique.uniques.services.uniques import changer_le_prix, etiqueter, remettre, retirer
from boutique.ventes.models import LigneVente, Vente
from collecte.matiere.etapes import Etape, Nature
from collecte.objets.models import Objet

from ..etats import Statut
from ..models import Changement, Velo
from .declarations import Fait, annuler, declarer
from .passages import Geste, deplacer, exiger_le_passage, passer, quitter, une_fois

# What the till calls a bike of the workshop.
GENRE = "cycle"
ACTIVITE = "velo"


def mettre_en_vente(*, geste: Geste, velo: Velo, prix_cts: int) -> Changement:
    """Put a checked bike on the shelf, with its price; its kilograms go there too.

    Raises ``IlManque``, ``PassageInterdit``, ``DroitManquant`` (prices have their own), or what
    keeps a followed thing from being sold.
    """

    def faire(velo: Velo) -> Changement:
        exiger_le_passage(velo, Statut.EN_VENTE)
        bon = deplacer(geste, velo, Etape.RAYON, Nature.ORIENTATION)
        changement = passer(geste, velo, Statut.EN_VENTE, bon=bon)
        _article(geste, velo, prix_cts)
        return changement

    return une_fois(geste, velo, faire)


def retirer_de_la_vente(*, geste: Geste, velo: Velo, motif: str) -> Changement:
    """Take a bike off the shelf, with a reason. Raises ``IlManque`` or ``DroitManquant``."""

    def faire(velo: Velo) -> Changement:
        exiger_le_passage(velo, Statut.CONTROLE_OK, motif)
        article = Article.objects.filter(objet=velo.objet).first()
        if article:
            retirer(article=article, motif=motif, compte=geste.compte)
        bon = deplacer(geste, velo, Etape.ATELIER, Nature.ORIENTATION)
        return passer(geste, velo, Statut.CONTROLE_OK, motif=motif, bon=bon)

    return une_fois(geste, velo, faire)


def vendre(ligne: LigneVente, vente: Vente, velo: Velo) -> None:
    """The till sold it: it is gone, and its new owner is to be declared."""
    changement = passer(_geste_du_ticket(ligne, vente), velo, Statut.VENDU, vente=vente)
    declarer(changement)


def revenir(ligne: LigneVente, avoir: Vente, velo: Velo) -> None:
    """Take back a bike sold: on the shelf again, or looked at again, or scrapped.

    What was asked of the buyer and not sent yet is erased.
    """
    vers = _RETOURS[ligne.vers]
    velo.etape = Etape(ligne.vers) if ligne.vers != Etape.A_RECYCLER else ""
    geste = _geste_du_ticket(ligne, avoir)
    if vers == Statut.RECYCLE:
        quitter(geste, velo, Objet.Situation.SORTI, _("rendu, parti au recyclage"))
    changement = passer(geste, velo, vers, vente=avoir)
    annuler(changement)
    if vers == Statut.RECYCLE:
        declarer(changement, Fait.DESTRUCTION)


_RETOURS: dict[str, Statut] = {
    Etape.RAYON: Statut.EN_VENTE,
    Etape.A_TRIER: Statut.DIAGNOSTIQUE,
    Etape.A_RECYCLER: Statut.RECYCLE,
}


def _geste_du_ticket(ligne: LigneVente, vente: Vente) -> Geste:
    return Geste(uuid5(vente.uuid, f"velo-{ligne.rang}"), vente.compte, vente.le)


def _article(geste: Geste, velo: Velo, prix_cts: int) -> Article:
    """The bike's own line of the price grid, made or brought back; only this one lets a bike be
    sold."""
    article = Article.objects.filter(objet=velo.objet).first()
    if article is None:
        article, _neuf = etiqueter(
            objet=velo.objet,
            nom=_("Vélo %(velo)s") % {"velo": velo.numero},
            mode_prix=Article.ModePrix.FIXE,
            prix_cts=prix_cts,
            activite=Activite.objects.get(code=ACTIVITE),
            compte=geste.compte,
            controle=True,
        )
    else:
        article = remettre(article=article, compte=geste.compte)
        vu_cts = article.prix_cts or 0
        article = changer_le_prix(
            article=article, prix_cts=prix_cts, vu_cts=vu_cts, compte=geste.compte
        )
    donner_un_genre(article, GENRE)
    return article
