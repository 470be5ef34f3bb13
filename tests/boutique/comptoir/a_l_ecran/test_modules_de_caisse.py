"""The pure modules of the till say what the server says, to the cent."""

import pytest

from boutique.regles import prix
from boutique.ventes.cas_du_ticket import NOTE_DES_CTS, est_durable
from boutique.ventes.lignes_lues import BIENS_DURABLES
from collecte.poids.poids_moyens import masse_estimee
from petiterockette.mots import mesures, monnaie
from tests.boutique.ventes.test_cas_du_ticket import CAS

MONTANTS = [*range(0, 700, 7), 999, 1_001, 12_345, 99_999, 1_234_567]


@pytest.mark.parametrize("pourcent", [1, 10, 20, 33, 50, 100])
def test_une_remise_s_arrondit_comme_au_serveur(module, pourcent):
    lues = module(
        "boutique/comptoir/prix", "a[1].map((c) => m.remise(c, a[0]))", [pourcent, MONTANTS]
    )

    assert lues == [prix.remise(c, pourcent) for c in MONTANTS]


def test_un_prix_au_poids_et_une_masse_estimee_sont_ceux_du_serveur(module):
    lus = module(
        "boutique/comptoir/prix",
        "a.map((n) => [m.auPoids(250, n), m.masseEstimee(n + 1, 1234)])",
        MONTANTS,
    )

    assert lus == [[prix.au_poids(250, n), masse_estimee(n + 1, 1234)] for n in MONTANTS]


def test_une_somme_se_partage_comme_au_serveur(module):
    cas = [[100, [300, 500, 100]], [1, [1, 1, 1]], [7, [0, 5, 2]], [999, [333, 333, 334]]]

    parts = module("boutique/comptoir/prix", "a.map(([t, p]) => m.repartir(t, p))", cas)

    assert parts == [mesures.repartir(total, poids) for total, poids in cas]


def test_les_euros_s_ecrivent_comme_au_serveur(module):
    centimes = [*MONTANTS, -250, 100_000_000]

    assert module("boutique/comptoir/prix", "a.map(m.euros)", centimes) == [
        monnaie.euros(c) for c in centimes
    ]


def test_les_euros_se_lisent_avec_une_virgule_ou_un_point(module):
    textes = ["12,50", "12.5", " 1 234 € ", "0", ",5", "", "abc", "1,234", "9999999999"]

    lus = module("boutique/comptoir/prix", "a.map(m.lireEuros)", textes)

    assert [lu.get("valeur", lu.get("refus")) for lu in lus] == [
        *(1250, 1250, 123_400, 0, 50),
        *("vide", "lettres", "decimales_prix", "trop_grand"),
    ]


@pytest.mark.parametrize(
    ("du", "billets"),
    [
        (25, [200, 500, 1000, 2000, 5000]),
        (200, [200, 500, 1000, 2000, 5000]),
        (280, [None, 500, 1000, 2000, 5000]),
        (600, [None, None, 1000, 2000, 5000]),
        (1155, [None, 1500, None, 2000, 5000]),
        (2000, [None, None, None, 2000, 5000]),
        (2300, [None, 2500, 3000, 4000, 5000]),
        (4500, [None, None, None, None, 5000]),
        (6200, [None, 6500, 7000, 8000, 10_000]),
        (21_000, [None, 21_500, None, 22_000, 25_000]),
        (0, [None] * 5),
    ],
)
def test_chaque_billet_garde_sa_place_quel_que_soit_le_total(module, du, billets):
    assert module("boutique/comptoir/paiement", "m.billets(a)", du) == billets


def test_la_plus_forte_des_operations_l_emporte(module):
    operations = [
        {"id": 1, "pourcent": 20, "categories": [], "public": None},
        {"id": 2, "pourcent": 50, "categories": [7], "public": None},
        {"id": 3, "pourcent": 80, "categories": [], "public": 4},
    ]
    choisir = "a[1].map(([f, p]) => m.operationSur({ famille: f }, a[0], p)?.id ?? null)"

    choisies = module(
        "boutique/comptoir/panier",
        choisir,
        [operations, [[[5], None], [[7], None], [[7], 4], [[], 4]]],
    )

    assert choisies == [1, 2, 3, None]


def test_la_rafale_d_une_douchette_n_est_pas_une_frappe(module):
    dits = module(
        "boutique/comptoir/scanner",
        """(() => {
          const dits = []; let t = 0; let minute = null;
          const s = m.creerScanner({
            lu: (x) => dits.push(["lu", x]),
            frappe: (x) => dits.push(["frappe", x.map((k) => k.key).join("")]),
            maintenant: () => t,
            attendre: (f) => { minute = f; return 0; },
          });
          const presser = (cles, pas) => cles.forEach(([code, key]) => {
            s({ code, key, timeStamp: t }); t += pas;
          });
          const chiffres = (c) => [...c].map((x) => ["Digit" + x, "à"]);
          presser([...chiffres("40271"), ["Enter", "Enter"]], 10);
          presser([["Digit2", "2"]], 45);
          minute();
          presser([["Digit3", "3"], ["Digit4", "4"], ["Digit5", "5"], ["Enter", "Enter"]], 90);
          return dits;
        })()""",
    )

    assert dits == [
        ["lu", "40271"],
        ["frappe", "2"],
        *(["frappe", c] for c in "345"),
        ["frappe", "Enter"],
    ]


def test_une_page_figee_entend_une_douchette_et_non_quelqu_un(module):
    """Four keys 10 ms apart; the page, busy, hears two of them 900 ms after the others."""
    dits = module(
        "boutique/comptoir/scanner",
        """(() => {
          const dits = []; let t = 0; let silence = null;
          const s = m.creerScanner({
            lu: (x) => dits.push(["lu", x]),
            frappe: (x) => dits.push(["frappe", x.length]),
            maintenant: () => t,
            attendre: (f) => { silence = f; return 0; },
          });
          const cles = [["KeyE", "e"], ["Digit7", "7"], ["Digit5", "5"], ["Enter", "Enter"]];
          cles.forEach(([code, key], n) => {
            if (n === 2) { t += 900; silence(); }
            s({ code, key, timeStamp: n * 10 });
          });
          s({ code: "KeyE", key: "e", timeStamp: 1000 });
          t += 45; silence();
          return dits;
        })()""",
    )

    assert dits == [["lu", "E75"], ["frappe", 1]]


@pytest.mark.parametrize(
    ("deja", "donne", "refus"),
    [(0, 100_001, "plafond"), (75_000, 75_000, "plafond_deja"), (75_000, 25_000, None)],
)
def test_le_plafond_est_celui_du_ticket(module, deja, donne, refus):
    especes = {"id": 1, "rend": True, "plafond": 100_000, "activites": []}

    lu = module(
        "boutique/comptoir/paiement",
        "m.regler(a[0], a[1], 200000, [7], { deja_cts: a[2] })",
        [especes, donne, deja],
    )

    assert lu.get("refus") == refus


@pytest.mark.parametrize(("admises", "refus"), [([], None), ([7, 8], None), ([8], "moyen_refuse")])
def test_un_moyen_refuse_a_l_ecran_ce_que_le_serveur_refuse(module, admises, refus):
    carte = {"id": 2, "rend": False, "plafond": None, "activites": admises}

    assert (
        module("boutique/comptoir/paiement", "m.regler(a, 300, 300, [7])", carte).get("refus")
        == refus
    )


@pytest.mark.parametrize(
    ("genres", "choisi"),
    [
        (["carte", "especes", "cheque"], "especes"),
        (["carte"], "carte"),
        (["carte", "cheque"], None),
        ([], None),
    ],
)
def test_le_bouton_vert_paie_en_especes_sinon_par_le_seul_moyen(module, genres, choisi):
    moyens = [{"id": rang, "genre": genre} for rang, genre in enumerate(genres)]

    assert (
        module("boutique/comptoir/paiement", "m.moyenDuBouton(a)?.genre ?? null", moyens) == choisi
    )


@pytest.mark.parametrize(("lignes", "cas"), CAS)
def test_le_cas_du_ticket_est_celui_du_serveur(module, lignes, cas):
    articles = [
        {"article": {"durable": est_durable(li, BIENS_DURABLES), "note": li.service}}
        for li in lignes
    ]
    chiffres = [{"montant": li.montant_cts} for li in lignes]

    lu = module(
        "boutique/comptoir/cas",
        "m.casDuTicket(a[0], a[1], a[2])",
        [articles, chiffres, NOTE_DES_CTS],
    )

    assert lu == cas
