"""Closing and counting a till: blind, then both numbers, then why; then the takings put away."""

from datetime import date, datetime
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from boutique.caisses.models import Session
from boutique.regles.models import Moyen
from boutique.tiroirs.coffres import au_coffre, tiroir_attendu
from boutique.tiroirs.models import Comptage
from boutique.ventes.models import Reglement
from petiterockette.alertes.models import Alerte, Calcul
from tests.boutique.a_la_caisse import ALaCaisse, ligne, paye, une_caisse
from tests.boutique.au_guichet import tenir
from tests.boutique.pages import envoyer, lire
from tests.fabriques import connecter, un_compte, un_point
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db


def ouvrir_la_caisse() -> ALaCaisse:
    """A till that took 123,00 € in cash, a card and two cheques; closed."""
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon", 41))
    tenue.vendre(ligne("Manteau"), reglements=[paye("carte", 500)])
    tenue.vendre(ligne("Manteau"), reglements=[paye("cheque", 500, reference="0012345")])
    tenue.vendre(ligne("Chemise"), reglements=[paye("cheque", 300)])
    tenue.fermer()
    return tenue


@pytest.fixture
def tenue(tenue, client) -> ALaCaisse:
    tenir(client, tenue)
    return tenue


def cheques() -> list[int]:
    return list(Reglement.objects.filter(genre=Moyen.Genre.CHEQUE).values_list("pk", flat=True))


def compter(client, tenue, n_100="223", carte="5", **champs):
    champs.setdefault("cheques", cheques())
    return envoyer(client, "session_compter", tenue.session.pk, n_100=n_100, carte=carte, **champs)


def test_une_caisse_ouverte_se_ferme_avant_de_se_compter(client):
    tenue = une_caisse()
    tenir(client, tenue)

    assert "Fermer, puis compter" in lue(lire(client, "session_compter", tenue.session.pk))
    reponse = envoyer(client, "session_fermer", tenue.session.pk)

    assert reponse["Location"] == reverse("boutique:session_compter", args=[tenue.session.pk])
    tenue.session.refresh_from_db()
    assert not tenue.session.est_ouverte


def test_la_caisse_d_une_autre_ne_se_ferme_qu_une_fois_confirmee(client):
    with time_machine.travel("2026-03-10 10:41+01:00", tick=False) as horloge:
        tenue = une_caisse()
        horloge.move_to(datetime.fromisoformat("2026-03-10 11:38+01:00"))
        tenue.vendre(ligne("Pantalon"))
        connecter(client, un_compte("responsable", lieu=tenue.point.lieu), tenue.point)
        seance = tenue.session.pk

        vue = lue(lire(client, "session", seance))
        demande = lue(envoyer(client, "session_fermer", seance))

        assert f'href="{reverse("boutique:session_compter", args=[seance])}"' in vue
        assert "Fermer, puis compter" not in vue
        assert "ouverte à 10 h 41" in demande
        assert "Awa tient cette caisse" in demande
        assert "Sa dernière vente est de 11 h 38" in demande
        assert Session.objects.get().est_ouverte
        assert "La laisser ouverte" in lue(lire(client, "session_compter", seance))
        Calcul.objects.create(id=1, jour=date(2026, 3, 10), le=timezone.now())
        envoyer(client, "session_fermer", seance, confirme="1")

        assert not Session.objects.get().est_ouverte
        # Counted later, it waits among the alerts from now on.
        assert Alerte.objects.get(genre="caisse_a_compter").cle == str(seance)


def test_la_page_ne_dit_pas_ce_qui_est_attendu(client, tenue):
    texte = lue(lire(client, "session_compter", tenue.session.pk))

    assert "223,00" not in texte
    assert "5,00 €, ticket nº 1-3, 0012345" in texte
    assert "223,00" not in lue(lire(client, "session", tenue.session.pk))


def test_juste_elle_se_retient_sans_question(client, tenue):
    reponse = compter(client, tenue)

    assert reponse["Location"] == reverse("boutique:session", args=[tenue.session.pk])
    assert Comptage.objects.get().retenu
    assert "tout est juste" in lue(client.get(reponse["Location"]))


def test_les_centimes_de_la_grille_et_la_virgule_du_terminal_s_additionnent(client, tenue):
    compter(client, tenue, n_100="", n_5000="4", n_500="4", n_20="15", carte="5,00")

    assert Comptage.objects.get().especes_cts == 22_300
    assert Comptage.objects.get().carte_cts == 500


def test_deux_appuis_n_ecrivent_qu_un_comptage(client, tenue):
    page = str(uuid4())

    compter(client, tenue, uuid=page)
    encore = compter(client, tenue, uuid=page)

    assert Comptage.objects.count() == 1
    assert "une seule fois" in lue(client.get(encore["Location"]))


def test_au_dela_de_la_tolerance_on_recompte_avec_les_deux_nombres(client, tenue):
    reponse = compter(client, tenue, n_100="213")

    texte = lue(client.get(reponse["Location"]))
    assert "Espèces : 213,00 € comptés, 223,00 € attendus, soit −10,00 €." in texte
    assert 'value="213"' in texte
    assert not Comptage.objects.get().retenu


def test_le_second_comptage_demande_pourquoi_et_garde_ce_qui_est_tape(client, tenue):
    compter(client, tenue, n_100="213")

    reponse = compter(client, tenue, n_100="212", motif="")

    assert erreurs(reponse) == {"motif": "Dites pourquoi."}
    assert 'value="212"' in lue(reponse)
    assert Comptage.objects.count() == 1
    compter(client, tenue, n_100="212", motif="billet mal rendu")
    assert Comptage.objects.get(retenu=True).motif == "billet mal rendu"
    assert tiroir_attendu(tenue.session) == 21_200


def test_un_cheque_qui_manque_se_dit(client, tenue):
    reponse = compter(client, tenue, cheques=cheques()[:1])

    assert "Chèques : 1 en main pour 2." in lue(client.get(reponse["Location"]))


def test_un_cheque_hors_de_la_liste_se_compte_aussi(client, tenue):
    compter(client, tenue, cheques=cheques()[:1], autres_cheques="1")

    assert Comptage.objects.get().cheques_comptes == 2


def test_le_terminal_qui_ne_dit_pas_pareil_se_dit(client, tenue):
    reponse = compter(client, tenue, carte="5,50")

    assert "Carte : le terminal dit 5,50 €, la caisse 5,00 €." in lue(
        client.get(reponse["Location"])
    )


def test_un_terminal_qui_a_rendu_plus_qu_il_n_a_pris_se_tape_en_moins(client, tenue):
    compter(client, tenue, carte="−12,50")

    assert Comptage.objects.get().carte_cts == -1_250


@pytest.mark.parametrize("saisie", ["3 a", "-1", "2,5", "100000"])
def test_une_grille_mal_tapee_se_dit_et_rien_ne_s_ecrit(client, tenue, saisie):
    reponse = compter(client, tenue, n_2000=saisie)

    assert list(erreurs(reponse)) == ["n_2000"]
    assert 'value="223"' in lue(reponse)
    assert not Comptage.objects.exists()


def test_sans_paiement_par_carte_le_terminal_est_propose_a_zero(client):
    """Nobody paid by card: 0 is there already, and may be changed."""
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon"))
    tenue.fermer()
    tenir(client, tenue)

    page = lire(client, "session_compter", tenue.session.pk)
    assert page.context["form"]["carte"].value() == "0,00"
    assert "Aucun paiement par carte n’est noté" in lue(page)
    envoyer(client, "session_compter", tenue.session.pk, n_100="103", carte="0")

    assert Comptage.objects.get().retenu


@pytest.mark.parametrize("saisie", ["", "rien", "5,123"])
def test_le_total_du_terminal_se_tape_toujours(client, tenue, saisie):
    reponse = compter(client, tenue, carte=saisie)

    assert list(erreurs(reponse)) == ["carte"]
    assert not Comptage.objects.exists()


def test_une_fois_comptee_la_recette_va_au_coffre(client, tenue):
    compter(client, tenue)

    assert "Mettre 123,00 € au coffre" in lue(lire(client, "session", tenue.session.pk))
    page = lue(lire(client, "especes", session=tenue.session.pk))
    assert 'value="123,00"' in page
    envoyer(
        client,
        "especes",
        session=tenue.session.pk,
        sens="tiroir-coffre",
        montant="123,00",
        motif="recette de la journée",
    )
    assert au_coffre(tenue.point.lieu_id) == 12_300
    assert "au coffre</a>" not in lue(lire(client, "session", tenue.session.pk))


def test_la_page_restee_ouverte_dit_qu_elle_est_deja_comptee(client, tenue):
    compter(client, tenue)

    encore = compter(client, tenue)
    assert "déjà comptée" in lue(encore)
    relue = lire(client, "session_compter", tenue.session.pk)
    assert relue["Location"] == reverse("boutique:session", args=[tenue.session.pk])
    fermer = envoyer(client, "session_fermer", tenue.session.pk)
    assert "déjà fermée et comptée" in lue(client.get(fermer["Location"]))


def test_un_entrainement_finit_sans_comptage(client):
    tenue = une_caisse(ecole=True)
    tenir(client, tenue)

    reponse = envoyer(client, "session_fermer", tenue.session.pk)

    assert reponse["Location"] == reverse("accueil")


def test_on_ne_ferme_pas_la_caisse_d_un_autre_lieu(client):
    tenue = une_caisse()
    ailleurs = une_caisse(point=un_point("caisse"))
    tenir(client, ailleurs)

    for nom in ("session_fermer", "session_compter", "session"):
        assert envoyer(client, nom, tenue.session.pk).status_code == 403
    tenue.session.refresh_from_db()
    assert tenue.session.est_ouverte
