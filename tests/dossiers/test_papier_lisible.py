"""The PDF of a dossier, as a screen reader walks it: tagged, in order, its charts in words."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from pypdf import PdfReader

from petiterockette.affichage.impression.pdf import rendre_pdf
from petiterockette.dossiers.contenu import composer
from petiterockette.dossiers.models import Dossier
from petiterockette.dossiers.papier import contexte_du_papier
from petiterockette.dossiers.services.ordre import ordonner
from petiterockette.dossiers.services.textes import ecrire
from petiterockette.photos.images import preparer_la_photo
from tests.fabriques_tournees import une_image

from .les_dossiers import un_dossier

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]


def pdf_de(dossier: Dossier) -> PdfReader:
    octets = rendre_pdf("dossiers/papier.html", contexte_du_papier(composer(dossier)))
    return PdfReader(BytesIO(octets))


def elements(noeud) -> Iterator[dict]:
    """The elements of the structure, in the order in which they are read."""
    noeud = noeud.get_object()
    if "/S" in noeud:
        yield noeud
    dedans = noeud.get("/K", [])
    for enfant in dedans if isinstance(dedans, list) else [dedans]:
        enfant = enfant.get_object()
        if isinstance(enfant, dict):
            yield from elements(enfant)


@pytest.fixture
def rapport(annee):
    dossier = un_dossier("rapport", titre="Rapport d’activité 2026", couverture=True)
    ecrire(
        dossier=dossier,
        compte=dossier.compte,
        texte=dossier.textes.first(),
        titre="Le mot de la présidence",
        mots="Une belle année.",
        photo=preparer_la_photo(une_image(), 1_000),
        legende="La boutique, un samedi",
    )
    return dossier


def test_il_dit_sa_langue_son_titre_et_ce_que_chaque_image_montre(rapport):
    pdf = pdf_de(rapport)
    racine = pdf.trailer["/Root"]

    assert (racine["/Lang"], pdf.metadata.title) == ("fr", "Rapport d’activité 2026")
    assert racine["/MarkInfo"]["/Marked"]
    figures = [e.get("/Alt") for e in elements(racine["/StructTreeRoot"]) if e["/S"] == "/Figure"]
    assert None not in figures
    assert "La boutique, un samedi" in figures
    [dessin] = [f for f in figures if f.startswith("Ce qui est sorti, mois par mois")]
    assert "les nombres sont dans le tableau qui suit" in dessin


def test_ses_titres_ne_sautent_pas_de_rang_et_ses_tableaux_ont_des_tetes(rapport):
    racine = pdf_de(rapport).trailer["/Root"]["/StructTreeRoot"]
    lus = [e["/S"] for e in elements(racine)]

    assert next(s for s in lus if s in {"/H1", "/H2", "/H3"}) == "/H1"
    assert lus.count("/H1") == 1
    assert "/H3" not in lus
    for tableau in (e for e in elements(racine) if e["/S"] == "/Table"):
        assert "/TH" in [e["/S"] for e in elements(tableau)]


def test_il_se_lit_dans_l_ordre_du_dossier(rapport):
    ordonner(
        dossier=rapport,
        compte=rapport.compte,
        genre="texte",
        code=str(rapport.textes.first().pk),
        de=-99,
    )

    pdf = pdf_de(rapport)
    texte = " ".join(" ".join(page.extract_text() for page in pdf.pages[1:]).split())

    suite = ("En bref", "Le mot de la présidence", "Ce qui est sorti", "Comment ces chiffres")
    places = [texte.index(mots) for mots in suite]
    assert places == sorted(places)
    # The cover stands alone: the figures begin on the second page.
    assert "En bref" not in pdf.pages[0].extract_text()
