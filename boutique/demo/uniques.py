"""What is alone of its kind, as the demo's tills sell it: a pole's things, some days on the shelf.

A thing that the story puts on sale is sold from the next time that the story goes on.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from collecte.services.bons import Entete, empreinte_de

from ..models import Article, LigneVente, Vente
from ..services.objets import partir
from ..vendables import vendable
from .recette import JourneeDite, LigneDite, TicketDit

# How long a thing stays on the shelf, and after how long on a day it finds its buyer.
EN_RAYON, APRES = timedelta(days=11), timedelta(minutes=95)
ENTRE_DEUX = timedelta(minutes=7)


class Uniques:
    """The things of poles that are on sale as a lot of days begins, by site."""

    def __init__(self) -> None:
        lus = Article.objects.uniques().en_vente().exclude(genre="article").order_by("pk")
        self.articles = list(lus.select_related("activite", "categorie__parent", "objet__lieu"))
        self.par_site: dict[str, list[Article]] = defaultdict(list)
        for article in self.articles:
            if article.objet:
                self.par_site[article.objet.lieu.code].append(article)
        self.vendus: list[tuple[LigneVente, Vente]] = []

    def tickets(self, dite: JourneeDite) -> Iterator[TicketDit]:
        """The sales of what has stayed long enough, at this till that day."""
        restent, instant = [], dite.ouverture + APRES
        for article in self.par_site[dite.site]:
            objet, depuis = article.objet, article.en_rayon_le
            if objet is None or depuis is None or depuis + EN_RAYON > dite.jour:
                restent.append(article)
                continue
            ligne = LigneDite(article=article.nom, masse_g=objet.masse_g or 0)
            cle = f"{dite.site}/{dite.jour}/unique{article.numero}"
            yield TicketDit(cle, instant, (ligne,), "carte")
            instant += ENTRE_DEUX
        self.par_site[dite.site] = restent

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
