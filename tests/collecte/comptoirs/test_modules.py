"""The pure modules of the counters, in the browser that will run them."""

import json
from pathlib import Path

from petiterockette.mots import mesures

CAS = json.loads((Path(__file__).parents[2] / "donnees/nombres.json").read_text())


def test_le_navigateur_lit_les_masses_comme_le_serveur(module):
    lus = module(
        "collecte/comptoirs/nombres",
        "a.map((texte) => m.lireMasse(texte))",
        [c["texte"] for c in CAS],
    )

    assert lus == [{k: v for k, v in cas.items() if k != "texte"} for cas in CAS]


def test_le_navigateur_ecrit_les_masses_comme_le_serveur(module):
    grammes = [*range(0, 12_000, 7), 28_150, 700_000, 1_234_567, 99_999_999]

    ecrits = module("collecte/comptoirs/nombres", "a.map((g) => m.kilos(g))", grammes)

    assert ecrits == [mesures.kilos(g) for g in grammes]


def test_une_tare_se_compte_plusieurs_fois(module):
    tares = module(
        "collecte/comptoirs/pesee",
        "[[1, 1], [1, 1], [2, 1], [1, -1], [2, -1]]"
        ".reduce((t, [c, pas]) => m.compterTare(t, c, pas), [])",
    )

    assert tares == [{"contenant": 1, "n": 1}]


def test_une_ligne_enlevee_revient_a_sa_place(module):
    ordre = module(
        "collecte/comptoirs/lignes",
        """(() => {
          const t = { saisie: {}, lignes: ["a", "b", "c"].map((cle) => ({ cle })) };
          const { ticket, enlevee } = m.enlever(t, "b");
          return m.remettre(ticket, enlevee).lignes.map((l) => l.cle).join("");
        })()""",
    )

    assert ordre == "abc"


def test_un_identifiant_se_fait_aussi_sans_connexion_securisee(module):
    celui_du_navigateur, *uuids = module(
        "collecte/comptoirs/identifiants", "[typeof crypto.randomUUID, m.uuid(), m.uuid()]"
    )

    assert celui_du_navigateur == "undefined"
    assert len(set(uuids)) == 2
    assert all(u[14] == "4" and len(u) == 36 for u in uuids)


def test_l_heure_de_l_appareil_porte_son_decalage(module):
    heure = module(
        "collecte/comptoirs/identifiants", "m.heureAppareil(new Date('2026-05-31T23:30:00Z'))"
    )

    assert heure == "2026-06-01T01:30:00+02:00"
