"""What a person typed is shown, never run: no page gives a tag that came out of the base."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.acces import PUBLIQUES, ROLES, TABLE
from tests.boutique.a_la_caisse_web import tenir
from tests.boutique.des_codes import CODE, choisir, un_comptoir
from tests.empoisonner import POISON, empoisonner, sans_regles
from tests.fabriques import un_compte
from tests.monde import Monde, un_monde

pytestmark = [pytest.mark.django_db, pytest.mark.une_base]

# What a browser reads tags in.
BALISES = {"text/html", "image/svg+xml", "text/xml", "application/xml"}
PAGES = TABLE | {nom: ("get", arguments, set()) for nom, arguments in PUBLIQUES.items()}


class Visite:
    """Asks for pages, and keeps what it saw."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.biscuits = client.cookies.output(header="")
        self.fautives: list[str] = []
        self.touchees = 0

    def demander(self, nom: str, adresse: str) -> None:
        methode = PAGES[nom][0]
        # Signing out empties a device's cookies: each address finds them whole.
        self.client.cookies.load(self.biscuits)
        with transaction.atomic():
            reponse = getattr(self.client, methode)(adresse)
            corps = b"".join(reponse.streaming_content) if reponse.streaming else reponse.content
            transaction.set_rollback(True)
        if methode == "get" and reponse.status_code >= 500:
            self.fautives.append(f"{nom} : {reponse.status_code}")
        if reponse["Content-Type"].partition(";")[0] in BALISES:
            self.touchees += b"data-poison" in corps
            if POISON in corps.decode():
                self.fautives.append(nom)


@pytest.fixture(scope="module")
def monde(partager) -> Iterator[Monde]:
    with partager(un_monde) as monde:
        yield monde


@pytest.fixture
def imprimes(monkeypatch) -> list[str]:
    """The pages that became PDFs."""
    papiers: list[str] = []

    def imprimer(string: str, **_options: object) -> SimpleNamespace:
        papiers.append(string)
        return SimpleNamespace(write_pdf=lambda **_options: b"%PDF-")

    imprimerie = SimpleNamespace(HTML=imprimer, URLFetcher=object)
    monkeypatch.setattr("petiterockette.affichage.impression.pdf._weasyprint", lambda: imprimerie)
    return papiers


@pytest.fixture
def appareil(monde) -> Client:
    """The tablet of the till, where somebody gave a code; its account may do everything."""
    compte = un_compte(*sorted(ROLES - {"aucun"}), lieu=monde.lieu, personne=None)
    caisse = monde.session.caisse
    type(caisse).objects.update(demande_le_code=True)
    client = Client(raise_request_exception=False)
    client = tenir(client, SimpleNamespace(point=caisse.point), compte)
    personne = monde.equipier.personne
    choisir(personne)
    document = {"lieu": monde.lieu.code, "point": caisse.point_id, "session": monde.session.pk}
    document |= {"ecole": False, "par": personne.pk, "code": CODE, "encore": ""}
    document["uuid"] = str(uuid4())
    adresse = reverse("boutique:caisse_code")
    reponse = client.post(adresse, document, content_type="application/json")
    assert reponse.status_code == 200, reponse.content
    return client


def _nommer(nom: str, monde: Monde) -> tuple[str, bool]:
    """An address, and whether naming it made what it shows."""
    ecrits = []

    def noter(executer, ordre, *reste):
        if ordre.startswith("INSERT"):
            ecrits.append(ordre)
        return executer(ordre, *reste)

    with connection.execute_wrapper(noter):
        return reverse(nom, args=PAGES[nom][1](monde)), bool(ecrits)


def test_aucune_page_ne_rend_une_balise_tapee(monde, appareil, imprimes, pleine):
    """One page in six in the short run; those of the till that show who holds it, always."""
    noms = [*PAGES] if pleine else [*[*PAGES][::6], "boutique:session_compter"]
    visite, restent = Visite(appareil), {}
    with sans_regles():
        for nom in noms:
            with transaction.atomic():
                adresse, neuve = _nommer(nom, monde)
                if neuve:
                    empoisonner()
                    visite.demander(nom, adresse)
                else:
                    restent[nom] = adresse
                transaction.set_rollback(True)
        empoisonner()
        for nom, adresse in restent.items():
            visite.demander(nom, adresse)

    assert visite.fautives == []
    assert [papier for papier in imprimes if POISON in papier] == []
    # Most pages show something that somebody typed: it was there, as a text.
    assert visite.touchees > len(noms) // 2


@pytest.mark.parametrize("nom", ["especes", "session_compter"])
def test_un_prenom_qui_emmene_ailleurs_se_lit_comme_un_prenom(nom):
    comptoir = un_comptoir()
    arguments = [comptoir.tenue.session.pk] if nom == "session_compter" else []
    comptoir.donner(comptoir.ines)
    prenom = '<meta http-equiv="refresh" content="0;url=//pirate">'
    type(comptoir.ines).objects.filter(pk=comptoir.ines.pk).update(prenom=prenom)

    texte = comptoir.client.get(reverse(f"boutique:{nom}", args=arguments)).content.decode()

    assert "&lt;meta http-equiv=" in texte
    assert '<meta http-equiv="refresh"' not in texte


# What is written into a page as it is: each place, why nobody typed what it writes.
TELS_QUELS = {
    ("petiterockette/affichage/templatetags/affichage.py", "mark_safe"): (
        2,
        "lucide's drawings named by our templates; a text escaped first, its ranks raised",
    ),
    ("petiterockette/affichage/templatetags/graphiques.py", "mark_safe"): (
        2,
        "grams that were an integer, a number in digits and our own words for its unit",
    ),
    ("petiterockette/affichage/templatetags/composants.py", "mark_safe"): (
        1,
        "a block that a template of ours just drew, escaped",
    ),
    ("petiterockette/affichage/composants/registre.py", "mark_safe"): (
        1,
        "a sheet of components, drawn by our templates from examples of ours",
    ),
    ("petiterockette/affichage/impression/qr.py", "mark_safe"): (
        1,
        "segno's drawing: no text is in it",
    ),
    ("petiterockette/affichage/impression/etiquettes.py", "mark_safe"): (
        2,
        "segno's drawing and bars in numbers: no text is in them",
    ),
    ("petiterockette/affichage/impression/etiquettes.py", "SafeString"): (1, "no bars: nothing"),
}
_CE_QUI_DIT_SUR = re.compile(
    r"\b(mark_safe|SafeString|SafeText|SafeData|__html__|html_safe)\b(?=\()"
    r"|\b(__html__|html_safe)\b"
)
_DANS_UN_GABARIT = re.compile(r"\|\s*(safe|safeseq)\b|{%\s*(autoescape)\b")
# Only its first words are HTML: they are written here, and the rest is escaped.
_FORMATE = re.compile(r"\bformat_html(?:_join)?\(\s*([^\s])")


def _fichiers(*motifs: str) -> Iterator[tuple[str, str]]:
    racine = Path(settings.RACINE)
    for dossier in ("petiterockette", "collecte", "boutique", "ateliers", "templates"):
        for motif in motifs:
            for chemin in (racine / dossier).rglob(motif):
                yield str(chemin.relative_to(racine)), chemin.read_text()


def test_ce_qui_s_ecrit_tel_quel_est_argumente_un_par_un():
    vus = Counter(
        (chemin, trouve[1] or trouve[2])
        for chemin, texte in _fichiers("*.py")
        for trouve in _CE_QUI_DIT_SUR.finditer(texte)
    )

    assert vus == {place: nombre for place, (nombre, _pourquoi) in TELS_QUELS.items()}


def test_aucun_gabarit_ne_laisse_passer_une_balise():
    fautifs = [
        (chemin, trouve[0])
        for chemin, texte in _fichiers("*.html", "*.svg", "*.txt")
        for trouve in _DANS_UN_GABARIT.finditer(texte)
        # A mail is a text: nothing reads tags in it.
        if not (chemin.endswith(".txt") and trouve[2])
    ]

    assert fautifs == []


def test_format_html_ne_recoit_que_des_mots_ecrits_dans_le_code():
    fautifs = [
        (chemin, trouve[0])
        for chemin, texte in _fichiers("*.py")
        for trouve in _FORMATE.finditer(texte)
        if trouve[1] not in {'"', "'"}
    ]

    assert fautifs == []
