"""Papers of labels: as their box describes them, and the rolls of codes printed on them."""

import pytest
from django.urls import reverse

from collecte.objets.codes import lire_code
from collecte.objets.models import FormatEtiquette
from collecte.objets.services.etiquettes import charger_les_formats
from petiterockette.journal.models import Entree
from tests.affichage.etiquettes_lues import feuilles, scannees
from tests.collecte.objets.suivis import un_rouleau
from tests.fabriques import connecter, les_listes, un_compte, un_point
from tests.pages import espaces, lue

pytestmark = pytest.mark.django_db

PLANCHE = {
    "nom": "Planche du magasin",
    "page_largeur_um": "210",
    "page_hauteur_um": "297",
    "colonnes": "3",
    "lignes": "7",
    "largeur_um": "63,5",
    "hauteur_um": "38.1",
    "gauche_um": "7,25",
    "haut_um": "15,15",
    "ecart_x_um": "2,5",
    "ecart_y_um": "",
    "visible": "on",
}


def page(nom: str, *arguments) -> str:
    return reverse(f"collecte:{nom}", args=arguments)


@pytest.fixture
def ici(client):
    les_listes()
    point = un_point()
    connecter(client, un_compte("tri", lieu=point.lieu), point)
    return point


def test_un_papier_se_decrit_comme_sur_sa_boite(client, ici):
    assert 'value="297"' in client.get(page("format_nouveau")).content.decode()
    client.post(page("format_nouveau"), PLANCHE)

    papier = FormatEtiquette.objects.get(nom="Planche du magasin")
    assert (papier.largeur_um, papier.hauteur_um, papier.gauche_um) == (63_500, 38_100, 7_250)
    assert (papier.ecart_x_um, papier.ecart_y_um, papier.par_page) == (2_500, 0, 21)
    assert "Planche du magasin" in Entree.objects.latest("pk").resume
    assert "Planche du magasin" in lue(client.get(page("formats")))
    rouvert = espaces(client.get(page("format", papier.pk)).content.decode())
    assert 'value="63,5"' in rouvert
    client.post(page("format", papier.pk), PLANCHE | {"visible": ""})
    assert (
        papier not in client.get(page("planche", un_rouleau(ici.lieu).pk)).context["choix"].formats
    )


@pytest.mark.parametrize(
    ("champ", "tape"),
    [
        ("largeur_um", "24,9"),
        ("largeur_um", "large"),
        ("largeur_um", ""),
        ("hauteur_um", "-38"),
        ("colonnes", "0"),
        ("page_largeur_um", "200"),
        ("page_hauteur_um", "280"),
        ("page_hauteur_um", "421"),
        ("nom", "A4, 24 étiquettes 70 × 36 mm"),
    ],
)
def test_ce_qui_ne_tient_pas_se_dit_a_cote_et_reste_ecrit(client, ici, champ, tape):
    avant = FormatEtiquette.objects.count()

    reponse = client.post(page("format_nouveau"), PLANCHE | {champ: tape})

    assert list(reponse.context["form"].errors) == [champ]
    assert reponse.context["form"][champ].value() == tape
    assert FormatEtiquette.objects.count() == avant


def test_les_papiers_de_la_maison_ne_sont_pas_remis_par_dessus():
    charger_les_formats()
    FormatEtiquette.objects.exclude(nom__startswith="Rouleau de 80").delete()

    charger_les_formats()

    assert FormatEtiquette.objects.count() == 1


@pytest.mark.parametrize("papier", ["A4, 65", "Rouleau de 57"])
def test_un_rouleau_de_codes_s_imprime_sur_ce_qu_on_a_et_se_scanne(client, ici, papier):
    rouleau = un_rouleau(ici.lieu, nombre=3)
    le_format = FormatEtiquette.objects.get(nom__startswith=papier)

    reponse = client.get(page("planche_pdf", rouleau.pk), {"format": le_format.pk})

    pages = feuilles(reponse.content)
    for rang, code in enumerate(rouleau.codes):
        feuille, case = divmod(rang, le_format.par_page)
        lus = scannees(pages[feuille].case(le_format.gabarit, case))
        assert lus["Code 128"] == code
        assert lus["QR Code"].endswith(page("objet_scanne", code))
        assert lire_code(lus["QR Code"]) == code


def test_sans_aucun_papier_la_page_dit_quoi_faire(client, ici):
    rouleau = un_rouleau(ici.lieu)
    FormatEtiquette.objects.update(visible=False)

    assert "Aucun papier n’est proposé" in lue(client.get(page("planche", rouleau.pk)))
    assert client.get(page("planche_pdf", rouleau.pk)).status_code == 404


@pytest.mark.parametrize("demande", ["?depart=99", "?depart=-1", "?format=zero", "?depart=²"])
def test_une_adresse_bricolee_revient_au_debut(client, ici, demande):
    vue = client.get(page("planche", un_rouleau(ici.lieu).pk) + demande)

    assert vue.context["choix"].depart == 1
