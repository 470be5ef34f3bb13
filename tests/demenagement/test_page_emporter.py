"""« Tout emporter »: who may, what is asked, the work behind the page, the file it gives."""

import json
from io import BytesIO
from pathlib import Path
from uuid import uuid4
from zipfile import ZipFile

import pyrage
import pytest
from django.urls import reverse

from petiterockette.demenagement.services.exports import NATURE
from petiterockette.demenagement.tables import tables
from petiterockette.demenagement.travaux import tout_emporter
from petiterockette.journal.models import Entree
from petiterockette.travaux.conduite import conduire
from petiterockette.travaux.models import Travail
from tests.fabriques import connecter, un_compte

pytestmark = pytest.mark.django_db

PAGE, FICHIER = "demenagement:tout_emporter", "demenagement:fichier"


class Muet:
    def dire(self, phrase: str, fait: int = 0, total: int = 0) -> None:
        assert fait <= total


def demander(client, **dits):
    return client.post(reverse(PAGE), {"uuid": uuid4(), "protection": "aucune", **dits})


def preparer() -> None:
    """What the worker would do."""
    travail = Travail.objects.get(nature=NATURE, etat="attend")
    phrase = tout_emporter(travail.donnees, Muet())
    Travail.objects.filter(pk=travail.pk).update(
        etat="fait", phrase=phrase, fini_le=travail.demande_le
    )


def test_la_direction_demande_puis_prend_et_le_journal_le_dit(client, settings, tmp_path):
    settings.DOSSIER_DES_PAPIERS = str(tmp_path)
    compte = un_compte("direction")
    connecter(client, compte)
    page = client.get(reverse(PAGE)).content.decode()
    assert "Ce qui part" in page
    assert "mot de passe" in page
    assert client.get(reverse(FICHIER)).status_code == 302

    assert demander(client).status_code == 302
    assert client.get(reverse(FICHIER)).status_code == 302
    assert "se prépare déjà" in demander(client).content.decode()
    preparer()

    page = client.get(reverse(PAGE)).content.decode()
    assert "Votre fichier est prêt" in page
    assert "Il n’est pas protégé" in page
    assert "\u00a0ko</strong>" in page
    pris = client.get(reverse(FICHIER))
    assert "petite-rockette_" in pris["Content-Disposition"]
    with ZipFile(BytesIO(pris.getvalue())) as zf:
        dite, lisez_moi = json.loads(zf.read("description.json")), zf.read("LISEZMOI.txt").decode()
        # Where to begin is there, and how to add up without counting twice.
        premiers = {f["fichier"] for f in dite["a_lire_d_abord"]}
        assert premiers <= set(zf.namelist())
        assert all(nom in lisez_moi for nom in premiers)
        assert "contre-écriture fait" in " ".join(lisez_moi.split())
    dites = Entree.objects.filter(code__startswith="demenagement.").order_by("pk")
    assert list(dites.values_list("code", "compte")) == [
        (f"demenagement.export.{quoi}", compte.pk) for quoi in ("demande", "fait", "pris")
    ]
    # Nobody else, not even of the direction, takes what somebody asked for.
    connecter(client, un_compte("direction"))
    assert client.get(reverse(FICHIER)).status_code == 302
    connecter(client, un_compte("administration"))
    assert client.get(reverse(FICHIER)).status_code == 403
    assert demander(client).status_code == 403


def test_la_phrase_ne_se_garde_nulle_part_et_ouvre_le_fichier(
    direction, settings, tmp_path, monkeypatch
):
    settings.DOSSIER_DES_PAPIERS = str(tmp_path)
    phrase = "quatre bennes bleues"
    for dits, dit in (
        ({"phrase": phrase, "encore": "autre"}, "diffèrent"),
        ({"phrase": "court", "encore": "court"}, "16 signes"),
        ({"protection": "destinataire", "destinataire": "age1x"}, "n’est pas une clé publique"),
        ({"protection": ""}, "Dites qui pourra"),
    ):
        page = demander(direction, **{"protection": "phrase", **dits}).content.decode()
        assert dit in page
        assert phrase not in page
    assert not Travail.objects.exists()
    # A true phrase, made slow to guess, is judged once: by the commands (test_demenager).
    cle, dites = pyrage.x25519.Identity.generate(), []
    monkeypatch.setattr(
        "petiterockette.demenagement.services.exports.cle_sous_phrase",
        lambda dite: dites.append(dite) or (str(cle.to_public()), b"sous la phrase"),
    )

    demander(direction, protection="phrase", phrase=phrase, encore=phrase)

    [travail] = Travail.objects.all()
    assert dites == [phrase]
    assert phrase not in str(travail.donnees)
    assert not any(phrase.encode() in f.read_bytes() for f in Path(tmp_path).iterdir())
    preparer()
    assert "protégé par votre phrase" in direction.get(reverse(PAGE)).content.decode()
    with ZipFile(BytesIO(direction.get(reverse(FICHIER)).getvalue())) as zf:
        assert zf.read("cle.age") == b"sous la phrase"
        clair = pyrage.decrypt(zf.read("tout.zip.age"), [cle])
    assert ZipFile(BytesIO(clair)).testzip() is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.une_base
def test_l_ouvrier_le_fait_en_disant_ou_il_en_est(client, settings, tmp_path):
    settings.DOSSIER_DES_PAPIERS = str(tmp_path)
    connecter(client, un_compte("direction"))
    demander(client, uuid=(numero := uuid4()))
    [travail] = Travail.objects.all()

    assert conduire(travail.pk)

    travail.refresh_from_db()
    assert (travail.etat, travail.fait, travail.total) == ("fait", len(tables()), len(tables()))
    assert (tmp_path / f"{numero}.tout").is_file()
    assert list(tmp_path.glob("*.en-cours")) == []
