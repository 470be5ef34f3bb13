"""The pages of gestures: what is typed, once, at the point the screen showed."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from collecte.models import Accord, Bon, Ligne, Mouvement, Tare
from petiterockette.journal.models import Entree
from petiterockette.lieux.models import Point
from tests.fabriques import (
    bac,
    categorie,
    connecter,
    contenant,
    les_listes,
    matiere,
    structure,
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

NOMS = (
    "orienter",
    "sortie_don",
    "sortie_recycleur",
    "sortie_bac",
    "sortie_dechetterie",
    "vente_hors_caisse",
)


@pytest.fixture
def quai() -> Point:
    les_listes()
    return un_point("quai", lieu=un_lieu(code="CHV", nom="Chemin-Vert"), nom="Quai")


def poster(client, nom: str, point: Point, **champs):
    """Send a gesture's form as its page made it."""
    return client.post(
        reverse(f"collecte:{nom}"),
        {"uuid": str(uuid4()), "lieu": point.lieu.code, "point": point.pk, **champs},
    )


def responsable(client, point: Point):
    return connecter(client, un_compte("responsable", lieu=point.lieu), point)


def documents(nom: str) -> dict:
    """What a right form holds, gesture by gesture; 12,5 kg each."""
    return {
        "orienter": lambda: {
            "de": "a_trier",
            "vers": "rayon",
            "categorie": categorie("livres").pk,
            "masse": "12,5",
        },
        "sortie_don": lambda: {
            "type_don": type_don().pk,
            "categorie": categorie("livres").pk,
            "masse": "12,5",
        },
        "sortie_recycleur": lambda: {
            "structure": structure("Gebetex").pk,
            "matiere": matiere("textile").pk,
            "masse": "12,5",
        },
        "sortie_bac": lambda: {"bac": bac().pk, "n": 1, "masse": "34,5"},
        "sortie_dechetterie": lambda: {"masse": "12,5"},
        "vente_hors_caisse": lambda: {
            "categorie": categorie("livres").pk,
            "masse": "12,5",
            "jour": timezone.localdate().isoformat(),
        },
    }[nom]()


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


def test_un_poids_improbable_se_confirme(client, quai):
    responsable(client, quai)
    document = {**documents("sortie_don"), "masse": "120", "uuid": str(uuid4())}
    assert 'name="confirme"' not in lue(client.get(reverse("collecte:sortie_don")))

    reponse = poster(client, "sortie_don", quai, **document)

    assert "120 kg d’un coup, c’est beaucoup" in erreurs(reponse)["confirme"]
    assert 'name="confirme"' in lue(reponse)
    assert not Bon.objects.exists()
    poster(client, "sortie_don", quai, **document, confirme="on")
    assert Bon.objects.get().masse_g == 120_000


def test_une_convention_terminee_se_confirme(client, quai):
    responsable(client, quai)
    association = structure("Action froid")
    fin = timezone.localdate() - timedelta(days=1)
    Accord.objects.filter(structure=association).update(fin=fin)
    document = documents("sortie_don") | {
        "type_don": type_don("Don à une association").pk,
        "structure": association.pk,
    }

    reponse = poster(client, "sortie_don", quai, **document)

    assert "La convention avec Action froid a pris fin" in erreurs(reponse)["confirme"]
    poster(client, "sortie_don", quai, **document, confirme="on")
    assert Bon.objects.get().sortie.structure == association


def test_un_don_a_une_association_dit_a_laquelle(client, quai):
    responsable(client, quai)
    document = documents("sortie_don") | {"type_don": type_don("Don à une association").pk}

    reponse = poster(client, "sortie_don", quai, **document)

    assert erreurs(reponse) == {"structure": "Dites à quelle structure va ce don."}
    assert not Bon.objects.exists()


def test_un_don_a_une_personne_oublie_la_structure_touchee_avant(client, quai):
    responsable(client, quai)
    document = documents("sortie_don") | {"structure": structure("Action froid").pk}

    poster(client, "sortie_don", quai, **document)

    assert Bon.objects.get().sortie.structure is None


def test_la_tare_d_un_contenant_se_retire(client, quai):
    responsable(client, quai)
    tare = {"contenant": contenant("Caisse grise").pk, "contenants_n": 2}

    poster(client, "sortie_don", quai, **documents("sortie_don"), **tare)

    ligne = Ligne.objects.get()
    assert (ligne.brut_g, ligne.masse_g) == (12_500, 6_500)
    assert Tare.objects.get().n == 2


def test_une_tare_trop_lourde_se_dit_a_cote_du_poids(client, quai):
    responsable(client, quai)
    tare = {"contenant": contenant("Cage D3E").pk, "contenants_n": 1}

    reponse = poster(client, "sortie_don", quai, **documents("sortie_don"), **tare)

    assert "La tare (39 kg) dépasse le poids lu (12,5 kg)" in lue(reponse)
    assert list(erreurs(reponse)) == ["masse"]
    assert not Bon.objects.exists()


def test_au_dela_de_la_balance_le_poids_est_refuse(client, quai):
    responsable(client, quai)

    reponse = poster(client, "sortie_dechetterie", quai, masse="740")

    assert "740 kg : la balance s’arrête à 700 kg." in lue(reponse)


def test_le_recycleur_se_choisit_puis_montre_ses_seules_matieres(client, quai):
    responsable(client, quai)
    page = reverse("collecte:sortie_recycleur")
    screlec = structure("Screlec")

    premiere = lue(client.get(page))
    seconde = client.get(page, {"recycleur": screlec.pk})

    assert "Screlec" in premiere
    assert "Déchetterie de la porte des Lilas" not in premiere
    assert 'name="matiere"' not in premiere
    matieres = seconde.context["form"].fields["matiere"].queryset
    assert {m.nom for m in matieres} == {"Lampes et néons", "Piles"}
    assert "Changer de recycleur" in lue(seconde)


def test_un_recycleur_ne_prend_que_ses_matieres(client, quai):
    responsable(client, quai)
    document = documents("sortie_recycleur") | {"matiere": matiere("metaux").pk}

    reponse = poster(client, "sortie_recycleur", quai, **document)

    assert erreurs(reponse) == {"matiere": "Ce recycleur ne prend pas cette matière."}


def test_les_bacs_retirent_leur_tare_tout_seuls(client, quai):
    responsable(client, quai)

    poster(client, "sortie_bac", quai, bac=bac().pk, n=2, masse="90", maison="on")

    ligne = Ligne.objects.get()
    assert (ligne.brut_g, ligne.masse_g, ligne.de) == (90_000, 46_000, "maison")


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


def test_le_stock_ne_se_montre_pas_a_qui_ne_peut_pas_le_lire(client, quai):
    un_depot(une_ligne("livres", 7_400, destination="rayon"), point=quai)
    connecter(client, un_compte("camion", lieu=quai.lieu), quai)

    assert "7,4 kg" not in lue(client.get(reverse("collecte:sortie_don")))


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

    poster(
        client, "orienter", quai, **documents("orienter") | {"categorie": categorie("ecrans").pk}
    )

    assert Ligne.objects.get().categorie == categorie("ecrans")


def test_une_sortie_dit_les_orientations_sous_entendues(client, quai):
    un_depot(une_ligne("livres", 20_000), point=quai)
    responsable(client, quai)

    reponse = poster(client, "sortie_don", quai, **documents("sortie_don"))

    assert Mouvement.objects.filter(implicite=True).count() == 1
    page = lue(client.get(reponse["Location"]))
    assert "d’abord passés de « à trier » à « rayon » : aucun tri ne l’avait dit" in page


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
