"""What another part of the product lends to the till: a kind of article of its own."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from boutique.articles.models import Article
from boutique.articles.services.listes import nouveau_numero
from boutique.ventes import vendables
from boutique.ventes.models import Vente
from boutique.ventes.vendables import VENDABLES, Vendable, enregistrer, vendable
from petiterockette.refus import Refus
from tests.boutique.a_la_caisse import l_article, ligne, paye, plafonner, rend, une_caisse
from tests.boutique.a_la_caisse_web import tenir

pytestmark = pytest.mark.django_db


class SansNumeroDeCadre(Refus):
    texte = _("Un vélo se vend avec son numéro de cadre.")


class Velo(Vendable):
    """A bike: it has a frame number, which its line keeps."""

    genre = "velo"

    def __init__(self) -> None:
        self.cadre: int | None = 4_217
        self.faits: list[tuple[str, int | None]] = []

    def verifier(self, ligne):
        self.faits.append(("verifie", None))
        if self.cadre is None:
            raise SansNumeroDeCadre()

    def cle(self, ligne):
        return self.cadre

    def vendu(self, ligne, vente):
        self.faits.append(("vendu", vente.numero))

    def rendu(self, ligne, vente):
        self.faits.append(("rendu", ligne.rend.cle))


@pytest.fixture(autouse=True)
def registre(monkeypatch):
    """Kinds that were registered by a test are forgotten after it."""
    monkeypatch.setattr(vendables, "VENDABLES", dict(VENDABLES))


@pytest.fixture
def velo():
    le_genre = Velo()
    enregistrer(le_genre)
    return le_genre


@pytest.fixture
def tenue(velo):
    tenue = une_caisse()
    article = l_article("Pantalon")
    article.pk, article.numero, article.nom = None, nouveau_numero(), "Vélo de ville"
    article.genre, article.mode_prix, article.prix_cts = "velo", Article.ModePrix.FIXE, 6_000
    article.save(force_insert=True)
    return tenue


def test_une_ligne_de_ce_genre_est_verifiee_vendue_puis_rendue(tenue, velo):
    plafonner("caisse", None)

    vente = tenue.vendre(ligne("Vélo de ville"), ligne("Pantalon"))
    vendue = vente.lignes.get(genre="velo")
    tenue.rendre(vente, [rend(vendue)])

    assert (vendue.cle, vendue.montant_cts, vente.total_cts) == (4_217, 6_000, 6_300)
    assert velo.faits == [("verifie", None), ("vendu", vente.numero), ("rendu", 4_217)]


def test_ce_qu_il_refuse_se_lit_sur_sa_ligne_et_rien_ne_s_ecrit(client, tenue, velo):
    velo.cadre = None
    tenir(client, tenue)

    reponse = client.post(
        "/boutique/ventes/",
        tenue.document([ligne("Pantalon"), ligne("Vélo de ville")]),
        content_type="application/json",
    )

    phrase = "Un vélo se vend avec son numéro de cadre."
    assert reponse.status_code == 422
    assert reponse.json()["refus"] == phrase
    assert reponse.json()["champs"] == {"lignes.1": phrase}
    assert not Vente.objects.exists()
    velo.cadre = 12
    assert tenue.vendre(ligne("Vélo de ville")).numero == 1


def test_s_entrainer_ne_fait_que_verifier(velo):
    tenue = une_caisse(ecole=True)
    article = l_article("Pantalon")
    article.genre = "velo"
    article.save()

    vente = tenue.vendre(ligne("Pantalon"))

    assert velo.faits == [("verifie", None)]
    assert vente.lignes.get().cle is None


def test_un_paiement_refuse_ne_lui_dit_rien(tenue, velo):
    with pytest.raises(Refus):
        tenue.vendre(ligne("Vélo de ville"), reglements=[paye("especes", 100)])

    assert velo.faits == [("verifie", None)]


def test_deux_genres_du_meme_nom_sont_refuses(velo):
    class UnAutre(Vendable):
        genre = "velo"

    with pytest.raises(ImproperlyConfigured, match="velo"):
        enregistrer(UnAutre())

    assert vendable("velo") is velo
    enregistrer(velo)


def test_un_genre_que_personne_n_a_dit_est_un_article():
    assert type(vendable("inconnu")) is Vendable


def test_une_partie_du_produit_apporte_ses_genres_par_leur_seul_nom():
    ici = "tests.boutique.reglages_d_un_atelier"
    demande = (
        "import django; django.setup();"
        "from boutique.ventes.vendables import VENDABLES; print(*sorted(VENDABLES))"
    )

    dit = subprocess.run(
        [sys.executable, "-c", demande],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": ici},
        check=True,
        capture_output=True,
        text=True,
    )

    assert {"bon_achat", "location_d_essai"} <= set(dit.stdout.split())
