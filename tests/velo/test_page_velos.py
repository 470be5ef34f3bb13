"""The pages of the bikes: what they show, what they refuse, what they keep of what was typed."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from ateliers.velo.models import Declaration
from ateliers.velo.services import prets_et_dons
from tests.boutique.a_la_caisse import la_boutique
from tests.fabriques import connecter, type_don, un_compte, un_lieu, une_personne
from tests.velo.a_l_atelier import Atelier


@pytest.fixture
def client(client, atelier):
    return connecter(client, atelier.compte, atelier.point)


def _poster(client, velo, nom, **champs):
    return client.post(f"/velo/velos/{velo.pk}/{nom}/", {"uuid": str(uuid4())} | champs)


def test_le_refus_montre_ce_qui_manque_et_ou_le_donner(client, atelier):
    velo = atelier.recevoir()

    reponse = _poster(client, velo, "avancer", vers="diagnostique", diagnostic="Chaîne")

    assert "Il manque encore quelque chose" in reponse.text
    assert "la recherche au registre des vélos volés" in reponse.text
    assert f'href="/velo/velos/{velo.pk}/#vol"' in reponse.text


@pytest.mark.parametrize(
    ("faire", "montre"),
    [
        ("recevoir", "Noter la réponse du registre"),
        ("diagnostique", "Déjà réparé"),
        ("a_demonter", "Démonter et peser"),
        ("controle", "Mettre en vente"),
    ],
)
def test_la_fiche_n_offre_que_la_suite_et_plie_le_reste(client, atelier, faire, montre):
    velo = getattr(atelier, faire)()

    page = client.get(f"/velo/velos/{velo.pk}/").text

    suite = page.split('id="etat"')[1].split("</section>")[0]
    assert montre in suite.replace("\u00a0", " ")
    assert page.count("bouton-principal") == 1
    assert "Autre chose" in page


@pytest.mark.parametrize(
    ("dit", "etat", "diagnostic", "apres"),
    [
        ({"vers": "a_reparer", "diagnostic": "Pneu"}, "a_reparer", "Pneu", ""),
        ({"vers": "a_demonter", "diagnostic": "Cadre fendu"}, "a_demonter", "Cadre fendu", ""),
        ({"vers": "diagnostique"}, "diagnostique", "Rien à réparer", "controle/"),
        ({"vers": "a_reparer"}, "recu", "", None),
    ],
)
def test_le_diagnostic_et_ce_qui_suit_se_disent_d_une_touche(
    client, atelier, dit, etat, diagnostic, apres
):
    velo = atelier.recevoir()
    _poster(client, velo, "vol", reponse="non_declare")

    reponse = _poster(client, velo, "avancer", **dit)

    velo = atelier.relu(velo)
    assert (velo.statut, velo.diagnostic) == (etat, diagnostic)
    if apres is None:
        assert "Dites ce que vous avez vu" in reponse.text
    else:
        assert reponse["Location"] == f"/velo/velos/{velo.pk}/{apres}"
        assert "diagnostique" in {c.vers for c in velo.changements.all()}


def test_un_pas_n_est_qu_une_touche(client, atelier):
    velo = atelier.diagnostique()

    _poster(client, velo, "avancer", vers="a_reparer")
    page = client.get(f"/velo/velos/{velo.pk}/").text

    assert 'name="vers" value="en_reparation"' in page
    assert 'type="radio"' not in page.split('id="etat"')[1].split("</section>")[0]


def test_sans_le_droit_des_prix_la_suite_dit_a_qui_le_dire(client, atelier):
    velo = atelier.controle()
    connecter(client, un_compte("tri", lieu=atelier.lieu), atelier.point)

    page = client.get(f"/velo/velos/{velo.pk}/").text

    assert "Pour le mettre en vente, prévenez la personne responsable du site." in page
    assert "/vente/" not in page


def test_une_vieille_page_dit_pourquoi_son_geste_est_refuse(client, atelier):
    velo = atelier.diagnostique()
    la_boutique()

    reponse = _poster(client, velo, "vente", prix_cts="85")

    assert "il ne passe pas à" in reponse.text.replace("\u00a0", " ")


def test_mettre_en_vente_preter_donner_par_la_page(client, atelier):
    la_boutique()
    zoe = une_personne("Zoé")
    en_vente, prete, donne = (atelier.controle() for _ in range(3))
    demain = timezone.localdate() + timedelta(days=1)

    _poster(client, en_vente, "vente", prix_cts="85")
    _poster(client, prete, "pret", personne=zoe.pk, jusqu_au=demain.isoformat())
    _poster(client, donne, "don", type_don=type_don().pk)

    assert [atelier.relu(v).statut for v in (en_vente, prete, donne)] == [
        *("en_vente", "prete", "donne")
    ]
    page = client.get(f"/velo/velos/{prete.pk}/").text
    assert "Zoé" in page
    _poster(client, prete, "retour")
    assert atelier.relu(prete).statut == "diagnostique"


def test_qui_emprunte_ou_reserve_s_inscrit_de_la(client, atelier):
    prete, reserve = atelier.controle(), atelier.diagnostique()
    demain = timezone.localdate() + timedelta(days=1)
    qui = {"personne": "nouvelle", "personne_mots": "zoé durand"}

    _poster(client, prete, "pret", **qui, jusqu_au=demain.isoformat())
    _poster(client, reserve, "reservation", **qui)

    assert str(prete.prets.get().personne) == "Zoé Durand"
    assert atelier.relu(reserve).reserve_pour == prete.prets.get().personne


def test_demonter_par_la_page_refuse_un_gramme_puis_tombe_juste(client, atelier):
    velo = atelier.a_demonter(masse_g=14_000)
    adresse = f"/velo/velos/{velo.pk}/demontage/"

    refuse = client.post(adresse, {"uuid": str(uuid4()), "roues": "5", "carcasse": "8,999"})
    client.post(adresse, {"uuid": str(uuid4()), "roues": "5", "carcasse": "9"})

    assert "Il manque" in refuse.text
    assert 'value="8,999"' in refuse.text
    assert atelier.stock() == {"pieces": 5_000, "a_recycler": 9_000}
    client.post(
        "/velo/pieces/",
        {"uuid": str(uuid4()), "lieu": atelier.lieu.pk, "vers": "rayon", "masse_g": "1,5"},
    )
    assert '<data value="3500">' in client.get("/velo/pieces/").text


def test_un_velo_demonte_ne_se_controle_ni_ne_se_demonte_plus(client, atelier):
    velo = atelier.a_demonter(masse_g=14_000)
    adresse = f"/velo/velos/{velo.pk}"
    client.post(f"{adresse}/demontage/", {"uuid": str(uuid4()), "carcasse": "14"})

    for page in ("controle", "demontage"):
        reponse = client.get(f"{adresse}/{page}/", follow=True)
        assert reponse.redirect_chain == [(f"{adresse}/", 302)], page
        assert "démonté" in reponse.text


def test_l_acheteur_saisi_puis_transmis_ne_se_lit_plus(client, atelier):
    velo = atelier.controle()
    prets_et_dons.donner(geste=atelier.geste(), velo=velo, type_don=type_don())
    adresse = f"/velo/acheteurs/{Declaration.objects.get().pk}"

    donne = client.get(f"/velo/velos/{velo.pk}/").text
    assert "Il reste à le déclarer à l’opérateur." in donne
    assert "Noter ce propriétaire" in donne
    assert "Rien de plus à faire" not in donne
    ada = {"nom": "Ada Lune", "adresse": "2 rue du Pont, Paris"}
    sans_adresse = client.post(f"{adresse}/saisie/", {"uuid": str(uuid4()), "nom": "Ada Lune"})
    sans_contact = client.post(f"{adresse}/saisie/", ada | {"uuid": str(uuid4())})
    client.post(f"{adresse}/saisie/", ada | {"uuid": str(uuid4()), "courriel": "ada@exemple.fr"})
    assert "son adresse postale" in sans_adresse.text
    assert "un courriel ou un téléphone" in sans_contact.text
    assert "2 rue du Pont" in sans_contact.text
    assert "ada@exemple.fr" in client.get(f"/velo/velos/{velo.pk}/").text
    client.post(f"{adresse}/transmission/", {"uuid": str(uuid4())})

    page = client.get(f"/velo/velos/{velo.pk}/").text
    assert "Ada Lune" not in page
    assert "2 rue du Pont" not in page
    assert "Transmis à l’opérateur" in page
    assert "Rien de plus à faire ici." in page


def test_la_liste_se_cherche_et_se_trie_par_etat(client, atelier):
    bleu, rouge = atelier.recevoir(marque="Gitane"), atelier.diagnostique(marque="Peugeot")
    atelier.identifier(rouge, "BC12345678")

    for adresse, montre, cache in (
        ("?voir=diagnostique", rouge, bleu),
        ("?q=gitane", bleu, rouge),
        ("?q=bc1234", rouge, bleu),
        (f"?q={bleu}", bleu, rouge),
    ):
        page = client.get(f"/velo/velos/{adresse}").text
        assert f"/velo/velos/{montre.pk}/" in page
        assert f"/velo/velos/{cache.pk}/" not in page


def test_la_liste_coute_autant_pour_dix_velos(client, atelier, django_assert_max_num_queries):
    for _ in range(6):
        atelier.recevoir()

    with django_assert_max_num_queries(12):
        client.get("/velo/velos/")


def test_le_velo_d_un_autre_lieu_repond_403_et_dit_le_droit(client, atelier):
    velo = Atelier().recevoir()

    reponse = client.get(f"/velo/velos/{velo.pk}/")

    assert reponse.status_code == 403
    assert "lire les vélos de l’atelier" in reponse.text


def test_sans_le_droit_de_tenir_la_fiche_se_lit_seulement(client, atelier):
    velo = atelier.recevoir()
    lecteur = un_compte("pole", lieu=un_lieu())
    connecter(client, lecteur)

    assert client.get(f"/velo/velos/{velo.pk}/").status_code == 403


def test_un_geste_inconnu_n_existe_pas(client, atelier):
    assert _poster(client, atelier.recevoir(), "peindre").status_code == 404


def test_sans_le_droit_de_sortir_la_fiche_dit_qui_donne_un_velo(client, atelier):
    velo = atelier.controle()
    connecter(client, un_compte("mecanique", lieu=atelier.lieu))

    page = client.get(f"/velo/velos/{velo.pk}/").text

    assert "Pour le donner, prévenez l’équipe camion." in page
