"""An old base's weighings into the ledger: once, to the gram, cut and resumed, changed later."""

from collections import defaultdict
from datetime import date

import pytest
from django.core.management import call_command

from boutique.oressource.decisions import Decisions
from boutique.oressource.examen.examen import examiner
from boutique.oressource.examen.listes import LISTES
from boutique.pesees_reprises.models import Source
from boutique.pesees_reprises.rapport import relire
from boutique.pesees_reprises.refus import (
    DejaReprisDAilleurs,
    DejaReprisDUneAutreBase,
    LieuPasEncoreOuvert,
    MoisDejaClos,
    MotInconnu,
)
from boutique.pesees_reprises.services import pesees
from boutique.pesees_reprises.services.pesees import ecrire_les_pesees
from collecte.bilans.masses import bilan, stock_vif
from collecte.bilans.passages import nombre_de_depots
from collecte.clotures.services.clotures import clore
from collecte.livre.models import Apport, Bon, CumulPartenaires, Ligne, Mouvement
from collecte.matiere.etapes import Nature
from collecte.reprise import fin
from collecte.reprise.deja_la import Quoi, frontieres
from collecte.reprise.listes import ENTREE
from collecte.sorties.models import Sortie
from petiterockette.personnes.models import Structure
from petiterockette.reprise.periodes import l_annee
from tests.boutique.oressource.des_bases import export, tous_les_pieges, un_carnet
from tests.collecte.reprise.test_tonnages import recu, repris
from tests.fabriques import (
    les_listes,
    localite,
    origine,
    un_compte,
    un_depot,
    un_lieu,
    un_point,
    une_ligne,
)

pytestmark = pytest.mark.deux_bases
BASE = 7
UN_DEPOT = """
INSERT INTO collectes (id, timestamp, id_type_collecte, localisation, id_point_collecte) VALUES
(1,'2018-12-31 23:30:00',1,1,1),(2,'2019-02-05 10:00:00',1,1,1);
INSERT INTO pesees_collectes (id, timestamp, masse, id_collecte, id_type_dechet) VALUES
(1,'2018-12-31 23:30:00',{masse},1,1),(2,'2018-12-31 23:30:00',1.500,1,1),
(3,'2019-02-05 10:00:00',2.000,2,1);
INSERT INTO sorties (id, timestamp, classe, id_point_sortie, id_convention) VALUES
(1,'2019-02-06 10:00:00','sortiesc',1,1);
INSERT INTO pesees_sorties (id, timestamp, masse, id_sortie, id_type_dechet) VALUES
(1,'2019-02-06 10:00:00',0.750,1,1);
INSERT INTO ventes (id, timestamp, id_moyen_paiement, id_point_vente) VALUES
(1,'2018-01-02 10:00:00',1,1);
INSERT INTO vendus (id, id_vente, id_type_dechet, quantite, prix) VALUES
(1,1,1,2,5.00),(2,1,1,1,5.00);
INSERT INTO pesees_vendus (id, timestamp, masse, quantite) VALUES
(1,'2018-01-02 10:00:00',1.200,2),(2,'2018-01-02 10:00:00',0.300,1);
"""


DEPLACEES = """
INSERT INTO collectes (id, timestamp, id_type_collecte, localisation, id_point_collecte) VALUES
(1,'2019-01-05 10:00:00',1,1,1),(2,'2019-01-06 10:00:00',1,1,1);
INSERT INTO pesees_collectes (id, timestamp, masse, id_collecte, id_type_dechet) VALUES
(1,'2019-01-05 10:00:00',1.000,1,1),(2,'2019-01-05 10:00:00',2.000,{depot},1),
(3,'2019-01-06 10:00:00',4.000,2,1);
INSERT INTO sorties (id, timestamp, classe, id_point_sortie, id_convention) VALUES
(1,'2019-02-06 10:00:00','sortiesc',1,1);
INSERT INTO pesees_sorties (id, timestamp, masse, id_sortie, id_type_dechet) VALUES
(1,'2019-02-06 10:00:00',0.100,1,1),(2,'2019-02-{jour} 10:00:00',0.200,1,1);
"""


@pytest.fixture
def lieu(db):
    les_listes()
    Structure.objects.get_or_create(nom="Emmaüs", genre=Structure.Genre.ASSOCIATION)
    return un_lieu(ouvert_le=date(2013, 1, 1))


@pytest.fixture
def compte(lieu):
    return un_compte("direction")


def tout_dit(carnet, lieu, **autres) -> Decisions:
    """Every word of a base names the same row of its list here."""
    codes = {
        **dict.fromkeys(("points_collecte", "points_sortie", "points_vente"), lieu.code),
        **dict.fromkeys(
            ("type_sortie", "conventions_sorties", "filieres_sortie"),
            str(Structure.objects.get(nom="Emmaüs").pk),
        ),
        "type_dechets": "livres",
        "type_dechets_evac": "metaux",
        "types_poubelles": "dechetterie",
        "type_collecte": origine().code,
        "localites": localite().code,
    }
    mots = {
        (mot.liste, mot.id): codes[mot.liste] for mot in examiner(carnet).mots if mot.liste in codes
    }
    assert set(codes) <= set(LISTES)
    return Decisions(mots=mots | autres.pop("mots", {}), **autres)


def ecrit(sql, lieu, compte, *, base=BASE, **autres):
    with un_carnet(sql) as carnet:
        return ecrire_les_pesees(carnet, tout_dit(carnet, lieu, **autres), base, compte)


def rangees() -> list:
    """All that was written, without what is drawn or dated by the clock."""
    lignes = Ligne.objects.order_by("pk").values_list("pk", "bon", "rang", "de", "vers", "masse_g")
    sources = Source.objects.order_by("pk").values_list("pk", "table", "numero", "rang", "bon")
    bons = Bon.objects.order_by("pk").values_list("pk", "uuid", "empreinte", "jour", "appareil_le")
    apports = Apport.objects.order_by("pk").values_list("pk", "origine", "localite")
    mouvements = Mouvement.objects.order_by("pk").values_list("pk", "bon", "masse_g", "mesure")
    return [*lignes, *sources, *bons, *apports, *mouvements]


def test_tous_les_pieges_s_ecrivent_une_fois_au_gramme_et_reprennent_apres_une_coupure(
    lieu, compte, monkeypatch
):
    sql = tous_les_pieges()
    monkeypatch.setattr(pesees, "PAR_LOT", 5)
    finir, lots = pesees.Lot.finir, []

    def couper(lot):
        finir(lot)
        lots.append(lot)
        if len(lots) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(pesees.Lot, "finir", couper)
    with pytest.raises(KeyboardInterrupt):
        ecrit(sql, lieu, compte)
    assert 0 < Source.objects.count() <= 10

    rapport = ecrit(sql, lieu, compte)

    avant = rangees()
    encore = ecrit(sql, lieu, compte)
    assert rangees() == avant
    assert encore.comptes == rapport.comptes == relire(BASE).comptes
    assert encore.laisses == rapport.laisses
    assert not encore.gestes
    assert _masses(rapport) == _masses_de_l_examen(sql)
    raisons = {quoi.raison for quoi in rapport.laisses}
    assert raisons >= {
        "masses_nulles",
        "masses_negatives",
        "sans_parent",
        "echantillons",
        "sans_classe",
    }
    call_command("verifier", verbosity=0)


def _masses(rapport) -> dict:
    sommes: dict = defaultdict(int)
    for cle, compte in rapport.comptes.items():
        sommes[cle.annee, cle.point, cle.genre, cle.classe] += compte.masse_g
    for quoi, reste in rapport.laisses.items():
        # What has no gesture any more is in no count of the old screens.
        if quoi.annee:
            sommes[quoi.annee, quoi.point, quoi.genre, quoi.classe] += reste.masse_g
    return {cle: g for cle, g in sommes.items() if g}


def _masses_de_l_examen(sql) -> dict:
    with un_carnet(sql) as carnet:
        comptes = examiner(carnet).comptes
    sommes: dict = defaultdict(int)
    for e in comptes.entrees:
        sommes[e.annee, e.point, "collectes", ""] += e.masse_g
    for s in comptes.sorties:
        sommes[s.annee, s.point, "sorties", s.classe] += s.masse_g
    for v in comptes.ventes:
        sommes[v.annee, v.point, "ventes", ""] += v.masse_g
    return {cle: g for cle, g in sommes.items() if g and cle[0]}


def test_un_mot_partage_partage_chaque_pesee_au_gramme_et_le_refait_pareil(lieu, compte):
    sql = export(UN_DEPOT.format(masse="10.003"))
    parts = {("type_dechets", 1): [("livres", 70), ("vaisselle", 30)]}

    rapport = ecrit(sql, lieu, compte, parts=parts)

    def par_categorie(**quoi) -> dict:
        lues = Ligne.objects.filter(bon__annulation=None, bon__annule=None, **quoi)
        sommes: dict = defaultdict(int)
        for categorie, masse_g in lues.values_list("categorie__code", "masse_g"):
            sommes[categorie] += masse_g
        return sommes

    # 10 003, 1 500 and 2 000 g: each is shared by itself, none is lost.
    entre = par_categorie(de="donateur")
    assert entre == {"livres": 7_002 + 1_050 + 1_400, "vaisselle": 3_001 + 450 + 600}
    assert par_categorie(vers="vendu") == {"livres": 840 + 210, "vaisselle": 360 + 90}
    with un_carnet(sql) as carnet:
        assert sum(entre.values()) == sum(e.masse_g for e in examiner(carnet).comptes.entrees)
    assert rapport.comptes == relire(BASE).comptes
    avant = rangees()
    assert not ecrit(sql, lieu, compte, parts=parts).gestes
    assert rangees() == avant
    # Shared otherwise later, by counter-entries.
    ecrit(sql, lieu, compte)
    assert bilan(date(2019, 1, 1), date(2019, 12, 31), [lieu]).collecte_g == 13_503
    with pytest.raises(MotInconnu):
        ecrit(sql, lieu, compte, parts={("type_dechets", 1): [("livres", 70), ("rien", 30)]})


def d_avant(client, dit: str) -> list[tuple[str, str]]:
    """What « Aller à » finds of before: what it is, its address."""
    groupes = client.get("/aller/", {"q": dit, "lignes": "1"}).context["groupes"]
    trouves = [t for g in groupes for t in g.trouves if t.pictogramme == "history"]
    assert all(t.texte.startswith("repris · ") for t in trouves)
    return [(t.nom, t.url) for t in trouves]


def test_un_depot_d_avant_compte_a_son_jour_de_paris_et_se_corrige_par_contre_ecriture(
    lieu, compte, client
):
    ecrit(export(UN_DEPOT.format(masse="10.250")), lieu, compte)
    client.force_login(compte)
    avant = d_avant(client, "dépôt 1")
    assert [nom for nom, _url in avant] == ["Sortie d’avant 1", "Dépôt d’avant 1"]

    b = bilan(date(2019, 1, 1), date(2019, 12, 31), [lieu])
    assert (b.collecte_g, b.reemploi_g, stock_vif([lieu.pk])) == (13_750, 750, 0)
    assert nombre_de_depots(date(2019, 1, 1), date(2019, 12, 31)) == 2
    assert nombre_de_depots(date(2019, 1, 1), date(2019, 1, 15)) == 1
    assert CumulPartenaires.objects.get().masse_g == 750
    # Two objects before the old tool said what it weighed: nobody knows.
    assert set(Ligne.objects.filter(vers="vendu").values_list("masse_g", "mesure")) == {
        *((1_200, "estimee"), (300, "pesee")),
    }
    assert {m for _lieu, m in fin.mois_ouverts()} == {
        *(date(2018, 1, 1), date(2019, 1, 1), date(2019, 2, 1)),
    }
    connues = frontieres([lieu.code], date(2018, 1, 1), date(2019, 12, 31))
    entre = Quoi(lieu.code, ENTREE)
    assert "l’ancien logiciel" in connues.empechement(entre, l_annee(2019)).phrase
    assert connues.empechement(entre, l_annee(2018)) is None

    plus_tard = ecrit(export(UN_DEPOT.format(masse="10.000")), lieu, compte)

    assert (plus_tard.gestes["corrige"], plus_tard.gestes["ecrit"]) == (1, 1)
    # Its number finds the bon that stands, no longer the one that it replaces.
    assert d_avant(client, "1")[0] == avant[0]
    assert d_avant(client, "1")[1][1] not in {avant[1][1], avant[0][1]}
    client.force_login(un_compte("caisse", lieu=un_lieu(code="AIL", nom="Ailleurs")))
    assert d_avant(client, "1") == []
    assert bilan(date(2019, 1, 1), date(2019, 12, 31), [lieu]).collecte_g == 13_500
    assert nombre_de_depots(date(2019, 1, 1), date(2019, 12, 31)) == 2
    assert plus_tard.comptes == relire(BASE).comptes

    # A row that this export has no longer is told, and stays.
    parti = UN_DEPOT.format(masse="10.000").replace("(2,'2019-02-05", "(9,'2019-02-05")
    sans = ecrit(export(parti), lieu, compte)

    assert {quoi.raison for quoi in sans.laisses} == {
        *("sans_parent", "sans_pesee", "disparus"),
    }
    assert (sans.marques["disparus"].masse_g, sans.gestes) == (2_000, {})
    assert sans.comptes == relire(BASE).comptes
    # What becomes nothing is cancelled, and nothing is written in its place.
    ecrit(export(UN_DEPOT.format(masse="0.000").replace("1.500", "0.000")), lieu, compte)

    assert bilan(date(2019, 1, 1), date(2019, 12, 31), [lieu]).collecte_g == 2_000
    assert Source.objects.filter(bon=None).count() == 1
    call_command("verifier", verbosity=0)


def test_ce_qui_compterait_deux_fois_est_refuse_avant_tout(lieu, compte):
    sql = export(UN_DEPOT.format(masse="10.250"))
    clore(lieu=lieu, mois=date(2018, 1, 1), compte=compte)
    with pytest.raises(MoisDejaClos):
        ecrit(sql, lieu, compte)
    with pytest.raises(LieuPasEncoreOuvert):
        ecrit(sql, un_lieu(ouvert_le=date(2019, 1, 2)), compte)
    with pytest.raises(MotInconnu):
        ecrit(sql, lieu, compte, mots={("type_dechets", 1): "nulle-part"})
    assert not Bon.objects.exists()


def test_la_bascule_et_ce_que_la_maison_compte_restent_dehors(lieu, compte):
    sql = export(UN_DEPOT.format(masse="10.250"))

    rapport = ecrit(sql, lieu, compte, bascules={("points_collecte", 1): date(2019, 2, 5)})

    dehors = {(q.raison, q.annee): r for q, r in rapport.laisses.items()}
    assert dehors["apres_la_bascule", 2019].masse_g == 2_000
    assert Apport.objects.count() == 1
    assert set(Bon.objects.values_list("nature", flat=True)) == {Nature.REPRISE}

    # From its first day on, the house counts by itself, whoever says so or not.
    un_depot(une_ligne("livres"), point=un_point(lieu=lieu))
    tard = export(UN_DEPOT.format(masse="10.250").replace("2019-02-05", "2199-02-05"))
    dehors = {q.raison: r.masse_g for q, r in ecrit(tard, lieu, compte).laisses.items()}
    assert dehors["compte_ici"] == 2_000


def test_ce_qu_un_tableur_a_dit_n_est_pas_repris_une_seconde_fois(lieu, compte):
    repris(compte, recu(compte, "Année;Collecté (t)\n2019;1\n", lieu=lieu.code))

    with pytest.raises(DejaReprisDAilleurs):
        ecrit(export(UN_DEPOT.format(masse="10.250")), lieu, compte)

    assert not Source.objects.exists()


def test_une_fois_la_reprise_terminee_ce_qui_change_est_une_revision(lieu, compte):
    ecrit(export(UN_DEPOT.format(masse="10.250")), lieu, compte)
    fin.clore(compte)
    assert fin.mois_ouverts() == []

    rapport = ecrit(export(UN_DEPOT.format(masse="10.000")), lieu, compte)

    assert rapport.gestes["corrige"] == 1
    assert bilan(date(2019, 1, 1), date(2019, 12, 31), [lieu]).collecte_g == 13_750
    revises = Mouvement.objects.filter(revise=date(2019, 1, 1)).order_by("pk")
    assert sum(m.masse_g * (1 if m.de == "donateur" else -1) for m in revises) == -250
    assert rapport.comptes == relire(BASE).comptes
    call_command("verifier", verbosity=0)


def test_une_pesee_qui_change_de_depot_ou_de_jour_compte_une_fois(lieu, compte):
    """What a later export moved is no more where it stood; what it lost whole stays, told."""
    ici, ailleurs = DEPLACEES.format(depot=1, jour="06"), DEPLACEES.format(depot=2, jour="07")
    for sql, retires in ((ici, 0), (ailleurs, 0), (ici, 1), (ailleurs, 0), (ici, 1)):
        rapport = ecrit(export(sql), lieu, compte)

        b = bilan(date(2019, 1, 1), date(2019, 12, 31), [lieu])
        assert (b.collecte_g, b.reemploi_g) == (7_000, 300)
        assert (rapport.gestes["retire"], "disparus" in rapport.marques) == (retires, False)
        assert rapport.comptes == relire(BASE).comptes
        assert not ecrit(export(sql), lieu, compte).gestes
    # The table of weighings came empty: nothing is undone.
    gestes = [sql for sql in ici.split(";") if "INTO pesees_" not in sql]
    vide = ecrit(export(";".join(gestes)), lieu, compte)
    assert (vide.marques["disparus"].nombre, vide.gestes) == (3, {})
    call_command("verifier", verbosity=0)


@pytest.mark.parametrize(
    ("genre", "attendu", "vers"),
    [("dechetterie", "dechetterie", "dechetterie"), ("recycleur", "recycleur", "recycle")],
)
def test_un_don_d_avant_a_qui_ne_prend_pas_de_dons_garde_qui_l_a_pris(
    lieu, compte, genre, attendu, vers
):
    pris_par = Structure.objects.create(nom="Le quai", genre=genre)

    rapport = ecrit(
        export(UN_DEPOT.format(masse="10.250")),
        lieu,
        compte,
        mots={("conventions_sorties", 1): str(pris_par.pk)},
    )

    sortie = Sortie.objects.get()
    assert (sortie.genre, sortie.structure, sortie.type_don) == (attendu, pris_par, None)
    assert CumulPartenaires.objects.filter(structure=pris_par.pk, masse_g=750).exists()
    assert Ligne.objects.get(bon=sortie.bon).vers == vers
    assert "sans_partenaire" not in rapport.marques
    call_command("verifier", verbosity=0)


def test_les_memes_jours_d_une_autre_base_sont_refuses_avant_tout(lieu, compte):
    ecrit(export(UN_DEPOT.format(masse="10.250")), lieu, compte)
    avant = rangees()

    with pytest.raises(DejaReprisDUneAutreBase):
        ecrit(export(UN_DEPOT.format(masse="10.250")), lieu, compte, base=BASE + 1)

    assert rangees() == avant
    tard = UN_DEPOT.format(masse="10.250")
    for an, autre in (("2018-", "2015-"), ("2019-", "2016-")):
        tard = tard.replace(an, autre)
    assert ecrit(export(tard), lieu, compte, base=BASE + 1).gestes["ecrit"] == 4
