"""Who rings up showed that the name is theirs: what the till's page posts, and what is refused."""

import pytest
from django.urls import reverse

from boutique.caisses.models import Caisse, Presence
from boutique.tiroirs.services.listes import charger_la_boutique
from boutique.tiroirs.services.sessions import reprendre_ici
from boutique.ventes.models import Vente
from petiterockette.journal.models import Entree, Maillon
from petiterockette.personnes.codes import oublier_le_code
from petiterockette.personnes.models import CodeDeCaisse
from tests.boutique.a_la_caisse import la_caisse, ligne, une_caisse
from tests.boutique.a_la_caisse_web import CAISSE
from tests.boutique.des_codes import choisir, un_comptoir
from tests.fabriques import les_listes, un_compte, un_point, une_personne
from tests.pages import espaces

pytestmark = [pytest.mark.django_db, pytest.mark.deux_bases]


@pytest.fixture
def comptoir():
    return un_comptoir()


def le_code_est_redemande(reponse) -> bool:
    dit = reponse.json()
    return (reponse.status_code, dit.get("code"), dit["etat"]["ouverte"]) == (422, "donner", True)


def reglages(client):
    return client.get(CAISSE).context["reglages"]


def test_sans_son_code_personne_n_encaisse_sous_ce_nom(comptoir):
    reponse = comptoir.vendre(comptoir.ines)

    assert le_code_est_redemande(reponse)
    assert espaces(reponse.json()["refus"]) == (
        "Tapez votre code de caisse : il montre que ce nom est le vôtre."
    )
    assert not Vente.objects.exists()


def test_une_fois_le_code_donne_elle_encaisse_sans_le_redonner(comptoir):
    assert comptoir.donner(comptoir.ines).json() == {"par": comptoir.ines.pk}

    assert [comptoir.vendre(comptoir.ines).status_code for _vente in range(2)] == [201, 201]
    assert set(Vente.objects.values_list("par", flat=True)) == {comptoir.ines.pk}
    assert le_code_est_redemande(comptoir.vendre(comptoir.bilal))


def test_un_mauvais_code_se_dit_et_n_ouvre_rien(comptoir):
    reponse = comptoir.donner(comptoir.ines, "9999")

    assert reponse.status_code == 422
    assert reponse.json()["code"] == "donner"
    assert "Ce n’est pas le bon code" in reponse.json()["refus"]
    assert le_code_est_redemande(comptoir.vendre(comptoir.ines))


def test_cinq_codes_faux_font_attendre_et_se_lisent_au_journal(comptoir):
    for _essai in range(5):
        reponse = comptoir.donner(comptoir.ines, "9999")

    assert "attendez une minute" in reponse.json()["refus"]
    assert comptoir.donner(comptoir.ines).status_code == 422
    assert comptoir.donner(comptoir.bilal).status_code == 200
    entree = Entree.objects.get(code="personnes.code.en_pause")
    assert entree.lieu == comptoir.tenue.point.lieu_id
    assert entree.compte == comptoir.compte.pk


def test_la_premiere_fois_elle_le_choisit_en_le_tapant_deux_fois(comptoir):
    awa = une_personne("Awa", equipe=comptoir.tenue.point.lieu)
    assert reglages(comptoir.client)["code"]["sans"] == [awa.pk]

    une_fois = comptoir.donner(awa, "8302")
    assert (une_fois.status_code, une_fois.json()["code"]) == (422, "choisir")
    deux_appuis = [comptoir.donner(awa, "8302", "8302").status_code for _appui in range(2)]

    assert deux_appuis == [200, 200]
    assert comptoir.vendre(awa).status_code == 201
    assert Presence.objects.filter(personne=awa).count() == 1
    assert reglages(comptoir.client)["code"] == {"tient": awa.pk, "mien": None, "sans": []}


def test_un_code_efface_par_un_responsable_se_choisit_a_nouveau(comptoir):
    comptoir.donner(comptoir.ines)

    oublier_le_code(personne=comptoir.ines, lieu=None, par=None, compte=None)

    assert le_code_est_redemande(comptoir.vendre(comptoir.ines))
    assert comptoir.donner(comptoir.ines).json()["code"] == "choisir"
    assert comptoir.donner(comptoir.ines, "8302", "8302").status_code == 200
    assert comptoir.vendre(comptoir.ines).status_code == 201


def test_changer_de_personne_redemande_son_code_a_la_premiere(comptoir):
    comptoir.donner(comptoir.ines)
    comptoir.donner(comptoir.bilal)

    assert le_code_est_redemande(comptoir.vendre(comptoir.ines))
    assert comptoir.vendre(comptoir.bilal).status_code == 201
    comptoir.donner(comptoir.ines)
    assert comptoir.vendre(comptoir.ines).status_code == 201


def test_ce_qui_est_dit_apres_coup_garde_le_nom_de_qui_avait_donne_son_code(comptoir):
    comptoir.donner(comptoir.ines)
    comptoir.donner(comptoir.bilal)
    jamais_venue = une_personne("Rosa", equipe=comptoir.tenue.point.lieu)

    statuts = [comptoir.noter(qui).status_code for qui in (comptoir.ines, jamais_venue)]

    assert statuts == [201, 201]
    ouverts = Maillon.objects.filter(contenu__code="tiroir.ouvert").order_by("rang")
    assert [m.contenu["par"] for m in ouverts] == [comptoir.ines.pk, None]


def test_sur_un_autre_appareil_le_code_se_redonne(comptoir):
    comptoir.donner(comptoir.ines)
    reprendre_ici(
        session=comptoir.tenue.session,
        compte=comptoir.tenue.compte,
        par=None,
        appareil="autre",
        motif="Batterie",
    )
    comptoir.client = comptoir.autre_client(jeton="autre")

    assert le_code_est_redemande(comptoir.vendre(comptoir.ines))
    comptoir.donner(comptoir.ines)
    assert comptoir.vendre(comptoir.ines).status_code == 201


def test_sous_un_autre_compte_le_code_se_redonne(comptoir):
    comptoir.donner(comptoir.ines)

    autre = un_compte("caisse", lieu=comptoir.tenue.point.lieu, personne=None)
    comptoir.client = comptoir.autre_client(autre)

    assert reglages(comptoir.client)["code"]["tient"] is None
    assert le_code_est_redemande(comptoir.vendre(comptoir.ines))


def test_a_la_session_suivante_le_code_se_redonne(comptoir):
    comptoir.donner(comptoir.ines)
    comptoir.tenue.fermer()
    comptoir.tenue.rouvrir()

    assert le_code_est_redemande(comptoir.vendre(comptoir.ines))


def test_la_caisse_fermee_depuis_le_dit_a_qui_donne_son_code(comptoir):
    comptoir.tenue.fermer()

    reponse = comptoir.donner(comptoir.ines)

    assert reponse.status_code == 422
    assert not reponse.json()["etat"]["ouverte"]
    assert not Presence.objects.filter(personne=comptoir.ines).exists()


def test_un_compte_personnel_n_a_pas_de_code_a_donner_pour_son_nom(comptoir):
    la_sienne = un_compte("caisse", lieu=comptoir.tenue.point.lieu, personne=comptoir.ines)
    comptoir.client = comptoir.autre_client(la_sienne)

    assert comptoir.vendre(comptoir.ines).status_code == 201
    assert le_code_est_redemande(comptoir.vendre(comptoir.bilal))


def test_le_nom_du_compte_reprend_la_caisse_a_qui_avait_donne_son_code(comptoir):
    la_sienne = un_compte("caisse", lieu=comptoir.tenue.point.lieu, personne=comptoir.ines)
    comptoir.client = comptoir.autre_client(la_sienne)
    comptoir.donner(comptoir.bilal)

    assert comptoir.donner(comptoir.ines, "").status_code == 200

    assert reglages(comptoir.client)["code"]["tient"] == comptoir.ines.pk
    assert le_code_est_redemande(comptoir.vendre(comptoir.bilal))


def test_pour_s_entrainer_personne_ne_donne_de_code():
    comptoir = un_comptoir(ecole=True)

    assert comptoir.vendre(comptoir.ines).status_code == 201
    ecole = comptoir.client.get(reverse("boutique:caisse_ecole"))
    assert ecole.context["reglages"]["code"] is None


def test_une_caisse_qui_ne_demande_pas_de_code_croit_le_nom_touche():
    tenue = une_caisse()
    ines = une_personne("Inès", equipe=tenue.point.lieu)

    assert tenue.vendre(ligne("Pantalon"), par=ines.pk).par == ines.pk
    assert not Presence.objects.exists()


def test_une_caisse_que_le_produit_installe_demande_les_codes():
    les_listes()
    point = un_point("caisse")

    charger_la_boutique()

    assert la_caisse(point).demande_le_code


def test_le_reglage_se_change_et_vaut_aussitot(comptoir):
    caisse = la_caisse(comptoir.tenue.point)
    reglee = comptoir.autre_client(un_compte("direction"))
    adresse = reverse("boutique:caisse_reglages", args=[caisse.pk])
    reglages = {
        "fond_cts": "100",
        "tolerance_cts": "2",
        "quantite_plausible": "100",
        "montant_plausible_cts": "500",
    }
    reglee.post(adresse, reglages)

    assert not Caisse.objects.get(pk=caisse.pk).demande_le_code
    assert comptoir.vendre(comptoir.ines).status_code == 201

    reglee.post(adresse, reglages | {"demande_le_code": "on"})
    assert le_code_est_redemande(comptoir.vendre(comptoir.ines))


def test_un_code_choisi_ailleurs_entre_temps_se_donne(comptoir):
    awa = une_personne("Awa", equipe=comptoir.tenue.point.lieu)
    choisir(awa, "8302")

    reponse = comptoir.donner(awa, "1111", "1111")

    assert (reponse.status_code, reponse.json()["code"]) == (422, "donner")
    assert CodeDeCaisse.objects.filter(personne=awa).count() == 1
