"""What happens without a sale: told once, told late, never lost."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boutique.caisses.services.en_main import fin_de_la_journee
from boutique.tiroirs.services.sessions import fermer_les_oubliees, reprendre_ici
from petiterockette.journal.models import Entree, Maillon
from petiterockette.journal.verifications.tetes import tetes
from tests.boutique.a_la_caisse import ligne, une_caisse
from tests.boutique.a_la_caisse_web import tenir
from tests.pages import espaces

pytestmark = [pytest.mark.django_db, pytest.mark.deux_bases]

A_MIDI = "2026-03-03T12:00:00+01:00"


@pytest.fixture
def poste(client, tenue):
    return depuis(tenir(client, tenue))


def depuis(client):
    adresse = reverse("boutique:caisse_evenement")
    return lambda document: client.post(adresse, document, content_type="application/json")


def un_evenement(tenue, **autres):
    return {
        "uuid": str(uuid4()),
        "lieu": tenue.point.lieu.code,
        "point": tenue.point.pk,
        "session": tenue.session.pk,
        "ecole": tenue.ecole,
        "code": "ligne_enlevee",
        "panier": str(uuid4()),
        "lignes": [{"libelle": "Pantalon"}],
        "montant_cts": 300,
    } | autres


def chaines(code: str) -> list[dict]:
    return [m.contenu for m in Maillon.objects.filter(contenu__code=code).order_by("rang")]


def test_une_ligne_enlevee_est_chainee_une_fois(poste, tenue):
    document = un_evenement(tenue)

    statuts = [poste(document).status_code for _ in range(2)]

    assert statuts == [201, 200]
    [dit] = chaines("panier.ligne_enlevee")
    assert (dit["lignes"], dit["montant_cts"], dit["tardif"]) == (["Pantalon"], 300, False)
    assert espaces(Entree.objects.get(code="boutique.panier.ligne_enlevee").resume) == (
        "Ligne enlevée avant paiement : Pantalon, 3,00 €"
    )


def test_un_panier_abandonne_est_chaine_avec_ce_qu_il_valait(poste, tenue):
    lignes = [{"libelle": "Pantalon"}, {"libelle": "Manteau"}]

    poste(un_evenement(tenue, code="panier_abandonne", lignes=lignes, montant_cts=800))

    [dit] = chaines("panier.abandonne")
    assert (dit["lignes"], dit["montant_cts"]) == (["Pantalon", "Manteau"], 800)


def test_un_evenement_renvoye_bien_apres_n_est_note_qu_une_fois(poste, tenue):
    document = un_evenement(tenue)
    poste(document)
    for _ in range(45):
        poste(un_evenement(tenue, code="tiroir_ouvert", lignes=[], montant_cts=0))

    assert poste(document).status_code == 200
    assert len(chaines("panier.ligne_enlevee")) == 1


def test_un_evenement_inconnu_est_refuse(poste, tenue):
    reponse = poste(un_evenement(tenue, code="autre"))

    assert reponse.status_code == 422
    assert "code" in reponse.json()["champs"]


# Told late


def test_la_caisse_fermee_depuis_il_est_chaine_avec_ses_deux_heures(poste, tenue):
    document = un_evenement(tenue, appareil_le=A_MIDI)
    numero = tenue.session.numero
    tenue.fermer()

    reponse = poste(document)

    assert reponse.status_code == 201
    assert not reponse.json()["etat"]["ouverte"]
    maillon = Maillon.objects.get(contenu__code="panier.ligne_enlevee")
    assert maillon.contenu["session"] == numero
    assert maillon.contenu["tardif"]
    assert datetime.fromisoformat(maillon.contenu["appareil_le"]) == datetime.fromisoformat(A_MIDI)
    assert abs(timezone.now() - maillon.le) < timedelta(minutes=1)
    assert Entree.objects.get(code="boutique.panier.ligne_enlevee").resume.endswith(
        ", dit après coup"
    )
    assert not [c for c in tetes() if c.anomalie]


def test_la_caisse_rouverte_depuis_il_reste_celui_de_sa_session(poste, tenue):
    document = un_evenement(tenue, code="panier_abandonne")
    tenue.vendre(ligne("Pantalon"))
    tenue.fermer()
    tenue.rouvrir()

    assert poste(document).status_code == 201
    assert chaines("panier.abandonne")[0]["session"] == tenue.session.numero - 1


def test_passe_quatre_heures_trente_il_est_encore_recu(poste, tenue):
    document = un_evenement(tenue, code="panier_abandonne")

    with time_machine.travel(fin_de_la_journee(tenue.session) + timedelta(minutes=5), tick=False):
        avant = poste(un_evenement(tenue)).status_code
        fermer_les_oubliees(timezone.now())
        apres = poste(document).status_code

    assert (avant, apres) == (201, 201)
    assert chaines("panier.abandonne")[0]["tardif"]


def test_l_appareil_a_qui_la_caisse_est_reprise_dit_encore_ce_qu_il_savait(poste, tenue):
    document = un_evenement(tenue)
    reprendre_ici(
        session=tenue.session, compte=tenue.compte, par=None, appareil="autre", motif="batterie"
    )

    assert poste(document).status_code == 201
    [dit] = chaines("panier.ligne_enlevee")
    assert (dit["session"], dit["tardif"]) == (tenue.session.numero, True)


def test_sans_nom_il_est_chaine_sans_nom(poste, tenue):
    tenue.compte.personne = None
    tenue.compte.save()

    assert poste(un_evenement(tenue, par=None)).status_code == 201
    assert chaines("panier.ligne_enlevee")[0]["par"] is None


def test_un_appareil_qui_n_a_jamais_tenu_cette_caisse_est_refuse(tenue):
    poste = depuis(tenir(Client(), tenue, jeton="inconnu"))

    reponse = poste(un_evenement(tenue))

    assert reponse.status_code == 422
    assert "autre appareil" in reponse.json()["refus"]
    assert chaines("panier.ligne_enlevee") == []


def test_la_session_d_une_autre_caisse_est_refusee(poste, tenue):
    ailleurs = une_caisse()

    reponse = poste(un_evenement(tenue, session=ailleurs.session.pk))

    assert reponse.status_code == 422
    assert chaines("panier.ligne_enlevee") == []
