"""What a posted line is worth and counts, from the list and from what was typed; what of it is
out of the ordinary, and looked at twice. Pure."""

from django.utils.translation import gettext as _

from boutique.articles.models import Article
from boutique.caisses.models import Caisse
from boutique.regles.prix import au_poids
from petiterockette.mots.mesures import kilos, nombre
from petiterockette.mots.monnaie import euros

from .documents import LigneRecue
from .models import LigneVente

Mode = LigneVente.Mode


def catalogue_de(recue: LigneRecue, article: Article) -> int:
    """What a line is worth before anything is taken off, in cents."""
    prix = prix_de(recue, article)
    if recue.mode == Mode.POIDS:
        return au_poids(prix, recue.masse_g or 0)
    return prix * recue.quantite


def prix_de(recue: LigneRecue, article: Article) -> int:
    """What the list imposes where it imposes, else what was typed.

    A gift keeps the list's price, which says what it was worth. A free price has none: nobody
    said any, and a suggested amount would put in « valeur offerte » what was never asked.
    """
    if recue.mode == Mode.LOT or article.prix_cts is None:
        return recue.prix_cts
    return article.prix_cts if _est_impose(article) else recue.prix_cts or article.prix_cts


def _est_impose(article: Article) -> bool:
    mode = Article.ModePrix
    return article.mode_prix in (mode.FIXE, mode.AU_KG, mode.LOT)


def est_offerte(recue: LigneRecue, article: Article) -> bool:
    """A price of 0 € that somebody may type is a gift: nothing more is asked."""
    if recue.offert:
        return True
    return (
        recue.prix_cts == 0
        and article.activite.dans_le_ca
        and (recue.mode == Mode.LOT or not _est_impose(article))
    )


def nb_objets_de(recue: LigneRecue, article: Article) -> int | None:
    if article.provenance == Article.Provenance.SERVICE:
        return None
    if recue.mode != Mode.UNITE:
        return recue.nb_objets
    if article.mode_prix == Article.ModePrix.LOT:
        return article.nb_objets * recue.quantite if article.nb_objets else None
    return recue.quantite


def surprise(recue: LigneRecue, article: Article, caisse: Caisse) -> tuple[str, str] | None:
    """What nobody has looked at twice: a weight, a quantity or an amount out of the ordinary."""
    if est_lourde(recue, article):
        return "masse_g", _("%(masse)s, c’est beaucoup\u00a0: pesez à nouveau, ou confirmez.") % {
            "masse": kilos(recue.masse_g or 0)
        }
    champ = "nb_objets" if recue.mode == Mode.LOT else "quantite"
    combien = getattr(recue, champ) or 0
    if combien > caisse.quantite_plausible:
        return champ, _("%(combien)s d’un coup, c’est beaucoup\u00a0: corrigez, ou confirmez.") % {
            "combien": nombre(combien)
        }
    montant = catalogue_de(recue, article)
    if montant > caisse.montant_plausible_cts:
        return "montant_cts", _("%(montant)s, c’est beaucoup\u00a0: corrigez, ou confirmez.") % {
            "montant": euros(montant)
        }
    return None


def est_lourde(recue: LigneRecue, article: Article) -> bool:
    """Whether a weight is over what so many objects of its category may weigh.

    A lot « sans nombre », like goods sold by weight, is one weighing.
    """
    if not recue.masse_g or article.categorie is None:
        return False
    objets = nb_objets_de(recue, article) or recue.quantite
    return recue.masse_g > article.categorie.net_plausible_g * objets
