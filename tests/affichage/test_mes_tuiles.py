"""The home page of one's own: what was chosen, then what is really opened on this device."""

import re

import pytest

from tests.fabriques import connecter, un_compte, un_lieu, un_point
from tests.pages import lue

pytestmark = pytest.mark.django_db

TOUS_LES_JOURS = "1fffff"


def noms(client) -> list[str]:
    return [str(m.tuile.nom) for m in client.get("/").context["tuiles"]]


@pytest.fixture
def direction(client):
    un_lieu()
    return connecter(client, un_compte("direction"))


def test_ce_qui_s_ouvre_ici_passe_devant_ce_que_le_role_propose(direction):
    direction.cookies["ouvertures"] = f"f9z~journal.{TOUS_LES_JOURS}~collecte:bons.3"

    lus = noms(direction)

    # The first gesture of the day stays first; then what was opened most.
    assert lus[:3] == ["Le mois", "Journal", "Les bons"]
    assert len(lus) == 6


def test_ouverte_un_seul_jour_une_page_n_est_pas_une_habitude(direction):
    direction.cookies["ouvertures"] = "f9z~journal.1"

    assert "Journal" not in noms(direction)


def test_ce_qui_s_ouvre_aujourd_hui_ne_compte_que_demain(direction, time_machine):
    direction.cookies["ouvertures"] = "fs5~journal.3"

    # The cookie's day is 20453 since 1970, as JavaScript writes it: (20453).toString(36).
    time_machine.move_to("2025-12-31T12:00:00Z", tick=False)
    connecter(direction, un_compte("direction", identifiant="d-hier"))
    assert "Journal" not in noms(direction)
    time_machine.move_to("2026-01-01T12:00:00Z", tick=False)
    connecter(direction, un_compte("direction", identifiant="d-demain"))
    assert "Journal" in noms(direction)


@pytest.mark.parametrize(
    "biscuit",
    [
        "",
        "~",
        "journal",
        "f9z~journal.zzzzzzzzzzzzzzzz",
        "f9z~journal.-1",
        "f9z~<b>journal</b>.7",
        "f9z~" + "journal.7~" * 5_000,
        "f9z~comptes:comptes.1fffff",
        "é~'\"; DROP",
    ],
)
def test_un_biscuit_que_personne_n_a_ecrit_ne_dit_rien_de_plus(direction, biscuit):
    direction.cookies["ouvertures"] = biscuit

    lus = noms(direction)

    assert lus[0] == "Le mois"
    assert len(lus) == 6
    # What the right does not open stays out, whatever the device says.
    assert "Comptes" not in lus


def test_mes_tuiles_choisies_gagnent_sur_l_usage(direction):
    direction.cookies["ouvertures"] = f"f9z~journal.{TOUS_LES_JOURS}"

    reponse = direction.post("/mes-tuiles/", {"tuiles": ["collecte:bons", "boutique:tickets"]})

    assert reponse.status_code == 302
    assert noms(direction) == ["Les bons", "Tickets"]


def test_qui_ne_fait_que_controler_choisit_ses_tuiles(client):
    connecter(client, un_compte("controle"))

    assert client.post("/mes-tuiles/", {"tuiles": ["boutique:tickets"]}).status_code == 302
    assert noms(client) == ["Tickets"]


def test_chaque_tuile_se_coche_a_une_seule_place(direction):
    page = lue(direction.get("/mes-tuiles/"))

    proposees = re.findall(r'name="tuiles" value="([^"]+)"', page)
    assert "seances:seances" in proposees
    assert len(proposees) == len(set(proposees))


def test_rien_de_coche_revient_a_ce_qui_sert(direction):
    direction.post("/mes-tuiles/", {"tuiles": ["collecte:bons"]})

    direction.post("/mes-tuiles/", {})

    assert noms(direction)[0] == "Le mois"


def test_le_choix_est_celui_d_un_compte_pas_de_l_appareil(direction):
    direction.post("/mes-tuiles/", {"tuiles": ["collecte:bons"]})

    connecter(direction, un_compte("tresorerie", identifiant="treso"))

    assert noms(direction)[0] == "Le mois"


def test_sept_tuiles_sont_une_de_trop_et_rien_n_est_garde(direction):
    sept = [
        *("collecte:bons", "collecte:stock", "collecte:mois_courant", "boutique:tickets"),
        *("journal", "lieux:lieux", "collecte:listes"),
    ]

    page = lue(direction.post("/mes-tuiles/", {"tuiles": sept}))

    assert "7 tuiles cochées : la page en montre 6" in page
    assert page.count("checked") == 7
    assert noms(direction)[0] == "Le mois"


@pytest.mark.parametrize("nom", ["comptes:comptes", "grenier:malle", "x" * 5_000])
def test_on_ne_choisit_que_ce_que_l_on_ouvre(direction, nom):
    assert direction.post("/mes-tuiles/", {"tuiles": [nom]}).status_code == 200
    assert noms(direction)[0] == "Le mois"


def test_les_gestes_d_un_point_ou_je_ne_suis_pas_ne_reviennent_pas_par_le_biscuit(client):
    ici, ailleurs = un_point(), un_point()
    connecter(client, un_compte("benevole", lieu=ici.lieu), ailleurs)
    client.cookies["ouvertures"] = f"f9z~collecte:comptoir.{TOUS_LES_JOURS}"

    assert "Peser un dépôt" not in noms(client)


def test_seul_qui_tient_un_comptoir_est_interroge_sur_son_appareil(client):
    connecter(client, un_compte("tri", lieu=un_lieu()))
    assert "Où est cet appareil ?</strong>" in lue(client.get("/"))

    connecter(client, un_compte("direction"))
    assert "Où est cet appareil ?</strong>" not in lue(client.get("/"))
