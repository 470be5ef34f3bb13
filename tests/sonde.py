"""What asks the product for anything, undoes it, and keeps what broke."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from zeal.errors import ZealError

from tests.acces import TABLE
from tests.formulaires import Formulaire, formulaires
from tests.monde import Monde
from tests.pages import jusqu_au_bout

CINQ_MILLE = "9" * 5_000
NOMBRES = ["0", "-1", "1,5", "1e9", str(2**31), str(2**63), str(10**30), CINQ_MILLE, "٣", "²"]
TEXTES = ["", " ", "a\x00b", "<b>", "%s", "é" * 3_000, "abc", "0001-01-01", "9999-12-31"]


# What keeps count of the tries themselves.
QUI_A_ESSAYE = ("axes_", "freins_", "django_session")


class Ecritures:
    """The tables that statements wrote and no savepoint took back: for ``execute_wrapper``."""

    def __init__(self) -> None:
        self.tables: list[str] = []
        self._reperes: dict[str, int] = {}

    def __call__(self, execute, sql, params, many, context):
        rendu = execute(sql, params, many, context)
        mots = sql.split()
        if mots[0] == "SAVEPOINT":
            self._reperes[mots[1]] = len(self.tables)
        elif mots[:3] == ["ROLLBACK", "TO", "SAVEPOINT"]:
            del self.tables[self._reperes[mots[3]] :]
        elif mots[0] in {"INSERT", "UPDATE", "DELETE"} and context["cursor"].rowcount:
            self.tables.append(mots[1 if mots[0] == "UPDATE" else 2].strip('"'))
        return rendu


def formulaires_des_pages(
    client: Client, monde: Monde, noms: Iterable[str]
) -> Iterator[tuple[str, Formulaire]]:
    """Where each form of these pages is sent, and the form, as this client sees it; what opening a
    page did is undone."""
    biscuits = client.cookies.output(header="")
    for nom in noms:
        methode, arguments, _qui = TABLE[nom]
        if methode != "get":
            continue
        with transaction.atomic():
            adresse = reverse(nom, args=arguments(monde))
            client.cookies.load(biscuits)
            page = client.get(adresse)
            jusqu_au_bout(page)
            transaction.set_rollback(True)
        if not page.streaming and page["Content-Type"].startswith("text/html"):
            for lu in formulaires(page.content.decode()):
                yield lu.adresse or adresse, lu


class Sonde:
    """Sends one thing at a time, undoes it, and keeps what broke; one try in ``pas``.

    What is refused writes nothing, save what says that somebody tried.
    """

    def __init__(self, client: Client, pas: int = 1) -> None:
        self.client, self.pas, self.rang = client, pas, 0
        self.biscuits = client.cookies.output(header="")
        self.casses: list[str] = []
        self.refusees = 0

    def tenter(self, methode: str, adresse: str, donnees: Mapping[str, Any] | None = None) -> None:
        self.rang += 1
        if self.rang % self.pas:
            return
        self.client.cookies.load(self.biscuits)
        ecrits = Ecritures()
        with transaction.atomic(), connection.execute_wrapper(ecrits):
            reponse = getattr(self.client, methode)(adresse, donnees)
            jusqu_au_bout(reponse)
            if reponse.status_code < 500:
                connection.check_constraints()
            tables = [t for t in ecrits.tables if not t.startswith(QUI_A_ESSAYE)]
            transaction.set_rollback(True)
        dit = {nom: str(valeur)[:20] for nom, valeur in (donnees or {}).items()}
        # A page may ask for two rows where one would do: slow, not broken.
        if reponse.status_code >= 500 and not isinstance(reponse.exc_info[1], ZealError):
            self.casses.append(f"{methode} {adresse[:80]} {dit} : {reponse.exc_info}")
        elif methode == "post" and _est_refusee(reponse):
            self.refusees += 1
            if tables:
                self.casses.append(f"{adresse[:80]} {dit} : refusé, et pourtant écrit {tables}")


def _est_refusee(reponse: Any) -> bool:
    """Whether an answer says no: a status of it, or a page with its sentence beside the field."""
    if reponse.status_code >= 400:
        return True
    return (
        reponse.status_code == 200
        and not reponse.streaming
        and (b'aria-invalid="true"' in reponse.content or b"errorlist" in reponse.content)
    )
