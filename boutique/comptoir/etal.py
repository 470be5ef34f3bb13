"""What the till has to sell, as its page knows it: its articles, and the tiles that are no
category of goods."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from boutique.articles.models import Article
from boutique.articles.poids import poids_du_jour
from boutique.caisses.models import Caisse, Session
from boutique.regles.models import Activite
from boutique.ventes.cas_du_ticket import est_durable
from boutique.ventes.lignes_lues import BIENS_DURABLES, ligne_lue
from boutique.ventes.obstacles import obstacle
from petiterockette.comptes.models import Compte
from petiterockette.comptes.portees import affectations_du_jour, limite_du_role

# What an activity that sells no goods shows at the till; « store » for any other.
DESSINS = {"cafe": "coffee", "velo": "bike", "ateliers": "scissors", "formation": "graduation-cap"}

# Things that a till opens on: five pages of tiles.
UNIQUES_D_ABORD = 55


@dataclass(frozen=True)
class Rayon:
    """What an activity sells that is no goods: the café's dishes, an hour of workshop."""

    activite: Activite

    @property
    def cle(self) -> str:
        """How the page names it, beside the numbers of the categories."""
        return f"a{self.activite.pk}"

    @property
    def en_json(self) -> dict[str, Any]:
        return {
            "cle": self.cle,
            "activite": self.activite.pk,
            "nom": self.activite.nom,
            "dessin": self.pictogramme,
        }

    @property
    def pictogramme(self) -> str:
        return DESSINS.get(self.activite.code, "store")


def rayons_de(articles: Iterable[Article]) -> list[Rayon]:
    """One for each activity whose turnover has lines without a category, or things of their own,
    in the list's order."""
    activites = {
        a.activite
        for a in articles
        if (a.categorie_id is None or a.est_unique) and a.activite.dans_le_ca
    }
    return [Rayon(a) for a in sorted(activites, key=lambda a: (a.ordre, a.pk))]


def articles_de_la_grille():
    """The lines of the price grid, with what prices and weights need of their lists."""
    return (
        Article.objects.de_la_grille()
        .en_vente()
        .select_related("activite", "categorie__parent", "objet")
        .order_by("categorie__ordre", "ordre", "nom")
    )


def activite_d_abord(caisse: Caisse, compte: Compte) -> Activite | None:
    """What a till opens on: its own setting, else the one pole that this account works in."""
    if caisse.s_ouvre_sur_id is not None:
        return caisse.s_ouvre_sur
    poles = {limite_du_role(a.role, a.pole) for a in affectations_du_jour(compte)} - {""}
    if len(poles) != 1:
        return None
    return Activite.objects.filter(code=poles.pop(), dans_le_ca=True, visible=True).first()


def uniques_d_abord(caisse: Caisse, activite: Activite | None) -> list[Article]:
    """The things alone of their kind that a till opens on: the workshop's bikes, at its site."""
    if activite is None:
        return []
    ici = Article.objects.en_rayon().filter(activite=activite, objet__lieu=caisse.point.lieu_id)
    ici = ici.select_related("activite", "categorie__parent", "objet__lieu")
    return list(ici.order_by("-en_rayon_le", "pk")[:UNIQUES_D_ABORD])


def articles_en_json(articles: Iterable[Article], session: Session) -> list[dict[str, Any]]:
    """Articles as the modules know them, with the milligrams one is taken to weigh, and what may
    keep a followed thing from being sold here."""
    articles = list(articles)
    moyennes = poids_du_jour([a for a in articles if a.deplace_la_matiere], session.jour)
    return [_article(a, moyennes) | _empeche(a, session) for a in articles]


def _empeche(article: Article, session: Session) -> dict[str, Any]:
    if not article.est_unique:
        return {}
    empeche = obstacle(article, session.caisse.point.lieu_id, session.jour)
    return {"empeche": {"bref": empeche.bref, "dit": str(empeche.refus)}} if empeche else {}


def _article(article: Article, moyennes: dict[int, tuple[int, str]]) -> dict[str, Any]:
    categorie, objet = article.categorie, article.objet
    lue = ligne_lue(article, 0)
    dit: dict[str, Any] = {
        "id": article.pk,
        "n": article.numero,
        "nom": article.nom,
        "mode": article.mode_prix,
        "prix": article.prix_cts,
    }
    famille = [pk for pk in (categorie.pk, categorie.parent_id) if pk] if categorie else []
    facultatifs = {
        "categorie": categorie and categorie.pk,
        "famille": famille,
        "plausible": categorie and categorie.net_plausible_g,
        "activite": article.activite_id,
        "groupe": "" if categorie else article.activite.nom,
        "barres": article.code_barres,
        "minimum": article.minimum_cts,
        "propositions": article.propositions_cts,
        "objets": article.nb_objets,
        "don": article.deplace_la_matiere,
        "service": article.provenance == Article.Provenance.SERVICE,
        # What the three cases of the ticket read: the page has no definition of its own.
        "durable": est_durable(lue, BIENS_DURABLES),
        "note": lue.service,
        # A gift, a membership, a voucher are given whole or not at all.
        "entier": not article.activite.dans_le_ca,
        "genre": article.genre if article.genre != "article" else "",
        "mg": moyennes.get(article.pk, (0,))[0],
        "unique": objet and {"code": objet.code, "masse_g": objet.masse_g},
    }
    return dit | {cle: valeur for cle, valeur in facultatifs.items() if valeur}
