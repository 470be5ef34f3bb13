"""A house has the poles that it says: what is not there is nowhere on screen, and comes back as it
was."""

import pytest
from django.urls import reverse

from ateliers.poles import choix_des_poles
from boutique.articles.models import Article
from petiterockette.comptes.forms.comptes import RoleForm
from petiterockette.comptes.poles import POLES
from petiterockette.depart.poles import fermes_sans, regler_les_poles
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from petiterockette.lieux.models import Association
from tests.boutique.a_la_caisse import la_boutique
from tests.fabriques import connecter, un_compte, un_lieu

pytestmark = pytest.mark.django_db

ADRESSE = "/poles-de-la-maison/"


@pytest.fixture
def maison() -> Association:
    return Association.objects.update_or_create(pk=1, defaults={"nom": "Ici"})[0]


def fermer(*codes: str) -> None:
    ouverts = set(POLES) - set(codes)
    Association.objects.update(poles_fermes=fermes_sans(ouverts))


def test_un_pole_ferme_n_est_nulle_part(maison, client):
    direction = un_compte("direction")
    connecter(client, direction)
    assert reverse("cafe:accueil") in client.get("/").content.decode()
    assert client.get(reverse("cafe:accueil")).status_code == 200

    fermer("cafe")

    assert reverse("cafe:accueil") not in client.get("/").content.decode()
    assert client.get(reverse("cafe:accueil")).status_code == 403
    assert client.get(reverse("velo:accueil")).status_code == 200
    assert "cafe" not in dict(choix_des_poles())
    assert client.get(reverse("cafe:carte_publique", args=[un_lieu().code])).status_code == 404


def test_un_role_de_ce_pole_ne_se_donne_plus_et_ne_donne_plus_rien(maison):
    cuisine = un_compte("cuisine")
    assert cuisine.has_perm("cafe.tenir")

    fermer("cafe")

    encore = type(cuisine).objects.get(pk=cuisine.pk)
    assert not encore.has_perm("cafe.tenir")
    assert not encore.has_perm("ateliers.lire", None, "cafe")
    assert "cuisine" not in dict(RoleForm().fields["role"].choices)
    assert "cafe" not in dict(RoleForm().fields["pole"].choices)


def test_sans_pole_la_page_des_objets_suivis_reste(maison):
    fermer(*POLES)

    assert un_compte("tri").has_perm("collecte.suivre_des_objets")


def test_la_page_les_ferme_et_les_rouvre_avec_ce_qu_ils_vendent(maison, direction):
    la_boutique()
    Article.objects.filter(nom="Repas").delete()
    ouverts = [code for code in POLES if code != "cafe"]
    direction.post(ADRESSE, {"poles": ouverts})
    assert Association.objects.get().poles_fermes == "cafe"
    assert not Article.objects.filter(nom="Repas").exists()

    direction.post(ADRESSE, {"poles": list(POLES)})
    direction.post(ADRESSE, {"poles": list(POLES)})

    assert Association.objects.get().poles_fermes == ""
    assert Article.objects.filter(nom="Repas").count() == 1
    assert Entree.objects.filter(code="depart.poles").count() == 2


def test_un_pole_inconnu_se_refuse_et_n_ecrit_rien(maison, direction):
    reponse = direction.post(ADRESSE, {"poles": ["cirque"]})

    assert "cirque" in reponse.content.decode()
    assert Association.objects.get().poles_fermes == ""


def test_qui_ne_tient_pas_les_lieux_ne_change_pas_les_poles(maison):
    with pytest.raises(DroitManquant):
        regler_les_poles(ouverts=[], compte=un_compte("responsable", lieu=un_lieu()))
