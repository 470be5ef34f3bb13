"""Whether a machine can serve: one sentence per fault, and what to do."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from deploy.installation.machine import Mesures, exiger, juger
from deploy.refus import Arret

CODE_DU = datetime(2026, 12, 1, tzinfo=UTC)
BONNE = Mesures(
    systeme="debian",
    version="13",
    uid=0,
    a_systemd=True,
    libre_go=20.0,
    memoire_mo=2000,
    ports={80: "nginx"},
    maintenant=datetime(2026, 12, 3, tzinfo=UTC),
    a_l_heure=True,
    domaine="r.fr",
    adresses_du_domaine=frozenset({"192.0.2.7"}),
    adresses_d_ici=frozenset({"192.0.2.7", "127.0.0.1"}),
)


def test_une_bonne_machine_n_a_rien_a_dire():
    assert juger(BONNE, code_du=CODE_DU) == []


@pytest.mark.parametrize(
    ("defaut", "que_faire"),
    [
        ({"systeme": "ubuntu", "version": "24"}, "demandez à l’hébergeur"),
        ({"version": "11"}, "Debian 12 ou 13"),
        ({"uid": 1000}, "sudo make installer-serveur"),
        ({"a_systemd": False}, "machine virtuelle"),
        ({"libre_go": 1.26}, "Il reste 1,3 Go"),
        ({"memoire_mo": 480}, "480 Mo de mémoire"),
        ({"ports": {443: "apache2"}}, "systemctl disable --now apache2"),
        ({"ports": {80: ""}}, "un autre programme"),
        ({"maintenant": datetime(2020, 1, 1, tzinfo=UTC)}, "timedatectl set-ntp true"),
        ({"adresses_du_domaine": frozenset()}, "enregistrement A vers 192.0.2.7"),
    ],
)
def test_ce_qui_arrete_dit_que_faire(defaut, que_faire):
    with pytest.raises(Arret, match=que_faire):
        exiger(juger(replace(BONNE, **defaut), code_du=CODE_DU))


@pytest.mark.parametrize(
    "a_savoir",
    [
        {"memoire_mo": 1000},
        {"a_l_heure": False},
        {"adresses_du_domaine": frozenset({"198.51.100.1"})},
    ],
)
def test_ce_qui_n_arrete_pas_se_dit(a_savoir):
    assert len(exiger(juger(replace(BONNE, **a_savoir), code_du=CODE_DU))) == 1


def test_tous_les_defauts_se_disent_a_la_fois():
    with pytest.raises(Arret) as refus:
        exiger(juger(replace(BONNE, uid=1, libre_go=0.1, memoire_mo=1), code_du=CODE_DU))

    assert str(refus.value).count("\n") == 3


def test_le_domaine_peut_attendre():
    sans = replace(BONNE, adresses_du_domaine=frozenset())

    assert juger(sans, code_du=CODE_DU, sans_dns=True) == []


def test_un_conteneur_ne_dit_pas_s_il_est_a_l_heure():
    assert juger(replace(BONNE, a_l_heure=None), code_du=CODE_DU) == []
