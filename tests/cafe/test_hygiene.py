"""The registers of hygiene: what is in range is noted, what is not asks what was done."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from ateliers.cafe.alertes import dlc_proches, releves_manquants
from ateliers.cafe.models import Nettoyage, Refroidissement, Releve
from ateliers.cafe.refus import ActionRequise, PasAssezChaud, RangeeRefusee, RefroidiTropTard
from ateliers.cafe.services.hygiene import nettoyer, refroidir, relever
from ateliers.cafe.temperatures import (
    TemperatureIllisible,
    degres,
    limites,
    lire_temperature,
    lue_ou_eteint,
)
from petiterockette.droits import DroitManquant
from tests.cafe.cuisine import (
    composee,
    sorti,
    un_lot,
    un_lot_qui_finit,
    un_plat,
    un_uuid,
    une_caisse_de_cafe,
    une_enceinte,
    une_zone,
)
from tests.fabriques import un_compte, un_lieu

pytestmark = pytest.mark.django_db


def lue(enceinte, lue_dc, moment="matin", role="responsable", **champs):
    champs.setdefault("uuid", un_uuid())
    champs.setdefault("confirme", True)
    compte = un_compte(role, lieu=enceinte.lieu)
    return relever(
        enceinte=enceinte, moment=moment, lue_dc=lue_dc, compte=compte, par=None, **champs
    )


@pytest.mark.parametrize(
    ("texte", "dixiemes", "ecrit"),
    [
        ("3,5", 35, "3,5\u00a0°C"),
        ("3.5", 35, "3,5\u00a0°C"),
        ("-18", -180, "−18\u00a0°C"),
        ("−18,2 °C", -182, "−18,2\u00a0°C"),
        ("0", 0, "0\u00a0°C"),
        ("63", 630, "63\u00a0°C"),
    ],
)
def test_une_temperature_s_ecrit_comme_on_la_lit(texte, dixiemes, ecrit):
    assert lire_temperature(texte) == dixiemes
    assert degres(dixiemes) == ecrit


@pytest.mark.parametrize("texte", ["froid", "", "3,55", "2000", "--3", "3-"])
def test_ce_qui_n_est_pas_une_temperature_est_refuse(texte):
    with pytest.raises(TemperatureIllisible):
        lire_temperature(texte)


@pytest.mark.parametrize(
    ("mini", "maxi", "dit"),
    [
        (0, 40, "de 0 à 4\u00a0°C"),
        (None, -180, "−18\u00a0°C ou moins"),
        (630, None, "63\u00a0°C ou plus"),
    ],
)
def test_les_limites_se_disent(mini, maxi, dit):
    assert limites(mini, maxi) == dit


@pytest.mark.parametrize("lue_dc", [0, 40])
def test_aux_limites_rien_n_est_demande(lue_dc):
    releve, nouveau = lue(une_enceinte(), lue_dc, action="jete")

    assert (nouveau, releve.hors_limites, releve.action) == (True, False, "")


def test_eteint_et_vide_rien_ne_se_lit_et_cela_se_dit():
    bain_marie = une_enceinte(genre="chaud", nom="Bain-marie", mini_dc=630, maxi_dc=None)

    releve, nouveau = lue(bain_marie, None, moment="soir", action="jete")

    assert (nouveau, releve.lue_dc, releve.hors_limites, releve.action) == (True, None, False, "")
    assert lue_ou_eteint(releve.lue_dc) == "éteint, vide"


@pytest.mark.parametrize("lue_dc", [-1, 41])
def test_hors_limites_il_faut_dire_ce_qui_a_ete_fait(lue_dc):
    enceinte, uuid = une_enceinte(), un_uuid()
    with pytest.raises(ActionRequise, match="dites ce qui a été fait") as refus:
        lue(enceinte, lue_dc, uuid=uuid)
    assert "action" in refus.value.champs
    assert not Releve.objects.exists()

    releve, _ = lue(enceinte, lue_dc, uuid=uuid, action="porte")
    encore, nouveau = lue(enceinte, lue_dc, uuid=uuid, action="porte")

    assert releve.hors_limites
    assert (encore, nouveau) == (releve, False)


@pytest.mark.parametrize(
    ("genre", "mini", "maxi"),
    [
        ("positif", 0, 40),
        ("poissons", 0, 20),
        ("negatif", None, -180),
        ("chaud", 630, None),
        ("service", None, 99),
    ],
)
def test_sans_limites_dites_ce_sont_celles_de_la_regle(genre, mini, maxi):
    enceinte = une_enceinte(genre=genre, mini_dc=None, maxi_dc=None)

    assert (enceinte.mini_dc, enceinte.maxi_dc) == (mini, maxi)


def test_deux_enceintes_d_un_lieu_n_ont_pas_le_meme_nom():
    lieu = un_lieu()
    une_enceinte(lieu, nom="Frigo")

    with pytest.raises(RangeeRefusee) as refus:
        une_enceinte(lieu, nom="Frigo")
    assert "nom" in refus.value.champs


def refroidi(duree_min, fin_dc, debut_dc=650, action=""):
    lieu = un_lieu()
    return refroidir(
        uuid=un_uuid(),
        lieu=lieu,
        plat=un_plat(),
        debut=timezone.now() - timedelta(hours=5),
        debut_dc=debut_dc,
        duree_min=duree_min,
        fin_dc=fin_dc,
        action=action,
        compte=un_compte("responsable", lieu=lieu),
        par=None,
    )[0]


def test_de_63_a_10_degres_en_moins_de_deux_heures():
    assert refroidi(119, 100).conforme
    assert Refroidissement.objects.get().action == ""


@pytest.mark.parametrize(("duree_min", "fin_dc"), [(120, 80), (90, 101)])
def test_trop_long_ou_trop_chaud_il_faut_dire_ce_qui_a_ete_fait(duree_min, fin_dc):
    with pytest.raises(RefroidiTropTard):
        refroidi(duree_min, fin_dc)

    assert not Refroidissement.objects.exists()


def test_un_refroidissement_manque_se_note_avec_son_action():
    assert not refroidi(150, 80, action="jete").conforme


def test_un_refroidissement_part_de_63_degres():
    with pytest.raises(PasAssezChaud):
        refroidi(60, 50, debut_dc=629)


def test_un_nettoyage_touche_deux_fois_n_est_fait_qu_une_fois():
    zone, uuid = une_zone(), un_uuid()
    compte = un_compte("caisse", lieu=zone.lieu)

    for _ in range(2):
        nettoyer(uuid=uuid, zone=zone, compte=compte, par=None)

    assert Nettoyage.objects.count() == 1


def test_ailleurs_que_chez_soi_on_ne_releve_rien():
    with pytest.raises(DroitManquant):
        relever(
            uuid=un_uuid(),
            enceinte=une_enceinte(),
            moment="soir",
            lue_dc=20,
            confirme=True,
            compte=un_compte("caisse", lieu=un_lieu()),
            par=None,
        )


def test_un_releve_manquant_alerte_le_lendemain_si_le_cafe_etait_ouvert():
    lieu = un_lieu()
    frigo, autre = une_enceinte(lieu), une_enceinte(lieu)
    une_enceinte()
    lue(frigo, 20), lue(frigo, 20, "soir"), lue(autre, 20)
    demain = timezone.localdate() + timedelta(days=1)

    trouvailles = list(releves_manquants(demain, 0))

    assert [t.cle.split("-")[0] for t in trouvailles] == [str(autre.pk)]
    assert trouvailles[0].lieu == lieu.pk
    assert list(releves_manquants(demain + timedelta(days=1), 0)) == []


def test_un_jour_de_carte_sans_aucun_releve_alerte_pour_chaque_enceinte():
    frigo = une_enceinte(une_caisse_de_cafe().point.lieu)
    une_enceinte(frigo.lieu, visible=False)
    composee(frigo.lieu, un_plat())
    demain = timezone.localdate() + timedelta(days=1)

    [trouvaille] = releves_manquants(demain, 0)

    assert trouvaille.cle.startswith(f"{frigo.pk}-")


def test_apres_trois_jours_sans_releve_le_lieu_alerte_une_fois():
    frigo = une_enceinte()
    une_enceinte(frigo.lieu)
    lue(frigo, 20)
    dans = [timezone.localdate() + timedelta(days=n) for n in (3, 4, 9)]

    trouvees = [[t.cle for t in releves_manquants(jour, 0)] for jour in dans]

    assert trouvees[0] == []
    assert len(trouvees[1]) == 1
    assert trouvees[1] == trouvees[2]


def test_la_dlc_de_demain_alerte_la_ddm_et_le_lot_vide_non():
    aujourd_hui = timezone.localdate()
    demain = aujourd_hui + timedelta(days=1)
    lot = un_lot_qui_finit(demain)
    un_lot_qui_finit(demain, "ddm"), un_lot()
    un_lot_qui_finit(demain + timedelta(days=1))
    sorti(un_lot_qui_finit(demain), "servi", 12_500)

    assert [t.cle for t in dlc_proches(aujourd_hui, 1)] == [str(lot.pk)]
    [passee] = [t for t in dlc_proches(date(2099, 1, 1), 0) if t.cle == str(lot.pk)]
    assert "passée" in passee.phrase
