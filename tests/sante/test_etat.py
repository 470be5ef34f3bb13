"""What the backups write of themselves, read again or refused with the place of what is wrong."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from petiterockette.sante.demande import DEMANDE, demandee_le, demander, retirer_la_demande
from petiterockette.sante.etat import (
    FICHIER,
    NUITS_GARDEES,
    Compte,
    Endroit,
    Etat,
    EtatIllisible,
    Exercice,
    Nuit,
    comprendre,
    ecrire,
    lire,
)

pytestmark = pytest.mark.une_base
LE = datetime(2026, 11, 19, 2, 12, tzinfo=UTC)
NUIT = Nuit(date(2026, 11, 19), LE, True, "", 432_013_312, True, True, Compte(63_902, 48_211, 1))
ETAT = Etat(
    nuits=(NUIT,),
    endroits=(
        Endroit("Ce serveur", "serveur", LE, "35 jours"),
        Endroit("Disque de Montgallet", "disque", None, "", False, "Il ne répond pas."),
    ),
    exercice=Exercice(LE, 400, True, chaine="7f3a91c2", preuve=("tickets : 63902",), prochain=LE),
)


def dit() -> dict:
    """What the module's own words give as an example."""
    return {
        "version": 1,
        "nuits": [
            {
                "jour": "2026-11-19",
                "fini_le": "2026-11-19T02:12:00Z",
                "reussie": True,
                "raison": "",
                "octets": 12,
                "relue": True,
                "compte": {"tickets": 1, "depots": 2, "photos": 3},
            }
        ],
        "endroits": [{"nom": "Ce serveur", "genre": "serveur", "derniere": None, "reussie": True}],
        "exercice": {"fini_le": "2026-11-01T04:06:40+01:00", "duree_s": 400, "reussi": True},
    }


def test_ce_qui_est_ecrit_se_relit_tel_quel(tmp_path):
    ecrire(tmp_path, ETAT)

    assert lire(tmp_path) == ETAT
    assert [f.name for f in tmp_path.iterdir()] == [FICHIER]
    assert (tmp_path / FICHIER).stat().st_mode & 0o777 == 0o640


def test_ce_qui_n_est_pas_dit_vaut_ce_que_le_module_en_dit():
    etat = comprendre(dit() | {"autre_chose": 3})

    assert etat.nuits[0].compte == Compte(1, 2, 3)
    assert etat.nuits[0].chiffree is False
    assert etat.endroits[0].derniere is None
    assert etat.exercice is not None
    assert etat.exercice.fini_le == datetime(2026, 11, 1, 3, 6, 40, tzinfo=UTC)
    assert comprendre({"version": 1}) == Etat()


@pytest.mark.parametrize(
    ("chemin", "valeur", "ou"),
    [
        (("version",), 2, "version"),
        (("version",), True, "version"),
        (("nuits",), {}, "nuits"),
        (("nuits", 0), "hier", "nuits.0"),
        (("nuits", 0, "jour"), "19/11/2026", "nuits.0.jour"),
        (("nuits", 0, "fini_le"), "2026-11-19T02:12:00", "nuits.0.fini_le"),
        (("nuits", 0, "fini_le"), "0001-01-01T00:00:00+23:00", "nuits.0.fini_le"),
        (("nuits", 0, "fini_le"), None, "nuits.0.fini_le"),
        (("nuits", 0, "reussie"), "oui", "nuits.0.reussie"),
        (("nuits", 0, "octets"), -1, "nuits.0.octets"),
        (("nuits", 0, "octets"), 1.5, "nuits.0.octets"),
        (("nuits", 0, "compte", "depots"), "2", "nuits.0.compte.depots"),
        (("endroits", 0, "genre"), "lune", "endroits.0.genre"),
        (("endroits", 0, "nom"), None, "endroits.0.nom"),
        (("exercice",), [], "exercice"),
        (("exercice", "duree_s"), None, "exercice.duree_s"),
    ],
)
def test_ce_qui_est_mal_ecrit_est_refuse_et_dit_ou(chemin, valeur, ou):
    faux = dit()
    dedans = faux
    for pas in chemin[:-1]:
        dedans = dedans[pas]
    dedans[chemin[-1]] = valeur

    with pytest.raises(EtatIllisible) as refus:
        comprendre(faux)

    assert refus.value.ou == ou


@pytest.mark.parametrize("texte", ["", "{", "[]", "null", "[" * 100_000, "\x00", "9" * 5_000])
def test_un_fichier_qui_n_est_pas_un_etat_est_refuse(tmp_path, texte):
    (tmp_path / FICHIER).write_text(texte)

    with pytest.raises(EtatIllisible):
        lire(tmp_path)


def test_un_fichier_trop_gros_ou_qui_n_est_pas_un_fichier_est_refuse(tmp_path):
    (tmp_path / FICHIER).write_bytes(b" " * 2_000_001)
    with pytest.raises(EtatIllisible):
        lire(tmp_path)

    (tmp_path / FICHIER).unlink()
    (tmp_path / FICHIER).mkdir()
    with pytest.raises(EtatIllisible):
        lire(tmp_path)


def test_sans_fichier_c_est_dit_autrement(tmp_path):
    with pytest.raises(FileNotFoundError):
        lire(tmp_path)


def test_la_derniere_bonne_est_celle_qui_a_reussi():
    ratee = Nuit(date(2026, 11, 20), LE + timedelta(days=1), False, "Le courant a manqué.")
    non_relue = Nuit(date(2026, 11, 21), LE + timedelta(days=2), True)
    etat = ETAT.avec_la_nuit(ratee).avec_la_nuit(non_relue)

    assert etat.derniere_bonne == non_relue
    assert etat.derniere_relue == NUIT
    assert Etat().derniere_bonne is None


def test_une_nuit_redite_remplace_celle_de_son_jour_et_les_vieilles_s_en_vont():
    etat = ETAT
    for n in range(1, 100):
        le = LE + timedelta(days=n)
        etat = etat.avec_la_nuit(Nuit(le.date(), le, False))
        etat = etat.avec_la_nuit(Nuit(le.date(), le + timedelta(hours=1), True))

    assert len(etat.nuits) == NUITS_GARDEES
    assert all(nuit.reussie for nuit in etat.nuits)
    assert etat.nuits == tuple(sorted(etat.nuits, key=lambda nuit: nuit.jour))


def test_un_endroit_redit_garde_sa_place():
    serveur = Endroit("Ce serveur", "serveur", None, "35 jours", False, "Plein.")
    coffre = Endroit("Coffre", "loin")
    etat = ETAT.avec_l_endroit(serveur).avec_l_endroit(coffre)

    assert etat.endroits == (serveur, ETAT.endroits[1], coffre)


def test_une_sauvegarde_demandee_garde_son_heure_jusqu_a_ce_qu_elle_commence(tmp_path):
    assert demandee_le(tmp_path) is None
    demander(tmp_path)
    le = demandee_le(tmp_path)
    demander(tmp_path)

    assert le is not None
    assert demandee_le(tmp_path) == le
    assert (tmp_path / DEMANDE).read_bytes() == b""
    retirer_la_demande(tmp_path)
    retirer_la_demande(tmp_path)
    assert demandee_le(tmp_path) is None


def test_le_format_se_lit_sans_rien_d_installe(tmp_path):
    """Isolated from every package: what runs at night has Python alone."""
    (tmp_path / FICHIER).write_text(json.dumps(dit()))
    racine = Path(__file__).parents[2]
    programme = (
        f"import sys, pathlib; sys.path.insert(0, {str(racine)!r});"
        "from petiterockette.sante import demande, etat;"
        f"print(len(etat.lire(pathlib.Path({str(tmp_path)!r})).nuits), 'django' in sys.modules)"
    )
    sorti = subprocess.run(
        [sys.executable, "-I", "-S", "-c", programme], capture_output=True, text=True, check=True
    )

    assert sorti.stdout.split() == ["1", "False"]
