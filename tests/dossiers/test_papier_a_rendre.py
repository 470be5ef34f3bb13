"""What a person who hands in the paper of a dossier looks for: what it is, where each part is, what
was estimated, where to sign."""

from datetime import date

import pytest
from django.template.loader import render_to_string

from petiterockette.dossiers.contenu import composer
from petiterockette.dossiers.papier import contexte_du_papier
from petiterockette.dossiers.services.ordre import choisir, ordonner
from petiterockette.subventions.services.comptes_rendus import ecrire_les_lignes
from petiterockette.subventions.services.subventions import faire_le_dossier
from tests.pages import espaces
from tests.subventions.les_subventions import une_subvention

from .les_dossiers import un_dossier
from .test_papier_lisible import pdf_de

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]


def textes_de(pdf) -> list[str]:
    """The text of each page."""
    return [espaces(" ".join(page.extract_text().split())) for page in pdf.pages]


@pytest.fixture
def de_la_subvention(annee):
    subvention = une_subvention()
    ecrire_les_lignes(
        subvention=subvention,
        compte=subvention.compte,
        lignes={"60": (500_000, 450_050), "864": (1_000, 2_000), "70": (10_000, 20_000)},
    )
    return faire_le_dossier(subvention=subvention, compte=subvention.compte)


def le_compte_rendu(contenu):
    return next(b.piece for b in contexte_du_papier(contenu)["blocs"] if b.piece and b.piece.signee)


@pytest.mark.parametrize(
    ("objet", "titre", "dit"),
    [
        ("subvention", "Fonds économie circulaire", "Dossier de subvention"),
        ("conseil", "Séance de mai", "Dossier du conseil d’administration"),
        ("rapport", "Notre année", "Rapport d’activité"),
        # A title that says it is not said twice.
        ("rapport", "Rapport d’activité 2026", ""),
    ],
)
def test_le_papier_dit_quel_document_il_est(annee, objet, titre, dit):
    dossier = un_dossier(objet, titre=titre)

    assert contexte_du_papier(composer(dossier))["document"] == dit
    assert f"{dit} {titre}".strip() in textes_de(pdf_de(dossier))[0]


def test_le_sommaire_dit_la_page_ou_commence_chaque_partie(annee):
    dossier = un_dossier("rapport", titre="Rapport d’activité 2026", couverture=True)

    couverture, *pages = textes_de(pdf_de(dossier))

    sommaire = couverture.partition("Sommaire")[2]
    for nom in ("Ce qui est sorti, mois par mois", "Comment ces chiffres sont comptés"):
        numero = next(n for n, page in enumerate(pages, start=2) if nom in page)
        apres = sommaire.partition(nom)[2].lstrip(". …")
        assert apres.startswith(str(numero)), (nom, apres[:20])
    # A part that nobody wrote is on no page.
    assert "Le mot de la présidence" not in sommaire


def test_un_dossier_court_se_passe_de_sommaire(annee):
    assert "Sommaire" not in textes_de(pdf_de(un_dossier("reponse")))[0]


def test_une_periode_en_cours_se_dit_et_une_periode_finie_non(annee):
    [en_cours, *_] = textes_de(pdf_de(un_dossier()))
    [finie, *_] = textes_de(pdf_de(un_dossier(debut=date(2025, 1, 1), fin=date(2025, 12, 31))))

    dite = "période en cours, du 1er janvier 2026 au 31 décembre 2026 : chiffres arrêtés au 26"
    assert dite in en_cours
    assert "période en cours" not in finie
    assert "du 1er janvier 2025 au 31 décembre 2025" in finie


def test_ce_qui_est_estime_se_dit_quand_il_y_en_a(annee):
    contenu = composer(un_dossier())
    phrase = "Des kilos sortis, 84,1 % ont été pesés ; le reste est estimé ou déduit."

    def dit(certitude):
        return contexte_du_papier(contenu | {"certitude": certitude})["certitude"]

    assert espaces(dit("84.1")) in phrase
    assert (dit("100.0"), dit("100"), dit(None)) == ("", "", "")


def test_le_compte_rendu_se_lit_en_groupes_ses_totaux_a_part(de_la_subvention):
    piece = le_compte_rendu(composer(de_la_subvention))

    assert [(titre, [(r.nom, r.total) for r in rangees]) for titre, rangees in piece.groupes] == [
        ("Charges directes affectées à l’action", [("60 · Achats", False)]),
        ("", [("Total des charges", True)]),
        (
            "86 · Emplois des contributions volontaires en nature",
            [("864 · Personnel bénévole", False)],
        ),
        ("Ressources directes affectées à l’action", [("70 · Ventes et prestations", False)]),
        ("74 · Subventions d’exploitation", [(piece.groupes[4][1][0].nom, False)]),
        ("", [("Total des produits", True)]),
    ]


def test_ce_qui_se_signe_vient_en_dernier_sauf_si_quelqu_un_en_decide_autrement(de_la_subvention):
    dossier, compte = de_la_subvention, de_la_subvention.compte
    place = ("piece", "compte-rendu-financier")
    assert dossier.suite[-1].place == place

    indicateurs = [c.code for c in dossier.choisis.all() if c.genre == "indicateur"]
    choisir(
        dossier=dossier,
        compte=compte,
        indicateurs=[*indicateurs, "N_DEPOTS"],
        pieces=["sorties-par-mois", "par-lieu", "compte-rendu-financier"],
    )
    dossier.refresh_from_db()
    assert dossier.suite[-1].place == place
    assert ("piece", "par-lieu") in [montre.place for montre in dossier.suite]

    ordonner(dossier=dossier, compte=compte, genre=place[0], code=place[1], de=-2)
    dossier.refresh_from_db()
    assert dossier.suite[-3].place == place


def test_il_reste_la_place_de_signer(de_la_subvention):
    piece = le_compte_rendu(composer(de_la_subvention))
    page = render_to_string(
        "dossiers/_piece.html", {"p": piece, "ancre": "section-1", "replie": False}
    )

    signature = page.partition('class="dossier-signature"')[2]
    assert "certifie exactes" in signature
    assert page.count('class="dossier-signature"') == 1


def test_ce_qui_fut_fige_avant_ces_champs_se_dessine_encore(de_la_subvention):
    contenu = composer(de_la_subvention)
    contenu.pop("certitude")
    for piece in contenu["pieces"]:
        for nom in ("titres", "totaux", "signee"):
            piece.pop(nom)
        for colonne in piece["colonnes"]:
            colonne.pop("tiret")

    blocs = contexte_du_papier(contenu)["blocs"]

    [rendu] = [b.piece for b in blocs if b.piece and b.piece.code == "compte-rendu-financier"]
    assert [titre for titre, _rangees in rendu.groupes] == [""]
    assert not rendu.signee
