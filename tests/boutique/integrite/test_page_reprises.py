"""What an administrator does: a clock that went back, an old copy of the base put back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from boutique.caisses.models import Serie
from boutique.caisses.refus import HorlogeReculee
from petiterockette.journal.models import Maillon
from petiterockette.journal.refus import RestaurationConstatee
from petiterockette.journal.tetes.fichier import Tete, refaire_les_tetes
from tests.boutique.a_la_caisse import la_caisse, ligne, une_caisse
from tests.boutique.pages import envoyer, lire
from tests.fabriques import connecter, un_compte
from tests.pages import erreurs, espaces, lue

pytestmark = pytest.mark.django_db

MIDI = datetime(2026, 3, 10, 11, tzinfo=UTC)


@pytest.fixture
def tetes(settings, tmp_path) -> Path:
    settings.DOSSIER_DES_TETES = str(tmp_path)
    return tmp_path


@pytest.fixture
def tenue():
    with time_machine.travel(MIDI, tick=False):
        tenue = une_caisse()
        tenue.vendre(ligne("Pantalon"))
    return tenue


def administrer(client):
    return connecter(client, un_compte("administration"))


def dehors(serie: Serie, rang: int) -> None:
    """What the outer file would say, had later tickets been made."""
    refaire_les_tetes({serie.chaine.nom: Tete(rang, "f" * 64)})


def la_serie(tenue) -> Serie:
    return Serie.objects.get(caisse=la_caisse(tenue.point), ecole=False)


def test_un_recul_de_90_secondes_prend_l_heure_du_dernier_ticket(client, tenue):
    with time_machine.travel(MIDI - timedelta(seconds=90), tick=False):
        vente = tenue.vendre(ligne("Pantalon"))
        texte = lue(lire(administrer(client), "reprise_horloge"))

    assert (vente.numero, vente.le) == (2, MIDI)
    assert "attendez deux minutes" in texte


def test_un_recul_de_3_minutes_arrete_la_caisse_jusqu_a_la_reprise(client, tenue):
    with time_machine.travel(MIDI - timedelta(minutes=3), tick=False):
        with pytest.raises(HorlogeReculee):
            tenue.vendre(ligne("Pantalon"))
        administrer(client)
        assert "Elle n’encaisse plus." in lue(lire(client, "reprise_horloge"))
        reponse = envoyer(
            client, "reprise_horloge", point=tenue.point.pk, motif="pile de l’horloge"
        )
        assert "continue à l’heure d’aujourd’hui" in lue(client.get(reponse["Location"]))
        vente = tenue.vendre(ligne("Pantalon"))

    assert (vente.numero, vente.le) == (2, MIDI - timedelta(minutes=3))
    assert Maillon.objects.filter(contenu__code="horloge.reprise").count() == 1


def test_la_reprise_dit_pourquoi(client, tenue):
    with time_machine.travel(MIDI - timedelta(minutes=3), tick=False):
        administrer(client)
        reponse = envoyer(client, "reprise_horloge", point=tenue.point.pk, motif="")

        assert "cela reste écrit" in lue(reponse)
        with pytest.raises(HorlogeReculee):
            tenue.vendre(ligne("Pantalon"))


def test_reprendre_deux_fois_n_ecrit_qu_une_fois(client, tenue):
    with time_machine.travel(MIDI - timedelta(minutes=3), tick=False):
        administrer(client)
        for _appui in range(2):
            reponse = envoyer(
                client, "reprise_horloge", point=tenue.point.pk, motif="pile de l’horloge"
            )

    assert "Rien à reprendre" in lue(reponse)
    assert Maillon.objects.filter(contenu__code="horloge.reprise").count() == 1


@pytest.mark.parametrize("point", ["", "abc", "999999"])
def test_une_caisse_qui_n_existe_pas_ne_se_reprend_pas(client, point):
    administrer(client)

    reponse = envoyer(client, "reprise_horloge", point=point, motif="essai")

    assert reponse.status_code == 200


def test_sans_recul_la_page_dit_qu_il_n_y_a_rien(client, tenue, tetes):
    administrer(client)

    assert "Rien à reprendre" in lue(lire(client, "reprise_horloge"))
    assert "Rien à reprendre" in lue(lire(client, "reprise_restauration"))


def test_une_base_remise_arrete_la_caisse_jusqu_a_la_reprise(client, tenue, tetes):
    dehors(la_serie(tenue), 41)
    with time_machine.travel(MIDI, tick=False):
        with pytest.raises(RestaurationConstatee, match="ticket nº\u00a01-41"):
            tenue.vendre(ligne("Pantalon"))
        administrer(client)
        texte = lue(lire(client, "reprise_restauration"))
        assert "La base s’arrête au ticket 1-1 ; dehors, on connaît le 1-41." in texte
        assert "40 tickets manquent." in texte
        envoyer(
            client,
            "reprise_restauration",
            point=tenue.point.pk,
            motif="panne du disque",
            dernier_papier="1-41",
        )
        vente = tenue.vendre(ligne("Pantalon"))

    assert espaces(vente.numero_lisible) == "1.2-1"
    reprises = Maillon.objects.filter(chaine__nom="caisse:1:evenements")
    dit = reprises.get(contenu__code="restauration.reprise").contenu
    assert (dit["dernier_connu"], dit["dernier_dehors"]) == (1, 41)
    assert (dit["dernier_papier"], dit["motif"]) == ("1-41", "panne du disque")


def test_la_reprise_demande_le_dernier_numero_en_papier(client, tenue, tetes):
    dehors(la_serie(tenue), 2)
    administrer(client)

    reponse = envoyer(client, "reprise_restauration", point=tenue.point.pk, motif="panne")

    assert "il reste écrit" in lue(reponse)
    assert 'value="panne"' in lue(reponse)
    assert Serie.objects.filter(caisse=la_caisse(tenue.point), ecole=False).count() == 1


def test_une_restauration_se_reprend_une_fois(client, tenue, tetes):
    dehors(la_serie(tenue), 2)
    administrer(client)
    page = {"point": tenue.point.pk, "motif": "panne", "dernier_papier": "aucun"}

    envoyer(client, "reprise_restauration", **page)
    reponse = envoyer(client, "reprise_restauration", **page)

    assert "Rien à reprendre" in lue(reponse)
    assert Serie.objects.filter(caisse=la_caisse(tenue.point), ecole=False).count() == 2


def test_une_table_remise_sans_sa_tete_n_arrete_rien(client, tenue, tetes):
    with time_machine.travel(MIDI, tick=False):
        assert tenue.vendre(ligne("Pantalon")).numero == 2


def test_une_caisse_restauree_n_ouvre_pas_et_dit_qui_appeler(client, tenue, tetes):
    with time_machine.travel(MIDI, tick=False):
        tenue.fermer()
        dehors(la_serie(tenue), 9)
        connecter(client, tenue.compte, tenue.point)
        reponse = envoyer(
            client, "caisse_ouvrir", lieu=tenue.point.lieu.code, point=tenue.point.pk, fond="100"
        )

    assert "Appelez un administrateur" in erreurs(reponse)["__all__"]
    assert 'value="100"' in lue(reponse)


@pytest.mark.parametrize("role", ["caisse", "responsable", "tresorerie"])
def test_seule_l_administration_et_la_direction_reprennent(client, tenue, role):
    connecter(client, un_compte(role, lieu=tenue.point.lieu), tenue.point)

    for nom in ("reprise_horloge", "reprise_restauration"):
        assert envoyer(client, nom, point=tenue.point.pk, motif="x").status_code == 403


@pytest.mark.parametrize("nom", ["reprise_maison", "reprise_restauration"])
def test_un_fichier_illisible_ne_dit_pas_que_rien_ne_manque(client, tetes, tenue, nom):
    (tetes / "tetes.json").write_text("{")

    texte = lue(lire(administrer(client), nom))

    assert "ne se lit pas : on ne sait pas ce qui manque" in texte
    assert "réparer les têtes" in texte
    assert "Rien à reprendre" not in texte
