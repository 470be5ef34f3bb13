"""The mail as its reader receives it: the dashboard's figures to the gram, the PDF, the way out."""

import re
from datetime import date, datetime
from email import message_from_bytes, policy
from html.parser import HTMLParser
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from collecte.tri.services.tri import orienter
from petiterockette.abonnements.courriels import la_confirmation, le_resume
from petiterockette.abonnements.jetons import ARRETER, adresse
from petiterockette.affichage.impression import pdf
from petiterockette.lieux.services import fonder
from tests.alertes.echeances import une_echeance
from tests.collecte.livres import au_rayon, clos, deposer
from tests.collecte.quai.au_quai import un_don
from tests.collecte.sorties.departs import un_depart
from tests.fabriques import categorie, connecter, entete, un_compte, un_lieu, un_point
from tests.pages import espaces

from .abonnes import ADRESSE, un_abonnement

pytestmark = [pytest.mark.django_db, pytest.mark.une_base]
PARIS = ZoneInfo("Europe/Paris")
OCTOBRE = date(2026, 10, 1)


class Chiffres(HTMLParser):
    """The figures of a page or a mail: ``{name: value}`` for rows of a name and a datum."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.valeurs, self._nom, self._dans = {}, "", False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag == "th":
            self._nom, self._dans = "", True
        if tag == "data" and self._nom:
            self.valeurs[self._nom.strip()] = dict(attrs)["value"]

    def handle_endtag(self, tag):
        self._dans = self._dans and tag != "th"

    def handle_data(self, data):
        if self._dans:
            self._nom += data


@pytest.fixture
def point(time_machine):
    fonder(nom="La Petite Rockette")
    point = un_point("quai", lieu=un_lieu(code="CHV", nom="Chemin-Vert"))
    for mois, recycle_g in ((9, 4_000), (10, 9_137)):
        time_machine.move_to(datetime(2026, mois, 10, 9, tzinfo=PARIS), tick=False)
        au_rayon(point, "livres", 20_421)
        un_don(point=point, brut_g=11_003)
        deposer(point, "textiles", 30_000)
        orienter(
            entete=entete(point=point),
            categorie=categorie("textiles"),
            de="a_trier",
            vers="a_recycler",
            masse_g=recycle_g,
        )
        un_depart(point, recycle_g)
    time_machine.move_to(datetime(2026, 11, 5, 9, tzinfo=PARIS), tick=False)
    return point


@pytest.fixture
def message(point):
    """The mail, read again from what leaves on the wire."""
    return recu(le_resume(un_abonnement(), OCTOBRE))


def recu(envoi):
    return message_from_bytes(envoi.message().as_bytes(), policy=policy.default)


def partie(message, genre: str) -> str:
    [texte] = [p.get_content() for p in message.walk() if p.get_content_type() == genre]
    return texte


def lu_dans_le_texte(texte: str) -> dict[str, str]:
    return dict(re.findall(r"^- ([^:\n]+) : (.+)$", espaces(texte), re.M))


def test_il_a_une_partie_en_mots_une_en_html_et_le_pdf(message):
    assert message["To"] == ADRESSE
    assert [p.get_content_type() for p in message.walk() if not p.is_multipart()] == [
        "text/plain",
        "text/html",
        "application/pdf",
    ]
    [piece] = list(message.iter_attachments())
    assert piece.get_filename() == "mois-2026-10.pdf"


def test_son_sujet_dit_le_mois_le_taux_et_sa_base(message):
    assert espaces(message["Subject"]).strip() == (
        "Octobre 2026 : 100,0 % revalorisés : réemploi et recyclage, sur les 20,14 kg sortis"
    )


def test_ses_chiffres_sont_ceux_du_tableau_de_bord_au_gramme(client, message, point):
    connecter(client, un_compte("direction"), point)
    page = client.get("/collecte/mois/2026-10/").content.decode()

    html = Chiffres(partie(message, "text/html")).valeurs
    texte = lu_dans_le_texte(partie(message, "text/plain"))

    # What was typed, added up by hand.
    attendus = {
        "Collecté": 50_421,
        "Sorti": 20_140,
        "Réemploi": 11_003,
        "Recyclage": 9_137,
        "Déchetterie": 0,
        "Variation du stock": 30_281,
        "Écart": 0,
    }
    assert {nom: int(html[nom]) for nom in attendus} == attendus
    assert html["Taux de revalorisation"] == "100"
    for nom, g in attendus.items():
        assert (
            texte[nom]
            == espaces(f"{g / 1000:,.3f}".rstrip("0").rstrip(".").replace(".", ",")) + " kg"
        )
        # « Nothing went there » is drawn as a dash on the page.
        assert g == 0 or f'<data value="{g}">' in page


def test_il_compare_au_mois_d_avant_et_a_l_an_dernier(message):
    texte = espaces(partie(message, "text/plain"))

    assert "0,0 point sur septembre (100,0 %)" in texte
    assert "Octobre 2025 : pas de taux" in texte
    assert "Surtout sortis : Livres (11,003 kg), Textiles et accessoires (9,137 kg)" in texte
    assert "Ce mois est encore ouvert" in texte


def test_un_mois_clos_se_dit_clos(point):
    clos(point.lieu, OCTOBRE)

    assert "Ce mois est clos" in le_resume(un_abonnement(), OCTOBRE).body


def test_un_mois_vide_se_dit_en_mots_sans_zero_pour_cent(point):
    message = recu(le_resume(un_abonnement(), date(2026, 8, 1)))

    assert message["Subject"].strip() == "Août 2026 : ni dépôt ni sortie ce mois-ci"
    assert lu_dans_le_texte(partie(message, "text/plain"))["Taux de revalorisation"] == "—"


def test_le_pdf_dit_les_memes_chiffres(message):
    [piece] = list(message.iter_attachments())
    lecteur = PdfReader(BytesIO(piece.get_content()))
    texte = espaces(" ".join(page.extract_text() for page in lecteur.pages))

    for mots in ("Octobre 2026", "Tous les lieux", "50,4", "20,1", "9,1"):
        assert mots in " ".join(texte.split())


def test_sans_de_quoi_dessiner_le_courriel_part_quand_meme_et_le_dit(point, monkeypatch):
    def impossible(*_):
        raise pdf.PdfImpossible("pango")

    monkeypatch.setattr("collecte.tableau.resumes.rendre_pdf", impossible)

    message = recu(le_resume(un_abonnement(), OCTOBRE))

    assert not list(message.iter_attachments())
    assert "Le PDF n’a pas pu être fait" in partie(message, "text/plain")


def test_on_s_en_desabonne_d_un_toucher_depuis_le_lecteur_de_courriel(client, point):
    abonnement = un_abonnement()
    message = recu(le_resume(abonnement, OCTOBRE))
    lien = adresse(abonnement, ARRETER)

    assert message["List-Unsubscribe"].replace("\n", "").replace(" ", "") == f"<{lien}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert lien in partie(message, "text/plain")
    assert lien in partie(message, "text/html")
    chemin = lien.removeprefix("http://127.0.0.1:8000")
    client.post(chemin, {"List-Unsubscribe": "One-Click"})

    abonnement.refresh_from_db()
    assert (abonnement.est_actif, abonnement.courriel) == (False, "")


def test_il_dit_les_alertes_de_ses_lieux_et_pas_celles_des_autres(point):
    une_echeance(point.lieu, objet="Balance d’ici")
    une_echeance(un_lieu(), objet="Balance d’ailleurs")
    message = recu(le_resume(un_abonnement(un_compte("responsable", lieu=point.lieu)), OCTOBRE))

    texte = partie(message, "text/plain")

    assert "Balance d’ici" in texte
    assert "ailleurs" not in texte


def test_un_nom_hostile_reste_du_texte(point):
    abonnement = un_abonnement()
    type(abonnement.compte.personne).objects.filter(pk=abonnement.compte.personne_id).update(
        prenom="<b>Awa</b>"
    )
    abonnement.refresh_from_db()

    message = recu(le_resume(abonnement, OCTOBRE))

    assert "<b>Awa" not in partie(message, "text/html")
    assert "Bonjour <b>Awa</b>" in partie(message, "text/plain")


def test_le_meme_envoi_porte_toujours_le_meme_numero(point):
    abonnement = un_abonnement()

    premiers, seconds = (recu(le_resume(abonnement, OCTOBRE)) for _ in range(2))

    assert premiers["Message-ID"] == seconds["Message-ID"]
    assert premiers["Message-ID"].endswith("@rockette.example>")
    assert recu(la_confirmation(abonnement))["Message-ID"] != premiers["Message-ID"]


def test_aucun_style_ni_script_ni_image_venue_d_ailleurs(message):
    html = partie(message, "text/html")

    assert not re.search(r"<script|<style|style=|<img|<link", html)
