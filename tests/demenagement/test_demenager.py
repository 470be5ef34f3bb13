"""A house moves out, and in: the same rows, the same seals, on the other database too."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pyrage
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from boutique.caisses.models import Caisse, Serie
from boutique.ventes.models import Vente
from petiterockette.comptes.models import Compte
from petiterockette.demenagement.colis import ColisDossier
from petiterockette.demenagement.ecriture import ecrire
from petiterockette.demenagement.refus import (
    AutreVersion,
    BaseHabitee,
    CleDuMemeNom,
    CompteSansAdministration,
)
from petiterockette.demenagement.services.exports import chiffrement, exporter
from petiterockette.demenagement.tables import tables
from petiterockette.journal.examens.passer import examiner
from petiterockette.journal.models import Entree, Maillon
from petiterockette.journal.tetes.fichier import tetes_de_la_base, tetes_dites
from petiterockette.personnes.models import Personne
from petiterockette.verification import Constat
from petiterockette.version import VERSION
from tests.demenagement.un_monde import (
    INSTANTS,
    JSON,
    MOT_DE_PASSE,
    TEXTES,
    arriver,
    partir,
    passer_par_sqlite,
    rangees,
    vivre_et_ecrire,
)
from tests.greffons.bases import sceaux_leves

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.longue]

# What an arrival itself adds rows to, or changes: accounts closed, its own links, its series.
AJOUTS = {"journal_entree", "journal_maillon", "boutique_caisses_serie"}
CHANGES = {"comptes_compte", "journal_chaine", *AJOUTS}
AUTRE_CLE = "une-autre-cle-des-chaines-des-essais-qui-ne-scelle-rien"


@pytest.fixture
def maison(settings, tmp_path):
    """A house's own folders."""
    settings.MEDIA_ROOT = str(tmp_path / "photos")
    settings.DOSSIER_DES_ARCHIVES = str(tmp_path / "archives")
    settings.DOSSIER_DES_TETES = str(tmp_path / "tetes")
    photo = tmp_path / "photos" / "objets" / "ab" / "cd-grande.jpg"
    photo.parent.mkdir(parents=True)
    photo.write_bytes(b"\xff\xd8 une photo")
    return tmp_path


def ailleurs(maison: Path, settings) -> None:
    """An empty installation, with other folders."""
    partir()
    for nom, dossier in (
        ("MEDIA_ROOT", "photos"),
        ("DOSSIER_DES_ARCHIVES", "archives"),
        ("DOSSIER_DES_TETES", "tetes"),
    ):
        setattr(settings, nom, str(maison / "ailleurs" / dossier))


def anomalies_et_avis() -> tuple[list[str], list[str]]:
    """What `verifier` calls wrong, and what it says that nobody can verify."""
    dits: list[Constat] = []
    examiner(de_nuit=False, dire=lambda _nom, constats: dits.extend(constats))
    return [c.phrase for c in dits if c.anomalie], [
        c.phrase for c in dits if not c.anomalie and "non vérifiable" in c.phrase
    ]


def comparer(avant: dict, apres: dict) -> None:
    """Every table row for row; those that an arrival writes, all that was there before."""
    assert avant.keys() == apres.keys()
    differentes = {nom for nom in avant if avant[nom] != apres[nom]}
    assert differentes <= CHANGES
    for nom in AJOUTS:
        assert apres[nom][: len(avant[nom])] == avant[nom]
    actif = avant["comptes_compte"][0].index("actif")
    comptes = [[[*c[:actif], *c[actif + 1 :]] for c in t["comptes_compte"]] for t in (avant, apres)]
    assert comptes[0] == comptes[1]


def test_tout_part_et_revient(maison, settings, monkeypatch):
    administration = vivre_et_ecrire()
    ancienne = settings.CLE_DES_CHAINES
    hache = Compte.objects.exclude(password="").first().password
    fichier = maison / "tout.zip"

    bilan = exporter(fichier)

    avant = rangees(fichier)
    assert (bilan.tables, len(avant)) == (len(tables()),) * 2
    assert bilan.fichiers >= 3
    with ZipFile(fichier) as zf:
        octets = b"".join(zf.read(nom) for nom in zf.namelist())
    for secret in (hache, "code-hache", ancienne, settings.SECRET_KEY):
        assert secret.encode() not in octets
    assert {len(avant[t]) > 2 for t in ("boutique_ventes_vente", "journal_maillon")} == {True}
    assert Entree.objects.latest("pk").code == "demenagement.export.fait"

    with pytest.raises(BaseHabitee):
        arriver(fichier, administration.identifiant)
    ailleurs(maison, settings)
    identifiant = administration.identifiant.upper()

    # Cut in the middle, of another version, under a name already taken, for nobody: nothing stays.
    def couper(_quoi, fait, _total):
        if fait == 100:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        arriver(fichier, identifiant, dire=couper)
    settings.CLE_DES_CHAINES, settings.CLES_DES_CHAINES = AUTRE_CLE, {"1": AUTRE_CLE}
    with pytest.raises(CleDuMemeNom, match="NOM_DE_LA_CLE"):
        arriver(fichier, identifiant)
    settings.NOM_DE_LA_CLE, settings.CLES_DES_CHAINES = "2", {"2": AUTRE_CLE}
    with pytest.raises(CompteSansAdministration):
        arriver(fichier, "personne")
    with monkeypatch.context() as plus_tard:
        plus_tard.setattr("petiterockette.demenagement.services.imports.VERSION", "9")
        with pytest.raises(AutreVersion, match=VERSION):
            arriver(fichier, identifiant)
    assert [m for m in tables() if m._base_manager.exists()] == []
    assert list((maison / "ailleurs").rglob("*.jpg")) == []

    n = arriver(fichier, identifiant)

    assert n == sum(len(lignes) - 1 for lignes in avant.values()) == bilan.rangees
    encore = maison / "encore.zip"
    exporter(encore)
    comparer(avant, rangees(encore))
    assert set(TEXTES) <= set(Personne.objects.values_list("nom", flat=True))
    assert set(INSTANTS) <= set(Personne.objects.values_list("cree_le", flat=True))
    assert Entree.objects.get(code="essai.dit").contenu == JSON
    [photo] = (maison / "ailleurs" / "photos").rglob("*.jpg")
    assert photo.read_bytes() == b"\xff\xd8 une photo"
    # Their series are new, nothing is given twice, and what is told outside is what is here.
    for caisse in Caisse.objects.all():
        entamee = Vente.objects.filter(serie__caisse=caisse, serie__ecole=False).exists()
        rangs = sorted(
            Serie.objects.filter(caisse=caisse, ecole=False).values_list("rang", flat=True)
        )
        assert rangs == ([1, 2] if entamee else [1])
    dits = {nom: tete for nom, tete in tetes_de_la_base().items() if nom != "bons"}
    assert tetes_dites() == dits
    # One account is open, by its new password.
    [ouvert] = Compte.objects.filter(actif=True)
    assert (ouvert.pk, ouvert.check_password(MOT_DE_PASSE)) == (administration.pk, True)
    assert not any(c.has_usable_password() for c in Compte.objects.filter(actif=False))
    assert Personne.objects.create(prenom="Après").pk > int(avant["personnes_personne"][-1][0])

    # Without the old keys: said, and not wrong; with them, verified; with a wrong one, wrong.
    anomalies, avis = anomalies_et_avis()
    assert anomalies == []
    assert len(avis) > 3
    settings.CLES_DES_CHAINES = {"1": ancienne, "2": AUTRE_CLE}
    assert anomalies_et_avis() == ([], [])
    settings.CLES_DES_CHAINES = {"2": AUTRE_CLE}
    with sceaux_leves("default"):
        Maillon.objects.filter(chaine__nom="maison", cle="1").update(contenu={"code": "x"})
        Entree.objects.filter(code="essai.dit").update(resume="Autre")
    anomalies, _avis = anomalies_et_avis()
    assert [a for a in anomalies if "maillons, nº" in a]
    assert [a for a in anomalies if "entrées du journal, nº" in a]


@pytest.mark.une_base
def test_les_commandes_et_le_chiffrement(maison, settings, monkeypatch):
    administration = vivre_et_ecrire()
    dossier = maison / "dossier"
    dossier.mkdir()
    call_command("exporter_tout", str(dossier), stdout=StringIO(), stderr=StringIO())
    assert (dossier / "description.json").is_file()
    with pytest.raises(CommandError, match="n’est pas vide"):
        call_command("exporter_tout", str(dossier), stdout=StringIO(), stderr=StringIO())
    ouvrant = pyrage.x25519.Identity.generate()
    pour = maison / "pour.zip.age"
    exporter(pour, chiffre=chiffrement(pour=str(ouvrant.to_public())))
    clair = BytesIO()
    pyrage.decrypt_io(BytesIO(pour.read_bytes()), clair, [ouvrant])
    assert ZipFile(clair).testzip() is None
    # A zip names its parts in clear; and no chance writes a name as long as this one.
    assert b"personnes_personne.csv" in clair.getvalue()
    monkeypatch.setattr("sys.stdin", StringIO("quatre bennes bleues\n"))
    phrase = maison / "phrase.zip"
    call_command(
        "exporter_tout", str(phrase), "--phrase-stdin", stdout=StringIO(), stderr=StringIO()
    )
    assert b"personnes_personne.csv" not in phrase.read_bytes()
    assert phrase.stat().st_mode & 0o077 == 0
    ailleurs(maison, settings)

    def importer(dit: str) -> None:
        monkeypatch.setattr("sys.stdin", StringIO(dit))
        options = {"administration": administration.identifiant, "stdin": True}
        call_command("importer_tout", str(phrase), stdout=StringIO(), stderr=StringIO(), **options)

    with pytest.raises(CommandError, match="n’ouvre pas"):
        importer(f"quatre bennes vertes\n{MOT_DE_PASSE}\n")
    with pytest.raises(CommandError, match="trop court"):
        importer("quatre bennes bleues\ncourt\n")
    importer(f"quatre bennes bleues\n{MOT_DE_PASSE}\n")
    assert anomalies_et_avis() == ([], [])
    with pytest.raises(CommandError, match="n’est pas vide"):
        importer(f"quatre bennes bleues\n{MOT_DE_PASSE}\n")
    assert list(Path(settings.DOSSIER_DES_PAPIERS).glob("tmp*")) == []


def test_un_export_est_d_un_seul_instant(maison):
    vivre_et_ecrire()
    une = Personne.objects.count()

    def naitre(_quoi, fait, _total):
        if fait == 1:
            ecrire_a_cote()

    ecrire(ColisDossier(maison / "d"), dire=naitre)

    lignes = (maison / "d" / "tables" / "personnes_personne.csv").read_text().count("Née pendant")
    assert (lignes, Personne.objects.count()) == (0, une + 1)


def ecrire_a_cote() -> None:
    """Somebody is registered by another connection, which waits for nobody."""
    with ThreadPoolExecutor(1) as fil:
        fil.submit(Personne.objects.create, prenom="Née pendant").result(timeout=10)
        fil.submit(lambda: connection.close()).result()


@pytest.mark.postgresql
def test_de_postgresql_a_sqlite_et_retour(maison, settings):
    administration = vivre_et_ecrire()
    aller, retour, fin = (maison / f"{nom}.zip" for nom in ("aller", "retour", "fin"))
    exporter(aller)
    passer_par_sqlite(maison, aller, retour, administration.identifiant)
    ailleurs(maison, settings)

    arriver(retour, administration.identifiant)

    exporter(fin)
    comparer(rangees(aller), rangees(retour))
    comparer(rangees(retour), rangees(fin))
    assert anomalies_et_avis() == ([], [])
