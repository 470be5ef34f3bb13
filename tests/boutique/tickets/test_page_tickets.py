"""Tickets are found by what people remember of them, and read by whoever reads the till."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boutique.regles.models import Moyen
from boutique.tickets.views import tickets as page_des_tickets
from boutique.tickets.views.tickets import PAR_PAGE
from collecte.listes.models import Categorie
from petiterockette.journal.models import Entree
from tests.boutique.a_la_caisse import ALaCaisse, ligne, lot, paye, rend, une_caisse
from tests.boutique.au_guichet import un_guichet
from tests.fabriques import connecter, un_compte, un_lieu, un_point, une_personne
from tests.pages import lue

pytestmark = pytest.mark.django_db


def numeros(reponse) -> list[int]:
    return [ligne.vente.pk for ligne in reponse.context["lignes"]]


@pytest.fixture
def ventes(guichet):
    t = guichet.tenue
    return {
        "pantalon": t.vendre(ligne("Pantalon", 4), reglements=[paye("carte", 1_200)]),
        "echarpe": t.vendre(ligne("Écharpe", prix_cts=1_250, montant_cts=1_250)),
        "grille_pain": t.vendre(ligne("Grille-pain"), ligne("Puzzle")),
    }


def test_les_derniers_d_abord(guichet, ventes):
    reponse = guichet.lire("tickets")

    assert numeros(reponse) == [v.pk for v in reversed(ventes.values())]
    page = lue(reponse)
    assert "4 × Pantalon" in page
    assert "12,00 €" in page


@pytest.fixture
def a_contretemps():
    """Five tickets of two tills, not written in the order of the clock: the oldest first."""
    ventes = {}
    with time_machine.travel(datetime(2026, 11, 27, 8, tzinfo=UTC), tick=False) as horloge:
        for code, nom, heures in (
            ("MTG", "Montgallet", (9, 13, 15)),
            ("HGR", "Le Hangar", (11, 13)),
        ):
            lieu = un_lieu(code=code, nom=nom)
            horloge.move_to(datetime(2026, 11, 27, 8, tzinfo=UTC))
            tenue = une_caisse(point=un_point("caisse", lieu=lieu, nom="Caisse"))
            for heure in heures:
                horloge.move_to(datetime(2026, 11, 27, heure, tzinfo=UTC))
                ventes[heure, code] = tenue.vendre(ligne("Polar")).pk
    a_l_heure = ((9, "MTG"), (11, "HGR"), (13, "MTG"), (13, "HGR"), (15, "MTG"))
    return [ventes[cle] for cle in a_l_heure]


def test_les_tickets_se_suivent_a_l_heure_et_page_a_page(monkeypatch, a_contretemps):
    monkeypatch.setattr(page_des_tickets, "PAR_PAGE", 2)
    client = connecter(Client(), un_compte("direction"))
    adresse = reverse("boutique:tickets")
    attendus = a_contretemps[::-1]

    premiere = client.get(adresse)
    suivante = client.get(adresse, {"avant": premiere.context["suite"]})
    derniere = client.get(adresse, {"avant": suivante.context["suite"]})
    revenue = client.get(adresse, {"apres": derniere.context["retour"]})

    pages = [numeros(page) for page in (premiere, suivante, derniere)]
    assert pages == [attendus[:2], attendus[2:4], attendus[4:]]
    assert numeros(revenue) == attendus[2:4]
    assert numeros(client.get(adresse, {"avant": "9" * 18})) == attendus[:2]


def test_chaque_ticket_dit_de_quel_lieu_est_sa_caisse(a_contretemps):
    page = lue(connecter(Client(), un_compte("direction")).get(reverse("boutique:tickets")))

    # Each of its tickets, and the filter.
    assert (page.count("Caisse de Montgallet"), page.count("Caisse du Hangar")) == (4, 3)


@pytest.mark.parametrize(("heure", "dit"), [(23, False), (26, True)])
def test_le_jour_compte_se_dit_quand_ce_n_est_pas_celui_de_l_heure(heure, dit):
    soir = datetime(2026, 11, 27, 20, tzinfo=UTC)
    with time_machine.travel(soir, tick=False) as horloge:
        tenue = une_caisse(role="responsable")
        horloge.move_to(soir + timedelta(hours=heure - 21))
        vente = tenue.vendre(ligne("Polar"))

    client = connecter(Client(), tenue.compte, tenue.point)
    page = lue(client.get(reverse("boutique:ticket", args=[vente.pk])))

    assert ("Compté le" in page) == dit


def test_un_ticket_dit_ce_qui_a_ete_recu_et_rendu(guichet):
    especes = paye("especes", 300, donne_cts=2_000)
    vente = guichet.tenue.vendre(ligne("Pantalon"), reglements=[especes])

    page = lue(guichet.lire("ticket", vente))

    assert "<dt>Reçu</dt><dd>20,00 €</dd><dt>Rendu</dt><dd>17,00 €</dd>" in page


@pytest.mark.time_machine("2026-11-27T20:00:00Z", tick=False)
def test_les_tickets_d_hier_sont_a_une_touche(time_machine):
    guichet = un_guichet()
    guichet.tenue.vendre(ligne("Polar"))
    time_machine.move_to("2026-11-28T09:00:00Z", tick=False)
    client = connecter(Client(), guichet.tenue.compte, guichet.tenue.point)

    pages = [client.get(reverse("boutique:tickets") + q) for q in ("", "?pour=rendre&avant=3")]

    assert 'href="?jour=2026-11-27">Hier</a>' in lue(pages[0])
    assert 'href="?pour=rendre&amp;jour=2026-11-27">Hier</a>' in lue(pages[1])
    assert len(numeros(client.get(reverse("boutique:tickets") + "?jour=2026-11-27"))) == 1


@pytest.mark.parametrize("montant", ["12,50", "12.5", "12,50 €", " 12,5 "])
def test_on_cherche_par_le_montant_comme_on_l_ecrit(guichet, ventes, montant):
    assert numeros(guichet.lire("tickets", montant=montant)) == [ventes["echarpe"].pk]


@pytest.mark.parametrize("mots", ["echarpe", "ÉCHARPE", "écharpe"])
def test_on_cherche_par_les_mots_sans_les_accents(guichet, ventes, mots):
    assert numeros(guichet.lire("tickets", mots=mots)) == [ventes["echarpe"].pk]


def test_on_cherche_par_jour_categorie_moyen_numero_et_caisse(guichet, ventes):
    jour = timezone.localdate()
    electrique = Categorie.objects.get(code="materiel-electrique").pk
    carte = Moyen.objects.get(code="carte").pk
    caisse = ventes["pantalon"].serie.caisse_id

    assert len(numeros(guichet.lire("tickets", jour=jour.isoformat()))) == 3
    assert numeros(guichet.lire("tickets", jour=(jour - timedelta(days=1)).isoformat())) == []
    assert numeros(guichet.lire("tickets", categorie=electrique)) == [ventes["grille_pain"].pk]
    assert numeros(guichet.lire("tickets", moyen=carte)) == [ventes["pantalon"].pk]
    assert len(numeros(guichet.lire("tickets", caisse=caisse))) == 3
    for numero in ("2", "1-2", "nº 1-2"):
        assert numeros(guichet.lire("tickets", numero=numero)) == [ventes["echarpe"].pk]
    assert numeros(guichet.lire("tickets", numero="9-2")) == []


def test_ce_qui_ne_se_lit_pas_se_dit_et_ne_cache_rien(guichet, ventes):
    reponse = guichet.lire("tickets", montant="douze", numero="a/b")

    assert len(numeros(reponse)) == 3
    assert "n’est pas un montant" in lue(reponse)
    assert "ressemble à" in lue(reponse)


def test_l_entrainement_ne_se_montre_que_demande_et_se_dit_factice(guichet, ventes):
    ecole = ALaCaisse(guichet.tenue.point, guichet.tenue.compte, ecole=True)
    ecole.rouvrir()
    factice = ecole.vendre(ligne("Pantalon"))

    assert factice.pk not in numeros(guichet.lire("tickets"))
    avec = guichet.lire("tickets", ecole="on")
    assert numeros(avec)[0] == factice.pk
    assert "FACTICE" in lue(avec)
    assert numeros(guichet.lire("tickets", numero=factice.numero_lisible)) == [factice.pk]


def test_un_autre_lieu_ne_se_lit_pas(guichet, ventes):
    ailleurs = un_point()
    client = connecter(Client(), un_compte("responsable", lieu=ailleurs.lieu), ailleurs)
    vente = ventes["pantalon"]

    assert numeros(client.get(reverse("boutique:tickets"))) == []
    code = guichet.tenue.point.lieu.code
    assert client.get(reverse("boutique:tickets"), {"lieu": code}).status_code == 403
    for nom in ("ticket", "ticket_papier", "ticket_courriel", "ticket_code", "ticket_rendre"):
        assert client.get(guichet.adresse(nom, vente)).status_code == 403
    for nom in ("ticket_corriger", "ticket_caviarder", "ticket_papier"):
        assert client.post(guichet.adresse(nom, vente)).status_code == 403


def test_la_liste_tient_en_peu_de_questions_quelle_que_soit_sa_longueur(
    guichet, django_assert_max_num_queries
):
    for rang in range(PAR_PAGE + 2):
        vente = guichet.tenue.vendre(ligne("Polar", 1 + rang % 3), ligne("Écharpe"))
    guichet.tenue.rendre(vente, [rend(vente.lignes.first())])
    guichet.lire("tickets")

    with django_assert_max_num_queries(20):
        reponse = guichet.lire("tickets")

    assert len(numeros(reponse)) == PAR_PAGE
    suite = guichet.lire("tickets", avant=reponse.context["suite"])
    assert len(numeros(suite)) == 3


def test_la_liste_dit_qui_a_vendu_et_se_limite_a_une_personne(guichet, client):
    awa, leo = une_personne("Awa"), une_personne("Léo")
    vendus = [guichet.tenue.vendre(ligne("Polar"), par=qui.pk) for qui in (awa, leo, awa)]
    page = guichet.lire("tickets")
    assert [li.par for li in page.context["lignes"]] == ["Awa", "Léo", "Awa"]
    assert f'<option value="{leo.pk}">Léo</option>' in lue(page)

    assert numeros(guichet.lire("tickets", par=leo.pk)) == [vendus[1].pk]
    assert len(numeros(guichet.lire("tickets", par="9" * 5000))) == 3
    assert ">Léo</option>" not in lue(guichet.lire("tickets", jour="2020-01-01"))
    connecter(client, un_compte("controle"))
    controle = lue(client.get(reverse("boutique:tickets")))
    assert f"nº {leo.pk}" in controle
    assert "Léo" not in controle


def test_un_ticket_dit_tout_de_lui(guichet, django_assert_max_num_queries):
    vente = guichet.tenue.vendre(
        ligne("Pantalon", 3, masse_g=1_300, remise_cts=100),
        lot("Assiette", 700, 5),
        commentaire="Pour l’école d’à côté",
    )
    guichet.tenue.rendre(vente, [rend(vente.lignes.first(), 2)])
    guichet.tenue.corriger(vente, paye("carte", 1_500))

    with django_assert_max_num_queries(32):
        page = lue(guichet.lire("ticket", vente))

    for dit in ("3 × 3,00 €", "Remise −1,00 €", "lot de 5 : 7,00 €", "1,3 kg", "pesé"):
        assert dit in page
    for dit in ("2 rendus sur 3", "Ce qui a suivi", "Paiement corrigé", "Pour l’école d’à côté"):
        assert dit in page


def test_un_remboursement_et_une_correction_renvoient_a_la_vente(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))
    avoir = guichet.tenue.rendre(vente, [rend(vente.lignes.get())])
    correction = guichet.tenue.corriger(vente, paye("carte", 300))

    assert "Ce ticket rembourse le nº 1-1" in lue(guichet.lire("ticket", avoir))
    assert "Ce ticket corrige le paiement du nº 1-1" in lue(guichet.lire("ticket", correction))
    etats = [ligne.etats for ligne in guichet.lire("tickets").context["lignes"]]
    assert etats == [["paiement corrigé"], ["remboursement"], ["rendu", "paiement corrigé"]]


def test_un_commentaire_se_caviarde_et_le_journal_ne_dit_pas_son_texte(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"), commentaire="Mme L’Hôte repasse")

    for _fois in range(2):
        assert guichet.poster("ticket_caviarder", vente).status_code == 302

    page = lue(guichet.lire("ticket", vente))
    assert "L’Hôte" not in page
    assert "Effacé le" in page
    [trace] = Entree.objects.filter(code="boutique.commentaire.caviarde")
    assert "L’Hôte" not in f"{trace.resume}{trace.contenu}"


def test_qui_tient_la_caisse_ne_caviarde_pas(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"), commentaire="Un nom")

    client = guichet.en_tant_que("caisse")

    assert client.post(guichet.adresse("ticket_caviarder", vente)).status_code == 403
    assert "Caviarder" not in lue(client.get(guichet.adresse("ticket", vente)))


def test_qui_ne_fait_que_controler_lit_et_ne_remet_rien(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))
    controle = guichet.en_tant_que("controle")

    page = lue(controle.get(guichet.adresse("ticket", vente)))

    assert "Voir le papier" in page
    assert guichet.adresse("ticket_courriel", vente) not in page
    assert "Rembourser" not in page
    assert controle.post(guichet.adresse("ticket_papier", vente)).status_code == 403


def test_l_affiche_de_la_caisse_dit_la_loi(guichet):
    page = lue(guichet.lire("notice"))

    assert "L’impression et la distribution systématiques" in page
    assert "D541-370" in page


def test_une_caisse_vide_le_dit():
    tenue = une_caisse(role="responsable")
    client = connecter(Client(), tenue.compte, tenue.point)

    assert "Aucun ticket encore" in lue(client.get(reverse("boutique:tickets")))
