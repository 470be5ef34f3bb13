"""Whoever has the base, the heads, the archives and the logs, and neither `.env` nor the heads
that left, changes nothing unseen: each tampering of the table is named by `verifier`."""

import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.test import TestCase, override_settings
from django.utils import timezone

from boutique.clotures.services.clotures import clore_les_journees
from petiterockette.journal.jours import enchainer_les_jours
from petiterockette.journal.models import Chaine
from petiterockette.journal.tables import enchainer_les_tables
from petiterockette.journal.tetes.departs import faire_partir_les_tetes
from petiterockette.journal.verifications.tetes import comparer_au_fichier
from petiterockette.lieux.services import fonder
from petiterockette.lieux.services.journees import ouvrir
from petiterockette.verification import VERIFICATIONS, trouver_les_verifications
from tests.benevolat.benevoles import des_heures
from tests.boutique.adhesions.fabriques import adherer, une_caisse_qui_adhere
from tests.boutique.alterations import une_table_sans_verification
from tests.boutique.la_journee import vivre
from tests.boutique.les_alterations import ALTERATIONS, reconnait
from tests.fabriques import un_compte, un_depot, une_ligne
from tests.formation.en_formation import signe, un_matin, un_stagiaire, une_session
from tests.greffons.bases import sceaux_leves

MIDI = datetime(2026, 11, 28, 12, tzinfo=UTC)
NUIT, MATIN = MIDI + timedelta(hours=17), MIDI + timedelta(hours=20)
PAGE = Path(__file__).parents[3] / "docs" / "exigences.md"

pytestmark = pytest.mark.django_db


def en_disant_dehors():
    return TestCase.captureOnCommitCallbacks(execute=True)


@pytest.fixture(scope="module")
def histoire(django_db_setup, django_db_blocker, tmp_path_factory):
    """A day of the whole house and its night, once; what stood at noon is kept."""
    dossier = tmp_path_factory.mktemp("maison")
    midi: dict = {}
    reglages = {
        "DOSSIER_DES_TETES": str(dossier / "tetes"),
        "DOSSIER_DES_ARCHIVES": str(dossier / "archives"),
        "DOSSIER_DES_TETES_PARTIES": str(dossier / "parties"),
    }
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(**reglages):
            with time_machine.travel(MIDI):
                with en_disant_dehors():
                    _la_matinee()
                _comme_a_midi(midi, dossier / "tetes")
                with en_disant_dehors():
                    vivre()
            with time_machine.travel(NUIT), en_disant_dehors():
                clore_les_journees(timezone.now())
                enchainer_les_jours(timezone.localdate())
                enchainer_les_tables()
                faire_partir_les_tetes(timezone.localdate())
        # Once for all that is done here.
        with sceaux_leves("default"):
            yield dossier, midi
        transaction.set_rollback(True)


def _la_matinee() -> None:
    fonder(nom="La Petite Rockette", siret="12345678901234")
    un_depot(une_ligne("livres", 9_000), une_ligne("jouets", 800))
    depot = un_depot(une_ligne("livres", 4_000), une_ligne("jouets", 2_000))
    adherente = une_caisse_qui_adhere()
    adherer(adherente)
    adherente.fermer()
    lieu = depot.lieu
    for minutes in (90, 120):
        des_heures(lieu, minutes=minutes)
    compte = un_compte("direction")
    ouvrir(lieu=lieu, uuid=uuid4(), faites=(), par=compte)
    session = une_session(lieu, compte=compte)
    matin = un_matin(session, timezone.localdate())
    for prenom in ("Paul", "Awa"):
        signe(matin, un_stagiaire(session, prenom))


def _comme_a_midi(midi: dict, tetes: Path) -> None:
    midi["tetes"] = (tetes / "tetes.json").read_text()
    midi["chaines"] = {c.nom: (c.rang, c.empreinte) for c in Chaine.objects.all()}


@pytest.fixture
def base(histoire, settings, tmp_path):
    """The house in the morning, its files copied for this test; what left is elsewhere."""
    dossier, midi = histoire
    shutil.copytree(dossier / "tetes", tmp_path / "tetes")
    shutil.copytree(dossier / "archives", tmp_path / "archives")
    settings.DOSSIER_DES_TETES = str(tmp_path / "tetes")
    settings.DOSSIER_DES_ARCHIVES = str(tmp_path / "archives")
    with time_machine.travel(MATIN):
        yield midi


def anomalies(histoire, *, parties: bool = False):
    trouver_les_verifications()
    if parties:
        [parti] = (histoire[0] / "parties").glob("*.json")
        yield from (c.phrase for c in comparer_au_fichier(parti) if c.anomalie)
        return
    for nom, verification in VERIFICATIONS:
        if nom != "Sceaux":
            yield from (c.phrase for c in verification() if c.anomalie)


def test_tout_s_accorde_tant_que_personne_n_y_touche(base, histoire):
    assert list(anomalies(histoire)) == []
    assert list(anomalies(histoire, parties=True)) == []


@pytest.mark.parametrize("alteration", ALTERATIONS, ids=lambda a: a.titre)
def test_chaque_alteration_est_vue_et_nommee(base, histoire, alteration):
    with une_table_sans_verification(alteration.modele):
        alteration.faire(base)

        assert _nommee(histoire, alteration)


def _nommee(histoire, alteration) -> bool:
    """Looked for until it is found; what was being read is closed before all is undone."""
    phrases = anomalies(histoire, parties=alteration.avec_les_tetes_parties)
    return any(reconnait(alteration, phrase) for phrase in phrases)


def test_elles_sont_soixante_au_moins_et_la_page_les_dit_toutes():
    dites = re.findall(r"^\| (\d+) \| (.+?) \| `(.+?)` \|$", PAGE.read_text(), re.M)

    assert len(ALTERATIONS) >= 60
    assert [(int(n), titre, dit.replace("\\|", "|")) for n, titre, dit in dites] == [
        (n, a.titre, a.dit) for n, a in enumerate(ALTERATIONS, start=1)
    ]


def test_verifier_le_dit_aussi_par_sa_commande(base, histoire):
    [parti] = (histoire[0] / "parties").glob("*.json")
    call_command("verifier", tetes=[parti])
