"""A year of the house for a test: a bit of each kind of figure, at two sites."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import uuid4

from ateliers.seances.services.bilans import clore
from ateliers.seances.services.seances import Horaire
from boutique.articles.models import Article
from boutique.regles.models import Activite
from collecte.bureau.services.papiers import tenir_les_papiers
from collecte.sorties.models import Sortie
from petiterockette.journal.listes import noter_les_listes
from petiterockette.lieux.models import Lieu
from petiterockette.subventions.services.versements import verser
from tests.benevolat.benevoles import des_heures, un_pole
from tests.boutique.a_la_caisse import ALaCaisse, l_article, ligne, rend
from tests.boutique.adhesions.fabriques import adherer, une_caisse_qui_adhere
from tests.boutique.des_factures import une_facture, une_ligne
from tests.collecte.tableau.test_indicateurs import une_annee as matiere
from tests.fabriques import un_compte, un_lieu, un_point
from tests.seances.seances import une_seance
from tests.subventions.les_subventions import une_subvention

ANNEE = (date(2026, 1, 1), date(2026, 12, 31))


@dataclass
class UneAnnee:
    """Its two sites, and the till of the first."""

    lieu: Lieu
    autre: Lieu
    tenue: ALaCaisse


def une_annee() -> UneAnnee:
    """Sales of two activities and a refund, a membership, a gift, two invoices, what a recycler
    paid, hours of three poles, a séance, matter, a grant of the café."""
    lieu = un_lieu(code="CHV", nom="Chemin-Vert")
    autre = un_lieu(code="MTG", nom="Montgallet")
    tenue = une_caisse_qui_adhere(point=un_point("caisse", lieu=lieu))
    du_cafe("Bol")
    vendue = tenue.vendre(ligne("Pantalon", 3), ligne("Bol", 2))
    tenue.rendre(vendue, [rend(vendue.lignes.get(rang=1))])
    adherer(tenue, 1_000)
    tenue.vendre(ligne("Don à l’association", prix_cts=2_550))
    une_facture(lieu)
    une_facture(autre, une_ligne("Atelier couture", 1_000, 15_000, code="ateliers"))
    matiere(un_point("quai", lieu=lieu))
    sortie = Sortie.objects.get(genre="recycleur")
    tenir_les_papiers(sortie=sortie, compte=un_compte("direction"), montant_c=4_321)
    des_heures(lieu, minutes=90)
    des_heures(autre, minutes=60, pole=un_pole("velo"))
    des_heures(lieu, minutes=45, pole=un_pole("bureau"))
    return UneAnnee(lieu, autre, tenue)


def du_cafe(nom: str) -> None:
    """An article that is sold under the café's activity."""
    article = l_article(nom)
    Article.objects.filter(pk=article.pk).update(activite=Activite.objects.get(code="cafe"))
    noter_les_listes([article])


def une_seance_tenue(lieu: Lieu, pole: str, presents: int, jour: date, horloge) -> None:
    """A séance of a pole, told as soon as it is over."""
    seance = une_seance(lieu=lieu, pole=pole, horaire=Horaire(jour, time(14), time(16)))
    horloge.move_to(seance.fin + timedelta(minutes=5), tick=False)
    compte = un_compte("responsable", lieu=lieu)
    clore(seance=seance, uuid=uuid4(), tetes={"tous": presents}, minutes=120, compte=compte)


def une_aide(pole: str, montant_cts: int) -> None:
    """A grant of a pole, of which this was received."""
    subvention = une_subvention(pole=pole)
    verser(
        subvention=subvention,
        compte=subvention.compte,
        uuid=uuid4(),
        le=date(2026, 6, 2),
        montant_cts=montant_cts,
    )
