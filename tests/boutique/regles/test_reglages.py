"""How the tills are set: means of payment, VAT, floats, selling by weight, refund ceilings."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from boutique.integrite.verifications.rangees_dites import evenements
from boutique.regles.models import Activite, Moyen, RegimeTVA
from boutique.regles.refus import GenreFige, RegimeCommence
from boutique.regles.services.activites import renoncer_au_regime
from boutique.regles.services.moyens import changer_le_moyen
from boutique.tickets.forms.plafonds_des_roles import PlafondsForm
from boutique.tickets.models import PlafondRemboursement
from petiterockette.journal.models import Entree, Maillon
from tests.boutique.a_la_caisse import ALaCaisse, la_caisse, ligne, une_caisse
from tests.boutique.en_rayon import un_regime_annonce
from tests.boutique.pages import page
from tests.fabriques import connecter, un_compte
from tests.pages import erreurs, espaces, lue

pytestmark = pytest.mark.django_db


@pytest.fixture
def tenue(tenue, client) -> ALaCaisse:
    """An open till; the treasurer is signed in."""
    connecter(client, un_compte("tresorerie"))
    return tenue


@pytest.mark.parametrize("adresse", ["boutique:caisses", "collecte:listes"])
def test_qui_cherche_un_prix_dans_les_reglages_lit_qui_le_tient(client, adresse):
    une_caisse()
    dit = "Pour un article ou son prix, prévenez "

    connecter(client, un_compte("administration"))
    assert dit in lue(client.get(reverse(adresse)))
    connecter(client, un_compte("direction"))
    assert dit not in lue(client.get(reverse(adresse)))


def la_page_de_caisse(**champs) -> dict:
    plausibles = {"quantite_plausible": "100", "montant_plausible_cts": "500"}
    return {"fond_cts": "120", "tolerance_cts": "1,5"} | plausibles | champs


def test_regler_une_caisse_est_enchaine(client, tenue):
    caisse = la_caisse(tenue.point)

    for _ in range(2):
        client.post(page("caisse_reglages", caisse.pk), la_page_de_caisse())

    caisse.refresh_from_db()
    assert (caisse.fond_cts, caisse.tolerance_cts) == (12_000, 150)
    dits = [m.contenu for m in Maillon.objects.all() if m.contenu.get("code") == "reglages.changes"]
    assert [(d["avant"], d["apres"]) for d in dits] == [
        ({"fond_cts": 10_000, "tolerance_cts": 200}, {"fond_cts": 12_000, "tolerance_cts": 150})
    ]
    assert Entree.objects.filter(code="boutique.reglages.changes").count() == 1


@pytest.mark.parametrize(
    ("champs", "attendu"),
    [
        (
            {"vignette_jusqu_au": "2030-01-01"},
            {"instrument": "Pour vendre au poids, il manque le numéro de la balance."},
        ),
        (
            {"instrument": "B-12"},
            {"vignette_jusqu_au": "Pour vendre au poids, il manque la date de la vignette."},
        ),
        (
            {"instrument": "B-12", "vignette_jusqu_au": "2020-01-01"},
            {
                "vignette_jusqu_au": "Cette vignette a expiré le 1er janvier 2020 : "
                "faites vérifier la balance d’abord."
            },
        ),
    ],
)
def test_vendre_au_poids_dit_ce_qui_manque(client, tenue, champs, attendu):
    caisse = la_caisse(tenue.point)
    donnees = la_page_de_caisse(vente_au_poids="on", **champs)

    reponse = client.post(page("caisse_reglages", caisse.pk), donnees)

    assert erreurs(reponse) == attendu
    assert reponse.context["form"]["instrument"].value() == champs.get("instrument")
    caisse.refresh_from_db()
    assert not caisse.vente_au_poids


def test_ce_qui_se_confirme_et_ce_qui_se_montre_d_abord_se_reglent(client, tenue):
    caisse = la_caisse(tenue.point)
    cafe = Activite.objects.get(code="cafe")
    adresse = page("caisse_reglages", caisse.pk)
    dit = {"quantite_plausible": "12", "montant_plausible_cts": "80", "s_ouvre_sur": cafe.pk}

    client.post(adresse, la_page_de_caisse(**dit))

    caisse.refresh_from_db()
    assert (caisse.quantite_plausible, caisse.montant_plausible_cts) == (12, 8_000)
    assert caisse.s_ouvre_sur == cafe
    for champ in ("quantite_plausible", "montant_plausible_cts"):
        assert champ in erreurs(client.post(adresse, la_page_de_caisse(**{champ: "0"})))
    assert "quantite_plausible" in erreurs(
        client.post(adresse, la_page_de_caisse(quantite_plausible="9" * 5_000))
    )


def test_une_balance_verifiee_permet_de_vendre_au_poids(client, tenue):
    caisse = la_caisse(tenue.point)
    bientot = timezone.localdate() + timedelta(days=30)
    donnees = la_page_de_caisse(
        vente_au_poids="on", instrument="B-12", vignette_jusqu_au=bientot.isoformat()
    )

    client.post(page("caisse_reglages", caisse.pk), donnees)

    assert "vend au poids jusqu’au" in lue(client.get(page("caisses")))


def le_moyen(**champs) -> dict:
    sans = {} if "plafond_cts" in champs else {"plafond_cts_sans_limite": "on"}
    return {"nom": "Chèque-cadeau", "genre": "autre", "compte": "511300"} | sans | champs


def test_un_moyen_s_ajoute_une_fois_avec_ses_activites(client, tenue):
    cafe = Activite.objects.get(code="cafe")

    for _ in range(2):
        donnees = le_moyen(nom="Monnaie d’ici", plafond_cts="50", activites=[cafe.pk])
        client.post(page("moyen_nouveau"), donnees)

    moyen = Moyen.objects.get(nom="Monnaie d’ici")
    assert (moyen.code, moyen.plafond_cts) == ("monnaie-dici", 5_000)
    assert list(moyen.activites.all()) == [cafe]


def test_le_genre_est_fige_des_le_premier_paiement(client, tenue):
    tenue.vendre(ligne("Pantalon"))
    especes = Moyen.objects.get(code="especes")
    page_ = page("moyen", especes.pk)

    client.post(page_, le_moyen(nom="Liquide", genre="autre", rend_la_monnaie="on"))

    especes.refresh_from_db()
    assert (especes.nom, especes.genre) == ("Liquide", "especes")
    assert "Il a déjà servi" in lue(client.get(page_))
    with pytest.raises(GenreFige):
        changer_le_moyen(
            moyen=especes,
            par=un_compte("tresorerie"),
            nom="Liquide",
            genre="autre",
            activites=[],
        )


@pytest.mark.parametrize(
    ("champs", "attendu"),
    [
        (
            {"rend_la_monnaie": "on"},
            {"rend_la_monnaie": "On ne rend la monnaie que sur des espèces."},
        ),
        ({"nom": "Carte"}, {"nom": "« Carte » est déjà dans la liste."}),
        ({"compte": "caisse"}, {"compte": "Un compte s’écrit en chiffres, de 3 à 12."}),
    ],
)
def test_un_moyen_impossible_est_dit_a_cote_de_son_champ(client, tenue, champs, attendu):
    assert erreurs(client.post(page("moyen_nouveau"), le_moyen(**champs))) == attendu


def test_les_moyens_se_cachent_et_se_deplacent(client, tenue):
    cheque = Moyen.objects.get(code="cheque")

    client.post(page("moyen_deplacer", cheque.pk), {"sens": "monter"})
    client.post(page("moyen_montrer", cheque.pk), {"visible": "0"})

    assert [m.code for m in Moyen.objects.all()][:3] == ["especes", "cheque", "carte"]
    assert not Moyen.objects.get(code="cheque").visible


@pytest.mark.parametrize(("tape", "attendu"), [("5,5", 550), ("20 %", 2_000), ("2.1", 210)])
def test_un_regime_de_tva_vaut_depuis_un_jour(client, tenue, tape, attendu):
    cafe = Activite.objects.get(code="cafe")
    demain = timezone.localdate() + timedelta(days=1)
    donnees = {"regime": "assujetti", "taux_cp": tape, "debut": demain.isoformat()}

    for _ in range(2):
        client.post(page("activite_regime", cafe.pk), donnees)

    regime = RegimeTVA.objects.get()
    assert (regime.taux_cp, regime.debut) == (attendu, demain)
    assert "non soumise" in lue(client.get(page("activites")))


@pytest.mark.parametrize(
    ("champs", "champ", "phrase"),
    [
        ({"taux_cp": ""}, "taux_cp", "Une activité soumise à la TVA a un taux."),
        ({"taux_cp": "beaucoup"}, "taux_cp", "Par exemple : 20, ou 5,5."),
        (
            {"debut": "2020-01-01"},
            "debut",
            "Un régime commence aujourd’hui ou plus tard : ce qui est vendu garde le sien.",
        ),
    ],
)
def test_un_regime_impossible_est_dit_a_cote_de_son_champ(client, tenue, champs, champ, phrase):
    cafe = Activite.objects.get(code="cafe")
    donnees = {"regime": "assujetti", "taux_cp": "10", "debut": timezone.localdate().isoformat()}

    reponse = client.post(page("activite_regime", cafe.pk), donnees | champs)

    fautes = reponse.context["regime_form"].errors
    assert {n: espaces(" ".join(p)) for n, p in fautes.items()} == {champ: phrase}
    assert not RegimeTVA.objects.exists()


def test_on_renonce_a_un_regime_avant_qu_il_commence(client, tenue):
    regime = un_regime_annonce()
    client.post(page("regime_retirer", regime.pk))
    assert not RegimeTVA.objects.exists()

    commence = un_regime_annonce(timezone.localdate())
    with pytest.raises(RegimeCommence):
        renoncer_au_regime(regime=commence, par=un_compte("tresorerie"))


def test_une_activite_se_change_et_le_journal_dit_quoi(client, tenue):
    cafe = Activite.objects.get(code="cafe")

    client.post(page("activite", cafe.pk), {"nom": "Café d’en bas", "compte": "707210"})

    entree = Entree.objects.get(code="boutique.activite.changee")
    assert entree.contenu["avant"]["nom"] == "Café-atelier"
    assert entree.contenu["apres"]["dans_le_ca"] is False


def test_les_plafonds_par_defaut_puis_ceux_qu_on_tape(client, tenue):
    caisse = PlafondRemboursement.objects.get(role="caisse")
    assert (caisse.avec_ticket_cts, caisse.sans_ticket_cts) == (5_000, 2_000)

    client.post(page("plafonds"), les_plafonds() | {"avec_caisse": "30,5", "sans_caisse": "0"})

    caisse.refresh_from_db()
    assert (caisse.avec_ticket_cts, caisse.sans_ticket_cts) == (3_050, 0)
    assert PlafondRemboursement.objects.get(role="direction").sans_ticket_cts is None
    assert Entree.objects.filter(code="boutique.plafond.change").count() == 1


def les_plafonds() -> dict:
    """The page of ceilings as it is drawn, sent back untouched."""
    form = PlafondsForm(plafonds={p.role: p for p in PlafondRemboursement.objects.all()})
    return {champ.name: valeur for champ in form if (valeur := champ.value()) not in (None, False)}


@pytest.mark.parametrize(
    ("tape", "phrase"),
    [
        ({"avec_caisse": ""}, "Tapez un montant, 0 pour rien, ou cochez « sans limite »."),
        ({"avec_caisse_sans_limite": "on"}, "Un montant, ou « sans limite » : pas les deux."),
    ],
)
def test_sans_limite_se_choisit_et_ne_vient_pas_d_une_case_vide(client, tenue, tape, phrase):
    avant = PlafondRemboursement.objects.get(role="caisse")

    reponse = client.post(page("plafonds"), les_plafonds() | tape)

    assert erreurs(reponse) == {"avec_caisse": phrase}
    assert PlafondRemboursement.objects.get(role="caisse").avec_ticket_cts == avant.avec_ticket_cts

    choisi = les_plafonds() | {"avec_caisse": "", "avec_caisse_sans_limite": "on"}
    client.post(page("plafonds"), choisi)
    assert PlafondRemboursement.objects.get(role="caisse").avec_ticket_cts is None


def test_les_livres_de_la_caisse_restent_justes(client, tenue):
    client.post(page("caisse_reglages", la_caisse(tenue.point).pk), la_page_de_caisse())

    assert [c.phrase for c in evenements()] == []
