"""Questions about the followed things that have a price: what may be sold, what waits, how long."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Expression, F, OuterRef, Q, QuerySet, Subquery, Sum, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from boutique.articles.models import Article
from boutique.tickets.parts import Decoupe
from boutique.ventes.models import LigneVente
from boutique.ventes.vendables import VENDABLES
from collecte.livre.refus import VracSeTrie
from collecte.matiere.jours import minuit
from collecte.objets.models import Objet
from collecte.objets.refus import FicheIncomplete, ObjetParti
from collecte.objets.services.situations import exiger_la_fiche
from collecte.tri.models import NonVendable
from collecte.tri.refus import ControleManquant
from collecte.tri.services.controles_avant_vente import controles_manquants
from petiterockette.mots.chercher import plier
from petiterockette.refus import Refus

from . import demarques
from .refus import AControlerDAbord, PasAVendre

QueFaire = NonVendable.QueFaire


@dataclass(frozen=True)
class EnRayon:
    """One followed thing on the shelf, on a day."""

    article: Article
    jour: date

    @property
    def jours(self) -> int | None:
        depuis = self.article.en_rayon_le
        return demarques.jours_en_rayon(depuis, self.jour) if depuis else None

    @property
    def baisse(self) -> demarques.Baisse | None:
        """The markdown to propose; a thing put aside for somebody keeps its price."""
        article = self.article
        depart = article.prix_depart_cts or article.prix_cts
        if depart is None or article.prix_cts is None or self.jours is None or self.est_reserve:
            return None
        return demarques.baisse_proposee(depart, article.prix_cts, self.jours)

    @property
    def a_retirer(self) -> bool:
        return self.jours is not None and demarques.a_retirer(self.jours) and not self.est_reserve

    @property
    def est_reserve(self) -> bool:
        jusqu_au = self.article.reserve_jusqu_au
        return jusqu_au is not None and jusqu_au >= self.jour


def des_lieux(lieux: list[int] | None) -> QuerySet[Article]:
    """The followed things that have a price, at these sites (ids); None: everywhere."""
    uniques = Article.objects.uniques()
    return uniques if lieux is None else uniques.filter(objet__lieu__in=lieux)


def en_rayon(articles: QuerySet[Article]) -> QuerySet[Article]:
    """The things that may be sold: here, visible, not sold."""
    return articles.en_rayon().filter(objet__situation=Objet.Situation.PRESENT)  # type: ignore[attr-defined]


def reserves(articles: QuerySet[Article], jour: date) -> QuerySet[Article]:
    return en_rayon(articles).filter(reserve_jusqu_au__gte=jour)


def a_demarquer(articles: QuerySet[Article], jour: date) -> QuerySet[Article]:
    """The things for which a markdown or a withdrawal is proposed."""
    attend = Q(en_rayon_le__lte=jour - timedelta(days=demarques.RETRAIT))
    for apres, pourcent in demarques.PALIERS:
        # The same rounding as ``prix.remise``: integer division on both databases.
        depart = Coalesce("prix_depart_cts", "prix_cts")
        baisse = (depart * pourcent + 50) / 100
        attend |= Q(
            en_rayon_le__lte=jour - timedelta(days=apres),
            prix_cts__gt=depart - baisse,
        )
    libres = Q(reserve_jusqu_au=None) | Q(reserve_jusqu_au__lt=jour)
    return en_rayon(articles).filter(attend, libres)


def retires(articles: QuerySet[Article]) -> QuerySet[Article]:
    return articles.filter(visible=False, ligne_vendue=None)


def vendus(articles: QuerySet[Article]) -> QuerySet[Article]:
    return articles.filter(ligne_vendue__isnull=False)


def chercher(articles: QuerySet[Article], texte: str) -> QuerySet[Article]:
    """The things in which each word is found: name, number, code, what the thing is."""
    for mot in plier(texte).split()[:8]:
        articles = articles.filter(Q(recherche__contains=mot) | Q(objet__recherche__contains=mot))
    return articles


def empechement(objet: Objet, nom: str = "", *, controle: bool = False) -> Refus | None:
    """Why a followed thing may not be given a price, if it may not.

    ``nom``: what its label would say; ``controle``: somebody checked what is asked of it.
    """
    if not objet.est_present:
        return ObjetParti(situation=objet.get_situation_display())
    if objet.categorie.vrac:
        return VracSeTrie(categorie=objet.categorie.nom)
    if refus := _interdit(objet, nom, controle=controle):
        return refus
    try:
        exiger_la_fiche(objet)
    except FicheIncomplete as refus:
        return refus
    matin = minuit(timezone.localdate(objet.suivi_le))
    absents = controles_manquants(objet.categorie, lieu=objet.lieu, depuis=matin)
    if absents:
        return ControleManquant(
            categorie=objet.categorie.nom, controles=", ".join(c.nom for c in absents)
        )
    return next((dit for v in VENDABLES.values() if (dit := v.empeche(objet))), None)


def _interdit(objet: Objet, nom: str, *, controle: bool) -> Refus | None:
    """What the list of things that are not sold says of this one, by its words."""
    dits = set(plier(f"{objet.titre} {objet.marque} {objet.modele} {nom}").split())
    # Whatever its category: a child's seat put with furniture is a child's seat.
    for chose in NonVendable.objects.visibles():
        if not any(mots <= dits for mots in _manieres_de_le_dire(chose)):
            continue
        if chose.que_faire != QueFaire.CONTROLE:
            return PasAVendre(chose=chose.nom, explication=chose.explication)
        if not controle:
            return AControlerDAbord(chose=chose.nom, explication=chose.explication)
    return None


def _manieres_de_le_dire(chose: NonVendable) -> list[set[str]]:
    """« Casque de vélo, de moto » → {casque, velo}, {casque, moto}: words that say it together.

    Of the other words that people type to find it, only those made of several are sure.
    """
    tete = plier(chose.nom).split()[:1]
    noms = []
    for morceau in chose.nom.split(","):
        mots = plier(morceau).split()
        noms.append(set(tete + mots if mots and mots[0] in {"de", "d"} else mots))
    autres = [set(plier(m).split()) for m in chose.mots.split(",")]
    petits = {"de", "d", "du", "des", "la", "le", "l", "a", "au", "en", "ou"}
    manieres = [mots - petits for mots in noms] + [
        sens for mots in autres if len(sens := mots - petits) > 1
    ]
    return [mots for mots in manieres if mots]


def a_enlever(lieux: list[int] | None) -> QuerySet[LigneVente]:
    """What was sold « à enlever », whose buyer has not come; what was given back is gone.

    ``reste``: how much of the line still waits, in what it is counted in (see ``parts``).
    """
    lignes = LigneVente.objects.filter(
        a_enlever=True, quantite__gt=0, enlevement=None, vente__serie__ecole=False
    )
    if lieux is not None:
        lignes = lignes.filter(vente__serie__caisse__point__lieu__in=lieux)
    reste = Case(
        When(mode=LigneVente.Mode.POIDS, then=_reste(Decoupe.GRAMMES)),
        When(nb_objets__isnull=False, then=_reste(Decoupe.OBJETS)),
        default=_reste(Decoupe.QUANTITE),
    )
    return lignes.annotate(reste=reste).filter(reste__gt=0)


def _reste(champ: Decoupe) -> Expression:
    """A figure of a line, less what came back of it."""
    retours = LigneVente.objects.filter(rend=OuterRef("pk")).order_by().values("rend")
    return F(champ) + Coalesce(Subquery(retours.annotate(n=Sum(champ)).values("n")), 0)
