"""The pages of the surveys: a questionnaire loaded, paired, answered, taken away as asked."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from petiterockette.dossiers.services.dossiers import changer
from petiterockette.dossiers.services.figements import abandonner, figer, reprendre
from petiterockette.dossiers.services.ordre import choisir
from petiterockette.enquetes.models import Enquete, Question, Questionnaire, Reponse
from petiterockette.enquetes.services.enquetes import faire_le_dossier
from tests import axe
from tests.collecte.surfaces import classeur
from tests.fabriques import connecter, les_listes, un_compte, un_depot, un_point, une_ligne
from tests.mots_entiers import a_toutes_les_tailles, page_abimee
from tests.pages import erreurs, lue

from .les_enquetes import repondu, un_questionnaire, une_enquete

pytestmark = pytest.mark.django_db

TABLEUR = "Nº;Question;Unité\r\n1;Tonnage collecté;t\r\n2;Surface ouverte au public;m²\r\n"


@pytest.fixture
def tresorerie(client):
    les_listes()
    compte = un_compte("tresorerie")
    connecter(client, compte)
    return compte


def charger(client, texte: str | bytes = TABLEUR, **champs):
    octets = texte.encode() if isinstance(texte, str) else texte
    champs = {
        "uuid": uuid4(),
        "fichier": SimpleUploadedFile("questions.csv", octets),
        "nom": "Observatoire",
        "reseau": "Le réseau",
        "annee": "2026",
        **champs,
    }
    return client.post("/enquetes/questionnaires/charger/", champs)


def adresse(nom: str, objet, *autres) -> str:
    return reverse(f"enquetes:{nom}", args=[objet.pk, *autres])


def test_un_tableur_se_charge_puis_ses_questions_se_lisent_avec_ce_qui_est_propose(
    client, tresorerie
):
    page = lue(client.get(charger(client).url))

    assert "non officiel" in page
    assert 'value="Collecté"' in page
    assert "1 indicateur est proposé" in page
    assert Question.objects.filter(choisi_le=None).count() == 2


def test_les_fautes_d_un_tableur_se_disent_toutes_et_rien_ne_s_ecrit(client, tresorerie):
    fautif = "Question;Unité;Nature\r\n" + ";t;nombre\r\n" * 3 + "Collecté;t;date\r\n" * 30

    dites = erreurs(charger(client, fautif, nom="Gardé"))["fichier"]

    assert "Ligne 2 : la question n’a pas de texte." in dites
    assert "Ligne 5 : « date » n’est pas une nature connue" in dites
    assert "Et 13 autres lignes à corriger." in dites
    assert not Questionnaire.objects.exists()


@pytest.mark.parametrize(
    ("champs", "champ"),
    [
        ({"nom": ""}, "nom"),
        ({"reseau": " "}, "reseau"),
        ({"annee": "26"}, "annee"),
        ({"annee": "deux mille"}, "annee"),
        ({"fichier": ""}, "fichier"),
        ({"fichier": SimpleUploadedFile("x.xlsx", b"PK\x03\x04rien")}, "fichier"),
    ],
)
def test_ce_qui_ne_va_pas_se_dit_a_cote_du_champ(client, tresorerie, champs, champ):
    assert list(erreurs(charger(client, **champs))) == [champ]
    assert not Questionnaire.objects.exists()


def test_le_meme_questionnaire_charge_deux_fois_le_dit(client, tresorerie):
    charger(client)

    assert "déjà chargé" in erreurs(charger(client))["__all__"]
    assert Questionnaire.objects.count() == 1


def test_on_choisit_change_ou_vide_l_indicateur_de_chaque_question(client, tresorerie):
    adresse_ = charger(client).url

    faux = client.post(adresse_, {"q1": "Collecté", "q2": "Une surface"})
    assert "de la liste" in erreurs(faux)["q2"]
    client.post(adresse_, {"q1": "réemployé", "q2": ""})

    assert list(Question.objects.values_list("code", flat=True)) == ["T_REEMPLOI", ""]
    assert not Question.objects.filter(choisi_le=None).exists()


def test_l_exemple_se_charge_une_fois_par_an_et_se_dit_non_officiel(client, tresorerie):
    for _fois in range(2):
        page = lue(client.get(client.post(reverse("enquetes:exemple")).url))

    assert "non officiel" in page
    assert Questionnaire.objects.get().questions.count() == 31


def test_on_repond_a_la_main_et_l_histoire_se_lit(client, tresorerie):
    questionnaire = un_questionnaire(compte=tresorerie)
    client.post(adresse("commencer", questionnaire), {"uuid": uuid4(), "annee": "2026"})
    enquete = Enquete.objects.get()
    page = lue(client.get(adresse("enquete", enquete)))
    assert "3 réponses manquent" in page

    question = adresse("reponse", enquete, 2)
    for valeur in ("280", "300,5"):
        client.post(question, {"uuid": uuid4(), "valeur": valeur, "source": "le bail"})
    choix = adresse("reponse", enquete, 3)
    client.post(choix, {"uuid": uuid4(), "valeur": "oui", "source": "Awa"})

    page = lue(client.get(adresse("enquete", enquete)))
    assert "300,5 m²" in page
    assert "1 réponse manque" in page
    histoire = lue(client.get(question))
    assert "<strong>280</strong>" in histoire
    assert 'value="300,5"' in histoire


@pytest.mark.parametrize(
    ("rang", "champs", "champ"),
    [
        (2, {"valeur": "beaucoup"}, "valeur"),
        (2, {"valeur": ""}, "valeur"),
        (2, {"source": " "}, "source"),
        (3, {"valeur": "peut-être"}, "valeur"),
    ],
)
def test_une_reponse_refusee_se_dit_a_cote(client, tresorerie, rang, champs, champ):
    enquete = une_enquete(compte=tresorerie)
    champs = {"uuid": uuid4(), "valeur": "280", "source": "le bail"} | champs

    assert list(erreurs(client.post(adresse("reponse", enquete, rang), champs))) == [champ]
    assert not Reponse.objects.exists()


@pytest.mark.parametrize("format", ["csv", "xlsx", "ods"])
def test_elle_s_emporte_dans_l_ordre_demande(client, tresorerie, format):
    un_depot(une_ligne("livres", 90_000), point=un_point())
    enquete = une_enquete(compte=tresorerie)
    repondu(enquete, 4, "=1+1", source="un mot")

    entete, *lignes = classeur(client, adresse("enquete", enquete), {}, format).feuilles[0]

    assert [str(li[0]) for li in lignes] == ["1.1", "2.1", "2.2", "4"]
    assert [float(lignes[0][entete.index("Réponse")]), lignes[0][3]] == [0.09, "t"]
    assert not lignes[1][entete.index("Réponse")]
    assert lignes[3][entete.index("Réponse")] in ("'=1+1", "=1+1")


def test_figee_elle_s_emporte_comme_elle_etait(client, tresorerie):
    enquete = une_enquete(compte=tresorerie)
    repondu(enquete, 2, "280")
    dossier = faire_le_dossier(enquete=enquete, compte=tresorerie)
    figer(dossier=dossier, compte=tresorerie, sans_ce_qui_manque=True)
    reprendre(dossier=dossier, compte=tresorerie, motif="un oubli")
    repondu(Enquete.objects.get(), 2, "300")
    un_depot(une_ligne("livres", 90_000), point=un_point())
    assert "300 m²" in lue(client.get(adresse("enquete", enquete)))

    figer(dossier=dossier, compte=tresorerie, sans_ce_qui_manque=True)
    un_depot(une_ligne("livres", 90_000), point=un_point())

    _entete, *lignes = classeur(client, adresse("enquete", enquete), {}, "xlsx").feuilles[0]
    assert [float(li[2]) for li in lignes[:2]] == [0.09, 300]
    page = lue(client.get(adresse("enquete", enquete)))
    assert "Figée le" in page
    assert "0,090 t" in page
    assert "300 m²" in page
    assert "Répondre" not in page
    assert "280" in lue(client.get(adresse("reponse", enquete, 2)))


def test_un_dossier_fige_sans_ses_reponses_les_laisse_dire_a_l_enquete(client, tresorerie):
    enquete = une_enquete(compte=tresorerie)
    repondu(enquete, 2, "280")
    dossier = faire_le_dossier(enquete=enquete, compte=tresorerie)
    choisir(dossier=dossier, compte=tresorerie, indicateurs=["T_COLLECTE"], pieces=[])
    figer(dossier=dossier, compte=tresorerie, sans_ce_qui_manque=True)

    page = lue(client.get(adresse("enquete", enquete)))

    assert "280 m²" in page
    assert "Figée le" not in page
    assert "Répondre" not in page


def test_abandonnee_elle_ne_propose_plus_ce_qui_serait_refuse(client, tresorerie):
    enquete = une_enquete(compte=tresorerie)
    dossier = faire_le_dossier(enquete=enquete, compte=tresorerie)
    abandonner(dossier=dossier, compte=tresorerie, motif="le réseau n’en veut plus")

    page = lue(client.get(adresse("enquete", enquete)))

    assert "Recompter" not in page
    assert "Répondre" not in page


def test_son_dossier_s_ouvre_avec_ses_reponses(client, tresorerie):
    enquete = une_enquete(compte=tresorerie)
    repondu(enquete, 2, "280", source="le bail du local")

    page = lue(client.get(client.post(adresse("dossier", enquete)).url))

    assert "Réponses à l’enquête" in page
    assert "le bail du local" in page


def test_un_autre_dossier_ne_propose_pas_les_reponses_d_une_enquete(client, tresorerie):
    dossier = faire_le_dossier(enquete=une_enquete(compte=tresorerie), compte=tresorerie)
    autre = {"objet": "rapport", "titre": "Autre", "debut": dossier.debut, "fin": dossier.fin}
    changer(dossier=dossier, compte=tresorerie, **autre)

    assert "Réponses à l’enquête" not in lue(client.get(f"/dossiers/{dossier.pk}/"))


def test_la_page_et_la_liste_ne_coutent_pas_plus_avec_plus_de_reponses(
    client, tresorerie, django_assert_max_num_queries
):
    enquete = une_enquete(compte=tresorerie)
    client.get("/enquetes/")
    for rang, valeur in ((2, "280"), (2, "281"), (3, "oui"), (4, "des mots")):
        repondu(enquete, rang, valeur)
    une_enquete(compte=tresorerie, questionnaire=un_questionnaire(version="2", compte=tresorerie))

    with django_assert_max_num_queries(10):
        client.get("/enquetes/")
    with django_assert_max_num_queries(10):
        client.get(adresse("enquete", enquete))


@pytest.mark.django_db(transaction=True)
def test_elles_se_lisent_par_tous_et_a_toutes_les_tailles(appareil_de, live_server):
    les_listes()
    compte = un_compte("direction")
    enquete = une_enquete(compte=compte)
    repondu(enquete, 4, "Une année de travaux.\nPuis la réouverture.")
    page = appareil_de(compte, un_point(), 390, 844).new_page()
    graves, abimees = {}, {}
    for chemin in (
        "/enquetes/",
        "/enquetes/questionnaires/charger/",
        adresse("questionnaire", enquete.questionnaire),
        adresse("enquete", enquete),
        adresse("reponse", enquete, 3),
    ):
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(live_server.url + chemin)
        graves[chemin] = axe.defauts(page, graves=True)
        abimees[chemin] = a_toutes_les_tailles(page, page_abimee)

    assert {a: g for a, g in graves.items() if g} == {}
    assert {a: dits for a, dits in abimees.items() if dits} == {}
