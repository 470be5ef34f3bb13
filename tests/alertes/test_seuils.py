"""From when on one is alerted: chosen by the direction, within bounds, kept for ever."""

import pytest

from petiterockette.alertes.calcul import seuils
from petiterockette.alertes.models import SeuilChoisi
from petiterockette.alertes.refus import SansSeuil, SeuilDejaChoisi, SeuilHorsBornes
from petiterockette.alertes.registre import GENRES, Genre, Urgence, inscrire
from petiterockette.alertes.services.alertes import changer_le_seuil
from petiterockette.droits import DROITS, DroitManquant
from petiterockette.journal.models import Entree
from tests.fabriques import connecter, un_compte
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db
PAGE = "/alertes/seuils/ecart_du_mois/"


def regler(valeur, code="ecart_du_mois", compte=None):
    return changer_le_seuil(
        genre=GENRES[code], valeur=valeur, compte=compte or un_compte("direction")
    )


def test_chaque_genre_a_sa_definition_son_remede_et_son_droit():
    assert len(GENRES) >= 12
    for code, genre in GENRES.items():
        assert code == genre.code
        assert str(genre.definition)
        assert str(genre.que_faire)
        assert genre.droit in DROITS
        if genre.seuil:
            assert genre.seuil.mini <= genre.seuil.defaut <= genre.seuil.maxi


def test_un_genre_n_a_qu_une_definition():
    with pytest.raises(ValueError, match="bac"):
        inscrire(GENRES["bac"])


def test_l_ecart_alerte_d_origine_au_dela_de_cinq_pour_cent():
    assert seuils()["ecart_du_mois"] == 5


def test_le_dernier_mot_l_emporte_et_le_journal_dit_l_avant_et_l_apres():
    regler(8)
    regler(3)

    assert seuils()["ecart_du_mois"] == 3
    assert [s.valeur for s in SeuilChoisi.objects.order_by("rang")] == [8, 3]
    entree = Entree.objects.filter(code="alertes.seuil.change").last()
    assert (entree.contenu["avant"], entree.contenu["apres"]) == (8, 3)
    assert "3\u00a0% au lieu de 8\u00a0%" in entree.resume


@pytest.mark.parametrize("valeur", [0, 51, -5])
def test_hors_des_bornes_le_refus_dit_les_bornes(valeur):
    with pytest.raises(SeuilHorsBornes, match="Entre 1"):
        regler(valeur)
    assert not SeuilChoisi.objects.exists()


@pytest.mark.parametrize("valeur", [1, 50])
def test_les_bornes_elles_memes_se_choisissent(valeur):
    assert regler(valeur).valeur == valeur


def test_le_meme_seuil_ne_s_ecrit_pas_deux_fois():
    with pytest.raises(SeuilDejaChoisi):
        regler(5)


def test_un_genre_sans_seuil_ne_se_regle_pas():
    genre = Genre("x", "X", "…", "…", "bell", "alertes.lire", Urgence.VITE, lambda j, s: [])

    with pytest.raises(SansSeuil):
        changer_le_seuil(genre=genre, valeur=3, compte=un_compte("direction"))


def test_seule_la_direction_regle():
    with pytest.raises(DroitManquant):
        regler(8, compte=un_compte("tresorerie"))


# The pages


def test_on_regle_depuis_la_page_et_l_histoire_reste(client):
    connecter(client, un_compte("direction"))

    assert client.post(PAGE, {"valeur": "8"}).status_code == 302

    assert "8 %" in lue(client.get("/alertes/seuils/"))
    assert "<strong>8 %</strong>" in lue(client.get(PAGE))


@pytest.mark.parametrize("tape", ["", "beaucoup", "5,5", "90"])
def test_une_saisie_fausse_se_dit_a_cote_du_champ(client, tape):
    connecter(client, un_compte("direction"))

    page = client.post(PAGE, {"valeur": tape})

    assert page.status_code == 200
    assert list(erreurs(page)) == ["valeur"]
    assert not SeuilChoisi.objects.exists()


@pytest.mark.parametrize("code", ["inconnu", "<script>"])
def test_un_genre_inconnu_n_a_pas_de_page(client, code):
    connecter(client, un_compte("direction"))

    assert client.get(f"/alertes/seuils/{code}/").status_code == 404
