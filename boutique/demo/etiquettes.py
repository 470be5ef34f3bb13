"""The chapter of labels: what is followed thing by thing at the shops, priced for its buyer."""

from datetime import date, datetime, time, timedelta
from random import Random

from boutique.articles.models import Article
from boutique.articles.recherche import mots_de_l_article
from boutique.articles.services.listes import nouveau_numero
from boutique.regles.models import Activite
from boutique.regles.services.lignes_de_liste import noter_les_neuves
from boutique.uniques.uniques import empechement
from collecte.demo.chapitres.objets import VENDU, depart_de
from collecte.demo.recit.recette import PARIS
from collecte.objets.models import Objet
from petiterockette.demonstration import Chapitre, Histoire
from petiterockette.lieux.models import Point

from . import dosages

# How long after it came.
APRES = timedelta(days=2)
ACTIVITE = "boutique"


class LesEtiquettes(Chapitre):
    """A price for what the story means to sell, where a till is; the tills then sell it."""

    def raconter(self, histoire: Histoire, du: date, au: date) -> None:
        lieux = Point.objects.filter(genre=Point.Genre.CAISSE).values("lieu")
        avant = datetime.combine(au - APRES, time.max, PARIS)
        sans = Objet.objects.presents().filter(lieu__in=lieux, article=None, suivi_le__lte=avant)
        noter_les_neuves(
            [
                _etiqueter(histoire, objet)
                for objet in sans.select_related("lieu", "categorie__parent").order_by("pk")
                if depart_de(histoire.graine, objet)[1] == VENDU
                and empechement(objet, objet.titre) is None
            ]
        )


def _etiqueter(histoire: Histoire, objet: Objet) -> Article:
    """Give a thing its own line of the price grid, as ``etiqueter`` makes it."""
    chose = dosages.CHOSES.get(objet.categorie.code, dosages.AUTRE_CHOSE)
    de = Random(f"{histoire.graine}/{objet.uuid}/prix")
    prix_cts = round(chose.prix_cts * de.uniform(1, 3) / 100) * 100
    article = Article(
        numero=nouveau_numero(),
        nom=objet.titre[:60],
        activite=Activite.objects.get(code=ACTIVITE),
        categorie=objet.categorie,
        provenance=Article.Provenance.DON,
        mode_prix=Article.ModePrix.FIXE,
        prix_cts=prix_cts,
        prix_depart_cts=prix_cts,
        objet=objet,
        en_rayon_le=objet.suivi_le.astimezone(PARIS).date() + APRES,
    )
    article.recherche = mots_de_l_article(article)
    article.save(force_insert=True)
    return article
