"""One morning of the demo, told once: what is found there, and what the next days make of it."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory
from django.utils import timezone

from collecte.entrainement.models import Essai
from collecte.listes.models import Bac, TypeDon
from collecte.livre.models import Bon, ContenantPlein
from collecte.sorties.services.transferts import en_route
from collecte.tournees.models import Arret, Coordonnees, Demande, Tournee
from collecte.tournees.services.coordonnees import oublier_les_rendez_vous
from petiterockette.comptes.models import Affectation, Compte
from petiterockette.journal.models import Entree
from petiterockette.lieux.models import Association, Lieu, Point
from petiterockette.personnes.models import Equipier, Personne
from tests.collecte.demo.demonstration import recit_partage
from tests.collecte.demo.test_demo import a, lancer, verifie
from tests.fabriques import un_depot

pytestmark = pytest.mark.django_db

# A Thursday: the truck goes out.
JEUDI = date(2026, 3, 12)


def raconter() -> None:
    with a(2026, 3, 12, 11, 7):
        lancer()


@pytest.fixture(scope="module")
def recit(partager, django_db_blocker) -> Iterator[None]:
    with recit_partage(partager, django_db_blocker, raconter):
        yield


@pytest.fixture(autouse=True)
def ce_matin(recit, db) -> Iterator[None]:
    with a(2026, 3, 12, 11, 7):
        yield


def _portrait() -> tuple:
    return (
        sorted(Tournee.objects.values_list("uuid", "jour")),
        sorted(Arret.objects.values_list("uuid", "issue", "apport")),
        sorted(Demande.objects.values_list("uuid", "etat")),
    )


def test_les_tournees_passees_sont_pesees_et_celles_d_aujourd_hui_attendent():
    avant = _portrait()
    lancer()

    assert _portrait() == avant
    passees = Tournee.objects.filter(jour__lt=JEUDI)
    assert passees.exists()
    assert not Arret.objects.filter(tournee__in=passees, issue="").exists()
    assert not Arret.objects.filter(tournee__jour__gte=JEUDI).exclude(issue="").exists()
    peses = Arret.objects.filter(apport__isnull=False).select_related(
        "apport__bon", "apport__origine", "tournee"
    )
    assert peses
    for arret in peses:
        assert arret.apport.origine.code == "domicile"
        assert arret.apport.bon.jour == arret.tournee.jour
    assert Demande.objects.a_traiter().count() >= 3
    assert not Demande.objects.filter(recue_le__gt=timezone.now()).exists()


def test_le_lendemain_la_tournee_prevue_est_faite():
    prevus = set(Arret.objects.filter(tournee__jour=JEUDI).values_list("uuid", flat=True))
    with a(2026, 3, 13, 11, 0):
        lancer()

    faits = Arret.objects.filter(tournee__jour=JEUDI)
    assert prevus <= set(faits.values_list("uuid", flat=True))
    assert not faits.filter(issue="").exists()


def test_personne_n_existe_a_ces_adresses_ni_a_ces_numeros():
    for coordonnees in Coordonnees.objects.all():
        assert coordonnees.telephone.startswith("06 39 98 ")
        assert len(coordonnees.nom.split()[-1]) == 2


def test_deux_ans_apres_il_ne_reste_que_les_communes():
    oublier_les_rendez_vous(aujourd_hui=date(2028, 3, 12))

    assert not Coordonnees.objects.exclude(nom="").exists()
    assert not Coordonnees.objects.filter(commune="").exists()


def test_le_quai_trouve_ses_contenants_une_fois():
    lancer()
    presents = ContenantPlein.objects.presents().count()
    attendus = en_route().count()
    with a(2026, 3, 13, 11, 7):
        lancer()

    assert presents >= 3
    assert attendus == 1
    assert (ContenantPlein.objects.presents().count(), en_route().count()) == (presents, 1)
    # So do those who learn: told once, three of them to the end.
    assert Essai.objects.count() == 6
    assert Essai.objects.exclude(annule_le=None).count() == 3


def test_dix_comptes_un_par_role_et_les_equipes_des_deux_ressourceries():
    connectes = [
        authenticate(RequestFactory().post("/"), username=identifiant, password="rockette")
        for identifiant in Compte.objects.values_list("identifiant", flat=True)
    ]

    assert Association.objects.get().demo
    assert len(connectes) == 14
    assert all(connectes)
    roles = Affectation.objects.values_list("compte__identifiant", "role", "lieu__code")
    assert len({role for _i, role, _l in roles}) == len(roles) == 14
    assert {i for i, _r, lieu in roles if lieu == "CHV"} == {
        "benevole",
        "tri",
        "caisse",
        "camion",
        "cuisine",
        "responsable",
    }
    # The dock and the truck are both its own.
    assert Affectation.objects.get(role="camion").point is None
    assert Affectation.objects.get(role="controle").fin > date(2026, 3, 12)
    assert set(Equipier.objects.values_list("lieu__code", flat=True)) == {"CHV", "MTG"}
    assert Lieu.objects.count() == 4


def test_les_gestes_continuent_apres_la_demonstration():
    """Ids were given in advance: what comes next takes the following ones."""
    dernier = Bon.objects.latest("id").pk
    entree = Entree.objects.latest("id").pk

    bon = un_depot()

    assert bon.pk > dernier
    assert Entree.objects.latest("id").pk > entree


def test_ce_qui_a_ete_renomme_n_arrete_pas_la_suite():
    Lieu.objects.filter(code="CHV").update(code="VERT", nom="Rue du Chemin-Vert")
    Point.objects.filter(nom="Comptoir").update(nom="Accueil")
    Bac.objects.filter(nom="Gros bac vert").update(nom="Grand bac vert")
    TypeDon.objects.filter(nom="Don à un particulier").update(nom="Don à quelqu’un")
    Personne.objects.filter(prenom="Rosa").update(prenom="Rose")

    with a(2026, 3, 14, 8, 0):
        lancer()

    apres = Bon.objects.filter(jour__gte=JEUDI, lieu__code="VERT")
    assert apres.filter(point__nom="Accueil").exists()
    assert apres.filter(lignes__bac__nom="Grand bac vert").exists()
    assert "Les livres s’accordent." in verifie()
