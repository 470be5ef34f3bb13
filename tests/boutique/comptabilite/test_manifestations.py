"""The six exempt events of a year: counted, and no seventh."""

from datetime import date

import pytest
from django.urls import reverse

from boutique.comptabilite.alertes import recettes_sans_manifestation
from boutique.comptabilite.manifestations import annee_de_soutien
from boutique.comptabilite.models import Manifestation
from boutique.comptabilite.refus import ManifestationVendue, SixManifestations
from boutique.comptabilite.services.manifestations import (
    annoncer_la_manifestation,
    renoncer_a_la_manifestation,
)
from boutique.regles.models import Regime, RegimeTVA
from petiterockette.droits import DroitManquant
from tests.boutique.a_la_caisse import ALaCaisse, ligne, rend, une_caisse
from tests.boutique.des_factures import l_activite
from tests.fabriques import connecter, un_compte
from tests.pages import erreurs, lue

PAGE = reverse("boutique:manifestations")
BAL = date(2027, 3, 10)
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2027-03-10 09:00+00:00")]


def ouvrir_la_caisse() -> ALaCaisse:
    """A till whose shop is under the exemption since the first of January."""
    tenue = une_caisse(role="responsable")
    RegimeTVA.objects.create(
        activite=l_activite(), debut=date(2027, 1, 1), regime=Regime.EXO_MANIFESTATION
    )
    return tenue


def annoncer(nom="Bal", debut=BAL, fin=None, **champs) -> Manifestation:
    champs.setdefault("compte", un_compte("tresorerie"))
    return annoncer_la_manifestation(nom=nom, debut=debut, fin=fin or debut, **champs)[0]


def test_la_septieme_de_l_annee_est_refusee_pas_la_premiere_de_la_suivante():
    for mois in range(1, 7):
        annoncer(f"Fête {mois}", date(2027, mois, 2))

    with pytest.raises(SixManifestations, match="2027"):
        annoncer("Fête 7", date(2027, 12, 31))
    annoncer("Fête de l’an", date(2028, 1, 1))
    assert annee_de_soutien(2027).restent == 0


def test_dite_deux_fois_elle_ne_compte_qu_une_fois():
    annoncer()
    annoncer()

    assert annee_de_soutien(2027).comptees == 1


def test_y_renoncer_rend_sa_place():
    fetes = [annoncer(f"Fête {m}", date(2027, m, 2)) for m in range(1, 7)]

    renoncer_a_la_manifestation(manifestation=fetes[2], compte=un_compte("tresorerie"))

    assert annoncer("Fête 7", date(2027, 12, 31)).rang == 3
    with pytest.raises(SixManifestations):
        annoncer("Fête 8", date(2027, 12, 30))


def test_celle_qui_a_vendu_reste(tenue):
    bal = annoncer()
    tenue.vendre(ligne("Pantalon"))

    with pytest.raises(ManifestationVendue):
        renoncer_a_la_manifestation(manifestation=bal, compte=un_compte("tresorerie"))


def test_ses_recettes_sont_celles_de_ses_jours_remboursements_otes(tenue, time_machine):
    annoncer("Week-end", BAL, date(2027, 3, 11))
    vente = tenue.vendre(ligne("Pantalon", 3))
    tenue.rendre(vente, [rend(vente.lignes.get())])
    time_machine.move_to("2027-03-11 09:00+00:00")
    tenue.fermer()
    tenue.rouvrir()
    tenue.vendre(ligne("Manteau"))

    annee = annee_de_soutien(2027)

    assert [t.recettes_cts for t in annee.tenues] == [1_100]
    assert annee.hors == []


def test_un_jour_sans_manifestation_se_dit_et_alerte(tenue):
    tenue.vendre(ligne("Pantalon"))

    assert annee_de_soutien(2027).hors == [(BAL, 300)]
    [trouvaille] = recettes_sans_manifestation(BAL, 0)
    assert "3,00" in trouvaille.phrase
    annoncer()
    assert not list(recettes_sans_manifestation(BAL, 0))


def test_la_page_compte_annonce_et_refuse(client):
    connecter(client, un_compte("tresorerie"))
    for mois in range(1, 7):
        client.post(PAGE, {"nom": f"Fête {mois}", "debut": f"2027-0{mois}-02", "fin": ""})

    assert "6 sur 6 en 2027" in lue(client.get(PAGE))
    refuse = client.post(PAGE, {"nom": "Fête 7", "debut": "2027-09-02", "fin": ""})
    assert "la septième n’est plus exonérée" in lue(refuse)
    assert 'value="Fête 7"' in lue(refuse)
    a_l_envers = client.post(PAGE, {"nom": "Nuit", "debut": "2027-09-02", "fin": "2027-09-01"})
    assert erreurs(a_l_envers)["fin"] == "Elle finit après avoir commencé."
    assert "0 sur 6 en 2026" in lue(client.get(f"{PAGE}?annee=2026"))
    assert "en 2027" in lue(client.get(f"{PAGE}?annee=9999"))


def test_qui_ne_regle_pas_la_caisse_n_annonce_pas():
    with pytest.raises(DroitManquant):
        annoncer(compte=un_compte("controle"))
