from collecte.matiere.etapes import MOUVEMENTS_PERMIS, REEMPLOI, etape_de_depart


def test_une_contre_ecriture_defait_tout_geste_et_rien_d_autre():
    directs = {
        p for nature, ps in MOUVEMENTS_PERMIS.items() if nature != "contre_ecriture" for p in ps
    }

    assert MOUVEMENTS_PERMIS["contre_ecriture"] == {(vers, de) for de, vers in directs}


def test_la_table_des_mouvements_est_celle_qui_est_convenue():
    amont = ("a_trier", "rayon", "atelier")
    dons = ("donne_association", "donne_particulier", "usage_interne", "autre_structure")
    dechets = ("recycle", "energie", "dechetterie")
    implicites = {
        (de, vers) for de in amont for vers in ("rayon", "a_recycler", "a_jeter") if de != vers
    }

    assert MOUVEMENTS_PERMIS["apport"] == {
        ("donateur", "a_trier"),
        *(("a_trier", vers) for vers in ("rayon", "atelier", "a_recycler", "a_jeter")),
    }
    assert MOUVEMENTS_PERMIS["orientation"] == {
        (de, vers) for de in amont for vers in (*amont, "a_recycler", "a_jeter") if de != vers
    }
    assert MOUVEMENTS_PERMIS["vente_hors_caisse"] == {
        ("rayon", "vendu"),
        ("a_trier", "rayon"),
        ("atelier", "rayon"),
    }
    assert MOUVEMENTS_PERMIS["sortie"] == implicites | {
        *(("rayon", vers) for vers in dons),
        *((de, vers) for de in ("a_recycler", "a_jeter", "maison") for vers in dechets),
    }


def test_chaque_fin_a_son_etape_de_depart():
    assert {etape_de_depart(vers) for vers in REEMPLOI} == {"rayon"}
    assert etape_de_depart("recycle") == "a_recycler"
    assert etape_de_depart("energie") == etape_de_depart("dechetterie") == "a_jeter"
