"""Deposits, as their pages do them: the slip, its cheques, its notes, its steps."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from boutique.comptabilite.ecritures import ecritures
from boutique.comptabilite.ecritures_des_caisses import BANQUE
from boutique.tiroirs.alertes import cheques_gardes
from boutique.tiroirs.coffres import tiroir_attendu
from boutique.tiroirs.models import Cheque, RemiseBanque
from boutique.tiroirs.refus import ChequeDejaDit
from boutique.tiroirs.services.banque import crediter, remettre
from boutique.tiroirs.services.cheques import ChequeLu, decrire_les_cheques
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from petiterockette.temps.dates import date_format
from tests.boutique.a_la_caisse import ALaCaisse, ligne, paye, une_caisse
from tests.boutique.au_guichet import tenir
from tests.boutique.pages import envoyer, lire
from tests.boutique.remises import au_coffre_on_met, en_main, preparer, une_caisse_et_trois_cheques
from tests.fabriques import connecter, un_compte, un_point
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db


def ouvrir_la_caisse() -> ALaCaisse:
    return une_caisse_et_trois_cheques()


@pytest.fixture
def tenue(tenue, client) -> ALaCaisse:
    tenir(client, tenue)
    return tenue


def test_le_bordereau_liste_chaque_cheque_et_son_total(client, tenue):
    page = lire(client, "remise_nouvelle", lieu=tenue.point.lieu.code, genre="cheques")
    assert lue(page).count(" checked") == 3

    reponse = envoyer(
        client,
        "remise_nouvelle",
        lieu=tenue.point.lieu.code,
        genre="cheques",
        cheques=en_main(tenue)[1:],
    )

    texte = lue(client.get(reponse["Location"]))
    assert re.findall(r'<data value="(\d+)"', texte) == ["500", "300", "800"]
    assert "2 chèques" in texte


def test_les_cheques_d_une_periode_se_cochent_d_un_toucher(client, tenue):
    ici = {"lieu": tenue.point.lieu.code, "genre": "cheques"}
    toutes = lue(lire(client, "remise_nouvelle", **ici))
    jour = timezone.localdate()
    hier = jour - timedelta(days=1)

    assert f"du={jour}&amp;au={jour}" in toutes
    assert ">La semaine dernière</a>" in toutes
    assert lue(lire(client, "remise_nouvelle", **ici, du=jour, au=jour)).count(" checked") == 3
    page = lue(lire(client, "remise_nouvelle", **ici, du=hier, au=hier))
    assert "Aucun chèque en attente à ces dates" in page
    assert ">Toutes les dates</a>" in page
    etrange = lue(lire(client, "remise_nouvelle", **ici, du="9" * 5000, au="hier"))
    assert etrange.count(" checked") == 3


def test_rien_n_est_coche_de_ce_que_l_on_ne_voit_pas(client, tenue, monkeypatch):
    monkeypatch.setattr("boutique.tiroirs.forms.banque.CHEQUES_PAR_ECRAN", 2)
    ici = {"lieu": tenue.point.lieu.code, "genre": "cheques"}
    jour = timezone.localdate()

    assert " checked" not in lue(lire(client, "remise_nouvelle", **ici))
    assert lue(lire(client, "remise_nouvelle", **ici, du=jour, au=jour)).count(" checked") == 3


def test_chaque_cheque_dit_l_annee_de_son_ticket(client, tenue):
    page = lue(lire(client, "remise_nouvelle", lieu=tenue.point.lieu.code, genre="cheques"))

    assert f"ticket nº 1-1 du {date_format(tenue.session.jour)} à " in page
    assert f" · {tenue.point.nom_complet} · 0012" in page
    assert str(tenue.session.jour.year) in date_format(tenue.session.jour)


def test_le_bordereau_d_especes_dit_ses_billets(client, tenue):
    au_coffre_on_met(tenue.point.lieu, 10_000)

    reponse = envoyer(
        client,
        "remise_nouvelle",
        lieu=tenue.point.lieu.code,
        genre="especes",
        depuis="coffre",
        n_2000="3",
        n_50="4",
    )

    texte = lue(client.get(reponse["Location"]))
    assert re.findall(r'<data value="(\d+)"', texte) == ["6000", "200", "6200"]


def test_une_enveloppe_vide_se_refuse_et_la_grille_se_garde(client, tenue):
    champs = {"lieu": tenue.point.lieu.code, "genre": "especes", "depuis": "coffre"}

    assert "Comptez ce qui part" in lue(envoyer(client, "remise_nouvelle", **champs))
    reponse = envoyer(client, "remise_nouvelle", **champs, n_1000="douze")
    assert list(erreurs(reponse)) == ["n_1000"]
    assert 'value="douze"' in lue(reponse)
    assert not RemiseBanque.objects.exists()


def test_le_tiroir_compte_et_pas_repris_peut_partir_a_la_banque(client, tenue):
    tenue.fermer()
    tenue.compter(10_000, cheques=3)

    envoyer(
        client,
        "remise_nouvelle",
        lieu=tenue.point.lieu.code,
        genre="especes",
        depuis=str(tenue.session.pk),
        n_2000="1",
    )

    assert tiroir_attendu(tenue.session) == 8_000


def test_un_cheque_parti_entre_temps_se_dit(client, tenue):
    cheques = en_main(tenue)
    preparer(tenue, cheques[:1])

    reponse = envoyer(
        client, "remise_nouvelle", lieu=tenue.point.lieu.code, genre="cheques", cheques=cheques
    )

    assert "n’est plus là" in erreurs(reponse)["cheques"]


def test_les_etapes_se_touchent_dans_l_ordre(client, tenue):
    remise, _nouvelle = preparer(tenue, en_main(tenue))

    trop_tot = envoyer(client, "remise_crediter", remise.pk)
    assert "Une remise se prépare, se porte" in lue(client.get(trop_tot["Location"]))
    envoyer(client, "remise_remettre", remise.pk)
    encore = envoyer(client, "remise_remettre", remise.pk)
    assert "c’était déjà noté" in lue(client.get(encore["Location"]))
    envoyer(client, "remise_crediter", remise.pk)

    liste = lue(lire(client, "remises"))
    assert "créditée" in liste
    assert date_format(timezone.localdate(), "j N Y") in liste
    assert remise.etapes.count() == 3


def test_le_bordereau_s_imprime_d_abord_puis_dit_ce_qui_est_remis(client, tenue):
    remise, _nouvelle = preparer(tenue, en_main(tenue))
    bordereau = lue(lire(client, "remise", remise.pk))
    demande = lue(lire(client, "remise_remettre", remise.pk))

    assert bordereau.index("Imprimer le bordereau") < bordereau.index("Elle est à la banque")
    assert bordereau.count("bouton-principal") == 1
    assert "3 chèques, 13,00 €" in demande
    assert f"à la banque aujourd’hui, {date_format(timezone.localdate(), 'l j F Y')} ?" in demande
    assert remise.etapes.count() == 1
    envoyer(client, "remise_remettre", remise.pk)
    apres = lire(client, "remise_remettre", remise.pk)
    assert apres["Location"].endswith(f"/remises/{remise.pk}/")
    assert "Elle paraît sur le relevé" in lue(client.get(apres["Location"]))


def test_le_bordereau_porte_le_numero_la_banque_et_le_tireur(client, tenue):
    premier, deuxieme, _troisieme = en_main(tenue)
    remise, _nouvelle = preparer(tenue, [premier, deuxieme])
    page = lire(client, "remise_cheques", remise.pk)
    assert 'value="0012"' in lue(page)
    dits = {
        f"c{premier}-numero": "0012",
        f"c{premier}-banque": " La  Banque Postale ",
        f"c{premier}-tireur": "Josette Mirabelle",
        f"c{deuxieme}-numero": "",
    }

    client.post(page.request["PATH_INFO"], dits)

    texte = lue(lire(client, "remise", remise.pk))
    assert re.findall(r'<td data-nom="[^"]*" class="">([^<]*)</td>', texte)[:3] == [
        *("0012", "La Banque Postale", "Josette Mirabelle"),
    ]
    assert texte.count(' rien"') >= 3
    assert '<option value="La Banque Postale">' in lue(lire(client, "remise_cheques", remise.pk))
    assert not Entree.objects.filter(resume__contains="Josette").exists()
    trop_long = client.post(page.request["PATH_INFO"], dits | {f"c{premier}-numero": "9" * 5000})
    assert "9" * 5000 in lue(trop_long)


def test_a_la_banque_ce_qui_manquait_se_complete_et_ce_qui_est_dit_reste(client, tenue):
    premier, deuxieme, _troisieme = en_main(tenue)
    remise, _nouvelle = preparer(tenue, [premier, deuxieme])
    assert "2 chèques n’ont pas leur numéro" in lue(lire(client, "remise_remettre", remise.pk))
    envoyer(client, "remise_remettre", remise.pk)
    assert "Compléter les chèques" in lue(lire(client, "remise", remise.pk))
    page = lire(client, "remise_cheques", remise.pk)
    assert lue(page).count(" disabled") == 1
    dits = {f"c{premier}-numero": "9999", f"c{premier}-banque": "BNP", f"c{deuxieme}-tireur": "Léo"}

    client.post(page.request["PATH_INFO"], dits)

    lus = Cheque.objects.order_by("reglement_id").values_list("numero", "banque", "tireur")
    assert list(lus) == [("0012", "BNP", ""), ("", "", "Léo")]
    with pytest.raises(ChequeDejaDit):
        decrire_les_cheques(remise=remise, cheques={premier: ChequeLu("7")}, compte=tenue.compte)
    assert Cheque.objects.get(reglement=premier).numero == "0012"


def test_une_remise_pas_encore_portee_s_annule_avec_sa_raison(client, tenue):
    remise, _nouvelle = preparer(tenue, en_main(tenue))
    assert "Annuler cette remise" in lue(lire(client, "remise", remise.pk))
    assert "Dites pourquoi" in lue(envoyer(client, "remise_annuler", remise.pk))

    reponse = envoyer(client, "remise_annuler", remise.pk, motif="un chèque de trop")

    texte = lue(client.get(reponse["Location"]))
    assert "un chèque de trop" in texte
    assert "Elle est à la banque" not in texte
    assert lire(client, "remise_annuler", remise.pk).status_code == 302
    assert lire(client, "remise_cheques", remise.pk).status_code == 302
    assert "annulée" in lue(lire(client, "remises"))
    page = lire(client, "remise_nouvelle", lieu=tenue.point.lieu.code, genre="cheques")
    assert lue(page).count(" checked") == 3


def test_on_ne_decrit_que_les_cheques_de_sa_remise(tenue):
    premier, deuxieme, _troisieme = en_main(tenue)
    remise, _nouvelle = preparer(tenue, [premier])

    decrire_les_cheques(remise=remise, cheques={deuxieme: ChequeLu("7")}, compte=tenue.compte)

    assert not Cheque.objects.exists()


def test_un_seul_bordereau_porte_les_cheques_de_tous_les_lieux(client, tenue):
    ailleurs = une_caisse(role="responsable", point=un_point("caisse"))
    ailleurs.vendre(ligne("Veste"), reglements=[paye("cheque", 300)])
    connecter(client, un_compte("tresorerie"))
    choix = lue(lire(client, "remise_nouvelle"))
    assert "4 chèques en attente, 16,00 €" in choix
    page = lire(client, "remise_nouvelle", tous=1, genre="cheques")
    tous = [*en_main(tenue), *en_main(ailleurs)]
    assert lue(page).count(" checked") == 4

    reponse = envoyer(client, "remise_nouvelle", tous=1, genre="cheques", cheques=tous)

    remise = RemiseBanque.objects.get()
    texte = lue(client.get(reponse["Location"]))
    assert remise.montant_cts == 1_600
    assert tenue.point.lieu.nom in texte
    assert ailleurs.point.lieu.nom in texte
    for lieu in (tenue.point.lieu, ailleurs.point.lieu):
        assert f"/remises/{remise.pk}/" in lue(lire(client, "remises", lieu=lieu.code))
    qui = {"compte": un_compte("tresorerie"), "par": None}
    remettre(remise=remise, **qui)
    crediter(remise=remise, **qui)
    jour = timezone.localdate()
    du_lieu = {lieu.pk: [] for lieu in (tenue.point.lieu, ailleurs.point.lieu)}
    for lieu, trouvees in du_lieu.items():
        trouvees += [e.debit_cts for e in ecritures(jour, jour, [lieu]) if e.journal == BANQUE]
    assert list(du_lieu.values()) == [[1_300], [300]]
    # Whoever keeps one site alone reads no cheque of another.
    tenir(client, tenue)
    assert lire(client, "remise", remise.pk).status_code == 403
    assert f"/remises/{remise.pk}/" not in lue(lire(client, "remises"))
    with pytest.raises(DroitManquant):
        preparer(tenue, [1], ailleurs=[ailleurs.point.lieu])


def test_des_cheques_gardes_se_disent_a_l_accueil_et_alertent(client, tenue):
    jour = timezone.localdate()
    connecter(client, un_compte("tresorerie"))

    assert "3</b> <span>chèques à remettre, 13,00 €" in lue(client.get("/"))
    assert list(cheques_gardes(jour + timedelta(days=20), 21)) == []
    [trouvaille] = cheques_gardes(jour + timedelta(days=21), 21)
    assert "3 chèques à remettre, 13,00\u00a0€, le plus ancien du" in trouvaille.phrase
    assert trouvaille.depuis == jour
    assert " checked" in lue(client.get(trouvaille.remedes[0].url))
    preparer(tenue, en_main(tenue))
    assert list(cheques_gardes(jour + timedelta(days=21), 21)) == []
    assert "à remettre, 13,00" not in lue(client.get("/"))


def test_les_remises_d_un_autre_lieu_ne_se_voient_pas(client, tenue):
    remise, _nouvelle = preparer(tenue, en_main(tenue)[:1])
    ailleurs = un_point("caisse")
    connecter(client, un_compte("responsable", lieu=ailleurs.lieu), ailleurs)

    assert "Aucune remise pour l’instant" in lue(lire(client, "remises"))
    assert lire(client, "remise", remise.pk).status_code == 403
    assert envoyer(client, "remise_remettre", remise.pk).status_code == 403
    assert lire(client, "remises", lieu=tenue.point.lieu.code).status_code == 403


def test_la_liste_ne_demande_pas_plus_avec_plus_de_remises(
    client, tenue, django_assert_max_num_queries
):
    for cheque in en_main(tenue):
        preparer(tenue, [cheque])

    with django_assert_max_num_queries(18):
        lire(client, "remises")
