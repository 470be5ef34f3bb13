"""The pages of a grant's parts and account: typed, kept when wrong, printed, on a phone too."""

from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from petiterockette.dossiers.services.figements import figer
from petiterockette.lieux.models import Association
from petiterockette.subventions.models import CompteRendu
from petiterockette.subventions.services.subventions import attendre, faire_le_dossier
from tests import axe
from tests.fabriques import connecter, les_listes, un_compte, un_depot, un_point, une_ligne
from tests.mots_entiers import a_toutes_les_tailles, page_abimee
from tests.pages import erreurs, espaces, lue

from .les_subventions import une_subvention
from .test_pages_des_subventions import adresse

pytestmark = pytest.mark.django_db


@pytest.fixture
def tresorerie(client):
    les_listes()
    Association.objects.create(pk=1, nom="La Petite Rockette", siret="12345678900012")
    compte = un_compte("tresorerie")
    connecter(client, compte)
    return compte


def test_les_parts_se_tapent_avec_virgule_ou_point(client, tresorerie):
    subvention = une_subvention()

    client.post(
        adresse("parts", subvention),
        {"en": "pourcent", "part_cafe": "33,33", "part_velo": "66.67", "part_formation": "0"},
    )

    assert sorted(subvention.parts.values_list("pole", "part_cp")) == [
        ("cafe", 3_333),
        ("velo", 6_667),
    ]
    page = lue(client.get(adresse("subvention", subvention)))
    assert "7 184,28 €" in page
    assert "14 370,72 €" in page


def test_des_parts_fausses_se_disent_et_gardent_ce_qui_est_tape(client, tresorerie):
    subvention = une_subvention()

    courtes = client.post(adresse("parts", subvention), {"en": "euros", "part_cafe": "12,5"})
    lettres = client.post(adresse("parts", subvention), {"en": "euros", "part_cafe": "la moitié"})
    sans = client.post(adresse("parts", subvention), {"part_cafe": "100"})

    assert erreurs(courtes) == {"__all__": "Les parts font 12,50 € : il en faut 21 555,00 €."}
    assert 'value="12,5"' in lue(courtes)
    assert erreurs(lettres) == {"part_cafe": "Tapez un nombre : « 12,5 »."}
    assert erreurs(sans) == {"en": "Choisissez : en pour cent, ou en euros."}
    assert not subvention.parts.exists()


def test_le_tableau_se_tape_se_relit_et_se_corrige(client, tresorerie):
    subvention = une_subvention()
    faux = client.post(adresse("lignes", subvention), {"prevu_60": "douze", "realise_60": "4"})
    tape = {"prevu_60": "5 000", "realise_60": "4 500,50", "realise_64": "17000.01"}

    client.post(adresse("lignes", subvention), tape)
    client.post(adresse("lignes", subvention), tape)

    assert "n’est pas un montant" in erreurs(faux)["prevu_60"]
    page = lue(client.get(adresse("compte_rendu", subvention)))
    assert "21 500,51 €" in page
    assert "le prévu de 64 · Charges de personnel" in page
    assert "90,0 %" in page
    assert 'value="4 500,50"' in lue(client.get(adresse("lignes", subvention)))


def test_les_textes_s_ecrivent_et_ne_s_executent_pas(client, tresorerie):
    subvention = une_subvention()

    client.post(
        adresse("textes", subvention),
        {"mise_en_oeuvre": "<b>Été</b>\n\nœuvre", "representant": "Zoé Ñandú"},
    )

    page = lue(client.get(adresse("compte_rendu", subvention)))
    assert "&lt;b&gt;Été&lt;/b&gt;" in page
    assert "<b>Été" not in page
    # The next account is offered the same signature.
    autre = une_subvention()
    assert 'value="Zoé Ñandú"' in lue(client.get(adresse("textes", autre)))


def texte_du_pdf(reponse) -> str:
    octets = b"".join(reponse) if reponse.streaming else reponse.content
    pages = PdfReader(BytesIO(octets)).pages
    return espaces(" ".join(" ".join(p.extract_text() for p in pages).split()))


@pytest.mark.time_machine("2026-11-26 09:00+00:00")
def test_un_compte_rendu_fige_renvoie_a_son_dossier(client, tresorerie):
    subvention, point = une_subvention(), un_point()
    attendre(subvention=subvention, compte=tresorerie, cibles={"T_COLLECTE": 1_000})
    un_depot(une_ligne("livres", 5_000), point=point)
    dossier = faire_le_dossier(subvention=subvention, compte=tresorerie)
    figer(dossier=dossier, compte=tresorerie, sans_ce_qui_manque=True)
    un_depot(une_ligne("livres", 2_000), point=point)

    papier = texte_du_pdf(client.get(adresse("papier", subvention)))
    assert "Indicateurs et tableau figés le" in papier
    assert "Brouillon" not in papier
    assert "1 kg 5 kg (atteint)" in papier
    page = lue(client.get(adresse("compte_rendu", subvention)))
    refus = erreurs(client.post(adresse("lignes", subvention), {"prevu_60": "1"}))

    assert "Son dossier est figé" in page
    assert "Remplir le tableau" not in page
    assert "reprenez le dossier en brouillon" in refus["__all__"]


def test_son_pdf_dit_tout_et_se_lit_a_voix_haute(client, tresorerie):
    subvention = une_subvention(numero="2021-IDF-7")
    attendre(subvention=subvention, compte=tresorerie, cibles={"T_COLLECTE": 300_000_000})
    client.post(adresse("lignes", subvention), {"prevu_864": "1", "realise_864": "2"})
    client.post(
        adresse("textes", subvention), {"representant": "Zoé Ñandú", "qualite": "présidente"}
    )

    reponse = client.get(adresse("papier", subvention))
    pdf = PdfReader(BytesIO(b"".join(reponse) if reponse.streaming else reponse.content))
    texte = espaces(" ".join(" ".join(p.extract_text() for p in pdf.pages).split()))

    assert reponse["Content-Disposition"] == (
        'attachment; filename="compte-rendu-financier-fonds-economie-circulaire.pdf"'
    )
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "Compte rendu financier" in pdf.metadata.title
    for dit in (
        *("123 456 789 00012", "2021-IDF-7", "Cerfa nº 15059*02", "864 · Personnel bénévole"),
        *("300 000 kg", "Zoé Ñandú, présidente", "Brouillon : il manque encore"),
        "certifie exactes",
    ):
        assert dit in texte, dit


def test_les_memes_faits_sur_la_page_le_papier_et_le_dossier(client, tresorerie):
    subvention = une_subvention()
    faire_le_dossier(subvention=subvention, compte=tresorerie)
    subvention.refresh_from_db()
    faits_dits = [
        ("SIRET", "123 456 789 00012"),
        ("Période", "du 1er janvier 2026 au 31 décembre 2026"),
        ("Accordé", "21 555,00 €"),
        ("Versé", "0,00 €"),
        ("Reste à verser", "21 555,00 €"),
    ]

    page = lue(client.get(adresse("compte_rendu", subvention)))
    papier = texte_du_pdf(client.get(adresse("papier", subvention)))
    dossier = lue(client.get(f"/dossiers/{subvention.dossier_id}/"))

    for nom, dit in faits_dits:
        assert f"<dt>{nom}</dt><dd>{dit}</dd>" in page
        assert f"{nom} {dit}" in papier
        assert f"{nom} : {dit}" in dossier


def test_les_conseils_a_la_maison_ne_sont_pas_sur_le_papier_du_financeur(client, tresorerie):
    subvention = une_subvention(nature="investissement")

    page = lue(client.get(adresse("compte_rendu", subvention)))
    papier = texte_du_pdf(client.get(adresse("papier", subvention)))

    for conseil in ("À vérifier avec votre financeur", "demandez au financeur ce qu’il attend"):
        assert conseil in page
        assert conseil not in papier


def test_une_adresse_fausse_ne_trouve_rien(client, tresorerie):
    for chemin in ("/subventions/999999/compte-rendu/", "/subventions/x/poles/"):
        assert client.get(chemin).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_elles_se_lisent_par_tous_et_a_toutes_les_tailles(appareil_de, live_server):
    subvention = une_subvention()
    page = appareil_de(un_compte("direction"), un_point(), 390, 844).new_page()
    graves, abimees = {}, {}
    for nom in ("parts", "compte_rendu", "lignes", "textes"):
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(live_server.url + adresse(nom, subvention))
        graves[nom] = axe.defauts(page, graves=True)
        abimees[nom] = a_toutes_les_tailles(page, page_abimee)

    assert {a: g for a, g in graves.items() if g} == {}
    assert {a: dits for a, dits in abimees.items() if dits} == {}


def test_un_numero_rna_est_un_w_et_neuf_chiffres(client, tresorerie):
    subvention = une_subvention()

    refus = erreurs(client.post(adresse("textes", subvention), {"rna": "751123456"}))

    assert refus == {"rna": "Un nº RNA est un W suivi de neuf chiffres."}
    assert not CompteRendu.objects.exists()
    assert client.post(adresse("textes", subvention), {"rna": "W751123456"}).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_un_montant_faux_ne_deplace_pas_son_voisin_et_l_on_enregistre_de_partout(
    appareil_de, live_server
):
    page = appareil_de(un_compte("direction"), un_point(), 1280, 800).new_page()
    page.goto(live_server.url + adresse("lignes", une_subvention()))
    page.locator("#id_prevu_60").fill("douze")
    enregistrer = page.get_by_role("button", name="Enregistrer")
    expect(enregistrer).to_be_in_viewport()
    enregistrer.click()
    expect(page.locator("#id_60 .champ-erreur")).to_be_visible()

    faux, voisin = (page.locator(f"#id_{nom}_60").bounding_box() for nom in ("prevu", "realise"))
    assert faux["y"] == voisin["y"]
    expect(enregistrer).to_be_in_viewport()
