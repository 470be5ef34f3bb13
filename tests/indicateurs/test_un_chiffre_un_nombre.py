"""A figure shown at two places is one figure: the indicators, the poles' pages, lists and tiles.

The matter's and the till's own surfaces are read against one another by `test_partout` and
`test_ventes_partout`; the indicators' page against its spreadsheets by `test_exports`. Here a
small house does one of each thing, and each figure that has a page of its own is read on both.
"""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from ateliers.permanences.services import permanences
from ateliers.seances.services.seances import Horaire
from petiterockette.indicateurs.registre import INDICATEURS
from tests.benevolat.benevoles import des_heures, un_pole
from tests.boutique.a_la_caisse import ligne
from tests.boutique.adhesions.fabriques import (
    adherer,
    rembourser,
    une_annee,
    une_caisse_qui_adhere,
    une_carte,
)
from tests.fabriques import connecter, un_compte, un_depot, un_point, une_ligne, une_personne
from tests.indicateurs.test_exports import montres
from tests.pages import espaces, lue
from tests.seances.seances import MAINTENANT, une_seance_close
from tests.tableurs import demander
from tests.velo.a_l_atelier import Atelier
from tests.velo.test_vendre import _ligne

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def maison(partager):
    """A year of a house that does a little of everything, read by its direction."""
    with (
        time_machine.travel(MAINTENANT, tick=False) as horloge,
        partager(lambda: _une_maison(horloge)) as client,
    ):
        yield client


def _une_maison(horloge) -> Client:
    comptoir = un_point()
    tenue = une_caisse_qui_adhere(point=un_point("caisse", lieu=comptoir.lieu))
    _adherents(tenue)
    _les_velos(Atelier(comptoir), tenue)
    un_depot(une_ligne("livres", 9_000), une_ligne("velo", 14_000, destination="a_recycler"))
    for pole, minutes in (("velo", 135), ("boutique", 90)):
        des_heures(comptoir.lieu, minutes=minutes, pole=un_pole(pole))
    for rang, (pole, tetes) in enumerate((("animation", 12), ("velo", 5)), start=26):
        une_seance_close(
            lieu=comptoir.lieu,
            pole=pole,
            titre=pole,
            tetes={"tous": tetes},
            horaire=Horaire(date(2026, 11, rang), time(14), time(16, 30)),
            horloge=horloge,
        )
    return connecter(Client(), un_compte("direction"), comptoir)


def _adherents(tenue) -> None:
    """Two members since today, one of last December, one paid back, a card without a name."""
    adherer(tenue, 600, pour=une_personne("Awa"))
    adherer(tenue, 900)
    rembourser(tenue, adherer(tenue, 700, pour=une_personne("Noé")))
    pantalon = tenue.vendre(ligne("Pantalon")).lignes.get()
    ancienne = une_carte(une_personne("Zoé"))
    une_annee(ancienne, pantalon, date(2025, 12, 10), date(2026, 12, 9))


def _les_velos(atelier: Atelier, tenue) -> None:
    """One sold, two here; a permanence of two volunteers."""
    tenue.vendre(_ligne(atelier.en_vente(8_000)))
    atelier.recevoir()
    atelier.diagnostique()
    permanence = atelier.permanence()
    atelier.arrive(permanence)
    permanences.fermer(
        geste=atelier.geste(), permanence=permanence, benevoles_min=240, salaries_min=60
    )


def chiffre(page: str, motif: str) -> Decimal:
    """The number that a page writes there: digits, spaces and a comma."""
    trouve = re.search(motif, page, re.DOTALL)
    assert trouve, motif
    return Decimal(re.sub(r"\s", "", trouve[1]).replace(",", "."))


# Indicator → the address of another page, how its figure is read there, in the indicator's unit.
AILLEURS: dict[str, tuple[str, Callable[[str], Decimal]]] = {
    "ADHERENTS": ("/adhesions/", lambda p: chiffre(p, r"Adhérents <small>([\d ]+)")),
    "H_BENEVOLAT": (
        "/benevolat/chiffres/2026/",
        lambda p: 60 * chiffre(p, r'benevolat-total"><data value="(\d+)"'),
    ),
    "N_BENEVOLES": ("/benevolat/chiffres/2026/", lambda p: chiffre(p, r"par (\d+) personnes?")),
    "ANIM_ATELIERS": (
        "/animation/chiffres/?annee=2026",
        lambda p: chiffre(p, r'<dt>ateliers</dt><dd><data value="(\d+)"'),
    ),
    "ANIM_PARTICIPANTS": (
        "/animation/chiffres/?annee=2026",
        lambda p: chiffre(p, r'<dt>participants</dt><dd><data value="(\d+)"'),
    ),
    "T_COLLECTE": (
        "/collecte/mois/2026/",
        lambda p: chiffre(p, r'aria-labelledby="collecte-titre".*?<data value="(\d+)"'),
    ),
    "T_SORTI": (
        "/collecte/mois/2026/",
        lambda p: chiffre(p, r'aria-labelledby="sorti-titre".*?<data value="(\d+)"'),
    ),
    "CA": (
        "/boutique/mois/2026/",
        lambda p: chiffre(p, r'aria-labelledby="recette-titre".*?<data value="(\d+)"'),
    ),
}


def test_chaque_chiffre_lu_a_deux_endroits_est_le_meme(maison):
    lus = montres(maison.get("/indicateurs/2026/?tout=oui").content.decode())
    pages: dict[str, str] = {}
    differents = {}
    for code, (adresse, lire) in AILLEURS.items():
        if adresse not in pages:
            pages[adresse] = lue(maison.get(adresse))
        ailleurs = lire(pages[adresse])
        assert ailleurs, code
        if Decimal(lus[code][0]) != ailleurs:
            differents[code] = lus[code][0], ailleurs

    assert differents == {}


def test_le_jour_meme_les_adherents_de_l_annee_sont_ceux_de_la_liste(maison):
    """One whose year ends before New Year's Eve is a member today."""
    [annee, *_autres] = montres(maison.get("/indicateurs/2026/?tout=oui").content.decode())[
        "ADHERENTS"
    ]
    liste = demander(maison, "/adhesions/")["csv"]

    assert annee == str(len(liste.feuilles[0]) - 1) == "3"


def test_les_velos_vendus_ont_leurs_euros(maison):
    lus = montres(maison.get("/indicateurs/2026/?tout=oui").content.decode())

    assert (lus["V_VENDUS"][0], lus["V_CA_VELOS"][0]) == ("1", "8000")


def test_ce_qui_fait_partie_d_un_tout_le_dit_et_s_y_ajoute(maison):
    lus = montres(maison.get("/indicateurs/2026/?tout=oui").content.decode())

    def somme(*codes: str) -> int:
        return sum(int(lus[code][0]) for code in codes)

    assert somme("N_SEANCES") == somme("ANIM_ATELIERS", "V_ATELIERS") == 2
    assert somme("N_PARTICIPANTS") == somme("ANIM_PARTICIPANTS", "V_PARTICIPANTS") == 17
    for code in ("ANIM_ATELIERS", "ANIM_PARTICIPANTS", "V_ATELIERS"):
        assert "éjà compté" in str(INDICATEURS[code].exclusions)
    for code in ("N_SEANCES", "N_PARTICIPANTS"):
        assert "tous pôles ensemble" in str(INDICATEURS[code].libelle)


def test_deux_facons_de_compter_le_temps_des_benevoles_ont_deux_noms_et_se_l_expliquent(maison):
    lus = montres(maison.get("/indicateurs/2026/?tout=oui").content.decode())
    a_part, note = INDICATEURS["V_H_BENEVOLES"], INDICATEURS["H_BENEVOLAT"]

    assert (lus["V_H_BENEVOLES"][0], lus["H_BENEVOLAT"][0]) == (str(240 * 60), str(225 * 60))
    assert "permanences" in str(a_part.libelle)
    assert "À ne pas ajouter aux heures de bénévolat" in str(a_part.exclusions)
    assert "dit en fermant une permanence" in espaces(str(note.exclusions))
    assert "se compte à part" in lue(maison.get("/benevolat/chiffres/2026/"))


def test_les_tuiles_disent_ce_que_disent_leurs_pages(maison):
    accueil = lue(maison.get(reverse("accueil")))

    for motif, adresse in (
        (r">([\d ,]+ kg)</b> <span>en stock<", "/collecte/stock/"),
        (r">([\d ,]+ %)</b> <span>revalorisés sur", "/collecte/mois/2026-11/"),
    ):
        [dit] = re.findall(motif, accueil)
        texte = re.sub(r"<[^>]*>", "", lue(maison.get(adresse)))
        assert dit in texte, adresse


def test_deux_indicateurs_n_ont_jamais_le_meme_nom():
    noms = Counter(
        str(i.libelle) for i in INDICATEURS.values() if not str(i.libelle).startswith("…")
    )

    assert [nom for nom, n in noms.items() if n > 1] == []
