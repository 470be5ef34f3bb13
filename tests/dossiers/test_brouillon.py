"""A draft: it shows what its purpose asks, keeps its order, and reads the ledger when told to."""

from datetime import date
from itertools import groupby
from uuid import uuid4

import pytest

from petiterockette.dossiers.contenu import composer
from petiterockette.dossiers.models import Dossier, Etape
from petiterockette.dossiers.presets import PRESETS
from petiterockette.dossiers.refus import (
    JourHorsDuCalendrier,
    JoursALEnvers,
    JoursAVenir,
    LigneInconnue,
    PasUnBrouillon,
    PoleInconnu,
    RaisonDemandee,
    TexteTropLong,
)
from petiterockette.dossiers.registre import PIECES
from petiterockette.dossiers.services.dossiers import changer, creer, relire
from petiterockette.dossiers.services.figements import abandonner, reprendre
from petiterockette.dossiers.services.ordre import choisir, ordonner
from petiterockette.dossiers.services.suite import places_de
from petiterockette.dossiers.services.textes import ecrire, retirer
from petiterockette.droits import DroitManquant
from petiterockette.indicateurs.registre import INDICATEURS
from petiterockette.journal.models import Entree
from tests.fabriques import un_compte, un_depot, un_lieu, une_ligne

from .les_dossiers import fige, un_dossier

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]


def montres(dossier) -> list[str]:
    return [li["code"] for li in composer(dossier)["lignes"]]


def test_ce_que_chaque_objet_demande_existe():
    for preset in PRESETS.values():
        assert set(preset.indicateurs) <= INDICATEURS.keys()
        assert set(preset.pieces) <= PIECES.keys()


def test_il_commence_avec_ce_que_son_objet_demande_et_ses_chiffres_lus(annee):
    dossier = un_dossier()

    contenu = composer(dossier)
    assert montres(dossier)[:4] == list(PRESETS["subvention"].indicateurs)[:4]
    assert set(montres(dossier)) == set(PRESETS["subvention"].indicateurs)
    assert contenu["textes"][0]["titre"] == "Qui nous sommes"
    assert {li["code"]: li["valeur"] for li in contenu["lignes"]}["T_COLLECTE"] == "100000"
    assert Etape.objects.get(dossier=dossier).devient == "brouillon"
    assert Entree.objects.filter(code="dossiers.dossier.cree").count() == 1


def test_deux_fois_la_meme_page_ne_commence_qu_un_dossier(point):
    uuid, compte = uuid4(), un_compte("direction")

    assert un_dossier(uuid=uuid, compte=compte) == un_dossier(uuid=uuid, compte=compte)
    assert Dossier.objects.count() == 1


@pytest.mark.parametrize(
    ("jours", "refus"),
    [
        ((date(2026, 12, 31), date(2026, 1, 1)), JoursALEnvers),
        ((date(2027, 1, 1), date(2027, 12, 31)), JoursAVenir),
        # « 26 » typed for a year, or a key held down.
        ((date(26, 1, 1), date(2026, 12, 31)), JourHorsDuCalendrier),
        ((date(2026, 1, 1), date(9999, 12, 31)), JourHorsDuCalendrier),
    ],
)
def test_ses_jours_sont_du_calendrier_dans_l_ordre_et_ont_commence(point, jours, refus):
    with pytest.raises(refus):
        un_dossier(debut=jours[0], fin=jours[1])

    assert not Dossier.objects.exists()


@pytest.mark.parametrize("role", ["pole", "benevole", "administration", "controle"])
def test_il_faut_le_droit(point, role):
    with pytest.raises(DroitManquant):
        creer(
            compte=un_compte(role),
            uuid=uuid4(),
            objet="reponse",
            titre="Essai",
            debut=date(2026, 1, 1),
            fin=date(2026, 12, 31),
        )


def test_ce_qui_etait_montre_garde_son_ordre_et_le_nouveau_vient_apres(annee):
    dossier = un_dossier()
    compte = dossier.compte

    choisir(
        dossier=dossier,
        compte=compte,
        indicateurs=["CA", "R_REVALORISATION", "T_COLLECTE"],
        pieces=["par-categorie"],
    )
    assert montres(dossier) == ["T_COLLECTE", "R_REVALORISATION", "CA"]

    ordonner(dossier=dossier, compte=compte, genre="indicateur", code="CA", de=-1)
    ordonner(dossier=dossier, compte=compte, genre="indicateur", code="T_COLLECTE", de=-1)
    assert montres(dossier) == ["T_COLLECTE", "CA", "R_REVALORISATION"]


def test_une_ligne_que_personne_ne_connait_ne_se_montre_pas(point):
    dossier = un_dossier()

    with pytest.raises(LigneInconnue):
        choisir(dossier=dossier, compte=dossier.compte, indicateurs=["RIEN"], pieces=[])
    with pytest.raises(LigneInconnue):
        ordonner(dossier=dossier, compte=dossier.compte, genre="piece", code="RIEN", de=1)


def test_ses_chiffres_sont_ceux_de_la_derniere_lecture(annee):
    dossier = un_dossier()
    un_depot(une_ligne("livres", 5_000), point=annee)

    dossier.refresh_from_db()
    assert composer(dossier)["lignes"][0]["valeur"] == "100000"
    relu = relire(dossier=dossier, compte=dossier.compte)
    assert composer(relu)["lignes"][0]["valeur"] == "105000"


def test_il_ne_compte_que_ses_lieux_et_ses_jours(annee):
    ailleurs = un_lieu(code="MTG")

    assert composer(un_dossier(lieux=[ailleurs]))["lignes"][0]["valeur"] == "0"
    avant = un_dossier(debut=date(2026, 1, 1), fin=date(2026, 10, 31))
    # Before the first day of the journal, nothing says that it was none.
    assert composer(avant)["lignes"][0]["valeur"] is None


def test_changer_ses_jours_relit_ses_chiffres(annee):
    dossier = un_dossier()

    change = changer(
        dossier=dossier,
        compte=dossier.compte,
        objet="rapport",
        titre="Janvier",
        debut=date(2026, 1, 1),
        fin=date(2026, 1, 31),
    )

    assert change.titre == "Janvier"
    assert composer(change)["lignes"][0]["valeur"] is None
    entree = Entree.objects.get(code="dossiers.dossier.change")
    assert entree.contenu["avant"]["titre"] == "Fonds économie circulaire"


def test_chaque_famille_n_y_fait_qu_un_tableau(annee):
    dossier = un_dossier("rapport")
    compte, codes = dossier.compte, [*montres(dossier), "ADH_NOUVELLES", "T_DONNE"]
    pieces = [c.code for c in dossier.choisis.filter(genre="piece")]
    indicateurs = [code for code in codes if code in INDICATEURS]

    choisir(dossier=dossier, compte=compte, indicateurs=indicateurs, pieces=pieces)

    familles = [INDICATEURS[code].famille for code in montres(dossier)[4:]]
    assert len([f for f, _siens in groupby(familles)]) == len(set(familles))


def test_figures_graphiques_et_textes_se_rangent_dans_une_seule_suite(annee):
    dossier = un_dossier()
    compte = dossier.compte
    un_mot, le_suivant = dossier.textes.all()
    assert [genre for genre, _code in places_de(dossier)] == [
        *("indicateur",) * 4,
        *("texte", "texte"),
        "piece",
        *("indicateur",) * 3,
    ]

    ordonner(dossier=dossier, compte=compte, genre="texte", code=str(un_mot.pk), de=-5)
    ordonner(dossier=dossier, compte=compte, genre="piece", code="sorties-par-mois", de=99)
    nouveau = ecrire(dossier=dossier, compte=compte, texte=None, titre="Après", mots="Enfin.")

    places = places_de(dossier)
    assert places[0] == un_mot.place
    assert places[-1] == ("piece", "sorties-par-mois")
    assert places.index(nouveau.place) == places.index(le_suivant.place) + 1
    assert [t["titre"] for t in composer(dossier)["textes"]][-1] == "Après"


def test_un_texte_de_plus_vient_avant_la_conclusion_d_un_rapport(annee):
    dossier = un_dossier("rapport")
    conclusion = places_de(dossier)[-1]

    for titre in ("La fête", "Le salon"):
        ecrire(dossier=dossier, compte=dossier.compte, texte=None, titre=titre, mots="Un succès.")

    assert places_de(dossier)[-1] == conclusion
    titres = [t["titre"] for t in composer(dossier)["textes"]]
    assert titres[-3:] == ["La fête", "Le salon", "Ce qui vient"]


def test_des_poles_nommes_comptent_les_leurs_et_le_disent_du_reste(annee):
    dossier = un_dossier(poles=["cafe"])

    choisir(
        dossier=dossier, compte=dossier.compte, indicateurs=["N_SEANCES", "T_COLLECTE"], pieces=[]
    )

    contenu = composer(dossier)
    assert contenu["poles"] == ["Café-atelier"]
    assert {li["code"]: li["libelle"] for li in contenu["lignes"]} == {
        "N_SEANCES": "Séances",
        "T_COLLECTE": "Collecté (toute la maison)",
    }


def test_le_dossier_d_un_pole_commence_par_ce_qui_le_concerne(point):
    codes = montres(un_dossier(poles=["cafe"]))

    assert "KG_ALIM" in codes
    assert "H_BENEVOLAT" in codes
    assert {"T_COLLECTE", "ANIM_SEANCES"}.isdisjoint(codes)


def test_un_pole_que_personne_ne_connait_est_refuse(point):
    with pytest.raises(PoleInconnu):
        un_dossier(poles=["jardin"])


def test_un_brouillon_abandonne_reste_et_se_reprend(annee):
    dossier = un_dossier()
    compte = dossier.compte
    with pytest.raises(RaisonDemandee):
        abandonner(dossier=dossier, compte=compte, motif=" ")

    abandonner(dossier=dossier, compte=compte, motif="le financeur a changé d’avis")
    with pytest.raises(PasUnBrouillon):
        choisir(dossier=dossier, compte=compte, indicateurs=["CA"], pieces=[])
    repris = reprendre(dossier=dossier, compte=compte, motif="il revient")

    assert repris.est_un_brouillon
    assert [e.devient for e in Etape.objects.order_by("rang")] == [
        *("brouillon", "abandonne", "brouillon"),
    ]


def test_un_texte_s_ecrit_se_deplace_et_se_retire(point):
    dossier = un_dossier()
    compte = dossier.compte
    premier, second = dossier.textes.all()

    ecrire(dossier=dossier, compte=compte, texte=second, titre="Nous", mots=" Quatre lieux. ")
    ordonner(dossier=dossier, compte=compte, genre="texte", code=str(second.pk), de=-1)
    retirer(dossier=dossier, compte=compte, texte=premier)

    assert [(t["titre"], t["texte"]) for t in composer(dossier)["textes"]] == [
        ("Nous", "Quatre lieux.")
    ]
    assert Entree.objects.get(code="dossiers.texte.retire").contenu["titre"] == premier.titre


def test_un_texte_trop_long_est_refuse_avec_son_compte(point):
    dossier = un_dossier()
    texte = dossier.textes.first()

    with pytest.raises(TexteTropLong) as refus:
        ecrire(dossier=dossier, compte=dossier.compte, texte=texte, titre="A", mots="é" * 901)

    assert "901 signes" in str(refus.value)


def test_fige_il_ne_change_plus(annee):
    dossier = un_dossier()
    compte = dossier.compte
    fige(dossier)

    for geste in (
        lambda: choisir(dossier=dossier, compte=compte, indicateurs=["CA"], pieces=[]),
        lambda: ecrire(dossier=dossier, compte=compte, texte=None, titre="A", mots="b"),
        lambda: ordonner(dossier=dossier, compte=compte, genre="indicateur", code="CA", de=1),
    ):
        with pytest.raises(PasUnBrouillon):
            geste()
