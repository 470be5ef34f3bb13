"""A control reads and takes away everything of the till, and nothing of the people."""

from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from django.utils import timezone

from boutique.clotures.services.clotures import clore_les_journees
from petiterockette.comptes.models import Affectation
from petiterockette.journal.models import Entree, Maillon
from petiterockette.travaux.models import Travail
from petiterockette.travaux.services import VERIFICATION
from tests.acces import TABLE
from tests.boutique.a_la_caisse import ligne, rend, une_caisse
from tests.fabriques import connecter, un_compte

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2027-03-10 09:00+00:00")]
NOM = "Zéphyrine Quandalle"


@pytest.fixture
def vecue(time_machine):
    """A closed day, held by somebody whose name is like no other."""
    tenue = une_caisse(role="responsable")
    personne = tenue.compte.personne
    personne.prenom, personne.nom = "Zéphyrine", "Quandalle"
    personne.save()
    tenue.compte.identifiant = "zephyrine.quandalle"
    tenue.compte.save()
    vente = tenue.vendre(ligne("Pantalon", 2), commentaire=f"Pour {NOM}")
    tenue.rendre(vente, [rend(vente.lignes.get())])
    tenue.fermer()
    tenue.compter(10_300)
    time_machine.move_to(datetime.fromisoformat("2027-03-11 05:00+01:00"))
    clore_les_journees(timezone.now())
    return tenue, vente


def _octets(reponse) -> bytes:
    brut = b"".join(reponse.streaming_content) if reponse.streaming else reponse.content
    if brut[:2] != b"PK":
        return brut
    with ZipFile(BytesIO(brut)) as zf:
        return b"".join(zf.read(nom) for nom in zf.namelist())


def test_aucune_page_ni_aucun_fichier_ne_lui_nomme_quelqu_un(client, vecue):
    tenue, vente = vecue
    session = tenue.session
    connecter(client, un_compte("controle"))
    pages = [
        *(reverse(f"boutique:{n}") for n in ("sessions", "tickets", "clotures", "comptes")),
        *(reverse(f"boutique:{n}") for n in ("cartes", "factures", "archives", "integrite")),
        reverse("boutique:session", args=[session.pk]),
        reverse("boutique:ticket", args=[vente.pk]),
        reverse("boutique:ventes_du_mois", args=["2027-03"]),
        reverse("boutique:fec", args=[2027]),
        *(
            f"{reverse('boutique:comptes')}?quoi={quoi}&format={f}&mois=2027-03"
            for quoi in ("ventes", "ecritures")
            for f in ("csv", "xlsx", "ods")
        ),
        *(
            f"{reverse('boutique:ventes_du_mois', args=['2027-03'])}?format={f}"
            for f in ("csv", "xlsx", "ods")
        ),
    ]
    for page in pages:
        reponse = client.get(page)
        assert reponse.status_code == 200, page
        for mot in ("Zéphyrine", "Quandalle", "quandalle"):
            assert mot.encode() not in _octets(reponse), page


def test_la_responsable_lit_les_memes_noms(client, vecue):
    tenue, vente = vecue
    connecter(client, un_compte("responsable", lieu=tenue.point.lieu))

    page = client.get(reverse("boutique:ticket", args=[vente.pk])).content.decode()

    assert "Zéphyrine" in page
    assert f"Pour {NOM}" in page


def test_il_ne_fait_aucun_geste_de_caisse():
    ecrit = {
        nom
        for nom, (methode, _args, roles) in TABLE.items()
        if methode == "post" and "controle" in roles and nom.startswith("boutique:")
    }

    # It has the books read again: nobody else's word is needed.
    assert ecrit == {"boutique:integrite_verifier"}


def test_rien_de_ce_qu_il_ouvre_n_ecrit_quoi_que_ce_soit(client, vecue):
    """Files that leave are known of; nothing else of what a control does is written."""
    tenue, vente = vecue
    tenue.rouvrir()
    connecter(client, un_compte("controle"))
    client.get(reverse("boutique:sessions"))
    avant = Maillon.objects.count(), Entree.objects.count(), Travail.objects.count()

    for nom in ("archives", "integrite", "comptes", "clotures", "tickets", "factures", "cartes"):
        assert client.get(reverse(f"boutique:{nom}")).status_code == 200
    page = client.get(reverse("boutique:session", args=[tenue.session.pk]))
    assert "Lecture X" not in page.content.decode()
    for nom, args in (
        ("session_lire", [tenue.session.pk]),
        ("archives", []),
        ("ticket_corriger", [vente.pk]),
    ):
        assert client.post(reverse(f"boutique:{nom}", args=args)).status_code == 403, nom

    assert (Maillon.objects.count(), Entree.objects.count(), Travail.objects.count()) == avant


def test_il_fait_verifier_les_livres_sans_demander_a_personne(client, vecue):
    connecter(client, un_compte("controle"))

    client.post(reverse("boutique:integrite_verifier"))

    assert Travail.objects.get().nature == VERIFICATION
    page = client.get(reverse("boutique:integrite")).content.decode()
    assert "Vérifier maintenant" in page
    assert "prévenez" not in page
    assert "FEC" in client.get(reverse("boutique:archives")).content.decode()


def test_une_caisse_n_emporte_pas_le_fec(client, vecue):
    tenue, _vente = vecue
    connecter(client, un_compte("caisse", lieu=tenue.point.lieu))

    assert client.get(reverse("boutique:fec", args=[2027])).status_code == 403
    assert "FEC" not in client.get(reverse("boutique:comptes")).content.decode()


def test_qui_ne_tient_qu_un_lieu_n_emporte_pas_le_fec_de_la_maison(client, vecue):
    tenue, _vente = vecue
    connecter(client, un_compte("tresorerie", lieu=tenue.point.lieu))

    assert client.get(reverse("boutique:fec", args=[2027])).status_code == 403


def test_le_fec_ne_reste_dans_aucun_cache(client, vecue):
    connecter(client, un_compte("controle"))

    assert "no-store" in client.get(reverse("boutique:fec", args=[2027]))["Cache-Control"]


def test_son_acces_finit_le_jour_dit(client, time_machine):
    une_caisse()
    controle = un_compte("controle")
    Affectation.objects.filter(compte=controle).update(fin="2027-03-31")
    connecter(client, controle)
    assert client.get(reverse("boutique:clotures")).status_code == 200

    time_machine.move_to("2027-04-01 08:00+02:00")
    connecter(client, controle)

    assert client.get(reverse("boutique:clotures")).status_code == 403
