"""Labels on their paper, to the millimetre; scanned back as a till scans them."""

from io import BytesIO

import pypdf
import pytest

from collecte.objets.models import FormatEtiquette
from collecte.objets.services.etiquettes import charger_les_formats
from petiterockette.affichage.impression.etiquettes import (
    Etiquette,
    essai_en_pdf,
    etiquettes_en_pdf,
)
from petiterockette.etiquettes import Gabarit
from tests.affichage.etiquettes_lues import blancs_du_bord, feuilles, scannees
from tests.pages import espaces

pytestmark = [pytest.mark.django_db, pytest.mark.une_base]

ADRESSE = "https://caisse.petiterockette.example/o/BCDFGH"
COMMODE = Etiquette(
    "Commode en chêne de l’été, trois tiroirs, façade à œils-de-bœuf",
    "1\u00a0284,50\u00a0€",
    "nº\u00a0999999999 · BCD\u00a0FGH",
    "BCDFGH",
    ADRESSE,
)
LIVRES = Etiquette("Livres de poche", "12,50\u00a0€", "nº\u00a0101", "101", "101", "les\u00a010")
CODE_LONG = Etiquette(
    "Çà et là", "prix libre", "nº\u00a07 · 3760123456789", "3760123456789", "3760123456789"
)
TROIS = [COMMODE, LIVRES, CODE_LONG]


def gabarit(debut: str) -> Gabarit:
    charger_les_formats()
    return FormatEtiquette.objects.get(nom__startswith=debut).gabarit


def imprimees(etiquettes, papier: Gabarit, depart: int = 1) -> bytes:
    return etiquettes_en_pdf(etiquettes, papier, "essai", depart).content


def textes(octets: bytes) -> list[str]:
    """What each page says, one line: where words are cut is not what is read."""
    pages = pypdf.PdfReader(BytesIO(octets)).pages
    return [" ".join(espaces(page.extract_text()).split()) for page in pages]


PAPIERS = [
    "A4, 65",
    "A4, 40",
    "A4, 24 étiquettes 70 × 36",
    "A4, 21",
    "Rouleau de 80",
    "Rouleau de 57",
]


@pytest.mark.parametrize("papier", PAPIERS)
def test_chaque_etiquette_se_scanne_dans_sa_case(papier):
    place = gabarit(papier)
    octets = imprimees(TROIS, place)
    pages = feuilles(octets)

    for rang, etiquette in enumerate(TROIS):
        page, case = divmod(rang, place.par_page)
        image = pages[page].case(place, case)
        assert scannees(image) == {"QR Code": etiquette.qr, "Code 128": etiquette.barres}
        assert blancs_du_bord(image), etiquette.nom
    assert [page.hors_des_cases(place) for page in pages] == [None] * len(pages)
    ecrit = " ".join(textes(octets))
    for dit in ("1 284,50 €", "12,50 €", "les 10", "prix libre", "Livres de poche", "Çà et là",
                "Commode en chêne de l’été", "nº 999999999 · BCD FGH"):  # fmt: skip
        assert dit in ecrit


@pytest.mark.parametrize(
    ("papier", "largeur", "hauteur"),
    [("Rouleau de 80", 80, 40), ("Rouleau de 57", 57, 32), ("A4, 65", 210, 297)],
)
def test_le_papier_a_ses_mesures_au_dixieme(papier, largeur, hauteur):
    place = gabarit(papier)

    pages = feuilles(imprimees(TROIS, place))

    assert len(pages) == (3 if place.par_page == 1 else 1)
    for page in pages:
        assert (page.largeur, page.hauteur) == pytest.approx((largeur, hauteur), abs=0.05)


def test_une_planche_entamee_commence_a_sa_premiere_place_libre():
    place = gabarit("A4, 24 étiquettes 70 × 36")

    pages = feuilles(imprimees([LIVRES] * 3, place, depart=23))

    servies = [
        (n, rang)
        for n, page in enumerate(pages)
        for rang in range(24)
        if scannees(page.case(place, rang))
    ]
    assert servies == [(0, 22), (0, 23), (1, 0)]


def test_l_essai_dessine_les_contours_la_ou_ils_sont():
    place = gabarit("A4, 21")

    [page] = feuilles(essai_en_pdf(place, "essai").content)

    assert page.hors_des_cases(place) is None
    assert not blancs_du_bord(page.case(place, 0))
    assert not blancs_du_bord(page.case(place, 20))


def test_sur_une_toute_petite_etiquette_le_qr_reste_et_se_lit():
    petite = Gabarit(210_000, 297_000, 5_000, 5_000, 25_000, 15_000, 7, 15)

    [page] = feuilles(imprimees([COMMODE], petite))

    assert scannees(page.case(petite, 0))["QR Code"] == ADRESSE
    assert page.hors_des_cases(petite) is None


def test_ce_que_quelqu_un_tape_reste_du_texte():
    etiquette = Etiquette("<b>L’ami</b> & fils", "1,00\u00a0€", "nº\u00a01", "101", "101")

    [ecrit] = textes(imprimees([etiquette], gabarit("Rouleau de 80")))

    assert "<b>L’ami</b> & fils" in ecrit
