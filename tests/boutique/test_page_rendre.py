"""Give back at the till: the amount is seen first, the ceiling is said, two taps are one."""

from uuid import uuid4

import pytest
from django.test import Client

from boutique.appareil import COOKIE
from boutique.models import BonAchat, LigneVente, Moyen, Vente
from boutique.rendus import comme_paye
from boutique.verifications import bons_d_achat, kilos_vendus, sommes, tickets
from tests.boutique.a_la_caisse import ALaCaisse, l_article, ligne, paye, rend
from tests.boutique.au_guichet import tenir, un_guichet
from tests.fabriques import connecter, un_point, une_personne
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db


@pytest.fixture
def guichet():
    return un_guichet()


def rien_a_redire() -> None:
    for verification in (tickets, sommes, kilos_vendus, bons_d_achat):
        assert [c.phrase for c in verification()] == []


def avoirs() -> list[Vente]:
    return list(Vente.objects.filter(nature="avoir").order_by("id"))


def moyens(avoir: Vente) -> list[tuple[str, int]]:
    return [(r.libelle, r.montant_cts) for r in avoir.reglements.all()]


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


def test_sans_ticket_une_raison_touchee_montre_aussi_le_montant(guichet):
    pantalon = l_article("Pantalon")
    tape = {"quantite": ("1",), "montant": ("3",), "moyen": "especes"}

    vue = sans_ticket(guichet, pantalon, **tape, motif_touche="Mauvaise taille")

    assert "Rembourser 3,00 €" in lue(vue)
    assert avoirs() == []


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
        ligne("Manteau"),
        reglements=[paye("bon", 300, reference=bon.code), paye("especes", 200)],
    )
    bon.refresh_from_db()
    assert bon.solde_cts == 0
    assert guichet.client.get(reponse["Location"]).context["reglages"]["bon"] is None
    rien_a_redire()


def test_sans_ticket_un_echange_continue_aussi_a_la_caisse(guichet):
    pantalon = l_article("Pantalon")

    reponse = sans_ticket(guichet, pantalon, quantite=("1",), montant=("3",), moyen="echange")

    assert reponse["Location"].endswith(f"?bon={BonAchat.objects.get().code}")


def test_un_objet_offert_s_echange_sans_bon(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon", offert=True))

    reponse = guichet.rendre(
        vente, **{f"n{vente.lignes.get().pk}": "on"}, moyen="echange", vu_cts="0"
    )

    assert reponse["Location"] == guichet.adresse("ticket", avoirs()[0])


def test_une_caisse_fermee_le_dit_et_rien_ne_se_rend(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))
    ici = guichet.ici()
    guichet.tenue.fermer()

    assert "est fermée" in lue(guichet.lire("ticket_rendre", vente))
    reponse = guichet.poster(
        "ticket_rendre", vente, **ici, **{f"n{vente.lignes.get().pk}": "on"}, vu_cts="300"
    )
    assert "est fermée" in lue(reponse)
    assert avoirs() == []


def test_une_caisse_tenue_ailleurs_le_dit(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))
    del guichet.client.cookies[COOKIE]

    assert "tenue sur un autre appareil" in lue(guichet.lire("ticket_rendre", vente))


def test_un_appareil_qui_n_est_pas_a_une_caisse_le_dit(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))
    comptoir = un_point(lieu=guichet.tenue.point.lieu)
    client = connecter(Client(), guichet.tenue.compte, comptoir)

    page = lue(client.get(guichet.adresse("ticket_rendre", vente)))

    assert "n’est pas à une caisse" in page


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


# Without a ticket


def test_on_trouve_l_article_puis_on_dit_ce_qui_est_rendu(guichet):
    article = l_article("Écharpe")

    trouves = guichet.lire("retour_sans_ticket", q="echarpe").context["trouves"]
    assert trouves == [article]
    guichet.tenue.vendre(ligne("Écharpe", 10, masse_g=1_000))

    reponse = guichet.client.post(
        guichet.adresse("retour_sans_ticket") + f"?article={article.pk}",
        {
            **guichet.ici(),
            "uuid": str(uuid4()),
            f"quantite{article.pk}": "2",
            f"montant{article.pk}": "1,50",
            f"masse{article.pk}": "",
            f"vers{article.pk}": "rayon",
            "moyen": "especes",
        },
    )

    [avoir] = avoirs()
    assert reponse["Location"] == guichet.adresse("ticket", avoir)
    rendue = LigneVente.objects.get(vente=avoir)
    assert (avoir.lien, avoir.total_cts) == (None, -150)
    assert (rendue.nb_objets, rendue.masse_g, rendue.mesure) == (-2, -200, "estimee")
    assert "Remboursé sans ticket" in lue(guichet.lire("ticket", avoir))
    assert "2 objets" in lue(guichet.lire("ticket_papier", avoir))


def test_le_plafond_sans_ticket_refuse_et_garde_ce_qui_est_tape(guichet):
    article = l_article("Pantalon")

    reponse = guichet.client.post(
        guichet.adresse("retour_sans_ticket") + f"?article={article.pk}",
        {
            **guichet.ici(),
            "uuid": str(uuid4()),
            f"quantite{article.pk}": "1",
            f"montant{article.pk}": "20,01",
            f"masse{article.pk}": "0,45",
            f"vers{article.pk}": "a_recycler",
            "moyen": "bon",
        },
    )

    page = lue(reponse)
    assert "rembourser jusqu’à 20,00 €. Demandez" in page
    assert 'value="20,01"' in page
    assert 'value="0,45"' in page
    assert avoirs() == []


def sans_ticket(guichet, *articles, **champs):
    """Post the page of these articles; « montant=("1", "2") »: one answer each."""
    tape = {cle: valeur for cle, valeur in champs.items() if isinstance(valeur, str)}
    for cle in champs.keys() - tape.keys():
        tape |= {f"{cle}{a.pk}": v for a, v in zip(articles, champs[cle], strict=True)}
    poste = {**guichet.ici(), "uuid": str(uuid4()), "article": [a.pk for a in articles]} | tape
    return guichet.client.post(guichet.adresse("retour_sans_ticket"), poste)


def test_plusieurs_articles_se_rendent_en_un_seul_ticket(guichet):
    pantalon, echarpe = l_article("Pantalon"), l_article("Écharpe")
    tape = {
        "quantite": ("2", "1"),
        "montant": ("6", "1,50"),
        "masse": ("0,9", "0,1"),
        "vers": ("rayon", "a_recycler"),
        "moyen": "especes",
    }

    vue = sans_ticket(guichet, pantalon, echarpe, **tape)
    assert "Rembourser 7,50 €" in lue(vue)
    assert avoirs() == []
    sans_ticket(guichet, pantalon, echarpe, **tape, vu_cts="750")

    [avoir] = avoirs()
    lignes = avoir.lignes.order_by("rang")
    assert [(li.libelle, li.nb_objets, li.montant_cts, li.masse_g, li.vers) for li in lignes] == [
        ("Pantalon", -2, -600, -900, "rayon"),
        ("Écharpe", -1, -150, -100, "a_recycler"),
    ]
    rien_a_redire()


def test_en_cherchant_un_autre_article_on_garde_ce_qui_est_tape(guichet):
    pantalon, echarpe = l_article("Pantalon"), l_article("Écharpe")
    tape = {"montant": ("5,55",), "vers": ("a_trier",), "moyen": "especes", "motif": "Trop grand"}

    trouve = sans_ticket(guichet, pantalon, **tape, q="echarpe")
    assert trouve.context["trouves"] == [echarpe]
    assert 'value="5,55"' in lue(trouve)
    ajoute = sans_ticket(guichet, pantalon, **tape, q="echarpe", ajouter=str(echarpe.pk))
    assert ajoute.context["articles"] == [pantalon, echarpe]
    for garde in ('value="5,55"', 'value="Trop grand"', f'name="montant{echarpe.pk}"'):
        assert garde in lue(ajoute)
    assert erreurs(ajoute) == {}

    seul = sans_ticket(guichet, pantalon, echarpe, enlever=str(pantalon.pk))
    assert seul.context["articles"] == [echarpe]
    vide = sans_ticket(guichet, pantalon, montant=("3",), quantite=("1",), chercher="1")
    assert vide.status_code == 200
    assert avoirs() == []


def test_ce_qui_manque_a_un_article_se_dit_a_sa_place(guichet):
    pantalon, echarpe = l_article("Pantalon"), l_article("Écharpe")

    reponse = sans_ticket(
        guichet, pantalon, echarpe, quantite=("1", "0"), montant=("3", "0"), moyen="especes"
    )

    assert erreurs(reponse) == {
        f"quantite{echarpe.pk}": "Un objet au moins.",
        f"montant{echarpe.pk}": "Tapez le montant rendu.",
    }


def test_le_plafond_sans_ticket_compte_tous_les_articles(guichet):
    pantalon, echarpe = l_article("Pantalon"), l_article("Écharpe")

    reponse = sans_ticket(
        guichet,
        pantalon,
        echarpe,
        quantite=("1", "1"),
        montant=("15", "6"),
        moyen="especes",
        vu_cts="2100",
    )

    assert "rembourser jusqu’à 20,00 €. Demandez" in lue(reponse)
    assert avoirs() == []


def test_on_s_entraine_a_reprendre_sans_ticket(guichet):
    ecole = ALaCaisse(guichet.tenue.point, guichet.tenue.compte, ecole=True)
    assert "S’entraîner" not in lue(guichet.lire("retour_sans_ticket"))
    ecole.rouvrir()
    guichet.tenue.session = ecole.session
    pantalon = l_article("Pantalon")

    assert "?ecole=1" in lue(guichet.lire("retour_sans_ticket"))
    page = lue(guichet.lire("retour_sans_ticket", ecole="1", article=pantalon.pk))
    assert "Vous vous entraînez" in page
    assert "Bon d’achat" not in page
    sans_ticket(guichet, pantalon, quantite=("1",), montant=("3",), moyen="especes", ecole="1")

    [avoir] = avoirs()
    assert (avoir.ecole, avoir.total_cts, avoir.bon) == (True, -300, None)
    rien_a_redire()


def test_un_service_ne_se_cherche_pas_sans_ticket(guichet):
    adhesion = l_article("Adhésion à l’année")

    assert guichet.lire("retour_sans_ticket", q="adhesion").context["trouves"] == []
    assert guichet.lire("retour_sans_ticket", article=adhesion.pk).context["articles"] == []


def test_qui_tient_la_caisse_ne_reprend_pas_sans_ticket():
    guichet = un_guichet("caisse")

    assert guichet.lire("retour_sans_ticket").status_code == 403


def test_sans_point_l_appareil_en_choisit_un(guichet):
    client = connecter(Client(), guichet.tenue.compte)

    reponse = client.get(guichet.adresse("retour_sans_ticket"))

    assert reponse.status_code == 302
    assert "suite=" in reponse["Location"]


def test_un_moyen_cache_n_est_pas_propose(guichet):
    Moyen.objects.filter(code="carte").update(visible=False)
    article = l_article("Pantalon")

    page = lue(guichet.lire("retour_sans_ticket", article=article.pk))

    assert "Carte" not in page
    assert "Espèces" in page


def test_tenir_la_caisse_est_affaire_d_appareil(guichet):
    autre = tenir(Client(), ALaCaisse(guichet.tenue.point, guichet.tenue.compte, "un-autre-jeton"))
    vente = guichet.tenue.vendre(ligne("Pantalon"))

    page = lue(autre.get(guichet.adresse("ticket_rendre", vente)))

    assert "tenue sur un autre appareil" in page
