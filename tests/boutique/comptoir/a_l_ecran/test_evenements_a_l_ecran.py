"""What happened without a sale waits on the device until the server has it."""

import re

from playwright.sync_api import expect

from petiterockette.journal.models import Maillon

EVENEMENTS = re.compile(r"/caisse/evenements/$")


def chaines(code: str) -> list[dict]:
    return [m.contenu for m in Maillon.objects.filter(contenu__code=code)]


def abandonner(ecran) -> None:
    ecran.article("Pantalon")
    ecran.toucher(ecran.bouton("Abandonner"))
    ecran.porte()


def test_un_panier_abandonne_est_chaine_une_fois_le_repentir_passe(ecran):
    ecran.page.clock.install()
    abandonner(ecran)
    with ecran.page.expect_response(EVENEMENTS):
        ecran.page.clock.run_for(301_000)

    [dit] = chaines("panier.abandonne")
    assert (dit["lignes"], dit["montant_cts"]) == (["Pantalon"], 300)


def test_sans_reseau_puis_la_caisse_fermee_il_part_de_la_page_fermee(ecran, tenue):
    ecran.page.route(EVENEMENTS, lambda route: route.abort())
    abandonner(ecran)
    tenue.fermer()
    ecran.page.goto("about:blank")
    ecran.page.unroute(EVENEMENTS)
    with ecran.page.expect_response(EVENEMENTS):
        ecran.page.goto(ecran.adresse)

    [dit] = chaines("panier.abandonne")
    assert (dit["session"], dit["tardif"]) == (tenue.session.numero, True)


def test_les_paniers_de_cote_a_la_fermeture_sont_des_paniers_abandonnes(ecran, tenue):
    ecran.article("Pantalon")
    ecran.toucher(ecran.bouton("De côté", "#ticket"))
    ecran.article("Manteau")
    tenue.fermer()
    ancienne = tenue.session.numero
    tenue.rouvrir()
    with ecran.page.expect_response(EVENEMENTS), ecran.page.expect_response(EVENEMENTS):
        ecran.ouvrir()

    ecran.porte()
    ecran.page.wait_for_timeout(300)
    dits = sorted(
        (d["lignes"], d["montant_cts"], d["session"]) for d in chaines("panier.abandonne")
    )
    assert dits == [(["Manteau"], 500, ancienne), (["Pantalon"], 300, ancienne)]


def test_ce_que_le_serveur_refuse_reste_et_se_voit(ecran):
    refus = '{"refus": "L’horloge a reculé.", "champs": {}}'
    ecran.page.route(
        EVENEMENTS,
        lambda route: route.fulfill(status=422, content_type="application/json", body=refus),
    )
    ecran.toucher("#plus")
    ecran.toucher(ecran.bouton(re.compile("tiroir ouvert"), "#dialogue-plus"))
    expect(ecran.page.locator("#envoi")).to_contain_text("1 trace refusée")
    ecran.page.unroute(EVENEMENTS)
    ecran.toucher("#plus")
    ecran.voit("L’horloge a reculé.", "#traces")
    with ecran.page.expect_response(EVENEMENTS):
        ecran.toucher(ecran.bouton("Réessayer", "#traces"))

    expect(ecran.page.locator("#traces > *")).to_have_count(0)
    assert len(chaines("tiroir.ouvert")) == 1
