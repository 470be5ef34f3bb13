"""The bons and the stock: read, cancelled, redacted, never erased."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from collecte.models import Bon, Commentaire, Mouvement
from collecte.services.commentaires import caviarder
from collecte.services.sorties import donner, porter_a_la_dechetterie
from collecte.services.tri import orienter
from collecte.views.bons import PAR_PAGE
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from tests.fabriques import (
    categorie,
    connecter,
    entete,
    les_listes,
    type_don,
    un_compte,
    un_depot,
    un_lieu,
    un_point,
    une_ligne,
    une_personne,
)
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db

BONS, STOCK = "/collecte/bons/", "/collecte/stock/"


@pytest.fixture
def quai():
    les_listes()
    return un_point("quai", lieu=un_lieu(code="CHV", nom="Chemin-Vert"), nom="Quai")


@pytest.fixture
def responsable(client, quai):
    """A person in charge of the site, signed in."""
    compte = un_compte("responsable", lieu=quai.lieu, personne=une_personne("Camille"))
    connecter(client, compte, quai)
    return compte


def un_don(compte=None, point=None, **champs) -> Bon:
    champs.setdefault("categorie", categorie("livres"))
    champs.setdefault("type_don", type_don())
    champs.setdefault("brut_g", 9_000)
    en_tete = {nom: champs.pop(nom) for nom in ("par", "commentaire") if nom in champs}
    bon, _cree = donner(entete=entete(compte, point, **en_tete), **champs)
    return bon


def adresse(bon, geste=""):
    return reverse(f"collecte:bon{geste}", args=[bon.pk])


def annuler(client, bon, **champs):
    return client.post(
        adresse(bon, "_annuler"), {"uuid": str(uuid4()), "motif": "Mauvais poids", **champs}
    )


def numeros(reponse) -> list[int]:
    return [ligne["bon"].pk for ligne in reponse.context["lignes"]]


@pytest.mark.parametrize("url", [BONS, STOCK])
def test_sans_droit_la_page_l_explique(client, quai, url):
    connecter(client, un_compte("benevole", lieu=quai.lieu), quai)

    assert client.get(url).status_code == 403


def test_la_liste_montre_les_bons_du_lieu_les_derniers_d_abord(client, quai, responsable):
    premier = un_depot(une_ligne("livres", 7_400), point=quai)
    second = un_don(responsable, quai)
    un_depot()

    reponse = client.get(BONS)

    assert numeros(reponse) == [second.pk, premier.pk]
    page = lue(reponse)
    assert "Don à un particulier" in page
    assert "7,40 kg" in page
    assert "Camille" in page


def test_un_autre_lieu_ne_se_lit_pas(client, quai, responsable):
    ailleurs = un_depot()

    assert client.get(BONS, {"lieu": ailleurs.lieu.code}).status_code == 403
    assert client.get(adresse(ailleurs)).status_code == 403
    assert client.get(BONS, {"lieu": "RIEN"}).status_code == 404


def test_qui_lit_partout_choisit_son_lieu(client, quai):
    connecter(client, un_compte("direction"), quai)
    ici, ailleurs = un_depot(point=quai), un_depot()

    assert numeros(client.get(BONS)) == [ailleurs.pk, ici.pk]
    assert numeros(client.get(BONS, {"lieu": "CHV"})) == [ici.pk]


def test_la_liste_se_restreint_par_jour_et_par_nature(client, quai, responsable):
    hier = timezone.localdate() - timedelta(days=1)
    depot, ancien = un_depot(point=quai), un_don(responsable, quai, jour=hier)

    assert numeros(client.get(BONS, {"nature": "sortie"})) == [ancien.pk]
    assert numeros(client.get(BONS, {"du": timezone.localdate().isoformat()})) == [depot.pk]
    assert numeros(client.get(BONS, {"au": hier.isoformat()})) == [ancien.pk]
    assert numeros(client.get(BONS, {"du": "hier", "nature": "rien"})) == [ancien.pk, depot.pk]


def test_rien_ne_correspond_se_dit(client, quai, responsable):
    assert "Aucun bon ne correspond" in lue(client.get(BONS))


def test_les_pages_se_suivent_sans_trou_ni_doublon(client, quai, responsable):
    ids = [un_depot(point=quai, compte=responsable).pk for _ in range(PAR_PAGE + 3)][::-1]

    premiere = client.get(BONS)
    seconde = client.get(BONS, {"avant": premiere.context["suite"]})
    retour = client.get(BONS, {"apres": seconde.context["retour"]})

    assert numeros(premiere) == ids[:PAR_PAGE]
    assert premiere.context["retour"] is None
    assert numeros(seconde) == ids[PAR_PAGE:]
    assert seconde.context["suite"] is None
    assert numeros(retour) == ids[:PAR_PAGE]


def test_la_liste_coute_le_meme_nombre_de_requetes_quel_qu_en_soit_le_nombre(
    client, quai, responsable, django_assert_max_num_queries
):
    for _ in range(12):
        annuler(client, un_don(responsable, quai, brut_g=2_000))
        un_depot(une_ligne("livres"), une_ligne("jouets"), point=quai)

    with django_assert_max_num_queries(22):
        client.get(BONS)


def test_un_bon_annule_reste_barre_et_nomme(client, quai, responsable):
    bon = un_don(responsable, quai)
    annuler(client, bon)

    page = lue(client.get(BONS))

    contre = bon.__class__.objects.get(annule=bon)
    assert 'class="annulee"' in page
    assert f"annulé par le nº {contre.pk}" in page
    assert f"Annulation du bon nº {bon.pk}" in page
    assert "−9,00 kg" in page


def test_un_bon_dit_tout_de_lui(client, quai, responsable):
    bon = un_don(responsable, quai, quantite=3, mesure="estimee", commentaire="Pour la crèche")

    page = lue(client.get(adresse(bon)))

    for mots in ("Camille", "Chemin-Vert · Quai", "Don à un particulier", "9 kg", "3 objets",
                 "≈ estimé", "Pour la crèche"):  # fmt: skip
        assert mots in page


def test_les_mouvements_sous_entendus_se_disent_en_mots(client, quai, responsable):
    un_depot(une_ligne("livres", 4_000), point=quai)
    bon = un_don(responsable, quai)

    page = lue(client.get(adresse(bon)))

    assert "d’abord passés de « à trier » à « rayon » : aucun tri ne l’avait dit" in page
    assert "de « rayon » à « donné à un particulier »" in page


def test_ce_qui_est_reparti_par_calcul_se_dit(client, quai, responsable):
    un_depot(une_ligne("livres", 4_000, destination="a_jeter"), point=quai)
    bon, _cree = porter_a_la_dechetterie(entete=entete(responsable, quai), brut_g=3_000)

    assert "réparti par calcul" in lue(client.get(adresse(bon)))


def test_un_depot_dit_d_ou_il_vient_et_mene_a_son_bon_d_apport(client, quai, responsable):
    bon = un_depot(point=quai)

    page = lue(client.get(adresse(bon)))

    assert "Apport volontaire" in page
    assert reverse("collecte:bon_d_apport", args=[bon.pk]) in page


def test_un_bon_se_lit_en_peu_de_requetes(client, quai, responsable, django_assert_max_num_queries):
    lignes = [une_ligne(c, tares=[("Caisse grise", 1)]) for c in ("livres", "jouets", "vaisselle")]
    bon = un_depot(*lignes, point=quai)

    with django_assert_max_num_queries(26):
        client.get(adresse(bon))


def test_l_auteur_lit_et_annule_le_sien_dans_sa_journee(client, quai):
    compte = un_compte("tri", lieu=quai.lieu)
    connecter(client, compte, quai)
    bon, _cree = orienter(
        entete=entete(compte, quai), categorie=categorie("livres"), de="a_trier", vers="rayon",
        masse_g=1_000,
    )  # fmt: skip

    assert "Annuler ce bon" in lue(client.get(adresse(bon)))
    annuler(client, bon)

    assert Bon.objects.get(annule=bon).par == compte.personne


def test_le_lendemain_l_auteur_ne_le_lit_plus_sans_le_droit(client, quai):
    compte = un_compte("tri", lieu=quai.lieu)
    with time_machine.travel(timezone.now() - timedelta(days=1)):
        bon, _cree = orienter(
            entete=entete(compte, quai), categorie=categorie("livres"), de="a_trier", vers="rayon",
            masse_g=1_000,
        )  # fmt: skip
    connecter(client, compte, quai)

    assert client.get(adresse(bon)).status_code == 403
    assert annuler(client, bon).status_code == 403


def test_le_bon_d_un_autre_ne_s_annule_pas_sans_le_droit(client, quai):
    bon = un_don(None, quai)
    connecter(client, un_compte("tri", lieu=quai.lieu), quai)

    assert annuler(client, bon).status_code == 403
    assert not Bon.objects.filter(annule=bon).exists()


def test_a_l_appareil_seul_l_auteur_annule_le_sien(client, quai):
    awa, sacha = (une_personne(nom, equipe=quai.lieu) for nom in ("Awa", "Sacha"))
    appareil = un_compte("camion", lieu=quai.lieu, personne=None)
    connecter(client, appareil, quai)
    bon = un_don(appareil, quai, par=awa.pk)

    assert erreurs(annuler(client, bon)) == {"par": "Touchez votre nom."}
    assert annuler(client, bon, par=sacha.pk).status_code == 403
    annuler(client, bon, par=awa.pk)

    assert Bon.objects.get(annule=bon).par == awa


def test_une_annulation_rend_les_kilos_et_se_lit_des_deux_cotes(client, quai, responsable):
    bon = un_don(responsable, quai)

    reponse = annuler(client, bon)

    contre = Bon.objects.get(annule=bon)
    assert reponse["Location"] == adresse(bon)
    assert Mouvement.objects.get(bon=contre).vers == "rayon"
    annule, annulation = lue(client.get(adresse(bon))), lue(client.get(adresse(contre)))
    assert "Bon annulé : rien n’en est compté" in annule
    assert "Mauvais poids" in annule
    assert adresse(contre) in annule
    assert f"Ce bon annule le bon nº {bon.pk}" in annulation
    assert adresse(bon) in annulation
    assert "Annuler ce bon" not in annule + annulation


def test_une_annulation_sans_raison_n_ecrit_rien(client, quai, responsable):
    bon = un_don(responsable, quai)

    reponse = annuler(client, bon, motif=" ")

    assert "Dites pourquoi : une annulation porte sa raison." in lue(reponse)
    assert not Bon.objects.filter(annule=bon).exists()


def test_deux_appuis_n_annulent_qu_une_fois(client, quai, responsable):
    bon = un_don(responsable, quai)
    uuid = str(uuid4())

    annuler(client, bon, uuid=uuid)
    annuler(client, bon, uuid=uuid)
    encore = annuler(client, bon)

    assert Bon.objects.filter(annule=bon).count() == 1
    assert f"Le bon nº {bon.pk} est déjà annulé." in lue(encore)


def test_un_commentaire_se_caviarde_et_le_journal_ne_dit_pas_son_texte(client, quai, responsable):
    bon = un_don(responsable, quai, commentaire="Pour Mme Martin")

    client.post(adresse(bon, "_caviarder"))
    client.post(adresse(bon, "_caviarder"))

    commentaire = Commentaire.objects.get(bon=bon)
    assert commentaire.texte == ""
    assert commentaire.caviarde_le is not None
    [trace] = Entree.objects.filter(code="collecte.commentaire.caviarde")
    assert (trace.par, trace.compte, trace.lieu) == (
        responsable.personne_id, responsable.pk, quai.lieu_id,
    )  # fmt: skip
    assert "Martin" not in f"{trace.resume} {trace.contenu}"
    page = lue(client.get(adresse(bon)))
    assert "Martin" not in page
    assert "Caviardé le" in page


def test_caviarder_va_avec_le_droit_d_annuler_a_ce_lieu(client, quai):
    bon = un_don(None, quai, commentaire="Pour Mme Martin")
    ailleurs = un_compte("responsable", lieu=un_lieu())

    with pytest.raises(DroitManquant):
        caviarder(bon=bon, compte=ailleurs)

    connecter(client, ailleurs)
    assert client.post(adresse(bon, "_caviarder")).status_code == 403
    assert Commentaire.objects.get(bon=bon).texte == "Pour Mme Martin"


def test_le_stock_dit_ce_qui_attend_a_chaque_etape(client, quai, responsable):
    un_depot(
        une_ligne("livres", 7_400), une_ligne("velo", 12_000, destination="a_recycler"), point=quai
    )

    page = lue(client.get(STOCK))

    assert '<data value="7400">7,4 kg</data>' in page
    assert '<data value="12000">12,0 kg</data>' in page
    assert '<data value="19400">19,4 kg</data>' in page
    assert "Métaux" in page
    assert "à régulariser" not in page


def test_un_stock_negatif_se_dit_en_mots(client, quai, responsable):
    un_don(responsable, quai, brut_g=12_000)

    page = lue(client.get(STOCK))

    assert '<data value="-12000">−12,0 kg</data> : à régulariser' in page
    assert "1 stock à régulariser" in page


def test_le_stock_se_lit_lieu_par_lieu(client, quai):
    un_depot(une_ligne("livres", 7_400), point=quai)
    un_depot(une_ligne("livres", 600))
    connecter(client, un_compte("direction"))

    assert "8,0 kg" in lue(client.get(STOCK))
    assert "8,0 kg" not in lue(client.get(STOCK, {"lieu": "CHV"}))


def test_un_stock_vide_le_dit(client, quai, responsable):
    assert "Rien en stock" in lue(client.get(STOCK))


def test_le_stock_se_lit_en_peu_de_requetes(
    client, quai, responsable, django_assert_max_num_queries
):
    for code in ("livres", "velo", "jouets", "textiles", "ecrans"):
        un_depot(une_ligne(code), une_ligne(code, destination="a_recycler"), point=quai)

    with django_assert_max_num_queries(14):
        client.get(STOCK)
