"""The pages of invoices: typed, read, paid, cancelled, on paper."""

from datetime import date
from io import BytesIO
from uuid import uuid4

import pypdf
import pytest
from django.urls import reverse

from boutique.archives.alertes import exercices_sans_archive
from boutique.factures.alertes import factures_en_retard
from boutique.factures.clients import Client, manque_a_l_adresse
from boutique.factures.models import Facture, PaiementFacture
from boutique.factures.refus import AdresseIncomplete
from boutique.factures.services.factures import annuler_la_facture
from boutique.regles.models import Regime, RegimeTVA
from petiterockette.lieux.models import Association
from tests.boutique.a_la_caisse import ALaCaisse, ligne, une_caisse
from tests.boutique.des_factures import l_activite, payer, une_facture
from tests.fabriques import connecter, un_compte
from tests.pages import erreurs, lue

LISTE, NOUVELLE = reverse("boutique:factures"), reverse("boutique:facture_nouvelle")
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2027-03-10 09:00+00:00")]


def ouvrir_la_caisse() -> ALaCaisse:
    return une_caisse(role="responsable")


@pytest.fixture
def tresorerie(client):
    connecter(client, un_compte("tresorerie"))


def adresse(nom: str, pk: int) -> str:
    return reverse(f"boutique:{nom}", args=[pk])


def tapee(tenue, **champs) -> dict:
    """What the page of a new invoice sends: a client, and one line of three."""
    activite = l_activite().pk
    vide = {"libelle": "", "quantite_m": "1", "unite": "", "prix_cts": "", "activite": activite}
    lignes = [vide | {"libelle": "Animation", "quantite_m": "2,5", "unite": "h", "prix_cts": "40"}]
    lignes += [vide, vide]
    return (
        {
            "uuid": str(uuid4()),
            "client_nom": "École du Port",
            "client_adresse": "1 rue du Port, 75019 Paris",
            "client_siren": "123 456 789",
            "client_tva": "",
            "reference": "BC 12",
            "lieu": tenue.point.lieu.pk,
            "prestation_le": "2027-03-09",
            "echeance": "2027-04-09",
            "lignes-TOTAL_FORMS": len(lignes),
            "lignes-INITIAL_FORMS": 0,
        }
        | {f"lignes-{i}-{nom}": v for i, li in enumerate(lignes) for nom, v in li.items()}
        | champs
    )


def test_une_facture_se_tape_et_se_lit(client, tenue, tresorerie):
    page = client.post(NOUVELLE, tapee(tenue), follow=True)

    facture = Facture.objects.get()
    assert (facture.total_cts, facture.client_siren) == (10_000, "123456789")
    texte = lue(page)
    assert "Facture nº F2027-0001" in texte
    assert "Et maintenant : envoyez-la au client" in texte
    assert texte.index(adresse("facture_pdf", facture.pk)) < texte.index("École du Port")
    assert "École du Port" in texte
    assert "2,5 h" in texte
    assert "100,00 €" in texte
    assert "F2027-0001" in lue(client.get(LISTE))
    assert '<data value="10000">' in lue(client.get(f"{LISTE}?dues=1"))


@pytest.mark.parametrize("regime", [r for r in Regime if r != Regime.ASSUJETTI])
def test_ce_qui_ne_porte_pas_de_tva_dit_son_article(tenue, regime):
    RegimeTVA.objects.create(activite=l_activite(), debut=date(2027, 1, 1), regime=regime)

    mention = une_facture(tenue.point.lieu).mentions[0]

    assert "art. 2" in mention
    assert mention.endswith("du CGI")


IBAN = "FR76 3000 6000 0112 3456 7890 189"


def test_elle_dit_ou_payer_des_que_l_iban_est_note(client, tenue, tresorerie):
    sans = "L’IBAN de l’association n’est pas noté"
    assert sans in lue(client.get(NOUVELLE))
    muette = client.post(NOUVELLE, tapee(tenue), follow=True)
    assert "IBAN" not in lue(muette)
    Association.objects.update_or_create(pk=1, defaults={"nom": "Rockette", "iban": IBAN})

    assert sans not in lue(client.get(NOUVELLE))
    texte = lue(client.post(NOUVELLE, tapee(tenue), follow=True))

    assert f"IBAN {IBAN}, en rappelant F2027-0002" in texte
    papier = client.get(adresse("facture_pdf", Facture.objects.first().pk)).content
    assert IBAN[:9] in pypdf.PdfReader(BytesIO(papier)).pages[0].extract_text()


def test_ce_qui_est_paye_ou_annule_ne_dit_pas_ou_payer(client, tenue, tresorerie):
    Association.objects.update_or_create(pk=1, defaults={"nom": "Rockette", "iban": IBAN})
    vente = tenue.vendre(ligne("Pantalon", 2))
    client.post(
        adresse("ticket_facturer", vente.pk),
        {
            "uuid": str(uuid4()),
            "client_nom": "École",
            "client_adresse": "1 rue du Port, 75019 Paris",
        },
    )
    avoir = annuler_la_facture(
        facture=une_facture(tenue.point.lieu),
        uuid=uuid4(),
        motif="erreur",
        compte=un_compte("tresorerie"),
    )[0]

    for facture in (Facture.objects.get(vente=vente), avoir):
        assert "IBAN" not in lue(client.get(adresse("facture", facture.pk)))


@pytest.mark.parametrize(
    ("champs", "champ", "phrase"),
    [
        ({"client_nom": ""}, "client_nom", "Dites à qui est la facture."),
        ({"client_adresse": "93260"}, "client_adresse", "il manque la rue et la ville."),
        ({"client_siren": "12"}, "client_siren", "Un SIREN a 9 chiffres, un SIRET 14."),
        ({"echeance": "2027-03-09"}, "echeance", "L’échéance vient avant la facture"),
        ({"prestation_le": "2027-02-30"}, "prestation_le", "n’existe pas"),
    ],
)
def test_ce_qui_ne_va_pas_est_dit_a_cote_et_rien_ne_s_ecrit(
    client, tenue, tresorerie, champs, champ, phrase
):
    reponse = client.post(NOUVELLE, tapee(tenue, **champs))

    assert phrase in erreurs(reponse)[champ]
    assert 'value="Animation"' in lue(reponse)
    assert Facture.objects.count() == 0


@pytest.mark.parametrize(
    ("adresse_dite", "manque"),
    [
        ("12 rue de la Roquette, 75011 Paris", ""),
        ("12 rue des Lilas, Les Lilas, 93260", ""),
        ("93260", "la rue et la ville"),
        ("93260 Les Lilas", "la rue"),
        ("12 rue des Lilas, 93260", "la ville"),
        ("12 rue des Lilas", "le code postal et la ville"),
        ("Rue Neuve 12, B-1000 Bruxelles", ""),
    ],
)
def test_ce_qui_manque_a_une_adresse_se_dit(adresse_dite, manque):
    assert manque_a_l_adresse(adresse_dite) == manque


def test_rien_ne_se_facture_sans_l_adresse_entiere(client, tenue, tresorerie):
    vente = tenue.vendre(ligne("Pantalon", 2))
    sans_rue = {"client_nom": "École", "client_adresse": "93260 Les Lilas"}

    du_ticket = client.post(adresse("ticket_facturer", vente.pk), sans_rue | {"uuid": str(uuid4())})
    tapee_ici = client.post(NOUVELLE, tapee(tenue, **sans_rue))
    with pytest.raises(AdresseIncomplete, match="il manque la rue"):
        une_facture(tenue.point.lieu, client=Client("École", "93260 Les Lilas"))

    for page in (du_ticket, tapee_ici):
        assert "il manque la rue." in erreurs(page)["client_adresse"]
        assert 'value="93260 Les Lilas"' in lue(page)
    assert Facture.objects.count() == 0


def test_une_prestation_de_plus_d_un_an_dit_ses_delais_sans_rien_empecher(
    client, tenue, tresorerie
):
    dites = [
        lue(client.post(NOUVELLE, tapee(tenue, prestation_le=jour), follow=True))
        for jour in ("2026-03-10", "2026-03-09")
    ]

    recente, vieille = dites
    assert "plus d’un an" not in recente
    assert "La prestation date du 9 mars 2026, il y a plus d’un an." in vieille
    assert Facture.objects.count() == 2


def test_sans_tva_la_colonne_le_dit_au_lieu_de_zero(client, tenue, tresorerie):
    sans = lue(client.post(NOUVELLE, tapee(tenue), follow=True))
    activite = l_activite()
    RegimeTVA.objects.create(
        activite=activite, debut=date(2027, 1, 1), regime=Regime.ASSUJETTI, taux_cp=2_000
    )
    avec = lue(client.post(NOUVELLE, tapee(tenue), follow=True))

    assert '<td class="nombre">—</td>' in sans
    assert '<td class="nombre">0,00 €</td>' not in sans
    assert '<td class="nombre">20,00 €</td>' in avec


def test_une_ligne_a_moitie_tapee_le_dit_sur_sa_ligne(client, tenue, tresorerie):
    reponse = client.post(NOUVELLE, tapee(tenue, **{"lignes-1-libelle": "Bois"}))

    assert "Tapez un montant en euros." in lue(reponse)
    assert 'value="Bois"' in lue(reponse)
    assert Facture.objects.count() == 0


def test_sans_une_ligne_elle_dit_ce_qui_manque(client, tenue, tresorerie):
    vide = {"lignes-0-libelle": "", "lignes-0-quantite_m": "1", "lignes-0-unite": ""}

    reponse = client.post(NOUVELLE, tapee(tenue, **vide, **{"lignes-0-prix_cts": ""}))

    assert "Une facture a une ligne au moins" in lue(reponse)


def test_depuis_le_ticket_une_facture_puis_un_avoir(client, tenue, tresorerie):
    vente = tenue.vendre(ligne("Pantalon", 2))
    assert "Facture" in lue(client.get(adresse("ticket", vente.pk)))
    champs = {
        "uuid": str(uuid4()),
        "client_nom": "L’Îlot",
        "client_adresse": "1 rue du Port, 75019 Paris",
    }

    client.post(adresse("ticket_facturer", vente.pk), champs)

    facture = Facture.objects.get()
    assert f"Facture {facture}" in lue(client.get(adresse("ticket", vente.pk)))
    annulee = client.post(
        adresse("facture_annuler", facture.pk),
        {"uuid": str(uuid4()), "motif": "erreur de client"},
        follow=True,
    )
    assert "Avoir nº F2027-0002" in lue(annulee)
    assert "erreur de client" in lue(annulee)
    assert "Son avoir" in lue(client.get(adresse("facture", facture.pk)))


def test_un_paiement_se_note_et_trop_se_refuse(client, tenue, tresorerie):
    facture = une_facture(tenue.point.lieu)
    champs = {"uuid": str(uuid4()), "jour": "2027-03-10", "montant_cts": "40", "reference": ""}

    trop = client.post(adresse("facture_payee", facture.pk), champs)
    assert "Il ne reste que 32,00 €" in lue(trop)
    assert 'value="40"' in lue(trop)
    client.post(adresse("facture_payee", facture.pk), champs | {"montant_cts": "32.00"})
    client.post(adresse("facture_payee", facture.pk), champs | {"montant_cts": "32.00"})

    assert PaiementFacture.objects.get().montant_cts == 3_200
    assert "payée" in lue(client.get(adresse("facture", facture.pk)))


def test_le_papier_porte_ce_que_la_loi_veut(client, tenue, tresorerie):
    facture = une_facture(tenue.point.lieu)

    reponse = client.get(adresse("facture_pdf", facture.pk))

    texte = (
        " ".join(p.extract_text() for p in pypdf.PdfReader(BytesIO(reponse.content)).pages)
        .replace("\u202f", " ")
        .replace("\u00a0", " ")
    )
    for mot in ("F2027-0001", "Ferrailles du Port", "123456789", "32,00 €", "40 €", "TVA"):
        assert mot in texte, mot


def test_un_retard_alerte_et_le_paiement_l_eteint(tenue, time_machine):
    facture = une_facture(tenue.point.lieu)
    time_machine.move_to("2027-05-10 09:00+00:00")
    [trouvaille] = factures_en_retard(date(2027, 5, 10), 5)
    assert "32,00" in trouvaille.phrase
    payer(facture, 3_200)
    assert not list(factures_en_retard(date(2027, 5, 10), 5))
    assert not list(exercices_sans_archive(date(2027, 5, 10), 7))


def test_un_controle_lit_les_factures_et_n_en_fait_pas(client, tenue):
    facture = une_facture(tenue.point.lieu)
    connecter(client, un_compte("controle"))

    assert "F2027-0001" in lue(client.get(LISTE))
    page = lue(client.get(adresse("facture", facture.pk)))
    assert "Faire l’avoir" not in page
    assert "Noter ce paiement" not in page


def test_la_liste_ne_demande_pas_plus_quand_elle_grandit(
    client, tenue, tresorerie, django_assert_max_num_queries
):
    for _ in range(12):
        une_facture(tenue.point.lieu)

    with django_assert_max_num_queries(14):
        client.get(LISTE)
