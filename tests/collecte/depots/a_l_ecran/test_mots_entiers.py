"""At the intake counter no figure loses a digit and no word is broken: every width, and the text
doubled."""

from tests.mots_entiers import a_toutes_les_tailles, mots_abimes


def test_un_poids_de_cinq_caracteres_se_lit_en_entier_avec_ou_sans_tare(ecran):
    ecran.frapper("16,25")
    assert a_toutes_les_tailles(ecran.page) == {}

    ecran.page.set_viewport_size({"width": 1280, "height": 800})
    ecran.toucher("#tare")
    assert a_toutes_les_tailles(ecran.page) == {}


def test_aucun_mot_coupe_dans_un_dialogue(ecran):
    ecran.un_depot("9,3", "vaisselle")
    ecran.un_depot("12,125", "vrac")
    ecran.voit("2 dépôts")
    for geste in (
        '.entete [data-geste="liste-du-jour"]',
        '[data-geste="autres"]',
        "#localite-autre",
        '[data-geste="refuser"]',
        '[data-geste="noter"]',
        "#nom",
    ):
        ecran.page.set_viewport_size({"width": 1280, "height": 800})
        ecran.toucher(geste)
        ecran.page.locator("dialog[open] button").last.wait_for()

        assert a_toutes_les_tailles(ecran.page) == {}, geste
        ecran.page.keyboard.press("Escape")


def test_aucun_mot_coupe_quand_on_corrige_une_categorie(ecran):
    ecran.un_depot("9,3", "vaisselle")
    ecran.toucher('.entete [data-geste="liste-du-jour"]')
    ecran.toucher(ecran.bouton("Corriger", "#dialogue-jour"))
    ecran.voit("Puériculture", "#dialogue-motif")

    assert a_toutes_les_tailles(ecran.page) == {}


def test_un_mot_coupe_un_chiffre_cache_et_un_debordement_se_voient(ecran):
    """What looks for defects finds them."""
    ecran.frapper("16,25")
    ecran.page.evaluate(
        """() => {
          document.querySelector("#saisie").style.fontSize = "200px";
          document.querySelector("#valider").style.overflowWrap = "anywhere";
          document.querySelector("#valider").style.width = "90px";
          document.querySelector("#nom [data-mot]").style.marginLeft = "400px";
        }"""
    )

    dits = " ".join(mots_abimes(ecran.page))

    assert "« 16,25 » ne tient pas" in dits
    assert "« dépôt » est coupé" in dits or "« Valider » est coupé" in dits
    assert "« Awa » déborde" in dits
