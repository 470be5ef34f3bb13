"""The sorting table's sheet, without its page: what is missing, what is posted, what comes back."""

import pytest

DECRIT = """(quoi = {}, saisie = {}) => {
  const t = m.nouveau();
  return { ...t, ...quoi, saisie: { ...t.saisie, ...saisie } };
}"""
CONTENANTS = [{"id": 7, "tare_g": 31_000}, {"id": 8, "tare_g": 350}]
SEPT = [{"contenant": 7, "n": 1}]
ICI = "{ lieu: 'CHV', point: 7, par: 3, date: new Date('2026-05-31T10:00:00Z') }"


def sur_la_feuille(module, expression, argument=None):
    return module(
        "collecte/tri/feuille", f"(() => {{ const t = {DECRIT}; {expression} }})()", argument
    )


@pytest.mark.parametrize(
    ("quoi", "saisie", "code"),
    [
        ({}, {}, "categorie"),
        ({}, {"choisie": 1}, "vers"),
        ({"vers": "rayon"}, {"choisie": 1}, "poids"),
        ({"vers": "rayon"}, {"choisie": 1, "texte": "12"}, ""),
        ({"vers": "rayon", "pesee": False}, {"choisie": 1}, ""),
        ({"vers": "donne_particulier", "pesee": False}, {"choisie": 1}, "pesee"),
        ({"vers": "rayon", "reclasse": True}, {"choisie": 1, "texte": "8"}, "vraie"),
        ({"vers": "rayon", "reclasse": True, "vraie": 2}, {"choisie": 1, "texte": "8"}, ""),
        ({"vers": "a_recycler", "matiere": 4}, {"texte": "8"}, ""),
        ({"vers": "rayon"}, {"choisie": 1, "texte": "8", "tares": SEPT}, "contenant"),
        ({"vers": "rayon"}, {"choisie": 1, "texte": "31", "tares": SEPT}, "contenant"),
        ({"vers": "rayon"}, {"choisie": 1, "texte": "31,1", "tares": SEPT}, ""),
        ({"vers": "rayon", "pesee": False}, {"choisie": 1, "tares": SEPT}, ""),
    ],
)
def test_ce_qui_manque_est_un_code(module, quoi, saisie, code):
    lu = sur_la_feuille(
        module,
        "return m.manque(t(a.quoi, a.saisie),"
        " { mode: 'par_contenant', vrac: false, manquants: [], contenants: a.contenants });",
        {"quoi": quoi, "saisie": saisie, "contenants": CONTENANTS},
    )

    assert lu == code


@pytest.mark.parametrize(
    ("vers", "code"), [("rayon", "controle"), ("donne_particulier", "controle"), ("atelier", "")]
)
def test_un_controle_manquant_n_arrete_que_ce_qui_va_au_public(module, vers, code):
    lu = sur_la_feuille(
        module,
        "return m.manque(t({ vers: a }, { choisie: 1, texte: '5' }),"
        " { mode: 'par_contenant', vrac: false, manquants: ['Fonctionnement'],"
        " contenants: [] });",
        vers,
    )

    assert lu == code


def test_ce_qui_est_poste_revient_tel_quel(module):
    aller, retour = sur_la_feuille(
        module,
        f"""
        const decrit = t({{ vers: "rayon" }},
          {{ choisie: 1, texte: "15,5", tares: [{{ contenant: 9, n: 1 }}] }});
        const pose = {{
          ...m.poser(decrit, {{ brut_g: 15500, masse_g: 12500 }}), geste: "contenant",
        }};
        const doc = m.enDocument(pose, {ICI});
        return [doc, m.depuisDocument(doc)];
        """,
    )

    assert (aller["geste"], aller["lieu"], aller["point"], aller["par"]) == (
        "contenant",
        "CHV",
        7,
        3,
    )
    ligne = aller["lignes"][0]
    assert (ligne["brut_g"], ligne["masse_g"], ligne["contenant"], ligne["n"]) == (
        15_500,
        12_500,
        9,
        1,
    )
    assert retour["lignes"] == []
    assert (retour["saisie"]["texte"], retour["saisie"]["choisie"]) == ("15,5", 1)
    assert (retour["vers"], retour["uuid"] == aller["uuid"]) == ("rayon", False)


def test_la_ligne_fautive_revient_dans_l_afficheur_les_autres_restent(module):
    retour = sur_la_feuille(
        module,
        f"""
        let pose = m.poser(t({{ vers: "rayon" }}, {{ choisie: 1, texte: "12" }}),
          {{ brut_g: 12000, masse_g: 12000 }});
        pose = m.poser({{ ...pose, vers: "a_jeter",
          saisie: {{ ...pose.saisie, choisie: 2, texte: "3" }} }},
          {{ brut_g: 3000, masse_g: 3000 }});
        const doc = m.enDocument({{ ...pose, geste: "lignes" }}, {ICI});
        return m.depuisDocument(doc, {{ champs: {{ "lignes.1": "Se trie d’abord." }} }});
        """,
    )

    assert [ligne["categorie"] for ligne in retour["lignes"]] == [1]
    assert (retour["saisie"]["choisie"], retour["saisie"]["texte"]) == (2, "3")


@pytest.mark.parametrize(
    ("quoi", "saisie", "propose"),
    [
        ({"vers": "a_recycler"}, {"choisie": 1}, [7]),
        ({"vers": "a_recycler"}, {"choisie": 1, "texte": "31"}, []),
        ({"vers": "a_recycler"}, {"choisie": 1, "texte": "31,1"}, [7]),
        ({"vers": "a_recycler", "pesee": False}, {"choisie": 1}, [7]),
        ({"vers": "rayon"}, {"choisie": 1}, []),
        ({"vers": "a_recycler"}, {"choisie": 2}, []),
        ({"vers": "atelier"}, {"choisie": 1}, []),
        ({}, {"choisie": 1}, []),
        ({"vers": "a_recycler", "reclasse": True}, {"choisie": 1}, []),
        ({"vers": "a_recycler", "contenantDit": True}, {"choisie": 1}, []),
    ],
)
def test_on_propose_le_contenant_de_la_derniere_fois(module, quoi, saisie, propose):
    lu = sur_la_feuille(
        module,
        "const ici = { mode: 'par_contenant', contenants: a.contenants,"
        " usuels: { 1: { a_recycler: 7, rayon: 0, atelier: 9 } } };"
        " return m.proposer(t(a.quoi, a.saisie), ici).saisie.tares.map((tare) => tare.contenant);",
        {"quoi": quoi, "saisie": saisie, "contenants": CONTENANTS},
    )

    assert lu == propose
