"""The pages of gestures: what is typed, once, at the point the screen showed."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from collecte.livre.models import Bon, Ligne
from petiterockette.journal.models import Entree
from tests.collecte.quai.au_quai import NOMS, documents, poster, responsable
from tests.fabriques import (
    categorie,
    connecter,
    un_compte,
    un_depot,
    un_point,
    une_ligne,
    une_personne,
)
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("nom", ["gestes", *NOMS])
def test_une_page_demande_de_se_connecter(client, nom):
    reponse = client.get(reverse(f"collecte:{nom}"))

    assert reponse.status_code == 302
    assert reponse["Location"].startswith(reverse("comptes:connexion"))


@pytest.mark.parametrize("nom", NOMS)
def test_un_benevole_n_a_pas_ces_gestes(client, quai, nom):
    connecter(client, un_compte("benevole", lieu=quai.lieu), quai)

    assert client.get(reverse(f"collecte:{nom}")).status_code == 403
    assert poster(client, nom, quai, **documents(nom)).status_code == 403
    assert not Bon.objects.exists()
    assert not Entree.objects.exists()


def test_le_menu_montre_ce_que_ce_compte_peut_faire_ici(client, quai):
    connecter(client, un_compte("tri", lieu=quai.lieu), quai)

    page = lue(client.get(reverse("collecte:gestes")))

    assert "Quai" in page
    assert reverse("collecte:orienter") in page
    assert reverse("collecte:comptoir") in page
    assert reverse("collecte:sortie_don") not in page
    assert reverse("collecte:vente_hors_caisse") not in page


def test_le_menu_sans_droit_dit_avec_quels_roles_vont_les_gestes(client, quai):
    connecter(client, un_compte("tresorerie"), quai)

    assert "Rien à faire ici pour ce compte" in lue(client.get(reverse("collecte:gestes")))


@pytest.mark.parametrize("nom", ["gestes", *NOMS])
def test_un_appareil_sans_point_le_choisit_d_abord(client, quai, nom):
    connecter(client, un_compte("direction"))

    reponse = client.get(reverse(f"collecte:{nom}"))

    assert reponse["Location"] == (
        f"{reverse('lieux:point_choisir')}?suite={reverse(f'collecte:{nom}')}"
    )


@pytest.mark.parametrize("nom", NOMS)
def test_un_geste_mene_a_son_bon_et_propose_le_suivant(client, quai, nom):
    responsable(client, quai)

    reponse = poster(client, nom, quai, **documents(nom))

    bon = Bon.objects.get()
    assert reponse["Location"] == f"{reverse('collecte:bon', args=[bon.pk])}?encore=1"
    assert (bon.lieu, bon.point) == (quai.lieu, quai)
    assert bon.masse_g == 12_500
    page = lue(client.get(reponse["Location"]))
    assert f"Bon nº {bon.pk} enregistré : 12,5 kg." in page
    assert "Encore un" in page
    assert reverse(f"collecte:{nom}") in page


@pytest.mark.parametrize("nom", NOMS)
def test_deux_appuis_ne_comptent_qu_une_fois(client, quai, nom):
    responsable(client, quai)
    document = {**documents(nom), "uuid": str(uuid4())}

    premier, second = (poster(client, nom, quai, **document) for _ in range(2))

    assert Bon.objects.count() == 1
    assert premier["Location"] == second["Location"]
    assert "était déjà enregistré" in lue(client.get(second["Location"]))


def test_la_meme_page_avec_un_autre_contenu_demande_de_valider_a_nouveau(client, quai):
    responsable(client, quai)
    document = {**documents("orienter"), "uuid": str(uuid4())}
    poster(client, "orienter", quai, **document)

    reponse = poster(client, "orienter", quai, **{**document, "masse": "13"})

    premier = Bon.objects.get()
    assert f"déjà enregistré le bon nº {premier.pk}" in lue(reponse)
    neuf = reponse.context["form"]["uuid"].value()
    assert neuf != document["uuid"]
    poster(client, "orienter", quai, **{**document, "masse": "13", "uuid": neuf})
    assert Bon.objects.count() == 2


@pytest.mark.parametrize(
    ("saisie", "phrase"),
    [
        ("", "Tapez un poids en kg."),
        ("0", "Un poids de 0 kg ne s’enregistre pas."),
        ("-2", "Un poids ne peut pas être négatif."),
        ("1,2345", "Trois chiffres après la virgule au plus"),
        ("douze", "« douze » n’est pas un nombre de kg."),
    ],
)
def test_un_poids_mal_tape_se_dit_a_cote_et_reste_a_l_ecran(client, quai, saisie, phrase):
    responsable(client, quai)

    reponse = poster(client, "orienter", quai, **{**documents("orienter"), "masse": saisie})

    assert list(erreurs(reponse)) == ["masse"]
    assert phrase in lue(reponse)
    assert reponse.context["form"]["masse"].value() == saisie
    assert not Bon.objects.exists()


@pytest.mark.parametrize("saisie", ["12,5", "12.5", " 12,500 "])
def test_un_poids_se_tape_avec_une_virgule_ou_un_point(client, quai, saisie):
    responsable(client, quai)

    poster(client, "orienter", quai, **{**documents("orienter"), "masse": saisie})

    assert Ligne.objects.get().masse_g == 12_500


def test_la_premiere_chose_a_corriger_prend_le_clavier(client, quai):
    responsable(client, quai)

    reponse = poster(client, "orienter", quai, masse="3")

    assert reponse.context["form"].fields["de"].widget.attrs["autofocus"]


def test_l_appareil_d_un_comptoir_dit_qui_pese(client, quai):
    awa = une_personne("Awa", equipe=quai.lieu)
    connecter(client, un_compte("tri", lieu=quai.lieu, personne=None), quai)

    sans_nom = poster(client, "orienter", quai, **documents("orienter"))
    poster(client, "orienter", quai, **documents("orienter"), par=awa.pk)

    assert erreurs(sans_nom) == {"par": "Touchez votre nom."}
    assert Bon.objects.get().par == awa


def test_un_compte_qui_est_quelqu_un_n_a_pas_a_le_dire(client, quai):
    compte = un_compte("tri", lieu=quai.lieu)
    connecter(client, compte, quai)

    poster(client, "orienter", quai, **documents("orienter"))

    assert Bon.objects.get().par == compte.personne


def test_qui_ne_peut_pas_antidater_n_a_pas_de_date(client, quai):
    connecter(client, un_compte("tri", lieu=quai.lieu), quai)
    hier = timezone.localdate() - timedelta(days=1)

    page = client.get(reverse("collecte:orienter"))
    poster(client, "orienter", quai, **documents("orienter"), jour=hier.isoformat())

    assert "jour" not in page.context["form"].fields
    assert Bon.objects.get().jour == timezone.localdate()


def test_qui_peut_antidater_date_son_geste(client, quai):
    responsable(client, quai)
    hier = timezone.localdate() - timedelta(days=1)

    poster(client, "orienter", quai, **documents("orienter"), jour=hier.isoformat())

    assert Bon.objects.get().jour == hier


def test_une_date_impossible_se_dit_a_cote(client, quai):
    responsable(client, quai)
    demain = timezone.localdate() + timedelta(days=1)

    reponse = poster(client, "orienter", quai, **documents("orienter"), jour=demain.isoformat())

    assert erreurs(reponse) == {"jour": "elle est dans le futur."}


def test_vendu_hors_caisse_demande_toujours_son_jour(client, quai):
    connecter(client, un_compte("caisse", lieu=quai.lieu), quai)
    hier = timezone.localdate() - timedelta(days=1)

    page = client.get(reverse("collecte:vente_hors_caisse"))
    document = documents("vente_hors_caisse") | {"jour": hier.isoformat()}
    poster(client, "vente_hors_caisse", quai, **document)

    assert page.context["form"]["jour"].value() == timezone.localdate()
    assert Bon.objects.get().jour == hier


def test_le_stock_se_lit_a_cote_de_la_categorie(client, quai):
    un_depot(une_ligne("livres", 7_400), point=quai)
    connecter(client, un_compte("tri", lieu=quai.lieu), quai)

    assert "7,4 kg" in lue(client.get(reverse("collecte:orienter")))


def test_le_vrac_se_trie_d_abord(client, quai):
    responsable(client, quai)
    document = documents("orienter") | {"categorie": categorie("vrac").pk}

    page = lue(client.get(reverse("collecte:orienter")))
    reponse = poster(client, "orienter", quai, **document)

    assert "se trie d’abord" in page
    assert "« Vrac à trier » se trie d’abord" in lue(reponse)
    assert not Bon.objects.exists()


def test_une_sous_categorie_se_touche_comme_une_autre(client, quai):
    responsable(client, quai)

    ecrans = {"categorie": categorie("ecrans").pk, "vers": "atelier"}
    poster(client, "orienter", quai, **documents("orienter") | ecrans)

    assert Ligne.objects.get().categorie == categorie("ecrans")


def test_le_geste_se_fait_au_point_que_l_ecran_montrait(client, quai):
    responsable(client, quai)
    autre = un_point("quai", lieu=quai.lieu, nom="Autre quai")

    poster(client, "orienter", autre, **documents("orienter"))

    assert Bon.objects.get().point == autre


def test_un_autre_lieu_que_le_sien_est_refuse_sans_rien_ecrire(client, quai):
    responsable(client, quai)
    ailleurs = un_point("quai")

    reponse = poster(client, "orienter", ailleurs, **documents("orienter"))

    assert reponse.status_code == 403
    assert not Bon.objects.exists()
    assert not Entree.objects.exists()


def test_un_point_ferme_entre_temps_demande_de_verifier(client, quai):
    responsable(client, quai)
    ferme = un_point("quai", lieu=quai.lieu, ferme_le=date(2020, 1, 1))

    reponse = poster(client, "orienter", ferme, **documents("orienter"))

    assert "Ce point n’existe pas à ce lieu" in lue(reponse)
    assert reponse.context["form"]["point"].value() == str(quai.pk)
    assert not Bon.objects.exists()


@pytest.mark.parametrize("nom", [n for n in NOMS if n != "sortie_recycleur"])
def test_une_page_se_lit_en_peu_de_requetes(client, quai, django_assert_max_num_queries, nom):
    responsable(client, quai)

    with django_assert_max_num_queries(20):
        client.get(reverse(f"collecte:{nom}"))
