"""The alerts of the matter: each at its threshold, at its own rhythm, with its figures."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from collecte.etrangetes.alertes.figures import en_gros
from collecte.listes.models import Accord, DestinBac
from collecte.livre.services.annulations import annuler
from collecte.sorties.services.transferts import recevoir
from petiterockette.alertes.alertes_du_compte import alertes_du_compte
from petiterockette.alertes.calcul import calculer, seuils
from tests.collecte.comptages.comptes import compte_et_arrete
from tests.collecte.etrangetes.les_alertes import le, phrases, trouvees
from tests.collecte.livres import au_rayon, clos, deposer
from tests.collecte.sorties.departs import au_pont, un_depart, un_ticket
from tests.collecte.sorties.test_transferts import partir
from tests.fabriques import (
    bac,
    categorie,
    connecter,
    entete,
    matiere,
    structure,
    un_compte,
    un_lieu,
    un_point,
)
from tests.pages import espaces, lue

pytestmark = pytest.mark.django_db


# The écart of the month


@pytest.mark.parametrize(
    ("compte_g", "phrase"),
    [
        (95_000, []),
        (94_999, ["Mars 2027 : −5,001 kg d’écart pour 100 kg collectés, soit 5 %"]),
        (105_000, []),
        (105_001, ["Mars 2027 : +5,001 kg d’écart pour 100 kg collectés, soit 5 %"]),
    ],
)
def test_l_ecart_alerte_au_dela_du_seuil_au_gramme_pres(quai, time_machine, compte_g, phrase):
    time_machine.move_to(le(3, 31, 23), tick=False)
    au_rayon(quai, "livres", 100_000)
    compte_et_arrete(quai, "livres", compte_g)

    assert [
        p.replace("5,0 %", "5 %") for p in phrases("ecart_du_mois", date(2027, 3, 31))
    ] == phrase
    # The month before is still told; the one before that is history.
    assert len(phrases("ecart_du_mois", date(2027, 4, 30))) == len(phrase)
    assert phrases("ecart_du_mois", date(2027, 5, 1)) == []


def test_un_ecart_sans_rien_de_collecte_se_dit_sans_diviser(quai, time_machine):
    time_machine.move_to(le(3, 10), tick=False)
    au_rayon(quai, "livres", 10_000)
    time_machine.move_to(le(4, 10), tick=False)
    compte_et_arrete(quai, "livres", 9_000)

    assert phrases("ecart_du_mois", date(2027, 4, 10)) == [
        "Avril 2027 : −1 kg d’écart, et rien de collecté"
    ]


def test_le_remede_de_l_ecart_ouvre_le_mois_du_lieu(client, quai, time_machine):
    time_machine.move_to(le(3, 10), tick=False)
    au_rayon(quai, "livres", 10_000)
    compte_et_arrete(quai, "livres", 5_000)

    [t] = trouvees("ecart_du_mois", date(2027, 3, 10))

    assert [r.url for r in t.remedes] == ["/collecte/mois/2027-03/?lieu=CHV"]
    connecter(client, un_compte("responsable", lieu=quai.lieu))
    assert client.get(t.remedes[0].url).status_code == 200


# What waits


@pytest.mark.parametrize(("code", "geste"), [("a_trier", deposer), ("rayon", au_rayon)])
def test_ce_qui_attend_alerte_le_jour_du_seuil_pas_la_veille(quai, time_machine, code, geste):
    time_machine.move_to(le(3, 1), tick=False)
    geste(quai, "livres", 12_000)
    geste(quai, "jouets", 5_000)
    jours = seuils()[code]

    assert phrases(code, date(2027, 3, 1) + timedelta(days=jours - 1)) == []
    [phrase] = phrases(code, date(2027, 3, 1) + timedelta(days=jours))
    assert phrase.startswith(f"17 kg attendent depuis {jours} jours ou plus")
    assert phrase.endswith("Livres (12 kg), Jouets (5 kg)")


def test_une_alerte_de_stock_est_une_par_lieu_avec_les_plus_lourdes(quai, time_machine):
    time_machine.move_to(le(3, 1), tick=False)
    for code, g in (
        ("livres", 4_000),
        ("jouets", 3_000),
        ("textiles", 2_000),
        ("sport-loisirs", 1_000),
    ):
        deposer(quai, code, g)
    autre = un_point("quai")
    deposer(autre, "livres", 1_000)

    alertes = trouvees("a_trier", date(2027, 5, 1))

    assert {t.lieu for t in alertes} == {quai.lieu_id, autre.lieu_id}
    [phrase] = [espaces(t.phrase) for t in alertes if t.lieu == quai.lieu_id]
    assert "10 kg attendent" in phrase
    assert phrase.endswith("Textiles et accessoires (2 kg)…")


# Elsewhere


def test_un_envoi_pas_recu_alerte_apres_sept_jours_la_ou_on_l_attend(quai, time_machine):
    time_machine.move_to(le(3, 1), tick=False)
    la = un_point("quai", lieu=un_lieu(nom="Montgallet"))
    depart = partir(quai, la)

    assert phrases("transfert", date(2027, 3, 8)) == []
    [t] = trouvees("transfert", date(2027, 3, 9))
    assert t.lieu == la.lieu_id
    assert espaces(t.phrase) == "De Chemin-Vert vers Montgallet, parti le 1er mars : 40 kg"

    recevoir(entete=entete(point=la), transfert=depart.transfert)
    assert trouvees("transfert", date(2027, 3, 9)) == []


def test_les_tickets_qui_manquent_se_disent_en_une_ligne(quai, time_machine):
    time_machine.move_to(le(3, 1), tick=False)
    au_pont()
    depart = un_depart(quai)
    un_depart(quai, 10_000)

    assert phrases("ticket", date(2027, 3, 15)) == []
    [phrase] = phrases("ticket", date(2027, 3, 16))
    assert phrase.startswith("2 tickets de pont-bascule manquent depuis plus de 14 jours, 50 kg")

    un_ticket(depart, 40_000)
    [phrase] = phrases("ticket", date(2027, 3, 16))
    assert phrase.startswith("1 ticket de pont-bascule manque")


def test_un_ecart_au_pont_alerte_au_dela_de_cinq_pour_cent(quai, time_machine):
    time_machine.move_to(le(3, 1), tick=False)
    un_ticket(un_depart(quai, 100_000), 95_000)
    un_ticket(un_depart(quai, 100_000), 94_999)

    [phrase] = phrases("ecart_pont", date(2027, 3, 1))

    assert "100 kg annoncés, 94,999 kg au pont" in phrase
    assert len(phrases("ecart_pont", date(2027, 3, 1), 4)) == 2


# The office


def test_un_mois_a_clore_alerte_quinze_jours_apres_sa_fin(quai, time_machine):
    time_machine.move_to(le(2, 10, annee=2028), tick=False)
    deposer(quai, "livres", 1_000)

    assert phrases("mois_ouvert", date(2028, 3, 15)) == []
    [t] = trouvees("mois_ouvert", date(2028, 3, 16))
    assert espaces(t.phrase) == "Février 2028 est fini depuis 16 jours et reste ouvert"
    assert t.remedes[0].url == "/collecte/clotures/CHV/2028-02/"

    clos(quai.lieu, date(2028, 2, 1))
    assert trouvees("mois_ouvert", date(2028, 3, 16)) == []


def un_accord(fin: date | None, **champs) -> Accord:
    champs.setdefault("structure", structure("Gebetex"))
    champs.setdefault("matiere", matiere("metaux"))
    champs.setdefault("debut", date(2027, 1, 1))
    return Accord.objects.create(vers="recycle", fin=fin, **champs)


def test_un_accord_qui_finit_alerte_avant_puis_apres_s_il_n_est_pas_suivi(quai):
    fin = date(2027, 3, 31)
    un_accord(fin)

    assert phrases("accord", date(2027, 2, 28)) == []
    assert phrases("accord", date(2027, 3, 1)) == [
        "Accord avec Gebetex, Métaux : cela finit le 31 mars 2027, dans 30 jours"
    ]
    assert phrases("accord", date(2027, 4, 1)) == [
        "Accord avec Gebetex, Métaux : c’est fini depuis le 31 mars 2027"
    ]
    assert phrases("accord", date(2028, 4, 1)) == []


@pytest.mark.parametrize(
    ("debut", "fin", "se_tait"),
    [
        (date(2027, 4, 1), None, True),
        (date(2027, 3, 1), date(2028, 3, 31), True),
        # A day between: nothing could be handed over on that day.
        (date(2027, 4, 2), None, False),
        (date(2027, 2, 1), date(2027, 3, 15), False),
    ],
)
def test_un_accord_suivi_sans_un_jour_d_attente_ne_dit_rien(quai, debut, fin, se_tait):
    un_accord(date(2027, 3, 31))
    un_accord(fin, debut=debut)

    restants = [p for p in phrases("accord", date(2027, 3, 20)) if "31 mars" in p]

    assert (restants == []) == se_tait


def test_le_destin_d_un_bac_qui_finit_alerte(quai):
    DestinBac.objects.filter(bac=bac()).update(fin=date(2027, 3, 31))

    assert phrases("accord", date(2027, 3, 20)) == [
        "Petit bac vert, ce qu’il devient : cela finit le 31 mars 2027, dans 11 jours"
    ]


def test_un_partenaire_masque_n_alerte_plus(quai):
    accord = un_accord(date(2027, 3, 31))
    type(accord.structure).objects.update(visible=False)

    assert phrases("accord", date(2027, 3, 20)) == []


# All of them


def test_une_base_vide_ne_signale_rien():
    assert calculer(date(2027, 3, 1)) == 0


def test_une_annulation_fait_taire_l_alerte(quai, time_machine):
    time_machine.move_to(le(3, 1), tick=False)
    depot = deposer(quai, "livres", 12_000)
    annuler(bon=depot, uuid=uuid4(), motif="doublon", compte=un_compte("direction"))

    assert trouvees("a_trier", date(2027, 5, 1)) == []


def test_chercher_coute_par_lieu_jamais_par_bon(
    quai, time_machine, django_assert_max_num_queries, django_assert_num_queries
):
    time_machine.move_to(le(3, 1), tick=False)
    for _n in range(3):
        au_rayon(quai, "livres", 10_000)
    deposer(quai, "jouets", 10_000)
    time_machine.move_to(le(5, 20), tick=False)
    # 128 for the matter, the tills and the accounts, 25 for people and poles, 20 for what is due to
    # funders, 33 for the installation's own health.
    with django_assert_max_num_queries(128 + 25 + 20 + 33) as une_fois:
        calculer(date(2027, 5, 20))
    time_machine.move_to(le(3, 2), tick=False)
    for _n in range(10):
        au_rayon(quai, "livres", 10_000)
        deposer(quai, "jouets", 10_000)
    time_machine.move_to(le(5, 20), tick=False)

    with django_assert_max_num_queries(len(une_fois)):
        calculer(date(2027, 5, 20))


def test_la_page_les_montre_a_qui_peut_et_a_personne_d_autre(client, quai, time_machine):
    time_machine.move_to(le(3, 1), tick=False)
    deposer(quai, "livres", 12_000)
    time_machine.move_to(le(5, 20), tick=False)
    trieur = un_compte("tri", lieu=quai.lieu)

    assert [m.genre.code for m in alertes_du_compte(trieur).montrees] == ["a_trier"]
    responsable = un_compte("responsable", lieu=quai.lieu)
    assert [m.genre.code for m in alertes_du_compte(responsable).montrees] == [
        "mois_ouvert",
        "a_trier",
    ]
    assert alertes_du_compte(un_compte("responsable", lieu=un_lieu())).montrees == []

    connecter(client, trieur, quai)
    page = lue(client.get("/alertes/"))
    assert "12 kg attendent depuis 30 jours ou plus (à trier) : Livres (12 kg)" in page
    assert 'href="/collecte/tri/"' in page
    assert categorie("livres").nom in page


@pytest.mark.parametrize(
    ("grammes", "dit"), [(0, "0 kg"), (49, "0,049 kg"), (51, "0,1 kg"), (12_560, "12,6 kg")]
)
def test_ce_qui_attend_ne_se_dit_jamais_zero(grammes, dit):
    assert espaces(en_gros(grammes)) == dit
