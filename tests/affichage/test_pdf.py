"""Pages as PDF: on A4, with their accents, and with nothing but our own files in them."""

import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from io import BytesIO

import pypdf
import pytest
from PIL import Image, ImageFile

from petiterockette.affichage.impression import pdf
from petiterockette.affichage.impression.pdf import (
    AdresseRefusee,
    dessiner,
    fichier_statique,
    rendre_pdf,
)
from petiterockette.affichage.impression.tableaux import tableaux_en_pdf
from petiterockette.exports import Colonne, Document, Feuille, Genre
from petiterockette.lieux.models import Association
from tests.pages import espaces

pytestmark = pytest.mark.django_db

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
COLONNES = [
    Colonne("Catégorie"),
    Colonne("Depuis le", Genre.JOUR),
    Colonne("En rayon", Genre.GRAMMES),
    Colonne("Taux", Genre.POURCENT),
]
LIGNES = [["Vaisselle & « œufs »", date(2026, 11, 5), 1_284_500, Decimal("91.1")]]


def un_document(lignes=LIGNES, colonnes=COLONNES) -> Document:
    return Document(
        nom="rayon",
        titre="Le rayon",
        filtres=[("Lieu", "Chemin-Vert")],
        definitions=[("Taux", "Réemploi et recyclage, sur ce qui est sorti.")],
        feuilles=[Feuille("Le rayon", colonnes, lignes)],
    )


def lu(octets: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(octets))


def texte(page) -> str:
    """Plain spaces, lines joined: where a line is cut is not what is read."""
    return " ".join(espaces(page.extract_text()).split())


def test_le_papier_se_lit_avec_ses_accents():
    Association.objects.create(pk=1, nom="La Petite Rockette", adresse="125 rue du Chemin-Vert")

    reponse = tableaux_en_pdf(un_document())

    assert reponse["Content-Type"] == "application/pdf"
    assert reponse["Content-Disposition"] == 'attachment; filename="rayon.pdf"'
    [page] = lu(reponse.content).pages
    lue = texte(page)
    for mots in ("La Petite Rockette", "125 rue du Chemin-Vert", "Le rayon", "Lieu : Chemin-Vert",
                 "Catégorie", "En rayon (kg)", "Vaisselle & « œufs »", "05/11/2026", "1 284,500",
                 "91,1", "Réemploi et recyclage, sur ce qui est sorti.", "page 1 / 1",
                 "imprimé le"):  # fmt: skip
        assert mots in lue


def test_le_papier_dit_sa_langue_et_son_titre_et_se_lit_a_voix_haute():
    document = lu(tableaux_en_pdf(un_document()).content)

    assert document.metadata.title == "Le rayon"
    assert document.trailer["/Root"]["/Lang"] == "fr"
    assert document.trailer["/Root"]["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize(("colonnes", "debout"), [(4, True), (6, True), (7, False), (10, False)])
def test_la_feuille_est_un_a4_couchee_si_le_tableau_est_large(colonnes, debout):
    document = un_document([["kg" * 4] * colonnes], [Colonne(f"C{n}") for n in range(colonnes)])

    [page] = lu(tableaux_en_pdf(document).content).pages

    attendue = A4 if debout else A4[::-1]
    assert (page.mediabox.width, page.mediabox.height) == pytest.approx(attendue, abs=0.5)


def test_un_long_tableau_repete_ses_entetes_et_compte_ses_pages():
    lignes = [[f"Catégorie nº {n}", date(2026, 11, 5), n, None] for n in range(120)]

    pages = [texte(page) for page in lu(tableaux_en_pdf(un_document(lignes)).content).pages]

    assert len(pages) > 2
    for rang, page in enumerate(pages, start=1):
        assert f"page {rang} / {len(pages)}" in page
    assert all("En rayon (kg)" in page for page in pages)
    lues = [int(n) for page in pages for n in re.findall(r"Catégorie nº (\d+)", page)]
    assert lues == list(range(120))


def test_rien_ne_depasse_des_marges():
    longue = "Électroménager-hors-d’usage-et-sans-espace-" * 3
    colonnes = [Colonne("Catégorie"), *[Colonne(f"Étape {n}", Genre.GRAMMES) for n in range(8)]]
    document = un_document([[longue, *[-123_456_789] * 8]] * 40, colonnes)
    places = []

    def noter(texte, feuille, lettres, _police, _corps):
        if texte.strip():
            x, y = lettres[4:]
            a, b, c, d, e, f = feuille
            places.append((a * x + c * y + e, b * x + d * y + f, texte.strip()))

    for page in lu(dessiner(tableaux_en_pdf(document).content.decode())).pages:
        page.extract_text(visitor_text=noter)

    marge, (hauteur, largeur) = 15 * MM, A4
    assert len(places) > 300
    assert [t for x, _y, t in places if not marge - 1 < x < largeur - marge] == []
    assert [t for _x, y, t in places if not 5 * MM < y < hauteur - marge] == []
    # The last column whole, to its last gram: it begins far enough from the edge.
    derniere = [x for x, _y, t in places if espaces(t) == "−123 456,789"]
    assert len(derniere) == 40 * 8
    assert max(derniere) + 12 * 4 < largeur - marge + 1


def test_une_base_de_demonstration_le_dit_sur_chaque_feuille():
    Association.objects.create(pk=1, nom="La Petite Rockette", demo=True)
    lignes = [[f"Catégorie nº {n}", None, n, None] for n in range(60)]

    pages = lu(tableaux_en_pdf(un_document(lignes)).content).pages

    assert len(pages) > 1
    assert all("FACTICE" in texte(page).upper() for page in pages)


def test_ce_que_quelqu_un_tape_reste_du_texte():
    [page] = lu(tableaux_en_pdf(un_document([["<img src=x><b>=1", None, 1, None]])).content).pages

    assert "<img src=x><b>=1" in texte(page)


# What a page names


def une_page(monkeypatch, corps: str) -> pypdf.PdfReader:
    monkeypatch.setattr(pdf, "render_to_string", lambda *_: f"<!doctype html><p>Bonjour{corps}")
    return lu(rendre_pdf("essai.html", {}))


@pytest.fixture
def une_image(tmp_path):
    chemin = tmp_path / "image.png"
    Image.new("RGB", (8, 8), "red").save(chemin)
    return chemin


def test_nos_fichiers_viennent_du_disque(monkeypatch, une_image, settings):
    settings.STATICFILES_DIRS = [une_image.parent]

    document = une_page(monkeypatch, '<img src="/static/image.png">')

    assert len(document.pages[0].images) == 1


def test_aucune_autre_adresse_ne_se_lit(monkeypatch, une_image):
    def interdit(*_args, **_options):
        raise AssertionError("a PDF went to the network")

    monkeypatch.setattr("socket.socket.connect", interdit)
    adresses = [
        f"file://{une_image}",
        "http://127.0.0.1:9/static/img/fusee.svg",
        "data:image/png;base64,iVBORw0KGgo=",
        "/static/../manage.py",
        "/couleurs.css",
    ]

    corps = "".join(f'<img src="{a}"><link rel="stylesheet" href="{a}">' for a in adresses)
    document = une_page(monkeypatch, corps + f'<link rel="attachment" href="file://{une_image}">')

    assert "Bonjour" in texte(document.pages[0])
    assert list(document.pages[0].images) == []
    assert not document.attachments


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/hostname",
        "http://exemple.fr/static/css/rockette.css",
        "http://127.0.0.1:8000/static/../manage.py",
        "http://127.0.0.1:8000/static/%2e%2e/manage.py",
        "http://127.0.0.1:8000/static//etc/hostname",
        "http://127.0.0.1:8000/static/css/",
        "http://127.0.0.1:8000/static/",
        "http://127.0.0.1:8000/static/css/absente.css",
        "http://127.0.0.1:8000.exemple.fr/static/css/rockette.css",
        "http://127.0.0.1:8000/",
    ],
)
def test_ce_qui_n_est_pas_a_nous_est_refuse(url, tmp_path, settings):
    settings.STATIC_ROOT = tmp_path

    with pytest.raises(AdresseRefusee):
        fichier_statique(url)


def test_un_fichier_se_lit_sous_son_nom_et_sous_celui_de_la_production(tmp_path, monkeypatch):
    (tmp_path / "papier.0123456789ab.css").write_bytes(b"p{}")
    rangement = pdf.staticfiles_storage.__class__(location=tmp_path)
    monkeypatch.setattr(pdf, "staticfiles_storage", rangement)
    racine = "http://127.0.0.1:8000/static"

    assert fichier_statique(f"{racine}/papier.0123456789ab.css?v=1")[1] == b"p{}"
    nom, octets = fichier_statique(f"{racine}/css/papier.css")
    assert (nom, b"@page" in octets) == ("css/papier.css", True)


# A machine without Pango


def test_sans_pango_une_phrase_le_dit(monkeypatch):
    def absent(nom):
        raise OSError(f"cannot load library: {nom}")

    monkeypatch.setattr(pdf, "import_module", absent)

    reponse = tableaux_en_pdf(un_document())

    assert reponse.status_code == 503
    assert "Content-Disposition" not in reponse
    assert "Le PDF ne peut pas se faire ici" in reponse.content.decode()
    assert "Pango" in reponse.content.decode()


def test_le_produit_se_charge_sans_pango():
    code = (
        "import sys, django; django.setup(); import petiterockette.urls, collecte.urls;"
        "print('weasyprint' in sys.modules)"
    )
    sortie = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout

    assert sortie == "False\n"


def test_faire_un_pdf_ne_rend_pas_les_photos_coupees_acceptables():
    tableaux_en_pdf(un_document())

    assert ImageFile.LOAD_TRUNCATED_IMAGES is False
