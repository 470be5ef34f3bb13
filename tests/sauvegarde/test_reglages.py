"""The file of places says where backups go, or is refused in a sentence."""

import pytest

from deploy.sauvegarde.refus import SauvegardeRefusee, refus_de
from deploy.sauvegarde.reglages import Garde, lire_les_reglages

pytestmark = pytest.mark.une_base
DEUX = """
arreter = ["systemctl", "stop", "x"]
[garde]
jours = 14
[[endroits]]
nom = "Disque"
depot = "/mnt/d"
[[endroits]]
nom = "Dehors"
depot = "s3:https://s3.example/seau"
options = ["s3.region=fr"]
[endroits.environnement]
AWS_ACCESS_KEY_ID = "nom"
"""


def test_deux_endroits_et_une_regle(tmp_path):
    (tmp_path / "r.toml").write_text(DEUX)

    reglages = lire_les_reglages(tmp_path / "r.toml")

    assert reglages.garde == Garde(jours=14, semaines=5, mois=12, ans_des_archives=10)
    assert reglages.endroit("").nom == "Disque"
    assert reglages.endroit("Dehors").environnement == {"AWS_ACCESS_KEY_ID": "nom"}
    assert reglages.arreter == ("systemctl", "stop", "x")
    with pytest.raises(SauvegardeRefusee, match="il y a Disque, Dehors"):
        reglages.endroit("Grenier")


@pytest.mark.parametrize(
    ("texte", "phrase"),
    [
        (None, "n’est encore réglé"),
        ("[[endroits", "ne se comprend pas"),
        ("x = 1", "ne se comprend pas"),
        ("endroits = []", "aucun endroit"),
        ("[[endroits]]\nnom = 'a'", "ne se comprend pas"),
        ("[garde]\nnuits = 1\n[[endroits]]\nnom = 'a'\ndepot = 'b'", "ne se comprend pas"),
    ],
)
def test_des_reglages_qui_ne_disent_rien_sont_refuses(tmp_path, texte, phrase):
    if texte is not None:
        (tmp_path / "r.toml").write_text(texte)

    with pytest.raises(SauvegardeRefusee, match=phrase):
        lire_les_reglages(tmp_path / "r.toml")


@pytest.mark.parametrize(
    ("dit", "phrase"),
    [
        ("Fatal: wrong password or no key found", "n’ouvre pas"),
        ("Fatal: unable to open config file: stat: no such file", "branché"),
        ("ssh: connect to host nas port 22: Connection refused", "ne répond pas"),
        ("Fatal: unable to save snapshot: write: no space left on device", "est plein"),
        ("ciphertext verification failed", "changée ou abîmée"),
        ("pack 1234 does not exist", "enlevé"),
        ("autre chose\nla fin", "la fin"),
        ("", "?"),
    ],
)
def test_ce_que_dit_restic_se_lit_en_francais(dit, phrase):
    assert phrase in str(refus_de(dit, "Dehors"))
