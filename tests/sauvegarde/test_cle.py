"""The key of the backups: copied by hand and read again, or refused with what to do."""

import stat

import pytest

from deploy.sauvegarde.cle import cle_du_fichier, ecrire_la_cle, fiche, lire_la_cle, nouvelle_cle
from deploy.sauvegarde.refus import CleFausse

pytestmark = pytest.mark.une_base


def test_une_cle_recopiee_a_la_main_se_relit():
    cle = nouvelle_cle()

    assert lire_la_cle(f"  {cle.lower().replace('-', ' ').replace('0', 'o')}\n") == cle
    assert nouvelle_cle() != cle


def test_un_signe_pris_pour_un_autre_se_voit_presque_toujours():
    cle = nouvelle_cle()
    vus = 0
    for rang, signe in enumerate(cle):
        autre = "7" if signe != "7" else "8"
        try:
            lire_la_cle(cle[:rang] + autre + cle[rang + 1 :])
        except CleFausse:
            vus += 1

    assert vus >= len(cle) - 1


@pytest.mark.parametrize("saisie", ["", "ABCD", "é" * 26, "0" * 200])
def test_ce_qui_n_est_pas_une_cle_est_refuse(saisie):
    with pytest.raises(CleFausse, match="mal recopiée"):
        lire_la_cle(saisie)


def test_la_cle_n_est_lue_que_par_root_et_ne_s_ecrase_pas(tmp_path):
    fichier, cle = tmp_path / "rockette" / "essais.cle", nouvelle_cle()

    ecrire_la_cle(cle, fichier)

    assert stat.S_IMODE(fichier.stat().st_mode) == 0o600
    assert cle_du_fichier(fichier) == cle
    with pytest.raises(FileExistsError):
        ecrire_la_cle(nouvelle_cle(), fichier)


def test_une_cle_perdue_renvoie_a_la_fiche(tmp_path):
    with pytest.raises(CleFausse, match="fiche de clé"):
        cle_du_fichier(tmp_path / "essais.cle")


def test_la_fiche_dit_la_cle_et_comment_la_verifier(tmp_path):
    cle = nouvelle_cle()

    dite = fiche(cle, nom="rockette", fichier=tmp_path / "r.cle", verifier="une commande")

    assert cle in dite
    assert "une commande" in dite
