"""Opening, counting, giving back, moving cash: whoever signs such a page gives a code."""

from uuid import uuid4

import pytest

from boutique.caisses.models import Presence, Session
from boutique.tickets.models import Remis
from boutique.tiroirs.models import MouvementEspeces
from boutique.tiroirs.services.listes import charger_la_boutique
from boutique.ventes.models import Vente
from petiterockette.personnes.models import CodeDeCaisse
from tests.boutique.a_la_caisse import plafonner
from tests.boutique.des_codes import CODE, choisir, un_comptoir
from tests.boutique.pages import envoyer, lire, ouverture
from tests.fabriques import connecter, les_listes, un_compte, un_point, une_personne
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db

MANQUE = "Tapez votre code de caisse : il montre que ce nom est le vôtre."


@pytest.fixture
def comptoir():
    return un_comptoir()


@pytest.fixture
def tablette(client):
    """A device of the shop before its till ever opened: its team, its account."""
    les_listes()
    charger_la_boutique()
    point = un_point("caisse")
    connecter(client, un_compte("caisse", lieu=point.lieu, personne=None), point)
    ines = une_personne("Inès", equipe=point.lieu)
    return client, point, ines


def des_especes(comptoir, personne, **champs):
    return envoyer(
        comptoir.client,
        "especes",
        session=comptoir.tenue.session.pk,
        sens="tiroir-coffre",
        montant="20",
        motif="trop de billets",
        par=personne.pk,
        **champs,
    )


# Opening


def test_ouvrir_demande_le_code_et_donne_la_caisse_a_qui_ouvre(tablette):
    client, point, ines = tablette
    choisir(ines)

    sans = envoyer(client, "caisse_ouvrir", **ouverture(point), par=ines.pk)
    assert erreurs(sans) == {"code_de_caisse": MANQUE}
    faux = envoyer(client, "caisse_ouvrir", **ouverture(point), par=ines.pk, code_de_caisse="9999")
    assert "Ce n’est pas le bon code" in erreurs(faux)["code_de_caisse"]
    assert not Session.objects.exists()

    envoyer(client, "caisse_ouvrir", **ouverture(point), par=ines.pk, code_de_caisse=CODE)

    assert Session.objects.get().ouverte_par == ines.pk
    assert lire(client, "caisse").context["reglages"]["code"]["tient"] == ines.pk


def test_qui_ouvre_pour_la_premiere_fois_choisit_son_code(tablette):
    client, point, ines = tablette
    page = ouverture(point) | {"par": ines.pk, "code_de_caisse": "8302"}

    une_fois = envoyer(client, "caisse_ouvrir", **page)
    assert "tapez-les deux fois" in erreurs(une_fois)["encore"]
    assert "8302" not in une_fois.content.decode()
    autrement = envoyer(client, "caisse_ouvrir", **page, encore="8303")
    assert "ne sont pas les mêmes" in erreurs(autrement)["code_de_caisse"]
    assert not CodeDeCaisse.objects.exists()

    envoyer(client, "caisse_ouvrir", **page, encore="8302")

    assert Session.objects.get().ouverte_par == ines.pk


def test_deux_appuis_ouvrent_une_seule_session(tablette):
    client, point, ines = tablette
    page = ouverture(point, uuid=str(uuid4())) | {
        "par": ines.pk,
        "code_de_caisse": "8302",
        "encore": "8302",
    }

    appuis = [envoyer(client, "caisse_ouvrir", **page).status_code for _appui in range(2)]

    assert appuis == [302, 302]
    assert Session.objects.count() == Presence.objects.count() == 1


def test_pour_s_entrainer_l_ouverture_ne_demande_que_le_nom(tablette):
    client, point, ines = tablette

    envoyer(client, "caisse_ouvrir", **ouverture(point), par=ines.pk, ecole="1")

    assert Session.objects.get().ecole
    assert not Presence.objects.exists()


# While it is open


def test_qui_tient_la_caisse_est_propose_et_ne_retape_rien(comptoir):
    comptoir.donner(comptoir.ines)

    page = lire(comptoir.client, "especes", session=comptoir.tenue.session.pk)
    assert page.context["form"]["par"].value() == comptoir.ines.pk
    assert "Inès tient la caisse, et n’a rien à taper" in lue(page)
    des_especes(comptoir, comptoir.ines)

    assert MouvementEspeces.objects.get().par == comptoir.ines.pk


def test_un_autre_donne_le_sien_et_ne_prend_pas_la_caisse(comptoir):
    comptoir.donner(comptoir.ines)

    assert erreurs(des_especes(comptoir, comptoir.bilal)) == {"code_de_caisse": MANQUE}
    des_especes(comptoir, comptoir.bilal, code_de_caisse=CODE)

    assert MouvementEspeces.objects.get().par == comptoir.bilal.pk
    assert comptoir.vendre(comptoir.ines).status_code == 201


def test_sur_un_appareil_qui_ne_tient_pas_la_caisse_chacun_donne_son_code(comptoir):
    comptoir.donner(comptoir.ines)
    comptoir.client = comptoir.autre_client(jeton="du bureau")

    assert "code_de_caisse" in erreurs(des_especes(comptoir, comptoir.ines))
    des_especes(comptoir, comptoir.ines, code_de_caisse=CODE)

    assert MouvementEspeces.objects.get().par == comptoir.ines.pk


def test_reprendre_la_caisse_ailleurs_demande_le_code_et_la_donne(comptoir):
    comptoir.donner(comptoir.ines)
    session = comptoir.tenue.session
    comptoir.client = comptoir.autre_client(jeton="une autre")
    page = {"session": session.pk, "motif": "Batterie", "par": comptoir.bilal.pk}

    assert erreurs(envoyer(comptoir.client, "caisse_reprendre", **page)) == {
        "code_de_caisse": MANQUE
    }
    envoyer(comptoir.client, "caisse_reprendre", **page, code_de_caisse=CODE)

    assert comptoir.vendre(comptoir.bilal).status_code == 201
    assert comptoir.vendre(comptoir.ines).status_code == 422


def test_rendre_de_l_argent_demande_le_code_une_fois_le_montant_vu(comptoir):
    plafonner("caisse", 5_000)
    comptoir.donner(comptoir.ines)
    comptoir.vendre(comptoir.ines)
    vente = Vente.objects.get()
    point = comptoir.tenue.point
    page = {
        "lieu": point.lieu.code,
        "point": point.pk,
        "session": comptoir.tenue.session.pk,
        "motif": "Ne plaît plus",
        "par": comptoir.bilal.pk,
        f"n{vente.lignes.get().pk}": "on",
    }
    page["moyen"] = (
        lire(comptoir.client, "ticket_rendre", vente.pk).context["form"]["moyen"].value()
    )

    vu = envoyer(comptoir.client, "ticket_rendre", vente.pk, **page)
    assert erreurs(vu) == {}
    assert vu.context["total_cts"] == 300
    sans = envoyer(comptoir.client, "ticket_rendre", vente.pk, **page, vu_cts=300)
    assert erreurs(sans) == {"code_de_caisse": MANQUE}
    envoyer(comptoir.client, "ticket_rendre", vente.pk, **page, vu_cts=300, code_de_caisse=CODE)

    assert Vente.objects.get(nature="avoir").par == comptoir.bilal.pk


def test_remettre_un_ticket_se_signe_de_meme(comptoir):
    comptoir.donner(comptoir.ines)
    comptoir.vendre(comptoir.ines)
    vente = Vente.objects.get()

    for personne, attendu in ((comptoir.bilal, 0), (comptoir.ines, 1)):
        envoyer(comptoir.client, "ticket_papier", vente.pk, forme="papier", par=personne.pk)
        assert Remis.objects.count() == attendu


# Closing and counting


def test_fermer_puis_compter_ne_demande_rien_a_qui_tenait_la_caisse(comptoir):
    comptoir.donner(comptoir.ines)
    numero = comptoir.tenue.session.pk

    envoyer(comptoir.client, "session_fermer", numero, par=comptoir.ines.pk)
    envoyer(
        comptoir.client, "session_compter", numero, par=comptoir.ines.pk, carte="0", n_10000="1"
    )

    session = Session.objects.get()
    assert session.fermee_par == session.comptages.get().par == comptoir.ines.pk


def test_un_autre_ferme_avec_son_code_et_compte_de_meme(comptoir):
    comptoir.donner(comptoir.ines)
    numero = comptoir.tenue.session.pk

    refuse = envoyer(comptoir.client, "session_fermer", numero, par=comptoir.bilal.pk)
    assert erreurs(refuse) == {"code_de_caisse": MANQUE}
    assert Session.objects.get().est_ouverte
    envoyer(comptoir.client, "session_fermer", numero, par=comptoir.bilal.pk, code_de_caisse=CODE)

    assert Session.objects.get().fermee_par == comptoir.bilal.pk
    page = lire(comptoir.client, "session_compter", numero)
    assert page.context["form"]["par"].value() is None


def test_le_lendemain_matin_chacun_dit_a_nouveau_qui_il_est(comptoir, time_machine):
    comptoir.donner(comptoir.ines)
    lendemain = comptoir.tenue.session.jour.toordinal() + 1
    time_machine.move_to(f"{type(comptoir.tenue.session.jour).fromordinal(lendemain)} 06:00+01:00")

    page = lire(comptoir.client, "session_compter", comptoir.tenue.session.pk)

    assert page.context["form"]["par"].value() is None


def test_un_compte_personnel_ne_voit_pas_de_code(comptoir):
    sien = un_compte("caisse", lieu=comptoir.tenue.point.lieu)
    client = comptoir.autre_client(sien)

    page = lire(client, "especes", session=comptoir.tenue.session.pk)

    assert "code_de_caisse" not in page.context["form"].fields


def test_sans_code_demande_la_page_ne_demande_que_le_nom(comptoir):
    caisse = comptoir.tenue.session.caisse
    caisse.demande_le_code = False
    caisse.save()

    des_especes(comptoir, comptoir.bilal)

    assert MouvementEspeces.objects.get().par == comptoir.bilal.pk
