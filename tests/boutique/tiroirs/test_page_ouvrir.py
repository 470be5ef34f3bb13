"""Opening a till, as its page does it: the float, the device, the first time, training."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from boutique.caisses.appareil import COOKIE
from boutique.caisses.models import Caisse, Session
from petiterockette.journal.models import Maillon
from tests.boutique.a_la_caisse import la_boutique, une_caisse
from tests.boutique.au_guichet import tenir
from tests.boutique.pages import envoyer, lire, ouverture
from tests.fabriques import connecter, un_compte, un_point
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db


@pytest.fixture
def point():
    la_boutique()
    return un_point("caisse", nom="Caisse 1")


@pytest.fixture
def caissier(client, point):
    return connecter(client, un_compte("caisse", lieu=point.lieu), point)


def test_la_premiere_ouverture_installe_la_caisse_et_la_donne_a_cet_appareil(caissier, point):
    reponse = envoyer(caissier, "caisse_ouvrir", **ouverture(point, fond="97,50"))

    session = Session.objects.get()
    assert (session.fond_cts, session.numero, session.caisse.point) == (9_750, 1, point)
    assert caissier.cookies[COOKIE]["httponly"]
    assert reponse.status_code == 302
    assert "est ouverte, fond de 97,50" in lue(lire(caissier, "session", session.pk))


def test_ce_que_dit_l_ouverture_ne_suit_pas_sur_une_autre_page(caissier, point):
    envoyer(caissier, "caisse_ouvrir", **ouverture(point))

    lire(caissier, "caisse")

    assert "Bonne vente" not in lue(lire(caissier, "sessions"))


def test_le_montant_s_ecrit_avec_une_virgule_ou_un_point(caissier, point):
    envoyer(caissier, "caisse_ouvrir", **ouverture(point, fond="97.5"))

    assert Session.objects.get().fond_cts == 9_750


def test_deux_appuis_ouvrent_une_seule_session(caissier, point):
    page = ouverture(point, uuid=str(uuid4()))

    envoyer(caissier, "caisse_ouvrir", **page)
    encore = envoyer(caissier, "caisse_ouvrir", **page)

    assert encore.status_code == 302
    assert Session.objects.count() == 1
    assert "une seule fois" in lue(lire(caissier, "sessions"))


def test_deux_appuis_rapides_laissent_la_caisse_a_cet_appareil(client, point):
    compte, page = un_compte("caisse", lieu=point.lieu), ouverture(point, uuid=str(uuid4()))
    appuis = [connecter(Client(), compte, point) for _appui in range(2)]

    for appui in appuis:
        envoyer(appui, "caisse_ouvrir", **page)

    # Whichever cookie the device keeps, it holds the till.
    for appui in appuis:
        ici = lire(appui, "caisse_ouvrir")
        assert ici.status_code == 302


def test_reprendre_deux_fois_ne_l_ecrit_qu_une_fois(client):
    tenue = une_caisse()
    page = {"session": tenue.session.pk, "motif": "tablette cassée", "uuid": str(uuid4())}

    for _appui in range(2):
        envoyer(connecter(Client(), tenue.compte, tenue.point), "caisse_reprendre", **page)

    assert Maillon.objects.filter(contenu__code="session.reprise").count() == 1


def test_la_page_propose_ce_qui_reste_dans_le_tiroir(client):
    tenue = une_caisse(fond_cts=10_000)
    tenue.fermer()
    tenue.compter(9_900)
    tenir(client, tenue)

    assert 'value="99,00"' in lue(lire(client, "caisse_ouvrir"))


def test_un_tiroir_a_compter_ne_dit_pas_ce_qu_il_devrait_tenir(client):
    tenue = une_caisse(fond_cts=12_345)
    tenue.fermer()
    tenir(client, tenue)

    texte = lue(lire(client, "caisse_ouvrir"))

    assert "n’est pas comptée" in texte
    assert "123,45" not in texte


def test_la_grille_fait_le_fond(caissier, point):
    envoyer(caissier, "caisse_ouvrir", **ouverture(point, n_2000="3", n_50="5"))

    assert Session.objects.get().fond_cts == 6_250


def test_une_grille_et_un_montant_qui_se_contredisent_se_disent(caissier, point):
    reponse = envoyer(caissier, "caisse_ouvrir", **ouverture(point, fond="80", n_2000="3"))

    assert "La grille fait 60,00 €, le fond tapé 80,00 €" in erreurs(reponse)["fond"]
    assert not Session.objects.exists()


@pytest.mark.parametrize("saisie", ["3 a", "-1", "1,5", "99999", "²"])
def test_une_grille_mal_tapee_se_dit_et_se_garde(caissier, point, saisie):
    reponse = envoyer(caissier, "caisse_ouvrir", **ouverture(point, n_2000=saisie))

    texte = lue(reponse)
    assert "n_2000" in erreurs(reponse)
    assert f'value="{saisie}"' in texte
    assert 'aria-invalid="true"' in texte
    assert not Session.objects.exists()


@pytest.mark.parametrize("saisie", ["", "cent", "-5", "1,234"])
def test_un_fond_illisible_ne_s_ouvre_pas(caissier, point, saisie):
    reponse = envoyer(caissier, "caisse_ouvrir", **ouverture(point, fond=saisie))

    assert "fond" in erreurs(reponse)
    assert not Session.objects.exists()


def test_une_caisse_tenue_ici_mene_a_elle(client):
    tenue = une_caisse()
    tenir(client, tenue)

    assert lire(client, "caisse_ouvrir").status_code == 302


def test_tenue_ailleurs_elle_se_reprend_ici_et_dit_pourquoi(client):
    tenue = une_caisse()
    connecter(client, tenue.compte, tenue.point)

    assert "La reprendre ici" in lue(lire(client, "caisse_ouvrir"))
    sans_motif = envoyer(
        client, "caisse_reprendre", session=tenue.session.pk, motif="", uuid=str(uuid4())
    )
    assert erreurs(sans_motif) == {"motif": "Dites pourquoi."}
    envoyer(client, "caisse_reprendre", session=tenue.session.pk, motif="tablette cassée")

    avant = tenue.session.appareil
    tenue.session.refresh_from_db()
    assert tenue.session.appareil != avant
    assert lire(client, "caisse_ouvrir").status_code == 302


def test_reprendre_une_caisse_fermee_dit_ce_qui_reste_a_faire(client):
    tenue = une_caisse()
    tenue.fermer()
    tenir(client, tenue)

    reponse = envoyer(client, "caisse_reprendre", session=tenue.session.pk, motif="x")

    assert reponse["Location"] == reverse("boutique:session_compter", args=[tenue.session.pk])
    assert "il reste à compter" in lue(client.get(reponse["Location"]))


def test_s_entrainer_ouvre_une_session_qui_ne_compte_pas(caissier, point):
    envoyer(caissier, "caisse_ouvrir", **ouverture(point, ecole="1"))

    assert Session.objects.get().ecole
    assert "Comptage" not in lue(lire(caissier, "sessions"))


def test_un_appareil_sans_nom_demande_qui_ouvre(client, point):
    connecter(client, un_compte("caisse", lieu=point.lieu, personne=None), point)

    reponse = envoyer(client, "caisse_ouvrir", **ouverture(point))

    assert erreurs(reponse) == {"par": "Touchez votre nom."}
    assert not Session.objects.exists()


def test_la_page_d_un_autre_point_n_ouvre_rien(caissier, point):
    autre = un_point("caisse", lieu=point.lieu)

    reponse = envoyer(caissier, "caisse_ouvrir", **ouverture(autre))

    assert "choisissez à nouveau votre point" in lue(reponse)
    assert not Caisse.objects.exists()


def test_un_compte_d_ailleurs_n_ouvre_pas_ici(client, point):
    ailleurs = un_point("caisse")
    connecter(client, un_compte("caisse", lieu=ailleurs.lieu), point)

    assert envoyer(client, "caisse_ouvrir", **ouverture(point)).status_code == 403
    assert not Session.objects.exists()


def test_deux_points_qui_ouvrent_pour_la_premiere_fois_ont_chacun_leur_numero(client, point):
    autre = un_point("caisse", lieu=point.lieu)
    compte = un_compte("caisse", lieu=point.lieu)
    for p in (point, autre):
        envoyer(connecter(client, compte, p), "caisse_ouvrir", **ouverture(p))

    assert list(Caisse.objects.order_by("numero").values_list("numero", flat=True)) == [1, 2]
