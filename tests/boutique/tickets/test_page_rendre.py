"""Give back at the till: the amount is seen first, the ceiling is said, two taps are one."""

from uuid import uuid4

import pytest
from django.test import Client

from boutique.tickets.rendus import comme_paye
from boutique.ventes.models import BonAchat
from tests.boutique.a_la_caisse import ALaCaisse, ligne, paye, rend
from tests.boutique.au_guichet import tenir, un_guichet
from tests.boutique.des_remboursements import avoirs, moyens, rien_a_redire
from tests.fabriques import une_personne
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db


def test_le_montant_se_voit_avant_de_se_rendre(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon", 3, remise_cts=100, masse_g=1_300))
    vendue = vente.lignes.get()
    champs = {f"n{vendue.pk}": "2", f"vers{vendue.pk}": "a_trier", "moyen": "comme_paye"}

    vue = guichet.rendre(vente, **champs)
    assert 'value="533"' in lue(vue)
    assert "Rembourser 5,33 €" in lue(vue)
    assert avoirs() == []

    reponse = guichet.rendre(vente, **champs, vu_cts="533")

    [avoir] = avoirs()
    assert reponse["Location"] == guichet.adresse("ticket", avoir)
    assert (avoir.total_cts, avoir.lien, avoir.motif) == (-533, vente, "Ne plaît plus")
    assert avoir.lignes.get().vers == "a_trier"
    assert moyens(avoir) == [("Espèces", -533)]
    rien_a_redire()


def test_une_raison_touchee_montre_le_montant_et_ne_rend_rien(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))
    champs = {f"n{vente.lignes.get().pk}": "on", "moyen": "comme_paye", "vu_cts": "300"}

    vue = lue(guichet.rendre(vente, **champs, motif_touche="Mauvaise taille", motif_autre="x"))
    assert "Rembourser 3,00 €" in vue
    assert 'name="motif" value="Mauvaise taille"' in vue
    assert avoirs() == []
    guichet.rendre(vente, **champs, motif_autre="  trop bleu ")

    assert avoirs()[0].motif == "trop bleu"


def test_retour_apres_un_remboursement_montre_le_ticket(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon", 2))
    uuid = str(uuid4())
    champs = {f"n{vente.lignes.get().pk}": "1", "moyen": "comme_paye", "vu_cts": "300"}
    assert "Combien" in lue(guichet.lire("ticket_rendre", vente, fait=uuid))

    guichet.rendre(vente, **champs, uuid=uuid)

    retour = guichet.lire("ticket_rendre", vente, fait=uuid)
    assert retour["Location"] == guichet.adresse("ticket", vente)
    for faux in ("", "1", "9" * 5_000):
        assert "Ce qui revient" in lue(guichet.lire("ticket_rendre", vente, fait=faux))


def test_changer_ce_qui_est_rendu_montre_le_nouveau_montant(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon", 3))
    champ = f"n{vente.lignes.get().pk}"

    reponse = guichet.rendre(vente, **{champ: "3"}, moyen="comme_paye", vu_cts="300")

    assert "Rembourser 9,00 €" in lue(reponse)
    assert avoirs() == []


def test_un_double_appui_ne_rend_qu_une_fois(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))
    champs = {f"n{vente.lignes.get().pk}": "on", "moyen": "comme_paye", "vu_cts": "300"}
    uuid = str(uuid4())

    premiere = guichet.rendre(vente, **champs, uuid=uuid)
    seconde = guichet.rendre(vente, **champs, uuid=uuid)

    [avoir] = avoirs()
    assert premiere["Location"] == seconde["Location"] == guichet.adresse("ticket", avoir)
    assert "rendus une seule fois" in lue(guichet.lire("ticket", avoir))


def test_rendre_plus_qu_il_ne_reste_se_dit_a_cote_du_nombre(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon", 3))
    vendue = vente.lignes.get()
    guichet.tenue.rendre(vente, [rend(vendue)])

    reponse = guichet.rendre(vente, **{f"n{vendue.pk}": "3"}, moyen="comme_paye")

    assert erreurs(reponse) == {f"n{vendue.pk}": "Il en reste 2 à rendre."}
    assert 'value="3"' in lue(reponse)


def test_rien_de_choisi_sans_raison_se_dit(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))

    assert "Dites ce qui est rendu." in lue(guichet.rendre(vente, moyen="comme_paye"))
    sans_motif = guichet.poster(
        "ticket_rendre", vente, **{**guichet.ici(), "motif": "", "moyen": "comme_paye"}
    )
    assert erreurs(sans_motif) == {"motif": "Touchez pourquoi."}


def test_le_plafond_se_dit_avant_et_refuse_apres():
    guichet = un_guichet("caisse")
    vente = guichet.tenue.vendre(ligne("Ordinateur complet"))
    champ = f"n{vente.lignes.get().pk}"

    assert "rembourser jusqu’à 50,00 €" in lue(guichet.lire("ticket_rendre", vente))
    reponse = guichet.rendre(vente, **{champ: "on"}, moyen="comme_paye", vu_cts="8000")
    assert "Demandez au responsable du lieu" in lue(reponse)
    assert avoirs() == []


def test_le_plafond_dit_ce_qu_il_en_reste_pour_ce_ticket():
    guichet = un_guichet("caisse")
    vente = guichet.tenue.vendre(ligne("Manteau", 12))
    guichet.tenue.rendre(vente, [rend(vente.lignes.get(), 4)])

    assert "rembourser jusqu’à 30,00 €" in lue(guichet.lire("ticket_rendre", vente))


def test_en_plusieurs_paiements_chacun_rend_les_siens(guichet):
    vente = guichet.tenue.vendre(
        ligne("Pantalon", 3), reglements=[paye("carte", 600), paye("especes", 300)]
    )
    champ = f"n{vente.lignes.get().pk}"

    for n, vu in (("1", "300"), ("2", "600")):
        guichet.rendre(vente, **{champ: n}, moyen="comme_paye", vu_cts=vu)

    assert [moyens(a) for a in avoirs()] == [
        [("Carte", -300)],
        [("Carte", -300), ("Espèces", -300)],
    ]
    rien_a_redire()


@pytest.mark.parametrize(
    ("moyen", "proposes"),
    [
        ("especes", ["Comme payé : Espèces", "Bon d’achat", "Échange"]),
        ("carte", ["Comme payé : Carte", "Bon d’achat", "Échange", "Espèces"]),
    ],
)
def test_chaque_facon_de_rendre_est_dite_une_fois(guichet, moyen, proposes):
    vente = guichet.tenue.vendre(ligne("Pantalon"), reglements=[paye(moyen, 300)])
    champ = f"n{vente.lignes.get().pk}"

    choix = guichet.lire("ticket_rendre", vente).context["form"].fields["moyen"].choices
    vue = guichet.rendre(vente, **{champ: "on"}, moyen="comme_paye")

    assert [str(mots).replace("\u00a0", " ").split(" : un")[0] for _m, mots in choix] == proposes
    assert vue.context["parts"] == []


def test_un_cheque_dont_une_part_revient_dit_qu_il_se_rend_en_especes(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon", 2), reglements=[paye("cheque", 600)])

    vue = guichet.rendre(vente, **{f"n{vente.lignes.get().pk}": "1"}, moyen="comme_paye")

    assert vue.context["parts"] == [("Espèces", 300)]


def test_le_ticket_d_un_remboursement_compte_ce_qui_revient(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon", 2))
    avoir = guichet.tenue.rendre(vente, [rend(vente.lignes.get())])

    for adresse in ("ticket", "ticket_papier"):
        assert "1 × 3,00 €" in lue(guichet.lire(adresse, avoir))
    lignes = lue(guichet.lire("ticket", avoir)).partition("Lignes du ticket")[2]
    assert "—" not in lignes.partition("</table>")[0]


def test_un_cheque_se_rend_entier_ou_pas_du_tout(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon", 2), reglements=[paye("cheque", 600)])

    assert {m.code: cts for m, cts in comme_paye(vente, 600).items()} == {"cheque": 600}
    assert {m.code: cts for m, cts in comme_paye(vente, 300).items()} == {"especes": 300}


def test_ce_qui_a_ete_corrige_se_rend_comme_paye_en_realite(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))
    guichet.tenue.corriger(vente, paye("carte", 300))

    guichet.rendre(vente, **{f"n{vente.lignes.get().pk}": "on"}, moyen="comme_paye", vu_cts="300")

    assert moyens(avoirs()[0]) == [("Carte", -300)]


def test_un_bon_donne_un_code_et_le_chemin_de_la_caisse(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))

    guichet.rendre(vente, **{f"n{vente.lignes.get().pk}": "on"}, moyen="bon", vu_cts="300")

    bon = BonAchat.objects.get()
    page = lue(guichet.lire("ticket", avoirs()[0]))
    assert f"Bon d’achat de 3,00 € : {bon.code}" in page
    assert guichet.adresse("caisse") + f"?bon={bon.code}" in page
    rien_a_redire()


def test_un_echange_continue_a_la_caisse_avec_son_bon(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))

    reponse = guichet.rendre(
        vente, **{f"n{vente.lignes.get().pk}": "on"}, moyen="echange", vu_cts="300"
    )

    bon = BonAchat.objects.get()
    assert reponse["Location"] == guichet.adresse("caisse") + f"?bon={bon.code}"
    caisse = guichet.client.get(reponse["Location"])
    en_main = caisse.context["reglages"]["bon"]
    assert (en_main["code"], en_main["solde_cts"]) == (bon.code, 300)
    guichet.tenue.vendre(
        ligne("Manteau"), reglements=[paye("bon", 300, reference=bon.code), paye("especes", 200)]
    )
    bon.refresh_from_db()
    assert bon.solde_cts == 0
    assert guichet.client.get(reponse["Location"]).context["reglages"]["bon"] is None
    rien_a_redire()


def test_un_objet_offert_s_echange_sans_bon(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon", offert=True))

    reponse = guichet.rendre(
        vente, **{f"n{vente.lignes.get().pk}": "on"}, moyen="echange", vu_cts="0"
    )

    assert reponse["Location"] == guichet.adresse("ticket", avoirs()[0])


def test_ce_qui_n_est_pas_un_objet_ne_retourne_nulle_part(guichet):
    """A donation, a membership: no shelf, no size; two of the same words are told apart."""
    don = "Don à l’association"
    vente = guichet.tenue.vendre(ligne(don, prix_cts=500), ligne(don, prix_cts=500))

    page = lue(guichet.lire("ticket_rendre", vente))
    assert "Où va-t-il" not in page
    assert "Mauvaise taille" not in page
    assert "Payé deux fois" in page
    for rang in ("1re ligne du ticket", "2e ligne du ticket"):
        assert page.count(f"5,00 € · {rang}") == 1
    guichet.rendre(vente, **{f"n{vente.lignes.last().pk}": "on"}, moyen="comme_paye", vu_cts="500")

    [avoir] = avoirs()
    assert (avoir.lignes.get().vers, avoir.bon) == ("", None)
    assert "retour vers" not in lue(guichet.lire("ticket", avoir))
    rien_a_redire()


def test_chaque_raison_dit_de_quoi_elle_est(guichet):
    chose, don = ligne("Pantalon"), ligne("Don à l’association", prix_cts=500)

    seul, mele = (
        lue(guichet.lire("ticket_rendre", guichet.tenue.vendre(*lignes)))
        for lignes in ([chose], [chose, don])
    )

    assert "Payé deux fois" not in seul
    assert "ligne du ticket" not in mele
    for classe, raison in (("raison-chose", "Mauvaise taille"), ("raison-service", "Payé deux")):
        assert mele.index(classe) < mele.index(raison)


def test_les_especes_d_une_caisse_fermee_attendent_qu_elle_ouvre(guichet):
    guichet.tenue.fermer()

    vers = guichet.lire("especes")["Location"]

    assert guichet.client.get(vers).context["suite"] == guichet.adresse("especes")


def test_un_ticket_d_entrainement_se_rend_a_l_entrainement(guichet):
    ecole = ALaCaisse(guichet.tenue.point, guichet.tenue.compte, ecole=True)
    ecole.rouvrir()
    vente = ecole.vendre(ligne("Pantalon"))
    guichet.tenue.session = ecole.session

    page = lue(guichet.lire("ticket_rendre", vente))
    assert "Bon d’achat" not in page
    guichet.rendre(vente, **{f"n{vente.lignes.get().pk}": "on"}, moyen="comme_paye", vu_cts="300")

    assert [a.ecole for a in avoirs()] == [True]


def test_ce_qui_est_tout_rendu_ne_se_rend_plus(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))
    guichet.tenue.rendre(vente, [rend(vente.lignes.get())])

    assert "Tout est déjà rendu" in lue(guichet.lire("ticket_rendre", vente))
    assert guichet.adresse("ticket_rendre", vente) not in lue(guichet.lire("ticket", vente))


def test_un_objet_offert_revient_sans_argent(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon", offert=True))

    guichet.rendre(vente, **{f"n{vente.lignes.get().pk}": "on"}, moyen="especes", vu_cts="0")

    [avoir] = avoirs()
    assert (avoir.total_cts, moyens(avoir)) == (0, [])


def test_le_compte_d_un_appareil_dit_qui_rend(guichet):
    compte = guichet.tenue.compte
    compte.personne = None
    compte.save()
    maelle = une_personne("Maëlle", equipe=guichet.tenue.point.lieu)
    vente = guichet.tenue.vendre(ligne("Pantalon"), par=maelle.pk)
    champs = {f"n{vente.lignes.get().pk}": "on", "moyen": "comme_paye", "vu_cts": "300"}

    assert erreurs(guichet.rendre(vente, **champs)) == {"par": "Touchez votre nom."}
    guichet.rendre(vente, **champs, par=maelle.pk)

    assert avoirs()[0].par == maelle.pk


def test_tenir_la_caisse_est_affaire_d_appareil(guichet):
    autre = tenir(Client(), ALaCaisse(guichet.tenue.point, guichet.tenue.compte, "un-autre-jeton"))
    vente = guichet.tenue.vendre(ligne("Pantalon"))

    page = lue(autre.get(guichet.adresse("ticket_rendre", vente)))

    assert "tenue sur un autre appareil" in page
