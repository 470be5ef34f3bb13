"""The pages of archives and of integrity: what was made, what is checked, and a blank paper."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from boutique.archives.dossier import chemin_de
from boutique.archives.models import Archive
from boutique.clotures.services.clotures import clore_les_journees
from petiterockette.journal.examens.passer import examiner
from petiterockette.journal.maison import MAISON
from petiterockette.journal.models import Maillon
from petiterockette.journal.perimetre import empreinte_du_perimetre
from petiterockette.journal.versions import noter_la_version
from petiterockette.travaux.conduite import conduire_ce_qui_attend
from petiterockette.travaux.models import Travail
from petiterockette.version import VERSION
from tests.boutique.a_la_caisse import ligne, une_caisse
from tests.boutique.des_archives import fautes
from tests.fabriques import connecter, un_compte
from tests.greffons.bases import sceaux_leves
from tests.pages import erreurs, lue

ARCHIVES, INTEGRITE = reverse("boutique:archives"), reverse("boutique:integrite")
UUID = "5b0f6f0e-2f61-4a53-8f0a-3f1f7e3f2a11"
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2027-03-10 09:00+00:00")]


@pytest.fixture
def dehors(settings, tmp_path, monkeypatch):
    """What is told outside of the base is told at once: nothing is committed here."""
    settings.DOSSIER_DES_TETES = str(tmp_path)
    monkeypatch.setattr(transaction, "on_commit", lambda faire, **_: faire())


@pytest.fixture
def close(time_machine, dehors):
    """A till that sold for 6,00 €, closed, its day closed."""
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon", 2))
    tenue.fermer()
    time_machine.move_to(datetime.fromisoformat("2027-03-11 05:00+01:00"))
    clore_les_journees(timezone.now())
    return tenue


@pytest.fixture
def controle(client):
    connecter(client, un_compte("controle"))


@pytest.fixture
def tresorerie(client):
    connecter(client, un_compte("tresorerie"))


def demander(client, debut="2027-03-10", fin="2027-03-10", genre="caisses"):
    return client.post(ARCHIVES, {"uuid": UUID, "genre": genre, "debut": debut, "fin": fin})


def test_une_base_neuve_dit_quand_il_y_aura_quelque_chose_a_archiver(client, controle):
    page = lue(client.get(ARCHIVES))

    assert "Rien à archiver pour l’instant" in page
    assert "Archiver ces jours" not in page


def test_la_tresorerie_demande_une_archive_et_un_controle_l_emporte(client, close, tresorerie):
    assert 'value="2027-03-10"' in lue(client.get(ARCHIVES))
    demander(client)
    assert "Archive des caisses du 10 mars 2027 au 10 mars 2027" in lue(client.get(ARCHIVES))

    conduire_ce_qui_attend()
    connecter(client, un_compte("controle"))

    page = lue(client.get(ARCHIVES))
    archive = Archive.objects.get()
    assert archive.empreinte in page
    assert "En attente de son tour" not in page
    fichier = client.get(reverse("boutique:archive_fichier", args=[archive.pk]))
    assert "no-store" in fichier["Cache-Control"]
    assert b"".join(fichier.streaming_content) == chemin_de(archive).read_bytes()
    assert fautes(chemin_de(archive), cle=True) == []
    exports = Maillon.objects.filter(chaine__nom=MAISON, contenu__code="export.fait")
    assert exports.get().contenu["nom"] == archive.fichier.removesuffix(".zip")


def test_un_controle_n_en_demande_pas(client, close, controle):
    assert "Archiver ces jours" not in lue(client.get(ARCHIVES))
    assert demander(client).status_code == 403
    assert Travail.objects.count() == 0


def test_toucher_deux_fois_ne_fait_qu_une_archive(client, close, tresorerie):
    demander(client)
    demander(client)

    assert Travail.objects.count() == 1


@pytest.mark.parametrize(
    ("debut", "fin", "champ", "phrase"),
    [
        ("2027-03-10", "2027-03-11", "fin", "n’est close que jusqu’au 10 mars 2027"),
        ("2027-03-10", "2027-03-09", "fin", "vient avant le premier"),
        ("", "2027-03-10", "debut", "Dites à partir de quel jour"),
        ("2027-02-30", "2027-03-10", "debut", ""),
    ],
)
def test_des_jours_qui_ne_vont_pas_sont_dits_a_cote_et_rien_ne_part(
    client, close, tresorerie, debut, fin, champ, phrase
):
    reponse = demander(client, debut, fin)

    assert phrase in erreurs(reponse)[champ]
    assert f'value="{fin}"' in lue(reponse)
    assert Travail.objects.count() == 0


def test_un_fichier_parti_ailleurs_le_dit(client, close, tresorerie):
    demander(client)
    conduire_ce_qui_attend()
    archive = Archive.objects.get()
    chemin_de(archive).unlink()

    reponse = client.get(reverse("boutique:archive_fichier", args=[archive.pk]), follow=True)

    assert "n’est plus dans le dossier des archives" in lue(reponse)


def test_le_verificateur_s_emporte_tel_quel(client, controle):
    reponse = client.get(reverse("boutique:archive_verificateur"))

    assert reponse.content.startswith(b"#!/usr/bin/env python3")


def test_l_integrite_se_lit_avant_la_premiere_verification(client, controle):
    page = lue(client.get(INTEGRITE))

    assert "Rien n’a encore été vérifié" in page
    assert "une fois par semaine, tout l’est. Chaque exercice" in page
    assert "Vérifier maintenant" in page
    assert "prévenez" not in page


def test_l_integrite_ne_coche_rien_avant_la_premiere_verification(client, controle):
    examens = lue(client.get(INTEGRITE)).split('class="examens"')[1].split("</ul>")[0]

    assert "Chaînes du journal" in examens
    assert "<svg" not in examens


def test_l_integrite_dit_ce_qui_est_scelle_et_ce_qui_a_ete_verifie(client, close, controle):
    noter_la_version()
    examiner(de_nuit=True)

    page = lue(client.get(INTEGRITE))

    assert "Tout concorde, rien n’a été changé" in page
    assert '<data value="1">1</data></strong> tickets scellés' in page
    assert empreinte_du_perimetre() in page
    assert "boutique/ventes/services/ventes.py" in page
    assert f"{VERSION}, depuis le 11 mars 2027" in page
    assert "une autre" not in page


def test_une_anomalie_se_dit_en_clair(client, close, controle):
    with sceaux_leves("default"):
        Maillon.objects.filter(chaine__nom="caisse:1").update(empreinte="0" * 64)
    examiner(de_nuit=True)

    page = lue(client.get(INTEGRITE))

    assert "anomalie" in page
    assert "Chaînes du journal" in page
    assert "Tout concorde, rien n’a été changé" not in page


def test_verifier_maintenant_se_fait_derriere_la_page_et_une_fois(client, close, tresorerie):
    for _ in range(2):
        client.post(reverse("boutique:integrite_verifier"))
    assert Travail.objects.count() == 1
    assert "En attente de son tour" in lue(client.get(INTEGRITE))

    conduire_ce_qui_attend()

    page = lue(client.get(INTEGRITE))
    assert "Tout concorde, rien n’a été changé" in page
    assert "En attente de son tour" not in page


def test_l_attestation_est_vierge_et_dit_la_version(client, controle):
    reponse = client.get(reverse("boutique:attestation_pdf"))

    texte = " ".join(
        page.extract_text() for page in pypdf.PdfReader(BytesIO(reponse.content)).pages
    )
    plat = " ".join(texte.split())
    for mots in (
        f"dans sa version nº {VERSION}",
        "mis sur le marché à compter du",
        "identifiée avec la racine suivante : 0, et que",
        "de cette racine : 0.x.x. Je m’engage",
        "à l’exclusion de toute version majeure",
        "§ 340 du BOI-TVA-DECLA-30-10-30",
        "article 125 de la loi nº 2026-103 du 19 février 2026",
        "modèle BOI-LETTRE-000242",
        "certifie avoir acquis ou téléchargé le",
        "de mes clients particuliers",
        "code pénal, art. 441-1",
    ):
        assert mots in plat, mots
    assert empreinte_du_perimetre() in texte.replace("\n", "")
    assert "Signature de l’éditeur" in texte


def test_aucune_page_ne_se_dit_certifiee_ni_conforme():
    racine = Path(__file__).parents[3]
    for gabarit in racine.glob("templates/boutique/**/*.html"):
        mots = gabarit.read_text().lower()
        if gabarit.name == "attestation.html":
            # The words of the model, in the mouth of whoever signs: what it bought, how it uses it.
            for dits in ("certifie avoir acquis", "conformément à la réglementation"):
                assert mots.count(dits) == 1
                mots = mots.replace(dits, "")
        assert "certifi" not in mots, gabarit
        assert "conforme" not in mots, gabarit


def test_un_code_change_sous_le_meme_numero_se_voit(monkeypatch):
    assert noter_la_version() is not None
    assert noter_la_version() is None

    monkeypatch.setattr("petiterockette.journal.versions.empreinte_du_perimetre", lambda: "f" * 64)

    assert noter_la_version().contenu["perimetre"] == "f" * 64


def test_l_integrite_ne_demande_pas_plus_quand_il_y_a_plus(
    client, close, controle, django_assert_max_num_queries
):
    with django_assert_max_num_queries(16):
        client.get(INTEGRITE)
