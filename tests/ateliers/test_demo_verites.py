"""What whoever opens the demo finds in it, a Sunday like any other day: one story, told once."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command
from django.db.models import Sum
from django.utils import timezone

from ateliers.cafe.models import Carte as CarteDuJour
from ateliers.cafe.models import Ramasse
from ateliers.permanences import models as velo
from ateliers.seances.models import Inscription, Seance
from ateliers.velo.models import Velo
from boutique.adhesions.demo.chapitre import CONNUE
from boutique.adhesions.models import Carte
from boutique.caisses.models import Caisse
from boutique.clotures.models import Cloture
from boutique.demo import dosages, uniques
from boutique.regles.prix import au_poids
from boutique.ventes.models import LigneVente, Vente
from collecte.demo.chapitres import objets
from collecte.demo.recit import calendrier
from collecte.livre.models import Mouvement
from collecte.mois.models import Mois
from collecte.objets.models import Objet
from collecte.tournees.models import Arret, Tournee
from petiterockette.alertes.models import Calcul
from petiterockette.benevolat.models import Inscription as Benevole
from petiterockette.benevolat.models import Permanence
from petiterockette.lieux.models import Association
from petiterockette.management.commands import demo
from petiterockette.personnes.models import Personne
from tests.collecte.demo.demonstration import recit_partage
from tests.dehors import dire_dehors

PARIS = ZoneInfo("Europe/Paris")
DEBUT, DIMANCHE = date(2026, 10, 12), date(2026, 11, 8)
MATIN = datetime(2026, 11, 8, 10, 30, tzinfo=PARIS).astimezone(ZoneInfo("UTC"))

pytestmark = [pytest.mark.django_db, pytest.mark.longue]


def raconter(quand: datetime = MATIN) -> None:
    with time_machine.travel(quand, tick=False):
        call_command("demo", stdout=StringIO(), stderr=StringIO())


def quatre_semaines(monkeypatch) -> None:
    """Four weeks of a small house over the end of a month; what is rare happens often."""
    monkeypatch.setattr(calendrier, "COLLECTE_PAR_AN_G", 60_000_000)
    monkeypatch.setattr(demo, "_annees_avant", lambda fin, annees: DEBUT)
    monkeypatch.setattr(objets, "UN_JOUR_SUR", 1)
    # A chair: what a small house sells in a day is no wardrobe.
    monkeypatch.setattr(objets, "MODELES", objets.MODELES[2:3])
    monkeypatch.setattr(uniques, "EN_RAYON", timedelta(days=3))
    monkeypatch.setattr(dosages, "ADHESION", 250)
    monkeypatch.setattr("boutique.adhesions.demo.chapitre.SANS_NOM", 40)


@pytest.fixture(scope="module")
def recit(partager, django_db_blocker) -> Iterator[None]:
    with recit_partage(partager, django_db_blocker, raconter, quatre_semaines):
        yield


@pytest.fixture(autouse=True)
def racontee(recit, db) -> Iterator[None]:
    """That Sunday, at half past ten."""
    with time_machine.travel(MATIN, tick=False):
        yield


def vendues(**quoi):
    return LigneVente.objects.filter(vente__serie__ecole=False, quantite__gt=0, **quoi)


def compter() -> list[int]:
    modeles = (Vente, velo.Visite, Arret, Benevole, Inscription, Personne)
    return [modele.objects.count() for modele in modeles]


def test_l_association_dit_son_siret_et_ses_adresses():
    association = Association.objects.get()

    assert association.siret == "50882247500010"
    assert association.adresse == "125 rue du Chemin-Vert, 75011 Paris"
    assert not Vente.objects.exclude(emetteur__siret=association.siret).exists()


def test_les_mois_passes_sont_clos_a_tous_les_lieux_apres_leurs_caisses():
    octobre = Mois.objects.filter(mois=date(2026, 10, 1))

    assert {m.lieu.code for m in octobre} == {"CHV", "MTG", "GON"}
    assert all(timezone.localdate(m.clos_le) == date(2026, 11, 2) for m in octobre)
    assert Mois.objects.filter(mois=date(2026, 11, 1), clos_le=None).count() == 3
    des_caisses = Cloture.objects.filter(niveau="mois", debut__month=10)
    assert des_caisses.values("caisse").distinct().count() == 5
    assert all(m.clos_le > c.le for m in octobre for c in des_caisses)


def test_le_cafe_vend_a_chemin_vert_ses_plats_et_ses_boissons():
    lignes = vendues(activite__code="cafe")

    assert set(lignes.values_list("vente__serie__caisse__point__lieu__code", flat=True)) == {"CHV"}
    assert set(lignes.values_list("vente__serie__caisse__point__nom", flat=True)) == {
        "Caisse du café"
    }
    assert Caisse.objects.get(point__nom="Caisse du café").s_ouvre_sur.code == "cafe"
    assert {"Café", "Repas solidaire"} <= set(lignes.values_list("libelle", flat=True))
    assert lignes.filter(genre="repas_plein").exists()
    assert set(Ramasse.objects.values_list("lieu__code", flat=True)) == {"CHV"}
    assert CarteDuJour.objects.filter(jour=DIMANCHE, lieu__code="CHV").exists()


def test_les_velos_et_leurs_pieces_se_vendent_a_l_atelier_au_gramme():
    au_rayon = Mouvement.objects.filter(lieu__code="GON", de="pieces", vers="rayon")
    pieces = vendues(libelle="Pièces de vélo d’occasion")

    assert vendues(genre="cycle").count() == Velo.objects.filter(statut="vendu").count() > 0
    vendu_g = pieces.aggregate(g=Sum("masse_g"))["g"]
    assert 0 < vendu_g <= au_rayon.aggregate(g=Sum("masse_g"))["g"]
    assert not Mouvement.objects.filter(lieu__code="GON", implicite=True).exists()


def test_des_vetements_se_vendent_au_kilo_sur_la_balance_de_chemin_vert():
    lignes = vendues(libelle="Vêtements au kilo")

    assert lignes.filter(mode="poids", mesure="pesee").count() == lignes.count() > 0
    assert all(li.catalogue_cts == au_poids(800, li.masse_g) for li in lignes)
    assert set(lignes.values_list("vente__serie__caisse__point__lieu__code", flat=True)) == {"CHV"}


def test_les_objets_suivis_partent_avec_un_ticket_du_kilo_de_l_histoire():
    lignes = vendues(genre="article", article__objet__isnull=False)

    assert lignes.filter(article__objet__situation="vendu").count() == lignes.count() > 0
    assert not Objet.objects.filter(situation="vendu", article=None).exists()


def test_un_atelier_couture_de_ce_samedi_a_des_places():
    samedi = DIMANCHE + timedelta(days=6)

    atelier = Seance.objects.get(titre="Atelier couture", debut__date=samedi)

    prises = Inscription.objects.filter(seance=atelier, etat="confirmee")
    assert (atelier.lieu.code, atelier.ouverte, atelier.places) == ("RIE", True, 10)
    assert 0 < prises.aggregate(n=Sum("places"))["n"] <= 7
    assert not Inscription.objects.filter(seance=atelier, etat="attente").exists()


def test_une_adherente_se_retrouve_par_son_nom():
    elle = Personne.objects.get(prenom=CONNUE[0], nom=CONNUE[1])

    assert Carte.objects.avec_leur_fin().get(personne=elle).fin >= DIMANCHE
    assert elle in Personne.objects.nommees("mirab")


def test_une_permanence_ce_soir_a_des_places_et_une_autre_est_ouverte():
    ce_soir = Permanence.objects.get(jour=DIMANCHE, pole__code="velo")

    assert timezone.localtime(ce_soir.debut).hour == 18
    inscrits = Benevole.objects.en_cours().filter(permanence=ce_soir)
    assert inscrits.count() <= ce_soir.places - 2
    ouverte = velo.Permanence.objects.get(fermee_le=None)
    assert ouverte.ouverte_le < timezone.now()
    assert [v.pied for v in ouverte.visites.order_by("pied")] == [1, 2]


def test_le_camion_a_sa_tournee_aujourd_hui():
    tournee = Tournee.objects.get(jour=DIMANCHE)

    assert tournee.arrets.count() >= 4
    assert not tournee.arrets.exclude(issue="").exists()


def test_le_lendemain_ce_qui_attendait_est_fait_et_les_livres_s_accordent():
    une_fois = compter()
    raconter()
    deux_fois = compter()
    raconter(MATIN + timedelta(days=1))
    lundi = DIMANCHE + timedelta(days=1)

    assert deux_fois == une_fois
    assert not Arret.objects.filter(tournee__jour=DIMANCHE, issue="").exists()
    fermee = velo.Permanence.objects.get(ouverte_le__date=DIMANCHE)
    assert timezone.localtime(fermee.fermee_le).hour == 20
    assert fermee.releves.get().passages == 2
    assert velo.Permanence.objects.ouvertes().get().ouverte_le.date() == lundi
    assert Permanence.objects.filter(jour=lundi, pole__code="velo").exists()
    sortie = StringIO()
    dire_dehors()
    call_command("verifier", stdout=sortie, stderr=sortie)
    assert "Les livres s’accordent." in sortie.getvalue()


def test_ce_qui_est_a_regarder_est_trouve_des_l_ouverture():
    assert Calcul.objects.get().jour == DIMANCHE
