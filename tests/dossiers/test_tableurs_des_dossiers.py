"""The spreadsheets of a dossier: what it is about comes first, its tables under whole words."""

import re
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest

from petiterockette.dossiers.contenu import composer
from petiterockette.dossiers.documents import document_du
from petiterockette.exports import TABLEURS

from .les_dossiers import un_dossier

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]


def tableur_de(dossier, format: str) -> BytesIO:
    tampon, (ecrire, _genre) = BytesIO(), TABLEURS[format]
    ecrire(document_du(composer(dossier)), tampon)
    return tampon


def test_le_tableur_s_ouvre_sur_ce_qu_il_est_et_ses_feuilles_se_lisent(annee):
    dossier = un_dossier("rapport")

    noms = openpyxl.load_workbook(tableur_de(dossier, "xlsx")).sheetnames
    with ZipFile(tableur_de(dossier, "ods")) as archive:
        contenu, reglages = (archive.read(f"{nom}.xml").decode() for nom in ("content", "settings"))

    assert noms[:3] == ["Lisez-moi", "Chiffres", "Ce qui est sorti, mois par mois"]
    assert {"La matière, catégorie", "Les heures et les kilos"} <= set(noms)
    assert re.findall(r'<table:table table:name="([^"]*)"', contenu) == noms
    # The head of each table stays in sight, and the first sheet has none.
    assert 'config:name="Lisez-moi"' not in reglages
    assert 'config:name="Chiffres"' in reglages
