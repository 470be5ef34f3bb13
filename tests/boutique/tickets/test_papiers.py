"""What leaves the till: the ticket once, then numbered duplicates; a mail kept nowhere."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from boutique.articles.models import Article
from boutique.regles.models import Activite, RegimeTVA
from boutique.tickets.models import Remis
from boutique.tickets.papiers import papier_de
from boutique.tickets.refus import CadeauSansVente
from boutique.tickets.services.papiers_remis import remettre
from boutique.ventes.models import BonAchat
from boutique.ventes.refus import AutrePapier
from boutique.ventes.services.bons_achat import emettre
from petiterockette.journal.models import Entree, Maillon
from petiterockette.lieux.models import Association
from tests.boutique.a_la_caisse import ALaCaisse, ligne, lot, paye, rend
from tests.fabriques import une_personne
from tests.pages import erreurs, espaces, lue

pytestmark = pytest.mark.django_db


ADRESSE = "zoe.d-aix+tickets@exemple.fr"


@pytest.fixture
def association():
    return Association.objects.create(
        id=1, nom="La Petite Rockette", adresse="125 rue du Chemin-Vert", siret="48928374500021"
    )


@pytest.fixture
def vente(guichet):
    return guichet.tenue.vendre(ligne("Pantalon"))


def un_cafe() -> dict:
    cafe = Activite.objects.get(code="cafe")
    RegimeTVA.objects.create(
        activite=cafe, debut=date(2020, 1, 1), regime="assujetti", taux_cp=1_000
    )
    article = Article.objects.create(
        nom="Café", numero=900, activite=cafe, provenance="service", mode_prix="fixe", prix_cts=150
    )
    return {
        "article": article.pk,
        "mode": "unite",
        "quantite": 2,
        "prix_cts": 150,
        "montant_cts": 300,
    }


# What a paper says


def test_un_papier_dit_la_maison_le_numero_et_un_code_pour_qui_tient_la_caisse(
    guichet, association
):
    vente = guichet.tenue.vendre(ligne("Pantalon", 2), reglements=[paye("especes", 600, 1_000)])

    page = lue(guichet.lire("ticket_papier", vente))

    for dit in ("La Petite Rockette", "489 283 745 00021", "nº 1-1", "caisse 1"):
        assert dit in page
    for dit in ("2 × 3,00 €", "Reçu", "10,00 €", "4,00 €", "TVA non applicable"):
        assert dit in page
    papier = papier_de(vente)
    assert (papier.operateur, len(papier.abrege)) == (str(vente.par), 8)
    article = page[page.index("<article") : page.index("</article>")]
    assert str(guichet.tenue.compte) not in article


def test_un_lot_dit_son_prix_et_jamais_le_produit(guichet):
    vente = guichet.tenue.vendre(
        lot("Assiette", 700, 5), lot("Bol", 400, None), ligne("Six verres", 2)
    )

    papier = papier_de(vente)

    assert [espaces(li.detail) for li in papier.lignes] == [
        "lot de 5 : 7,00 €",
        "lot : 4,00 €",
        "2 lots de 6 × 2,00 €",
    ]
    assert "35,00" not in lue(guichet.lire("ticket_papier", vente))


def test_la_tva_se_dit_par_taux_et_le_reste_dit_pourquoi(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"), un_cafe())

    papier = papier_de(vente)

    [taux] = papier.tva
    assert (taux.lettre, espaces(taux.taux)) == ("B", "10 %")
    assert (taux.ht_cts, taux.tva_cts, taux.ttc_cts) == (273, 27, 300)
    assert [p.mention for p in papier.mentions] == ["TVA non applicable, art. 261-7-1° du CGI"]
    assert [li.lettre for li in papier.lignes] == ["A", "B"]


def test_un_bien_durable_dit_sa_garantie_et_se_remet(guichet):
    vente = guichet.tenue.vendre(ligne("Grille-pain"), ligne("Pantalon"))

    page = lue(guichet.lire("ticket_papier", vente))

    assert "Ticket à remettre" in page
    assert "Garantie légale de conformité : 2 ans" in page
    assert papier_de(vente).garantis == "Grille-pain"


def test_le_ticket_cadeau_n_a_pas_de_prix(guichet, vente):
    page = lue(guichet.lire("ticket_papier", vente, cadeau="1"))

    article = page[page.index("<article") : page.index("</article>")]
    assert "Ticket cadeau" in article
    assert "€" not in article


def test_l_entrainement_traverse_le_papier(guichet):
    ecole = ALaCaisse(guichet.tenue.point, guichet.tenue.compte, ecole=True)
    ecole.rouvrir()

    page = lue(guichet.lire("ticket_papier", ecole.vendre(ligne("Pantalon"))))

    assert page.count("FACTICE") >= 2
    assert 'data-mot="Factice"' in page


def test_un_bon_d_achat_vendu_est_sur_son_ticket(guichet):
    vente = guichet.tenue.vendre(ligne("Bon d’achat à offrir", prix_cts=2_000, montant_cts=2_000))

    code = BonAchat.objects.get().code

    assert code in lue(guichet.lire("ticket_papier", vente))


def test_le_papier_dit_ce_qui_restait_sur_le_bon_qui_l_a_paye(guichet):
    bon = emettre(valeur_cts=1_000, origine="vendu")
    premiere = guichet.tenue.vendre(
        ligne("Pantalon"), reglements=[paye("bon", 300, reference=bon.code)]
    )
    seconde = guichet.tenue.vendre(
        ligne("Pantalon", 2, remise_cts=0),
        ligne("Écharpe"),
        reglements=[paye("bon", 700, reference=bon.code)],
    )

    assert "il reste 7,00 €, à dépenser jusqu’au" in lue(guichet.lire("ticket_papier", premiere))
    assert "il ne reste rien" in lue(guichet.lire("ticket_papier", seconde))
    assert bon.code not in lue(Client().get(guichet.adresse("ticket_public", premiere.jeton)))


# How it is handed over


def test_regarder_un_papier_n_ecrit_rien(guichet, vente):
    guichet.lire("ticket_papier", vente)
    guichet.lire("ticket_code", vente)
    guichet.lire("ticket_courriel", vente)

    assert not Remis.objects.exists()


def test_le_premier_papier_est_le_ticket_les_suivants_des_duplicatas_numerotes(guichet, vente):
    for _fois in range(3):
        assert guichet.poster("ticket_papier", vente, forme="papier").status_code == 302

    assert list(Remis.objects.values_list("duplicata", flat=True)) == [0, 1, 2]
    assert "Ce sera le duplicata nº 3" in lue(guichet.lire("ticket_papier", vente))


def test_le_papier_demande_se_montre_avec_sa_marque(guichet, vente):
    guichet.poster("ticket_papier", vente, forme="papier")

    reponse = guichet.client.post(
        guichet.adresse("ticket_papier", vente) + "?papier=a4",
        {"uuid": str(uuid4()), "forme": "papier"},
        follow=True,
    )

    page = lue(reponse)
    assert "DUPLICATA nº 1" in page
    assert 'data-mot="Aperçu"' not in page
    assert "ticket-a4" in page


def test_un_double_appui_ne_fait_qu_un_papier(guichet, vente):
    uuid = str(uuid4())

    reponses = [guichet.poster("ticket_papier", vente, forme="papier", uuid=uuid) for _ in range(2)]

    assert reponses[0]["Location"] == reponses[1]["Location"]
    assert Remis.objects.count() == 1


def test_le_meme_numero_pour_autre_chose_est_refuse(guichet, vente):
    uuid, compte = uuid4(), guichet.tenue.compte
    remettre(vente=vente, uuid=uuid, forme="papier", compte=compte, par=None)

    with pytest.raises(AutrePapier):
        remettre(vente=vente, uuid=uuid, forme="cadeau", compte=compte, par=None)


def test_un_vieux_lien_ne_redonne_pas_l_original(guichet, vente):
    reponse = guichet.poster("ticket_papier", vente, forme="papier")
    assert 'data-mot="Aperçu"' not in lue(guichet.client.get(reponse["Location"]))

    with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False):
        page = lue(guichet.client.get(reponse["Location"]))

    assert 'data-mot="Aperçu"' in page
    assert "DUPLICATA nº 1" in page


def test_un_ticket_refuse_par_le_client_se_note(guichet, vente):
    reponse = guichet.poster("ticket_papier", vente, forme="refuse")

    assert reponse["Location"] == guichet.adresse("ticket", vente)
    assert "refusé par le client" in lue(guichet.lire("ticket", vente))
    assert Remis.objects.get().duplicata == 0


def refuser_de_la_caisse(guichet, vente, **document):
    return guichet.client.post(
        guichet.adresse("ticket_refuse", vente),
        {"uuid": str(uuid4())} | document,
        content_type="application/json",
    )


def test_un_ticket_refuse_se_note_de_la_caisse_une_seule_fois(guichet, vente):
    uuid = str(uuid4())

    statuts = [refuser_de_la_caisse(guichet, vente, uuid=uuid).status_code for _ in range(2)]

    assert statuts == [201, 200]
    assert Remis.objects.get().forme == "refuse"
    assert "refusé par le client" in lue(guichet.lire("ticket", vente))


def test_un_refus_illisible_n_ecrit_rien(guichet, vente):
    assert refuser_de_la_caisse(guichet, vente, uuid="non").status_code == 422
    assert not Remis.objects.exists()


def test_un_code_scanne_se_note_et_n_est_pas_un_duplicata(guichet, vente):
    guichet.poster("ticket_code", vente, forme="code")
    guichet.poster("ticket_papier", vente, forme="papier")

    assert list(Remis.objects.values_list("forme", "duplicata")) == [("code", 0), ("papier", 0)]


def test_un_remboursement_n_a_pas_de_ticket_cadeau(guichet, vente):
    avoir = guichet.tenue.rendre(vente, [rend(vente.lignes.get())])

    with pytest.raises(CadeauSansVente):
        remettre(vente=avoir, uuid=uuid4(), forme="cadeau", compte=guichet.tenue.compte, par=None)


def test_ce_qui_sort_est_enchaine_avec_la_caisse(guichet, vente):
    guichet.poster("ticket_papier", vente, forme="papier")

    maillon = Maillon.objects.filter(chaine__nom="caisse:1:evenements").latest("rang")
    assert maillon.contenu["code"] == "ticket.remis"
    assert Entree.objects.filter(code="boutique.ticket.remis").count() == 1


def test_le_compte_d_un_appareil_dit_qui_remet(guichet, vente):
    compte, lieu = guichet.tenue.compte, guichet.tenue.point.lieu
    compte.personne = None
    compte.save()
    awa = une_personne("Maëlle", equipe=lieu)

    sans = guichet.poster("ticket_papier", vente, forme="papier")
    guichet.poster("ticket_papier", vente, forme="papier", par=awa.pk)

    assert erreurs(sans) == {"par": "Touchez votre nom."}
    assert Remis.objects.get().par == awa.pk


# By mail


def test_le_ticket_part_par_courriel_et_l_adresse_n_est_gardee_nulle_part(
    guichet, association, vente, django_capture_on_commit_callbacks, caplog
):
    with django_capture_on_commit_callbacks(execute=True):
        reponse = guichet.poster("ticket_courriel", vente, courriel=ADRESSE)

    assert reponse.status_code == 302
    [message] = mail.outbox
    assert message.to == [ADRESSE]
    texte = espaces(message.body)
    for dit in ("Ticket nº 1-1", "Pantalon : 3,00 €", "Total TTC : 3,00 €", vente.jeton):
        assert dit in texte
    assert "3,00 €" in espaces(message.alternatives[0][0])
    assert Remis.objects.get().forme == "courriel"
    traces = [*Entree.objects.values_list("resume", "contenu"), *Maillon.objects.values("contenu")]
    assert ADRESSE not in f"{traces}{caplog.text}"
    assert ADRESSE not in lue(guichet.lire("ticket", vente))


def test_un_double_appui_n_envoie_qu_un_courriel(guichet, vente):
    uuid = str(uuid4())

    for _fois in range(2):
        guichet.poster("ticket_courriel", vente, courriel=ADRESSE, uuid=uuid)

    assert len(mail.outbox) == Remis.objects.count() == 1


def test_apres_un_courriel_le_papier_est_un_duplicata(guichet, vente):
    guichet.poster("ticket_courriel", vente, courriel=ADRESSE)
    guichet.poster("ticket_papier", vente, forme="papier")

    assert Remis.objects.get(forme="papier").duplicata == 1


@pytest.mark.parametrize("courriel", ["", "zoe", "zoe@", "a b@exemple.fr"])
def test_une_adresse_illisible_se_dit_et_rien_ne_part(guichet, vente, courriel):
    reponse = guichet.poster("ticket_courriel", vente, courriel=courriel)

    assert "courriel" in erreurs(reponse)
    assert (mail.outbox, Remis.objects.count()) == ([], 0)


def test_sans_serveur_de_courriel_la_page_le_dit(guichet, vente, settings):
    settings.COURRIEL_REGLE = False

    reponse = guichet.poster("ticket_courriel", vente, courriel=ADRESSE)

    assert "Aucun serveur de courriel" in lue(reponse)
    assert not Remis.objects.exists()


def test_un_serveur_muet_n_ecrit_rien(guichet, vente, monkeypatch):
    def muet(*args, **options):
        raise OSError

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.open", muet)

    reponse = guichet.poster("ticket_courriel", vente, courriel=ADRESSE)

    assert "Rien n’est parti" in lue(reponse)
    assert not Remis.objects.exists()


# The customer's own page


def test_la_page_publique_ne_dit_le_nom_de_personne(guichet, association):
    vente = guichet.tenue.vendre(
        ligne("Bon d’achat à offrir", prix_cts=2_000, montant_cts=2_000),
        ligne("Écharpe"),
        reglements=[paye("cheque", 2_100, reference="Chèque de Mme L’Hôte")],
        commentaire="Mme L’Hôte",
    )

    reponse = Client().get(guichet.adresse("ticket_public", vente.jeton))

    page = lue(reponse)
    assert reponse.status_code == 200
    assert reponse["X-Robots-Tag"] == "noindex"
    assert "Écharpe" in page
    assert "21,00 €" in page
    for tu in ("L’Hôte", "opérateur", str(guichet.tenue.compte), BonAchat.objects.get().code):
        assert tu not in page
    assert "csrf" not in page


def test_une_adresse_devinee_ne_montre_rien(guichet, vente):
    assert Client().get(guichet.adresse("ticket_public", str(vente.pk))).status_code == 404
    assert Client().get(guichet.adresse("ticket_public", vente.jeton[:-1])).status_code == 404
