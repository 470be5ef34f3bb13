"""What is alone of its kind, as the demo's tills sell it, and what lies loose beside it.

A thing that the story puts on sale is sold from the next time that the story goes on.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from django.db.models import Sum

from boutique.articles.models import Article
from boutique.ventes.models import LigneVente, Vente
from boutique.ventes.services.objets import partir
from boutique.ventes.vendables import vendable
from collecte.livre.entete import Entete
from collecte.livre.models import Stock
from collecte.matiere.etapes import Etape
from collecte.objets.models import Objet
from petiterockette.empreintes import empreinte_de

from . import dosages
from .recette import JourneeDite, LigneDite, TicketDit

# How long a thing stays on the shelf, and after how long on a day it finds its buyer; how many
# do, at most.
EN_RAYON, APRES = timedelta(days=11), timedelta(minutes=95)
ENTRE_DEUX, PAR_JOUR = timedelta(minutes=7), 3


class Uniques:
    """The things that are on sale as a lot of days begins, by site."""

    def __init__(self) -> None:
        lus = Article.objects.en_rayon().filter(objet__situation=Objet.Situation.PRESENT)
        lus = lus.select_related("activite", "categorie__parent", "objet__lieu")
        self.articles = list(lus.order_by("pk"))
        self.par_site: dict[str, list[Article]] = defaultdict(list)
        for article in self.articles:
            if article.objet:
                self.par_site[article.objet.lieu.code].append(article)
        self.vendus: list[tuple[LigneVente, Vente]] = []

    def du_jour(self, site: str, jour: date, masses: dict[str, int]) -> list[Article]:
        """What finds its buyer at a site that day.

        ``masses``: category's code → the grams that the story sells there, which lose those of
        a shop's thing; where they are not enough, it waits. A pole's things have their own.
        """
        partis: list[Article] = []
        for article in list(self.par_site[site]):
            objet, depuis = article.objet, article.en_rayon_le
            if len(partis) == PAR_JOUR or objet is None or depuis is None:
                break
            du_pole = article.genre != "article"
            code, masse_g = objet.categorie.code if objet.categorie else "", objet.masse_g or 0
            if depuis + EN_RAYON > jour or not (du_pole or masses.get(code, 0) >= masse_g > 0):
                continue
            if not du_pole:
                masses[code] -= masse_g
            self.par_site[site].remove(article)
            partis.append(article)
        return partis

    def tickets(self, dite: JourneeDite, articles: Sequence[Article]) -> Iterator[TicketDit]:
        """The sales of these things on a day of their till."""
        for rang, article in enumerate(articles):
            masse_g = article.objet.masse_g if article.objet else None
            ligne = LigneDite(unique=article.pk, masse_g=masse_g or 0)
            cle = f"{dite.site}/{dite.jour}/unique{article.numero}"
            instant = dite.ouverture + APRES + rang * ENTRE_DEUX
            yield TicketDit(cle, instant, (ligne,), "carte")

    def nommer(self, lignes: Sequence[LigneVente]) -> None:
        """Let each line say which of its kind it sells, as a sale does."""
        for ligne in lignes:
            if ligne.article and ligne.article.est_unique:
                ligne.cle = vendable(ligne.genre).cle(ligne)

    def retenir(self, vente: Vente, lignes: Sequence[LigneVente]) -> None:
        """Keep what a ticket sold of them until it is written."""
        self.vendus += [(li, vente) for li in lignes if li.article and li.article.est_unique]

    def livrer(self) -> None:
        """Tell each thing that it was sold, as a sale does."""
        for ligne, vente in self.vendus:
            empreinte = empreinte_de({"demo": str(vente.uuid)})
            lieu = vente.serie.caisse.point.lieu
            partir(ligne, vente, Entete(vente.uuid, empreinte, lieu, None, vente.compte, vente.par))
            vendable(ligne.genre).vendu(ligne, vente)


class AuDetail:
    """What lies loose on a pole's shelf, its unique things apart, as a lot of days begins."""

    def __init__(self, graine: int, uniques: Uniques) -> None:
        self.graine = graine
        self.restes: dict[str, int] = {}
        for site, (code, _article) in dosages.AU_DETAIL.items():
            stocks = Stock.objects.filter(
                lieu__code=site, categorie__code=code, etape=Etape.RAYON, masse_g__gt=0
            )
            la = uniques.par_site[site]
            a_part = sum(a.objet.masse_g or 0 for a in la if a.objet)
            self.restes[site] = (stocks.aggregate(g=Sum("masse_g"))["g"] or 0) - a_part

    def tickets(self, dite: JourneeDite) -> Iterator[TicketDit]:
        """One or two people a day leave with a piece of it."""
        if dite.site not in self.restes:
            return
        _code, article = dosages.AU_DETAIL[dite.site]
        de = Random(f"{self.graine}/{dite.site}/{dite.jour}/detail")
        for rang in range(de.choice((1, 1, 2))):
            masse_g = de.randrange(150, 900, 50)
            if masse_g > self.restes[dite.site]:
                return
            self.restes[dite.site] -= masse_g
            prix = de.choice((200, 300, 500))
            ligne = LigneDite(article=article, prix_cts=prix, masse_g=masse_g)
            instant = dite.ouverture + APRES + timedelta(minutes=31 * (rang + 1))
            yield TicketDit(f"{dite.site}/{dite.jour}/detail{rang}", instant, (ligne,), "especes")
