"""The pages of the agreements: noted, written, declared in one gesture, shared out, tested."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse

from collecte.declarations.models import Convention, Declaration, EssaisDAppareil
from petiterockette.dossiers.services.figements import envoyer
from tests import axe
from tests.collecte.objets.suivis import complet, un_objet
from tests.collecte.surfaces import classeur
from tests.dossiers.les_dossiers import fige
from tests.fabriques import categorie, connecter, entete, un_compte
from tests.mots_entiers import a_toutes_les_tailles, page_abimee
from tests.pages import erreurs, lue

from .les_conventions import (
    appareils,
    declaree,
    le_tableau,
    mobilier,
    textiles,
    un_eco_organisme,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def direction(client, point):
    compte = un_compte("direction")
    connecter(client, compte)
    return compte


def adresse(nom: str, *arguments) -> str:
    return reverse(f"collecte:{nom}", args=arguments)


def noter(client, **champs):
    champs = {
        "uuid": uuid4(),
        "eco_organisme": un_eco_organisme().pk,
        "filiere": "Textiles d’été",
        "numero": "2026-114",
        "debut": "2026-07-01",
        "periodicite": "trimestrielle",
        "delai_jours": "45",
        "unite": "kg",
        "lieux": ["CHV"],
        **champs,
    }
    return client.post(adresse("convention_nouvelle"), champs)


def test_une_convention_se_note_avec_ses_lignes_et_ses_soutiens(client, direction):
    chemin = noter(client).url
    convention = Convention.objects.get()
    une = {"code": "TLC", "libelle": "textiles", "categories": [categorie().pk]}
    client.post(adresse("convention_ligne_nouvelle", convention.pk), une)
    ligne = convention.lignes.get()
    client.post(
        adresse("convention_soutien", convention.pk, ligne.pk),
        {"nature": "reemploi", "par": "tonne", "montant_cts": "80,5"},
    )

    page = lue(client.get(chemin))

    assert "Refashion – Textiles d’été" in page
    assert "Chemin-Vert" in page
    assert "Textiles et accessoires" in page
    assert "80,50 € par tonne" in page
    client.post(adresse("convention_soutien_retirer", convention.pk, ligne.soutiens.get().pk))
    client.post(adresse("convention_ligne_retirer", convention.pk, ligne.pk))
    assert "Aucune ligne" in lue(client.get(chemin))


@pytest.mark.parametrize(
    ("champs", "dit"),
    [
        ({"numero": ""}, {"numero": "Une convention datée porte son numéro."}),
        ({"fin": "2026-06-30"}, {"fin": "Le dernier jour vient après le premier."}),
        ({"debut": "", "fin": "2026-12-31"}, {"debut": "Dites son premier jour."}),
        ({"filiere": ""}, {"filiere": "Dites la filière."}),
    ],
)
def test_ce_qui_ne_va_pas_se_dit_a_cote_et_n_ecrit_rien(client, direction, champs, dit):
    assert erreurs(noter(client, **champs)) == dit
    assert not Convention.objects.exists()


def test_la_page_dit_avec_quelle_convention_une_categorie_est_deja(client, direction):
    textiles()
    autre = mobilier()
    ligne = autre.lignes.get()

    page = client.post(
        adresse("convention_ligne", autre.pk, ligne.pk),
        {"code": "EA", "libelle": "meubles", "categories": [categorie().pk]},
    )

    assert "déjà dans « Refashion – textiles »" in erreurs(page)["__all__"]


def test_les_colonnes_prennent_leur_place_et_leur_nom(client, direction):
    convention = textiles()
    chemin = adresse("convention_colonnes", convention.pk)

    client.post(
        chemin,
        {"place_sorti": "2", "nom_sorti": "Total sorti", "place_collecte": "1", "nom_recycle": "x"},
    )
    vide = client.post(chemin, {})

    assert list(convention.colonnes.values_list("code", "nom")) == [
        ("collecte", "collecté"),
        ("sorti", "Total sorti"),
    ]
    assert erreurs(vide) == {"__all__": "Donnez sa place à une colonne au moins."}


def test_la_declaration_se_fait_d_une_touche_et_deux_fois_n_en_fait_qu_une(
    client, direction, trimestre
):
    convention = textiles()
    page = lue(client.get(adresse("convention", convention.pk)))
    assert 'name="debut" value="2026-07-01"' in page

    chemins = {
        client.post(adresse("declarer", convention.pk), {"debut": "2026-07-01"}).url
        for _fois in range(2)
    }

    [chemin] = chemins
    dossier = lue(client.get(chemin))
    assert "Bilan matière" in dossier
    assert "140 kg" in dossier
    assert Declaration.objects.count() == 1


@pytest.mark.parametrize("debut", ["", "demain", "2026-13-45", "2026-07-02"])
def test_une_periode_qui_n_en_est_pas_une_ne_declare_rien(client, direction, trimestre, debut):
    convention = textiles()

    client.post(adresse("declarer", convention.pk), {"debut": debut})

    assert not Declaration.objects.exists()


def test_le_soutien_estime_est_sur_la_convention_et_pas_dans_le_dossier(
    client, direction, trimestre
):
    convention = textiles()
    client.post(
        adresse("convention_soutien", convention.pk, convention.lignes.get().pk),
        {"nature": "recyclage", "par": "tonne", "montant_cts": "224"},
    )
    dossier = declaree(convention).dossier

    # 50 kg recycled at 224 € a tonne.
    assert "11,20 €" in lue(client.get(adresse("convention", convention.pk)))
    assert "11,20 €" not in lue(client.get(reverse("dossiers:dossier", args=[dossier.pk])))


def test_les_pages_lisent_peu(client, direction, trimestre, django_assert_max_num_queries):
    convention = textiles()
    mobilier(), appareils(suit_les_appareils=True)
    dossier = declaree(convention).dossier
    page = reverse("dossiers:dossier", args=[dossier.pk])
    for chemin in (page, adresse("conventions"), adresse("convention", convention.pk)):
        with django_assert_max_num_queries(16):
            client.get(chemin)
    fige(dossier)
    envoyer(dossier=dossier, compte=direction)
    with django_assert_max_num_queries(16):
        client.get(page)
    with django_assert_max_num_queries(25):
        client.get(adresse("hors_conventions", "2026-T3") + "?tout=oui")


def test_un_dossier_de_declaration_ne_se_commence_pas_a_la_main(client, direction, trimestre):
    assert 'value="declaration"' not in lue(client.get("/dossiers/nouveau/"))
    dossier = declaree(textiles()).dossier
    fige(dossier)

    page = lue(client.get(reverse("dossiers:dossier", args=[dossier.pk])))

    assert f'href="{adresse("convention", dossier.declaration.convention_id)}"' in page
    assert client.get(f"/dossiers/nouveau/?de={dossier.pk}").status_code == 404


def test_hors_conventions_s_additionne_et_s_emporte(client, direction, trimestre):
    textiles(), mobilier()

    assert client.get(adresse("hors_conventions_courant")).url.endswith("/2026-T3/")
    chemin = adresse("hors_conventions", "2026-T3")
    page = lue(client.get(f"{chemin}?tout=oui"))
    assert "Collecté : 270 kg. Dans une convention : 220 kg. Hors conventions : 50 kg." in page
    entete, *lignes = classeur(client, chemin, {}, "xlsx").feuilles[0]
    rang = entete.index("collecté (kg)")
    assert sum(Decimal(li[rang]) for li in lignes) == 270
    assert client.get("/conventions/hors/jamais/").status_code == 404


def test_la_liste_dit_ce_qui_est_du_et_se_cherche(client, direction, trimestre):
    textiles()
    mobilier(debut=None, numero="")

    page = lue(client.get(adresse("conventions")))

    assert "3e trimestre 2026" in page
    assert "30 octobre 2026" in page
    assert "Modèles à compléter" in page
    trouve = lue(client.get(adresse("conventions"), {"q": "REFASHION"}))
    assert "Ecomaison" not in trouve


def test_un_appareil_vendu_se_declare_avec_ses_essais(client, direction, trimestre, time_machine):
    from collecte.objets.services.situations import changer_de_situation

    convention = appareils(suit_les_appareils=True)
    time_machine.move_to("2026-09-20 09:00+00:00")
    objet = complet(
        un_objet("informatique", point=trimestre),
        **{"marque": "Thinkpad", "modele": "T14", "numero_serie": "SN-42", "masse_g": 1_500},
    )
    essais = {"securite": "oui", "fonctionnement": "oui", "donnees_effacees": "sans_objet"}
    assert "1 sans essais notés" in lue(client.get(adresse("appareils")))
    client.post(adresse("appareil", objet.code), essais)
    client.post(adresse("appareil", objet.code), essais | {"donnees_effacees": "oui"})
    changer_de_situation(
        entete=entete(point=trimestre), objet=objet, situation="vendu", motif="en boutique"
    )
    time_machine.move_to("2026-10-05 09:00+00:00")

    [dit] = le_tableau(declaree(convention).dossier, "declaration-appareils").values()

    assert (dit["marque"], dit["modèle"], dit["nº de série"]) == ("Thinkpad", "T14", "SN-42")
    assert (dit["sécurité électrique"], dit["données effacées"]) == ("oui", "oui")
    assert dit["devenu"] == "vendu le 20 septembre 2026"
    assert EssaisDAppareil.objects.get().donnees_effacees == "oui"


@pytest.mark.django_db(transaction=True)
def test_elles_se_lisent_par_tous_et_a_toutes_les_tailles(
    appareil_de, live_server, trimestre, time_machine
):
    time_machine.move_to("2026-10-05 09:00+00:00", tick=True)
    convention = textiles()
    dossier = declaree(convention).dossier
    page = appareil_de(un_compte("direction"), trimestre, 390, 844).new_page()
    graves, abimees = {}, {}
    for chemin in (
        *(adresse("conventions"), adresse("convention", convention.pk)),
        *(adresse("convention_nouvelle"), adresse("convention_ligne_nouvelle", convention.pk)),
        *(adresse("convention_colonnes", convention.pk), adresse("hors_conventions", "2026-T3")),
        *(adresse("appareils"), reverse("dossiers:dossier", args=[dossier.pk])),
    ):
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(live_server.url + chemin)
        graves[chemin] = axe.defauts(page, graves=True)
        abimees[chemin] = a_toutes_les_tailles(page, page_abimee)

    assert {a: g for a, g in graves.items() if g} == {}
    assert {a: dits for a, dits in abimees.items() if dits} == {}


def test_ce_qui_est_declare_ne_s_offre_plus_a_changer(client, direction, trimestre):
    convention = textiles()
    chemin = adresse("convention", convention.pk)
    ligne = adresse("convention_ligne", convention.pk, convention.lignes.get().pk)
    dossier = declaree(convention).dossier
    lien = f'href="{ligne}"'
    assert lien in lue(client.get(chemin))

    fige(dossier)

    page = lue(client.get(chemin))
    assert lien not in page
    assert "elles ne changent plus" in page
