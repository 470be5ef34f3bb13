"""A séance is found by what people call it, whether it comes or is over."""

from datetime import date, time
from uuid import uuid4

import pytest

from ateliers.seances.services.bilans import clore
from ateliers.seances.services.seances import Horaire
from tests.fabriques import connecter
from tests.pages import lue
from tests.seances.seances import PENDANT, un_responsable, une_seance

pytestmark = pytest.mark.django_db

MERCREDI = Horaire(date(2026, 12, 2), time(14), time(17))
HIER = Horaire(date(2026, 11, 24), time(14), time(17))


def trouvees(client, mots: str) -> list[str]:
    return [s.titre for s in client.get("/seances/", {"q": mots}).context["lignes"]]


def allees(client, mots: str) -> list[str]:
    groupes = client.get("/aller/", {"q": mots, "lignes": "1"}).context["groupes"]
    return [t.nom for g in groupes if g.titre == "Séances" for t in g.trouves]


@pytest.mark.deux_bases
@pytest.mark.parametrize("ou", [trouvees, allees])
@pytest.mark.parametrize(
    ("mots", "attendues"),
    [
        ("couture", {"Transformer ses vêtements", "Atelier couture"}),
        ("Coudre", {"Transformer ses vêtements", "Atelier couture"}),
        ("la couture du samedi", {"Atelier couture"}),
        ("couture mercredi", {"Transformer ses vêtements"}),
        ("couture dimanche", {"Transformer ses vêtements", "Atelier couture"}),
        ("bicyclette", {"Atelier mécanique vélo"}),
        ("cou", {"Atelier couture"}),
        ("de", set()),
    ],
)
def test_une_seance_se_trouve_par_le_mot_que_l_on_dit(equipe, lieu, ou, mots, attendues):
    une_seance(lieu=lieu, titre="Transformer ses vêtements", horaire=MERCREDI)
    une_seance(lieu=lieu, titre="Atelier couture")
    une_seance(lieu=lieu, titre="Atelier mécanique vélo")

    assert set(ou(equipe, mots)) == attendues


def test_les_passees_sont_a_un_toucher_la_derniere_d_abord_avec_leurs_presents(
    equipe, lieu, horloge
):
    avant = une_seance(lieu=lieu, titre="Avant", horaire=HIER)
    close = une_seance(lieu=lieu, titre="Close", horaire=MERCREDI)
    une_seance(lieu=lieu, titre="Samedi")
    horloge.move_to(PENDANT.replace(day=3), tick=False)
    connecter(equipe, un_responsable(lieu))
    clore(seance=close, uuid=uuid4(), tetes={"tous": 7}, minutes=60, compte=un_responsable(lieu))

    assert 'href="/seances/?passees' in equipe.get("/seances/").text
    page = equipe.get("/seances/?passees")

    assert list(page.context["lignes"]) == [close, avant]
    assert "7 présents" in lue(page)


def test_un_jour_dit_retrouve_sa_seance_passee(equipe, lieu):
    une_seance(lieu=lieu, titre="Hier", horaire=HIER)
    une_seance(lieu=lieu, titre="Samedi")

    assert trouvees(equipe, "hier") == ["Hier"]
