"""Sales totals of a spreadsheet: read as people write them, counted once, where they are whole."""

from datetime import date
from uuid import uuid4

import pytest
from django.utils import timezone

from boutique.oressource.raisons import Raison
from boutique.tickets_repris.bilans import bilan_du_tout
from boutique.tickets_repris.models import TicketRepris, TotalRepris
from petiterockette.reprise.examens import empreinte_de_l_examen, examen_de
from petiterockette.reprise.models import Fichier
from petiterockette.reprise.refus import PasPret
from petiterockette.reprise.services import fichiers as services
from tests.boutique.a_la_caisse import ligne
from tests.boutique.oressource.des_bases import lire_le_dump
from tests.boutique.tickets_repris.d_avant import laisse, reprendre
from tests.fabriques import un_compte, un_lieu
from tests.pages import espaces, lue

PAR_AN = """Ventes de la boutique;;;
Année;Livres (€);Mobilier (€);Total
2018;1 000,50;2 000;3000,50
2019;1500;"2 500,25";4000,25
Total;2500,50;4500,25;7000,75
"""
PAR_MOIS = """Période;Moyen de paiement;Montant (€);Nombre de ventes
mars 2017;CB;300;30
mars 2017;Espèces;"120,40";25
12/04/2017;Espèces;10;1
"""


@pytest.fixture
def lieu(tenue):
    return un_lieu(code="CHV", nom="Chemin-Vert", ouvert_le=date(2013, 1, 1))


@pytest.fixture
def compte(lieu):
    return un_compte("direction")


def recu(compte, texte: str, **reglages) -> Fichier:
    fichier, _neuf = services.recevoir(
        compte=compte, uuid=uuid4(), genre="ventes", nom="ventes.csv", octets=texte.encode()
    )
    return services.dire(fichier=fichier, compte=compte, reglages=reglages)


def repris(compte, fichier: Fichier) -> Fichier:
    vu = empreinte_de_l_examen(examen_de(fichier))
    return services.reprendre(fichier=fichier, compte=compte, vu=vu)


def phrases(fichier: Fichier) -> str:
    return espaces(" ".join(map(str, examen_de(fichier).fautes)))


def ca(debut: date, fin: date, lieu) -> int:
    return bilan_du_tout(debut, fin, [lieu.pk]).ca_cts


def test_un_total_d_annee_ne_compte_que_la_ou_elle_est_demandee_entiere(lieu, compte, client):
    fichier = recu(compte, PAR_AN, lieu="CHV")
    assert examen_de(fichier).ecarts == []
    repris(compte, fichier)

    assert ca(date(2019, 1, 1), date(2019, 12, 31), lieu) == 400_025
    assert ca(date(2018, 1, 1), date(2019, 12, 31), lieu) == 700_075
    assert ca(date(2019, 1, 1), date(2019, 12, 30), lieu) == 0
    client.force_login(compte)
    page = client.get("/boutique/mois/2019/", {"tout": "oui"})
    assert page.context["bilan"].panier_moyen_cts is None
    assert {str(r.sujet): r.montant_cts for r in page.context["par_categorie"]} == {
        "Livres": 150_000,
        "Mobilier": 250_025,
    }
    assert "Repris d’avant ces caisses : 4 000,25 €" in lue(page)
    du_mois = lue(client.get("/boutique/mois/2019-06/"))
    assert "2019 n’est connu ici qu’en entier" in du_mois
    # Cancelled by their opposites, all at once.
    services.annuler(fichier=fichier, compte=compte, motif="mauvais lieu")
    assert ca(date(2018, 1, 1), date(2019, 12, 31), lieu) == 0
    assert TotalRepris.objects.count() == 8


def test_des_mois_et_des_jours_par_moyen_disent_leurs_ventes(lieu, compte):
    repris(compte, recu(compte, PAR_MOIS, lieu="CHV"))

    b = bilan_du_tout(date(2017, 3, 1), date(2017, 3, 31), [lieu.pk])
    assert (b.ca_cts, b.ventes, b.panier_moyen_cts) == (42_040, 55, 764)
    assert ca(date(2017, 4, 12), date(2017, 4, 12), lieu) == 1_000
    assert ca(date(2017, 3, 2), date(2017, 4, 30), lieu) == 1_000


def test_un_euro_ne_compte_qu_une_fois(lieu, compte, tenue):
    repris(compte, recu(compte, PAR_AN, lieu="CHV"))
    assert "déjà repris par « ventes.csv »" in phrases(
        recu(compte, "Période;Montant\nmars 2019;5\n", lieu="CHV")
    )
    # What a file tells, old tickets do not tell again; what they tell, no file does.
    rapport = reprendre(lire_le_dump("03") + lire_le_dump("13"))
    assert laisse(rapport, Raison.DEJA_DIT)[0] == 2
    assert set(TicketRepris.objects.values_list("jour__year", flat=True)) == {2021}
    autre = recu(compte, "Année;Montant\n2021;5\n", lieu="CHV")
    assert "des tickets d’avant disent déjà ces ventes" in phrases(autre)
    with pytest.raises(PasPret):
        repris(compte, autre)
    tenue.vendre(ligne("Pantalon"))
    ici = tenue.point.lieu
    texte = f"Jour;Montant\n{timezone.localdate():%d/%m/%Y};5\n"
    assert "une caisse d’ici vend à ce lieu" in phrases(recu(compte, texte, lieu=ici.code))
    deux = "Année;Catégorie;Moyen de paiement;Montant\n2015;Livres;;5\n2015;;Espèces;5\n"
    assert "découpé autrement à la ligne 2" in phrases(recu(compte, deux, lieu="CHV"))
    croise = "Période;Montant\n2015;5\nmars 2015;1\n"
    assert "2015 est dit en entier à la ligne 2" in phrases(recu(compte, croise, lieu="CHV"))
