"""The chapter of the till: its lists, its articles, the operations of the year."""

from datetime import date

from django.utils import timezone

from boutique.articles.models import Article, Operation
from boutique.articles.recherche import mots_de_l_article
from boutique.articles.services.listes import nouveau_numero
from boutique.caisses.models import Caisse
from boutique.caisses.services.reglages import regler_la_caisse
from boutique.regles.models import Activite, RegimeTVA
from boutique.tickets.models import PlafondRemboursement
from boutique.tiroirs.services.listes import charger_la_boutique
from collecte.listes.models import Categorie
from petiterockette.comptes.models import Compte
from petiterockette.demonstration import Chapitre, Histoire
from petiterockette.journal.tetes.fichier import refaire_les_tetes, tetes_de_la_base
from petiterockette.lieux.models import Lieu, Point
from petiterockette.temps.dates import ans_apres

from . import dosages
from .caisses import PAR_DEFAUT


class LaCaisse(Chapitre):
    """What is sold, at what price; the sales themselves are told with the matter they move."""

    def fonder(self, histoire: Histoire) -> None:
        ouvrir_boutique(histoire)


def ouvrir_boutique(histoire: Histoire) -> None:
    """The till's lists, once; a base whose story began without tills gets them later."""
    if Article.objects.exists() and Caisse.objects.exists():
        return
    _ouvrir_a_cote(histoire)
    charger_la_boutique()
    activites = {a.code: a for a in Activite.objects.all()}
    for nom, activite, provenance, prix_cts in dosages.ARTICLES:
        _ajouter(
            nom=nom,
            activite=activites[activite],
            provenance=provenance,
            mode_prix=Article.ModePrix.CONSEILLE,
            prix_cts=prix_cts,
        )
    categorie, nom, prix_cts, _sur_cent = dosages.AU_KILO
    _ajouter(
        nom=nom,
        activite=activites["boutique"],
        categorie=Categorie.objects.get(code=categorie),
        mode_prix=Article.ModePrix.AU_KG,
        prix_cts=prix_cts,
    )
    # What the story sells is named to the last category: each needs an article of its own.
    for categorie in Categorie.objects.filter(code__in=dosages.CHOSES, articles=None):
        _ajouter(
            nom=categorie.nom[:60],
            activite=activites["boutique"],
            categorie=categorie,
            mode_prix=Article.ModePrix.LIBRE,
            ordre=999,
        )
    RegimeTVA.objects.get_or_create(
        activite=activites["cafe"],
        debut=histoire.debut,
        defaults={"regime": "assujetti", "taux_cp": 1000},
    )
    for role, plafond in (("caisse", 5_000), ("responsable", None), ("direction", None)):
        PlafondRemboursement.objects.get_or_create(
            role=role, defaults={"avec_ticket_cts": plafond, "sans_ticket_cts": plafond or 5_000}
        )
    # Another base may have stood here: what its tills told outside is not this one's past.
    refaire_les_tetes(tetes_de_la_base())
    _poser_la_balance()


def _ouvrir_a_cote(histoire: Histoire) -> None:
    """The points of the tills that their site has beside its own: what they are called says
    what they open on."""
    for site, nom in dosages.AUTRES_CAISSES.values():
        for lieu in Lieu.objects.filter(code=site):
            Point.objects.create(
                lieu=lieu, nom=nom, genre=Point.Genre.CAISSE, ouvert_le=histoire.debut, ordre=99
            )


def _poser_la_balance() -> None:
    """A verified scale at one till: it may sell by weight all along the story, and after."""
    site, instrument = dosages.BALANCE
    compte = Compte.objects.filter(identifiant=PAR_DEFAUT).first()
    caisse = Caisse.objects.filter(point__lieu__code=site).order_by("numero").first()
    if compte is None or caisse is None:
        return
    regler_la_caisse(
        caisse=caisse,
        fond_cts=caisse.fond_cts,
        tolerance_cts=caisse.tolerance_cts,
        demande_le_code=caisse.demande_le_code,
        quantite_plausible=caisse.quantite_plausible,
        montant_plausible_cts=caisse.montant_plausible_cts,
        s_ouvre_sur=caisse.s_ouvre_sur,
        vente_au_poids=True,
        instrument=instrument,
        vignette_jusqu_au=ans_apres(timezone.localdate(), 1),
        compte=compte,
    )


def annoncer_les_operations(annees: set[int]) -> None:
    """« −50 % textile », in January and in June."""
    textiles = Categorie.objects.filter(code="textiles")
    for annee in sorted(annees):
        for debut, fin in dosages.OPERATIONS:
            operation, nouvelle = Operation.objects.get_or_create(
                nom="−50 % textile",
                debut=date(annee, *debut),
                defaults={"fin": date(annee, *fin), "pourcent": 50},
            )
            if nouvelle:
                operation.categories.set(textiles)


def _ajouter(**champs) -> None:
    article = Article(numero=nouveau_numero(), **champs)
    article.recherche = mots_de_l_article(article)
    article.save(force_insert=True)
