"""« Aller à… »: a day, a month, an amount, a number; what was looked through, where the rest is."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from petiterockette.affichage.aller import registre as aller
from petiterockette.affichage.aller.registre import Genre, SourceDeRecherche, Trouve, lire
from petiterockette.temps.dates import date_format
from tests.boutique.a_la_caisse import ligne, rend, une_caisse
from tests.boutique.adhesions.fabriques import adherer, une_caisse_qui_adhere
from tests.cafe.cuisine import un_lot
from tests.fabriques import connecter, un_compte, un_depot, un_lieu, un_point, une_personne
from tests.seances.seances import une_seance

pytestmark = pytest.mark.django_db
TICKETS, ARTICLE = "Tickets et bons", "Écharpe"


def trouves(client, mots: str) -> dict[str, list]:
    """Title of the group → what was found."""
    reponse = client.get("/aller/", {"q": mots, "lignes": "1"})
    assert reponse.status_code == 200
    return {str(groupe.titre): groupe.trouves for groupe in reponse.context["groupes"]}


@pytest.mark.parametrize(
    ("dit", "cts"),
    [("18,00", 1_800), ("18.5", 1_850), ("18 €", 1_800), ("1 234,50 €", 123_450), ("7 euros", 700)],
)
def test_un_montant_n_est_pas_un_numero(dit, cts):
    assert (lire(dit).montant_cts, lire(dit).numero) == (cts, None)


@pytest.mark.parametrize("dit", ["18", "1 800", "18,000", "1-18", "euros", "9" * 20 + ",00", ", €"])
def test_ce_qui_n_est_pas_un_montant_n_en_est_pas_un(dit):
    assert lire(dit).montant_cts is None


@pytest.mark.deux_bases
def test_un_montant_trouve_ses_tickets_et_aucun_depot(direction):
    tenue = une_caisse()
    vente = tenue.vendre(ligne(ARTICLE, prix_cts=1_800))
    avoir = tenue.rendre(vente, [rend(vente.lignes.get())])
    tenue.vendre(ligne(ARTICLE, prix_cts=1_900))

    lus = trouves(direction, "18,00")[TICKETS]

    assert [t.url.split("/")[-2] for t in lus] == [str(avoir.pk), str(vente.pk)]
    # A sale and a refund are not drawn alike.
    assert [t.pictogramme for t in lus] == ["undo-2", "receipt-text"]


def test_le_reste_des_tickets_s_ouvre_avec_la_meme_recherche(direction):
    tenue = une_caisse()
    tenue.vendre(ligne(ARTICLE, prix_cts=1_800))
    reponse = direction.get("/aller/", {"q": "18,00", "lignes": "1"})
    suite = next(g.liste for g in reponse.context["groupes"] if g.titre == TICKETS)

    assert (suite.nom, suite.fouille) == ("tous les tickets", "depuis un mois")
    assert len(direction.get(suite.url).context["lignes"]) == 1
    assert "Voir tous les tickets" in reponse.content.decode()


@pytest.mark.deux_bases
def test_un_ticket_d_il_y_a_trois_semaines_se_trouve_encore(direction, time_machine):
    time_machine.move_to(timezone.now() - timedelta(days=21))
    une_caisse().vendre(ligne(ARTICLE))
    time_machine.move_to(timezone.now() + timedelta(days=21))

    assert len(trouves(direction, "echarpe")[TICKETS]) == 1


def test_sans_rien_trouver_on_cherche_plus_loin(direction):
    reponse = direction.get("/aller/", {"q": "zzzz", "lignes": "1"})

    urls = [suite.url for suite in reponse.context["ailleurs"]]
    assert urls == [
        "/seances/?q=zzzz",
        "/cafe/garde-manger/?q=zzzz",
        "/boutique/tickets/?mots=zzzz",
    ]


def test_hier_mene_aux_pages_de_ce_jour(direction):
    hier = timezone.localdate() - timedelta(days=1)

    (titre, lus), *_reste = trouves(direction, "hier").items()

    assert str(hier.year) in titre
    assert [t.url for t in lus] == [
        f"/collecte/mois/{hier}/",
        f"/collecte/bons/?du={hier}&au={hier}",
        f"/boutique/tickets/?jour={hier}",
        f"/boutique/mois/{hier}/",
    ]
    for trouve in lus:
        assert direction.get(trouve.url).status_code == 200


def test_les_depots_et_les_tickets_d_un_jour_sont_ceux_de_ce_jour(direction):
    un_depot()
    une_caisse().vendre(ligne(ARTICLE))
    lus = trouves(direction, f"{timezone.localdate():%d/%m/%Y}")[_titre(timezone.localdate())]

    bons, tickets = (direction.get(lus[rang].url).context["lignes"] for rang in (1, 2))

    assert (len(bons) > 0, len(tickets)) == (True, 1)


def _titre(jour: date) -> str:
    return date_format(jour, "l j F Y").capitalize()


def test_un_mois_mene_a_son_tableau_de_bord(direction):
    lus = trouves(direction, "novembre 2025")["Novembre 2025"]

    assert lus[0].url == "/collecte/mois/2025-11/"
    assert [t.nom for t in lus] == ["Les chiffres", "Les dépôts et les autres bons", "Les ventes"]


def test_un_benevole_ne_trouve_d_un_jour_que_ce_qu_il_ouvre(client):
    point = un_point()
    connecter(client, un_compte("benevole", lieu=point.lieu), point)

    for lus in trouves(client, "hier").values():
        for trouve in lus:
            assert client.get(trouve.url).status_code == 200


def test_un_jour_dit_ses_seances(direction):
    seance = une_seance()
    jour = timezone.localtime(seance.debut).date()
    # Only days that have begun are said.
    dit = f"{jour:%d/%m/%Y}" if jour <= timezone.localdate() else seance.titre

    assert [t.nom for t in trouves(direction, dit)["Séances"]] == [seance.titre]


def test_un_numero_dit_d_abord_le_plus_recent_et_ne_cache_pas_le_depot(direction, monkeypatch):
    jour = timezone.localdate()
    lus = [Trouve(f"Vente {n}-241", "/", "receipt-text", jour=jour) for n in range(1, 5)]
    depot = Trouve("Dépôt nº 241", "/", "package-open", jour=jour - timedelta(days=400))
    monkeypatch.setattr(
        aller,
        "SOURCES",
        [SourceDeRecherche(Genre.TICKETS, None, lambda *_: [depot, *reversed(lus)])],
    )

    assert trouves(direction, "241")[TICKETS] == [*reversed(lus), depot]


def test_un_depot_ne_se_dessine_pas_comme_une_vente(direction):
    bon = un_depot()

    lus = trouves(direction, str(bon.pk))[TICKETS]

    assert [t.pictogramme for t in lus if t.nom.startswith("Dépôt")] == ["package-open"]


@pytest.mark.deux_bases
def test_quelqu_un_dit_s_il_est_adherent_a_qui_peut_le_savoir(client):
    tenue = une_caisse_qui_adhere()
    josette = une_personne("Josette", nom="Mirabelle")
    fin = adherer(tenue, pour=josette).fin
    connecter(client, un_compte("direction", lieu=None))

    [trouvee] = trouves(client, "josette")["Personnes"]

    assert trouvee.texte.startswith("adhésion jusqu’au ")
    assert str(fin.year) in trouvee.texte


@pytest.mark.deux_bases
def test_la_caisse_trouve_quelqu_un_son_adhesion_et_sa_carte(client):
    tenue = une_caisse_qui_adhere()
    josette = une_personne("Josette", nom="Mirabelle")
    carte = adherer(tenue, pour=josette).carte
    une_personne("Josette", nom="Prunier")
    connecter(client, tenue.compte, tenue.point)

    mirabelle, prunier = trouves(client, "josette")["Personnes"]

    assert mirabelle.texte.startswith("adhésion jusqu’au ")
    assert mirabelle.url == f"/adhesions/cartes/{carte.pk}/"
    assert prunier.texte == "pas d’adhésion"
    assert client.get(prunier.url).status_code == 200


@pytest.mark.deux_bases
def test_la_cuisine_trouve_ce_qui_est_au_garde_manger(client):
    lot = un_lot(lieu=(ici := un_lieu()), produit="Carotte de Meaux")
    connecter(client, un_compte("cuisine", lieu=ici))

    [carotte] = trouves(client, "carottes")["Denrées"]

    assert carotte.url == f"/cafe/lots/{lot.pk}/"
    assert carotte.texte.startswith("il en reste ")


def test_une_adhesion_echue_est_dite_echue(direction, time_machine):
    tenue = une_caisse_qui_adhere()
    josette = une_personne("Josette", nom="Mirabelle")
    fin = adherer(tenue, pour=josette).fin
    time_machine.move_to(timezone.now() + (fin - timezone.localdate()) + timedelta(days=2))
    connecter(direction, un_compte("direction", lieu=None))

    [trouvee] = trouves(direction, "josette")["Personnes"]

    assert trouvee.texte.startswith("adhésion échue le ")


def test_le_ticket_d_un_autre_lieu_ne_se_trouve_ni_par_son_montant_ni_par_son_numero(client):
    vente = une_caisse().vendre(ligne(ARTICLE, prix_cts=1_800))
    connecter(client, un_compte("responsable", lieu=un_lieu()))

    assert TICKETS not in trouves(client, "18,00")
    assert TICKETS not in trouves(client, vente.numero_lisible)
