"""A link is sealed by the key, by what it says and by the link before it: none may be left out.

The digests are worked out here by hand, as the archives' LISEZMOI tells an inspector to.
"""

import hashlib
import hmac
from datetime import UTC, datetime

import pytest

from petiterockette.journal.chaines import allonger, empreinte_de, enchainer
from petiterockette.journal.models import Chaine, Maillon
from petiterockette.journal.services import HorsTransaction

CLE = "une-cle-de-test"
LE = datetime(2026, 5, 31, 21, 30, tzinfo=UTC)
DIT = r'["caisse:1",2,"2026-05-31T21:30:00+00:00",{"a":"\u00e9t\u00e9","n":1}]'


@pytest.fixture(autouse=True)
def cle(settings):
    settings.CLES_DES_CHAINES, settings.NOM_DE_LA_CLE = {"1": CLE}, "1"


def un_maillon(**champs) -> Maillon:
    valeurs = {"rang": 2, "le": LE, "contenu": {"n": 1, "a": "été"}, "precedent": "ab" * 32}
    return Maillon(**valeurs | {"cle": "1"} | champs)


def a_la_main(texte: str) -> str:
    return hmac.new(CLE.encode(), texte.encode(), hashlib.sha256).hexdigest()


def test_l_empreinte_est_celle_que_le_lisezmoi_fait_refaire():
    assert empreinte_de(un_maillon(), "caisse:1") == a_la_main("ab" * 32 + DIT)
    assert empreinte_de(un_maillon(precedent=""), "caisse:1") == a_la_main(DIT)


def test_sans_la_cle_personne_ne_refait_une_empreinte(settings):
    texte = "ab" * 32 + DIT
    sans_cle = {hashlib.sha256(t.encode()).hexdigest() for t in (texte, CLE + texte, texte + CLE)}
    avant = empreinte_de(un_maillon(), "caisse:1")

    settings.CLES_DES_CHAINES = {"1": "une-autre-cle"}

    assert avant not in sans_cle
    assert empreinte_de(un_maillon(), "caisse:1") != avant


@pytest.mark.parametrize(
    "autre",
    [
        {"precedent": "cd" * 32},
        {"precedent": ""},
        {"rang": 3},
        {"le": LE.replace(microsecond=1)},
        {"contenu": {"n": 2, "a": "été"}},
        {"contenu": {"n": 1, "a": "ete"}},
        {"contenu": {"n": 1}},
    ],
)
def test_tout_ce_qu_un_maillon_dit_change_son_empreinte(autre):
    assert empreinte_de(un_maillon(**autre), "caisse:1") != empreinte_de(un_maillon(), "caisse:1")


def test_le_nom_de_la_chaine_change_l_empreinte():
    assert empreinte_de(un_maillon(), "caisse:2") != empreinte_de(un_maillon(), "caisse:1")


def test_l_ordre_des_mots_n_y_change_rien():
    autre = un_maillon(contenu={"a": "été", "n": 1})

    assert empreinte_de(autre, "caisse:1") == empreinte_de(un_maillon(), "caisse:1")


def test_deux_maillons_qui_disent_pareil_se_suivent_sans_se_ressembler():
    chaine = Chaine(nom="caisse:1")

    premier, second = allonger(chaine, {"n": 1}, LE), allonger(chaine, {"n": 1}, LE)

    assert (premier.rang, premier.precedent) == (1, "")
    assert (second.rang, second.precedent) == (2, premier.empreinte)
    assert (chaine.rang, chaine.empreinte, chaine.le) == (2, second.empreinte, LE)
    assert second.empreinte == empreinte_de(second, "caisse:1")


def test_un_maillon_nomme_la_cle_qui_le_scelle(settings):
    settings.CLES_DES_CHAINES, settings.NOM_DE_LA_CLE = {"1": CLE, "2": "une-autre-cle"}, "2"

    maillon = allonger(Chaine(nom="caisse:1"), {"n": 1}, LE)

    assert maillon.cle == "2"
    assert maillon.empreinte == empreinte_de(un_maillon(**_de(maillon)), "caisse:1")


def _de(maillon: Maillon) -> dict:
    return {nom: getattr(maillon, nom) for nom in ("rang", "le", "contenu", "precedent", "cle")}


@pytest.mark.django_db
def test_la_chaine_tient_ou_elle_en_est_dans_sa_rangee():
    premier = enchainer("essai", {"n": 1}, LE)
    second = enchainer("essai", {"n": 2}, LE.replace(hour=22))

    chaine = Chaine.objects.get(nom="essai")
    assert Chaine.objects.count() == 1
    assert (chaine.rang, chaine.empreinte, chaine.le) == (2, second.empreinte, second.le)
    assert [m.precedent for m in chaine.maillons.order_by("rang")] == ["", premier.empreinte]


@pytest.mark.django_db(transaction=True)
def test_hors_d_une_transaction_rien_ne_s_enchaine():
    with pytest.raises(HorsTransaction, match="essai"):
        enchainer("essai", {"n": 1}, LE)

    assert not Maillon.objects.exists()
