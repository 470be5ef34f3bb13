"""Say at the screen how a sale was really paid."""

from uuid import uuid4

import pytest

from boutique.regles.models import Moyen
from boutique.tickets.services.corrections import paiement_actuel
from boutique.ventes.models import BonAchat, Vente
from boutique.ventes.verifications.tickets import bons_d_achat, sommes, tickets
from tests.boutique.a_la_caisse import ligne, paye, rend
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db


def moyen(code: str) -> int:
    return Moyen.objects.get(code=code).pk


def actuel(vente) -> list[tuple[str, int]]:
    return [(r.libelle, r.montant_cts) for r in paiement_actuel(vente)]


def test_un_seul_moyen_d_un_doigt(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))

    reponse = guichet.poster("ticket_corriger", vente, moyen=moyen("carte"), motif="L’autre touche")

    assert reponse["Location"] == guichet.adresse("ticket", vente)
    assert actuel(vente) == [("Carte", 300)]
    assert [c.phrase for v in (tickets, sommes) for c in v()] == []


def test_en_plusieurs_montants_avec_des_virgules(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))
    champs = {f"m{moyen('carte')}": "2,5", f"m{moyen('especes')}": "0.50"}

    guichet.poster("ticket_corriger", vente, motif="Deux paiements", **champs)

    assert actuel(vente) == [("Espèces", 50), ("Carte", 250)]


def test_un_double_appui_ne_corrige_qu_une_fois(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))
    champs = {"moyen": moyen("carte"), "motif": "L’autre touche", "uuid": str(uuid4())}

    for _fois in range(2):
        assert guichet.poster("ticket_corriger", vente, **champs).status_code == 302

    assert Vente.objects.filter(nature="correction").count() == 1


@pytest.mark.parametrize(
    ("champs", "champ", "phrase"),
    [
        ({"motif": "x"}, "moyen", "Touchez le moyen, ou dites les montants."),
        ({"moyen": "carte"}, "motif", "Dites pourquoi."),
        ({"moyen": "bon", "motif": "x"}, "code", "Tapez le code du bon."),
        (
            {"m": {"carte": "2,00"}, "motif": "x"},
            "moyen",
            "Ces montants font 2,00 € ; le ticket est de 3,00 €.",
        ),
    ],
)
def test_ce_qui_manque_se_dit_a_sa_place(guichet, champs, champ, phrase):
    vente = guichet.tenue.vendre(ligne("Pantalon"))
    poste = {k: moyen(v) if k == "moyen" else v for k, v in champs.items() if k != "m"}
    poste |= {f"m{moyen(code)}": saisi for code, saisi in champs.get("m", {}).items()}

    reponse = guichet.poster("ticket_corriger", vente, **poste)

    assert erreurs(reponse)[champ] == phrase
    assert actuel(vente) == [("Espèces", 300)]


def test_le_paiement_deja_note_est_refuse(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))

    reponse = guichet.poster("ticket_corriger", vente, moyen=moyen("especes"), motif="x")

    assert "rien à corriger" in lue(reponse)


def test_un_bon_inconnu_se_dit(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))

    reponse = guichet.poster(
        "ticket_corriger", vente, moyen=moyen("bon"), code="ZZZZZZZZ", motif="x"
    )

    assert "Aucun bon ne porte le code" in lue(reponse)


def test_payer_par_un_bon_apres_coup_en_prend_le_montant(guichet):
    guichet.tenue.vendre(ligne("Bon d’achat à offrir", prix_cts=2_000, montant_cts=2_000))
    bon = BonAchat.objects.get()
    vente = guichet.tenue.vendre(ligne("Pantalon"))

    guichet.poster(
        "ticket_corriger", vente, moyen=moyen("bon"), code=bon.code.lower(), motif="Oublié"
    )

    bon.refresh_from_db()
    assert bon.solde_cts == 1_700
    assert [c.phrase for c in bons_d_achat()] == []


def test_toute_somme_recue_dit_ce_qu_il_faut_rendre(guichet):
    """10 € and coins: nothing is written, and the page says what the ticket keeps."""
    especes = paye("especes", 300, donne_cts=2_000)
    vente = guichet.tenue.vendre(ligne("Pantalon"), reglements=[especes])

    pages = {
        recu: lue(guichet.lire("ticket_corriger", vente, recu=recu))
        for recu in ("12,50", "2", "beaucoup", "")
    }

    assert "12,50 € reçus : rendre <strong>9,50 €</strong>" in pages["12,50"]
    assert "2,00 € reçus : il manque <strong>1,00 €</strong>" in pages["2"]
    for page in pages.values():
        assert "Le ticket garde « reçu 20,00 €, rendu 17,00 € »" in page
        assert "le tiroir attend 3,00 €" in page
    assert "Tapez ce qui a été donné." in pages[""]
    assert Vente.objects.count() == 1


def test_caisse_fermee_le_hors_tiroir_s_explique(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))
    assert "La caisse de ce jour-là est fermée" not in lue(guichet.lire("ticket_corriger", vente))
    guichet.tenue.fermer()

    assert "La caisse de ce jour-là est fermée" in lue(guichet.lire("ticket_corriger", vente))
    guichet.poster("ticket_corriger", vente, moyen=moyen("carte"), motif="Vu au relevé")

    correction = Vente.objects.get(nature="correction")
    assert correction.hors_tiroir
    assert "hors tiroir" in lue(guichet.lire("ticket", correction))


def test_la_tresorerie_corrige_et_le_controle_non(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))
    champs = {"moyen": moyen("carte"), "motif": "Relevé de banque", "uuid": str(uuid4())}
    adresse = guichet.adresse("ticket_corriger", vente)

    assert guichet.en_tant_que("controle").post(adresse, champs).status_code == 403
    assert guichet.en_tant_que("tresorerie").post(adresse, champs).status_code == 302


def test_un_remboursement_se_corrige_comme_une_vente(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"), reglements=[paye("carte", 300)])
    guichet.rendre(vente, **{f"n{vente.lignes.get().pk}": "on"}, moyen="especes", vu_cts="300")
    avoir = Vente.objects.get(nature="avoir")
    adresse = guichet.adresse("ticket_corriger", avoir)

    assert adresse in lue(guichet.lire("ticket", avoir))
    assert "Noté comme rendu par" in lue(guichet.lire("ticket_corriger", avoir))
    guichet.poster("ticket_corriger", avoir, moyen=moyen("carte"), motif="L’autre touche")

    assert actuel(avoir) == [("Carte", -300)]


def test_rendu_en_bon_apres_coup_le_bon_se_donne_sans_code_a_taper(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))
    avoir = guichet.tenue.rendre(vente, [rend(vente.lignes.get())])

    guichet.poster("ticket_corriger", avoir, moyen=moyen("bon"), motif="Elle préfère un bon")

    bon, correction = BonAchat.objects.get(), Vente.objects.get(nature="correction")
    assert f"Bon d’achat de 3,00 € : {bon.code}" in lue(guichet.lire("ticket", correction))
    guichet.poster("ticket_corriger", avoir, moyen=moyen("carte"), motif="Finalement non")
    assert bon.code not in lue(guichet.lire("ticket", correction))


def test_une_correction_ne_se_corrige_pas_elle_meme(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))
    correction = guichet.tenue.corriger(vente, paye("carte", 300))

    reponse = guichet.lire("ticket_corriger", correction)

    assert reponse["Location"] == guichet.adresse("ticket", correction)
