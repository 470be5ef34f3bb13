"""A house saved by restic, put back, drilled; what was spoilt is refused, and says why."""

import json
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from deploy.sauvegarde.cle import nouvelle_cle
from deploy.sauvegarde.exercice import exercer
from deploy.sauvegarde.refus import CleFausse, EndroitMuet, SauvegardeRefusee
from deploy.sauvegarde.reglages import Maison, Reglages
from deploy.sauvegarde.remise import choisir, remettre
from deploy.sauvegarde.restic import ARCHIVES, Depot
from deploy.sauvegarde.sauver import sauvegarder, seul
from tests.sauvegarde.une_maison import CLE, ecrire, lire, une_copie, une_maison

pytestmark = [pytest.mark.une_base, pytest.mark.longue]


def rien(*_arguments: object) -> str:
    """What is done afterwards, or verified, where it is not what is looked at."""
    return ""


@pytest.fixture(scope="module")
def sauvee(tmp_path_factory) -> tuple[Maison, Reglages]:
    """A house that was saved once, its writer at work meanwhile."""
    dossier = tmp_path_factory.mktemp("maison")
    maison, reglages = une_maison(dossier)
    Depot(reglages.endroits[0], CLE, maison.travail).preparer()
    with closing(sqlite3.connect(maison.fichier_de_la_base)) as au_travail:
        # What stands in the log alone, and what is not committed.
        au_travail.execute("INSERT INTO boutique_ventes_vente VALUES ('1-2', 300)")
        au_travail.commit()
        au_travail.execute("INSERT INTO boutique_ventes_vente VALUES ('1-3', 999)")
        nuit = sauvegarder(maison, reglages, CLE)
        au_travail.rollback()
    assert nuit.bonne, nuit
    return maison, reglages


@pytest.fixture
def maison(sauvee, tmp_path) -> Maison:
    """The same house, to be changed: its folders copied, the very backups."""
    la, _reglages = sauvee
    donnees = tmp_path / "donnees"
    shutil.copytree(la.photos.parent, donnees)
    return replace(
        la,
        base=la.base | {"NAME": str(donnees / "base.sqlite3")},
        photos=donnees / "photos",
        archives=donnees / "archives",
        tetes=donnees / "tetes",
        travail=tmp_path / "travail",
    )


@pytest.fixture
def reglages(sauvee) -> Reglages:
    return sauvee[1]


def un_paquet(depot: Path) -> Path:
    """The heaviest file of what restic keeps of the house."""
    return max((f for f in (depot / "data").rglob("*") if f.is_file()), key=_poids)


def _poids(fichier: Path) -> int:
    return fichier.stat().st_size


def test_la_remise_rend_la_maison_rangee_pour_rangee_et_garde_ce_qu_elle_remplace(maison, reglages):
    ecrire(maison, "DELETE FROM collecte_livre_mouvement")
    ecrire(maison, "INSERT INTO boutique_ventes_vente VALUES ('1-4', 1)")
    (maison.photos / "objets/ab/ab12-grande.jpg").unlink()
    (maison.photos / "venue-depuis.jpg").write_bytes(b"depuis")

    faite = remettre(maison, reglages, CLE, apres=rien)

    assert lire(maison, "SELECT count(*), sum(masse_g) FROM collecte_livre_mouvement") == [
        (200, 199 * 100)
    ]
    assert lire(maison, "SELECT * FROM boutique_ventes_vente") == [("1-1", 1250), ("1-2", 300)]
    assert (maison.photos / "objets/ab/ab12-grande.jpg").read_bytes() == bytes(range(256)) * 40
    assert not (maison.photos / "venue-depuis.jpg").exists()
    assert (maison.archives / "caisses-2025.zip").read_bytes() == b"archive" * 500
    de_cote = replace(maison, base={"NAME": str(faite.de_cote / "base.sqlite3")})
    assert lire(de_cote, "SELECT numero FROM boutique_ventes_vente ORDER BY numero")[-1] == ("1-4",)
    assert (faite.de_cote / "photos/venue-depuis.jpg").read_bytes() == b"depuis"
    assert not list(maison.photos.parent.glob(".remise-*"))


def test_les_tetes_d_ici_restent_et_une_machine_neuve_prend_celles_de_la_sauvegarde(
    maison, reglages
):
    (maison.tetes / "tetes.json").write_text('{"caisse:1": 15}')
    vus = []

    remettre(maison, reglages, CLE, apres=lambda _adresse, _liste, gardees: vus.append(gardees))
    assert (maison.tetes / "tetes.json").read_text() == '{"caisse:1": 15}'
    shutil.rmtree(maison.photos.parent)
    maison.photos.parent.mkdir()
    remettre(maison, reglages, CLE, apres=lambda _adresse, _liste, gardees: vus.append(gardees))

    assert (maison.tetes / "tetes.json").read_text() == '{"caisse:1": 12}'
    assert vus == [True, False]
    assert lire(maison, "SELECT count(*) FROM collecte_livre_mouvement") == [(200,)]


def test_les_tetes_d_une_autre_cle_sont_mises_de_cote(maison, reglages):
    """A machine just installed drew its own key, and told its first heads under it."""
    (maison.tetes / "tetes.json").write_text('{"maison": 3}')
    vus = []

    faite = remettre(
        maison,
        reglages,
        CLE,
        apres=lambda _adresse, _liste, gardees: vus.append(gardees),
        lisibles=lambda: False,
    )

    assert vus == [False]
    assert (maison.tetes / "tetes.json").read_text() == '{"caisse:1": 12}'
    assert (faite.de_cote / "tetes" / "tetes.json").read_text() == '{"maison": 3}'


def test_la_liste_des_effaces_reunit_celle_d_ici_et_la_base_qui_part(maison, reglages):
    ecrire(maison, "INSERT INTO personnes_effacement VALUES (1, '2026-12-03 10:00:00', 'demande')")
    ecrire(maison, "INSERT INTO personnes_effacement_personnes VALUES (1, 7)")
    dit = {"recu": 9, "le": "2026-12-02T00:00:00.000000+00:00", "motif": "terme", "personnes": []}
    (maison.tetes / "effacements.json").write_text(json.dumps({"effacements": [dit]}))
    listes = []

    remettre(
        maison, reglages, CLE, apres=lambda _adresse, liste, _g: listes.append(liste.read_text())
    )

    assert json.loads(listes[0])["effacements"] == [
        dit,
        {
            "recu": 1,
            "le": "2026-12-03T10:00:00.000000+00:00",
            "motif": "demande",
            "personnes": [[7, "2026-01-02T03:04:05.000006+00:00"]],
        },
    ]


def test_l_exercice_dit_ce_qu_il_a_compte_sans_toucher_a_la_maison(maison, reglages):
    recus: list[dict[str, str]] = []
    avant = maison.fichier_de_la_base.read_bytes()

    fait = exercer(maison, reglages, CLE, verifier=lambda dit: recus.append(dit) or "")

    assert fait.reussi, fait.ecarts
    assert (fait.rangees, fait.fichiers, fait.centimes) == (203, 2, 1550)
    assert fait.grammes == 199 * 100
    assert fait.secondes > 0
    assert maison.fichier_de_la_base.read_bytes() == avant
    assert recus[0]["DATABASE_URL"] != f"sqlite:///{maison.fichier_de_la_base}"
    assert not (maison.travail / "exercice").exists()


def test_l_exercice_dit_ce_que_les_livres_trouvent(maison, reglages):
    fait = exercer(maison, reglages, CLE, verifier=lambda _dit: "les livres ne s’accordent pas")

    assert fait.ecarts == ["les livres ne s’accordent pas"]


@pytest.mark.parametrize(
    ("gater", "phrase"),
    [
        (lambda p: p.write_bytes(_un_octet_change(p.read_bytes())), "changée ou abîmée"),
        (lambda p: p.unlink(), "Il manque une partie"),
        (lambda p: p.write_bytes(p.read_bytes()[:400]), "enlevé ou coupé"),
    ],
    ids=["un octet", "une partie", "coupée"],
)
def test_une_sauvegarde_gatee_est_refusee_et_rien_n_est_remplace(
    maison, reglages, tmp_path, gater, phrase
):
    copie = une_copie(Path(reglages.endroits[0].depot), tmp_path / "gate")
    paquet = un_paquet(tmp_path / "gate")
    paquet.chmod(0o600)
    gater(paquet)
    ecrire(maison, "INSERT INTO boutique_ventes_vente VALUES ('1-4', 1)")

    with pytest.raises(SauvegardeRefusee, match=phrase):
        remettre(maison, copie, CLE, apres=rien)

    assert ("1-4",) in lire(maison, "SELECT numero FROM boutique_ventes_vente")
    assert not list(maison.photos.parent.glob("remplace-*"))
    assert not list(maison.photos.parent.glob(".remise-*"))
    assert not exercer(maison, copie, CLE, verifier=rien).reussi


def _un_octet_change(octets: bytes) -> bytes:
    milieu = len(octets) // 2
    return octets[:milieu] + bytes([octets[milieu] ^ 1]) + octets[milieu + 1 :]


def test_une_autre_cle_est_refusee(maison, reglages):
    with pytest.raises(CleFausse, match="n’ouvre pas les sauvegardes de «\u00a0Deuxième disque"):
        remettre(maison, reglages, nouvelle_cle(), apres=rien)


def test_un_disque_qui_n_est_pas_branche_ne_se_remplit_pas_ailleurs(maison, tmp_path, reglages):
    parti = replace(reglages.endroits[0], depot=str(tmp_path / "pas-branche" / "depot"))

    nuit = sauvegarder(maison, Reglages((parti, replace(parti, nom="Un autre"))), CLE)

    # One that fails does not stop the next.
    assert ["branché" in r.refus for r in nuit.endroits] == [True, True]
    assert not nuit.bonne
    assert not (tmp_path / "pas-branche").exists()
    with pytest.raises(EndroitMuet):
        choisir(Depot(parti, CLE, maison.travail))


def test_une_base_abimee_ne_se_sauve_pas_et_les_nuits_d_avant_restent(maison, reglages):
    octets = bytearray(maison.fichier_de_la_base.read_bytes())
    octets[4096:8192] = b"\xff" * 4096
    maison.fichier_de_la_base.write_bytes(octets)
    depot = Depot(reglages.endroits[0], CLE, maison.travail)
    avant = depot.instantanes()

    nuit = sauvegarder(maison, reglages, CLE)

    assert "abîmée" in nuit.refus
    assert nuit.endroits == []
    assert depot.instantanes() == avant
    assert not (maison.travail / "copie").exists()


def test_les_archives_ont_leurs_propres_sauvegardes_gardees_des_annees(maison, reglages):
    depot = Depot(reglages.endroits[0], CLE, maison.travail)

    gardee = depot.instantanes(ARCHIVES)[-1]

    assert [Path(chemin).name for chemin in gardee.chemins] == ["archives"]
    assert [Path(f).name for f in depot.fichiers(gardee.numero)] == ["caisses-2025.zip"]


def test_une_sauvegarde_se_choisit_par_son_moment(maison, reglages):
    depot = Depot(reglages.endroits[0], CLE, maison.travail)
    premiere = depot.instantanes()[0]

    assert choisir(depot, premiere.le) == premiere
    with pytest.raises(SauvegardeRefusee, match="aucune sauvegarde d’avant"):
        choisir(depot, premiere.le.replace(year=2020))


def test_un_exercice_attend_la_fin_d_une_sauvegarde_et_une_remise_se_refuse(maison, reglages):
    attend = Event()
    with ThreadPoolExecutor(1) as a_cote, seul(maison):
        exercice = a_cote.submit(
            exercer,
            maison,
            reglages,
            CLE,
            verifier=rien,
            dire=lambda phrase: attend.set() if "attend" in phrase else None,
        )
        assert attend.wait(20)
        with pytest.raises(SauvegardeRefusee, match="déjà en cours"):
            remettre(maison, reglages, CLE, apres=rien)
        assert not exercice.done()
    assert exercice.result().reussi
