"""What the paper of a session carries to be checked: numbers, digest, duplicates, VAT."""

import re

import pytest

from boutique.ventes.scellement import maillon_de
from tests.boutique.a_la_caisse import ALaCaisse, ligne, paye
from tests.boutique.comptoir.test_evenements_du_panier import un_evenement
from tests.boutique.tickets.test_papiers import un_cafe
from tests.pages import lue

pytestmark = pytest.mark.django_db


def fiche(reponse) -> dict[str, str]:
    """What the page says, term by term."""
    texte = re.sub(r"<(span|data)[^>]*>|</(span|data)>", "", lue(reponse))
    paires = re.findall(r"<dt[^>]*>(.*?)</dt>\s*<dd[^>]*>(.*?)</dd>", texte)
    return {" ".join(dt.split()): " ".join(dd.split()) for dt, dd in paires}


def ouvrir_le_tiroir(guichet) -> None:
    evenement = un_evenement(guichet.tenue, code="tiroir_ouvert", lignes=[], montant_cts=0)
    adresse = guichet.adresse("caisse_evenement")
    reponse = guichet.client.post(adresse, evenement, content_type="application/json")
    assert reponse.status_code in {200, 201}, reponse.content


def test_la_lecture_x_et_la_cloture_portent_les_memes_reperes(guichet):
    tenue = guichet.tenue
    tenue.vendre(ligne("Pantalon"))
    tenue.fermer()
    tenue.rouvrir()
    premier = tenue.vendre(ligne("Pantalon", 2))
    dernier = tenue.vendre(un_cafe(), ligne("Manteau"), reglements=[paye("carte", 800)])
    for _papier in range(3):
        guichet.poster("ticket_papier", premier, forme="papier")
    ouvrir_le_tiroir(guichet)
    ouvrir_le_tiroir(guichet)

    lecture = fiche(guichet.poster("session_lire", tenue.session, papier="80"))
    tenue.fermer()
    tenue.compter(10_600, carte_cts=800)
    cloture = fiche(guichet.lire("session", tenue.session, papier="80"))

    for papier in (lecture, cloture):
        assert papier["Premier ticket"] == f"nº {premier.numero_lisible}" == "nº 1-2"
        assert papier["Dernier ticket"] == f"nº {dernier.numero_lisible}" == "nº 1-3"
        assert papier["Son contrôle commence par"] == maillon_de(dernier).empreinte[:8]
        assert papier["Duplicatas"] == "2"
        assert papier["Tiroir ouvert sans vente"] == "2 fois"
        # 3,00 € at 10 %: 2,73 + 0,27; 6,00 € + 5,00 € of goods bear none.
        assert papier["10 % sur 2,73 € hors taxes"] == "0,27 €"
        assert papier["Sans TVA"] == "11,00 €"


def test_avant_la_lecture_ni_la_tva_ni_l_empreinte_ne_se_disent(guichet):
    guichet.tenue.vendre(ligne("Pantalon"))

    page = fiche(guichet.lire("session", guichet.tenue.session, papier="80"))

    assert not page.keys() & {"Sans TVA", "Premier ticket", "Son contrôle commence par"}


def test_une_seance_sans_ticket_le_dit(guichet):
    guichet.tenue.fermer()
    guichet.tenue.compter(10_000)

    page = fiche(guichet.lire("session", guichet.tenue.session))

    assert page["Tickets"] == "aucun"
    assert page["Tiroir ouvert sans vente"] == "0 fois"


def test_un_tiroir_ouvert_a_l_entrainement_ne_compte_pas_pour_vrai(guichet):
    ecole = ALaCaisse(guichet.tenue.point, guichet.tenue.compte, ecole=True)
    ecole.rouvrir()
    document = un_evenement(ecole, code="tiroir_ouvert", lignes=[], montant_cts=0)
    adresse = guichet.adresse("caisse_evenement")
    guichet.client.post(adresse, document, content_type="application/json")
    ecole.fermer()

    vraie = fiche(guichet.poster("session_lire", guichet.tenue.session))
    factice = fiche(guichet.lire("session", ecole.session))

    assert vraie["Tiroir ouvert sans vente"] == "0 fois"
    assert "Tiroir ouvert sans vente" not in factice
