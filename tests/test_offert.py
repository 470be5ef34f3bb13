"""Nothing is offered that will be refused: each form, button and link of a page, as each role.

The whole walk is for `make epreuve`; what only a field well filled would show has its own test.
"""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit
from zlib import crc32

import pytest
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.test import Client
from django.urls import reverse
from zeal import zeal_ignore

from tests.acces import ROLES, TABLE
from tests.fabriques import connecter, un_compte
from tests.formulaires import Formulaire, lire_la_page
from tests.monde import Monde, un_monde

pytestmark = [pytest.mark.django_db, pytest.mark.une_base]

PARTOUT = {"pole", "tresorerie", "controle", "direction", "administration"}
# In the short run each looks at one page in so many, never the same as another's.
UNE_SUR = 40
# What is typed where a page demands something.
SE_TAPE = {
    **dict.fromkeys(("decimal", "numeric", "number"), "12"),
    "date": "2026-11-20",
    "month": "2026-10",
    "time": "10:00",
    "email": "essai@example.org",
    "tel": "01 02 03 04 05",
}


@pytest.fixture(scope="module")
def monde(partager) -> Iterator[Monde]:
    with partager(un_monde) as monde:
        yield monde


@pytest.mark.parametrize(
    ("role", "pole"), [*((role, "") for role in sorted(ROLES)), ("pole", "animation")]
)
def test_rien_n_est_offert_qui_sera_refuse(role, pole, monde, pleine, monkeypatch):
    lieu = None if role in PARTOUT else monde.lieu
    compte = un_compte(*([] if role == "aucun" else [role]), lieu=lieu, pole=pole)
    visite = Visite(connecter(Client(), compte, monde.point), monkeypatch)

    refuses = []
    for nom, (methode, arguments, qui) in TABLE.items():
        vue = methode == "get" and role in qui
        if vue and (pleine or crc32(f"{role} {pole} {nom}".encode()) % UNE_SUR == 0):
            with transaction.atomic():
                adresse = reverse(nom, args=arguments(monde))
                refuses += [f"{nom} : {refus}" for refus in visite.refus(adresse)]
                transaction.set_rollback(True)

    assert not refuses, "\n".join(sorted(refuses))


class Visite:
    """Somebody who opens pages and touches all that they offer, once each."""

    def __init__(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        self.client, self.monkeypatch = client, monkeypatch
        self.biscuits = client.cookies.output(header="")
        # What stands on every page is touched on the first one.
        self.touches: set[tuple[str, ...]] = set()

    def refus(self, adresse: str) -> Iterator[str]:
        """What a page offers and that ends in a refusal: « lien » or « envoi », and its address."""
        self.client.cookies.load(self.biscuits)
        page = self.client.get(adresse)
        if page.status_code != 200 or "text/html" not in page.headers["Content-Type"]:
            # Read to its end, a file is closed.
            list(page)
            return
        liens, formulaires = lire_la_page(page.content.decode())
        with self.monkeypatch.context() as sans_dessin:
            # What one is led to is not read: only whether it is refused.
            sans_dessin.setattr("django.template.backends.django.Template.render", lambda *_a: "")
            sans_dessin.setattr(
                "petiterockette.affichage.impression.pdf.dessiner", lambda *_a: b"%PDF-"
            )
            for ou in sorted({urljoin(adresse, lien) for lien in liens}):
                neuf = _est_d_ici(ou) and self._neuf(*_ce_qui_est_demande(ou))
                if neuf and self._est_refuse("get", ou):
                    yield f"lien {ou}"
            for formulaire in formulaires:
                ou = urljoin(adresse, formulaire.adresse)
                neuf = self._neuf(*_ce_qui_est_demande(ou), *sorted(formulaire.champs))
                if neuf and self._est_refuse("post", ou, _remplir(formulaire)):
                    yield f"envoi {ou}"

    def _neuf(self, *quoi: str) -> bool:
        deja = quoi in self.touches
        self.touches.add(quoi)
        return not deja

    def _est_refuse(self, methode: str, ou: str, dit: dict[str, str] | None = None) -> bool:
        """Ask, follow where it leads, and undo what it did."""
        self.client.cookies.load(self.biscuits)
        # Two choices of one form are read one by one: what a page costs is measured elsewhere.
        with transaction.atomic(), zeal_ignore():
            reponse: HttpResponse = getattr(self.client, methode)(ou, dit, follow=True)
            list(reponse)
            transaction.set_rollback(True)
        assert reponse.status_code < 500, ou
        return reponse.status_code == 403


def _remplir(formulaire: Formulaire) -> dict[str, str]:
    """The form's own fields, and something where one must be typed."""
    tapes = {nom: SE_TAPE.get(genre, "essai") for nom, genre in formulaire.genres.items()}
    return {nom: valeur or tapes.get(nom, "") for nom, valeur in formulaire.champs.items()}


def _ce_qui_est_demande(adresse: str) -> tuple[str, ...]:
    """A page, what it is asked by, and of which site: another month is refused to nobody."""
    lu = urlsplit(adresse)
    dit = QueryDict(lu.query)
    return lu.path, *sorted(dit), dit.get("lieu", "")


def _est_d_ici(adresse: str) -> bool:
    """Whether a link leads to a page of this site, that a test may ask for."""
    lu = urlsplit(adresse)
    return not lu.scheme and not lu.netloc and not lu.path.startswith("/static/")
