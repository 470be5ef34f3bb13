"""The papers of an exit: as they are in hand, corrected without losing what they said."""

from uuid import uuid4

import pytest
from django.urls import reverse

from collecte.bureau.models import Remise
from collecte.livre.services.annulations import annuler
from collecte.sorties.services.sorties import donner
from petiterockette.journal.models import Entree
from tests.collecte.quai.au_quai import responsable, un_don
from tests.collecte.sorties.departs import un_depart, un_ticket
from tests.fabriques import categorie, connecter, entete, structure, type_don, un_compte, un_point
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db

PAPIERS = {
    "bordereau": "BE-12",
    "vehicule": " ab-123-cd ",
    "sens": "recu",
    "montant": "12,50",
    "facture": "F-9",
}


def adresse(bon) -> str:
    return reverse("collecte:remise", args=[bon.pk])


def liste(client, **filtre) -> str:
    return lue(client.get(reverse("collecte:remises"), filtre))


def noter(client, bon, **champs):
    return client.post(adresse(bon), {"sens": "rien"} | champs)


def test_les_papiers_se_notent_et_se_relisent_dans_la_liste(client, quai):
    sortie = un_depart(quai)
    responsable(client, quai)
    assert "manque</span>" in liste(client)

    reponse = noter(client, sortie, **PAPIERS, transporteur=structure("Screlec").pk)

    assert reponse["Location"] == reverse("collecte:remises")
    remise = Remise.objects.get()
    assert (remise.bordereau, remise.vehicule, remise.montant_c) == ("BE-12", "AB-123-CD", 1_250)
    assert remise.transporteur == structure("Screlec")
    texte = liste(client)
    for mots in ("BE-12", "AB-123-CD", "12,50 € reçus", "facture F-9", "Screlec"):
        assert mots in texte
    assert "manque</span>" not in texte


def test_l_argent_paye_se_dit_et_se_garde_en_moins(client, quai):
    sortie = un_depart(quai)
    responsable(client, quai)

    noter(client, sortie, sens="paye", montant="1 030.5")

    assert Remise.objects.get().montant_c == -103_050
    assert "1 030,50 € payés" in liste(client)
    assert 'value="1 030,50"' in lue(client.get(adresse(sortie)))


@pytest.mark.parametrize(
    ("saisie", "ou", "phrase"),
    [
        ({"sens": "recu"}, "montant", "Tapez le montant en euros"),
        ({"sens": "recu", "montant": "0"}, "montant", "Tapez le montant en euros"),
        ({"montant": "12,50"}, "sens", "Dites si ce montant est reçu ou payé."),
        ({"sens": "paye", "montant": "-3"}, "montant", "ne peut pas être négatif"),
        ({"sens": "paye", "montant": "douze"}, "montant", "« douze » n’est pas un montant"),
        ({"bordereau": "B" * 41}, "bordereau", "40"),
    ],
)
def test_une_saisie_impossible_se_dit_a_cote_et_n_ecrit_rien(client, quai, saisie, ou, phrase):
    sortie = un_depart(quai)
    responsable(client, quai)

    reponse = noter(client, sortie, **{"facture": "F-9"} | saisie)

    dites = erreurs(reponse)
    assert list(dites) == [ou]
    assert phrase in dites[ou]
    assert 'value="F-9"' in lue(reponse)
    assert not Remise.objects.exists()


def test_chaque_version_reste_lisible(client, quai):
    sortie = un_depart(quai)
    responsable(client, quai)
    noter(client, sortie, **PAPIERS)
    noter(client, sortie, bordereau="BE-13", transporteur=structure("Screlec").pk)

    texte = lue(client.get(adresse(sortie)))

    assert "bordereau : <s>BE-12</s> <strong>BE-13</strong>" in texte
    assert "argent : <s>12,50 € reçus</s> effacé" in texte
    assert "transporteur : <strong>Screlec</strong>" in texte
    assert "bordereau : <strong>BE-12</strong>" in texte


def test_deux_bureaux_ne_s_effacent_pas_en_silence(client, quai):
    sortie = un_depart(quai)
    responsable(client, quai)
    vu = client.get(adresse(sortie)).context["form"].initial["vu"]
    noter(client, sortie, bordereau="BE-1", vu=vu)

    vieille = noter(client, sortie, vehicule="AB-123-CD", vu=vu)

    texte = lue(vieille)
    assert "Quelqu’un a changé ces papiers" in texte
    assert 'value="AB-123-CD"' in texte
    assert "bordereau : <strong>BE-1</strong>" in texte
    assert Remise.objects.get().bordereau == "BE-1"
    # Read, then sent again: it is what is wanted.
    noter(
        client,
        sortie,
        bordereau="BE-1",
        vehicule="AB-123-CD",
        vu=vieille.context["form"].data["vu"],
    )
    assert Remise.objects.get().vehicule == "AB-123-CD"
    # The same page sent twice changes nothing: it is not refused.
    assert noter(client, sortie, bordereau="BE-1", vehicule="AB-123-CD", vu=vu).status_code == 302


def test_renvoyer_les_memes_papiers_n_ecrit_rien_de_plus(client, quai):
    sortie = un_depart(quai)
    responsable(client, quai)

    noter(client, sortie, **PAPIERS)
    noter(client, sortie, **PAPIERS)

    assert Entree.objects.filter(code="collecte.remise.tenue").count() == 1


def test_des_papiers_vides_n_ecrivent_rien(client, quai):
    sortie = un_depart(quai)
    responsable(client, quai)

    noter(client, sortie)

    assert not Remise.objects.exists()


def test_la_liste_garde_ce_qui_a_des_papiers_et_rien_d_autre(client, quai):
    association = structure("Action froid")
    donnee, _cree = donner(
        entete=entete(point=quai),
        type_don=type_don("Don à une association"),
        structure=association,
        categorie=categorie("livres"),
        brut_g=2_000,
    )
    un_don(point=quai)
    partie = un_depart(quai)
    annulee = un_depart(quai)
    annuler(bon=annulee, uuid=uuid4(), motif="pas venu", compte=un_compte("direction"))
    responsable(client, quai)

    reponse = client.get(reverse("collecte:remises"))
    sans = client.get(reverse("collecte:remises"), {"manque": "bordereau"})

    assert [li["sortie"].pk for li in reponse.context["lignes"]] == [partie.pk, donnee.pk]
    # A gift needs no bordereau.
    assert [li["sortie"].pk for li in sans.context["lignes"]] == [partie.pk]


def test_une_sortie_annulee_garde_ses_papiers_d_avant(client, quai):
    sortie = un_depart(quai)
    annuler(bon=sortie, uuid=uuid4(), motif="pas venu", compte=un_compte("direction"))
    responsable(client, quai)

    reponse = noter(client, sortie, bordereau="BE-1")

    assert "est annulée : elle n’a plus de papiers à tenir" in lue(reponse)
    assert not Remise.objects.exists()


def test_on_revient_au_registre_d_ou_l_on_venait_et_nulle_part_ailleurs(client, quai):
    sortie = un_depart(quai)
    responsable(client, quai)
    registre = reverse("collecte:registre", args=["2026-11"]) + "?lieu=CHV"

    assert noter(client, sortie, bordereau="B-1", suite=registre)["Location"] == registre
    for ailleurs in ("https://ailleurs.example/collecte/", "//ailleurs.example", "/deconnexion/"):
        reponse = noter(client, sortie, bordereau="B-2", suite=ailleurs)
        assert reponse["Location"] == reverse("collecte:remises")


def test_l_equipe_camion_ne_tient_que_les_papiers_de_son_point(client, quai):
    ailleurs = un_point("quai", lieu=quai.lieu)
    ici, la = un_depart(quai), un_depart(ailleurs)
    connecter(client, un_compte("camion", point=quai), quai)

    assert noter(client, ici, bordereau="B-1").status_code == 302
    assert noter(client, la, bordereau="B-1").status_code == 403
    assert liste(client).count(">Papiers<") == 1


def test_sans_sortie_la_page_dit_ce_qui_la_remplira(client, quai):
    responsable(client, quai)

    assert "Aucune sortie pour l’instant" in liste(client)
    assert "Chaque sortie a son bordereau" in liste(client, manque="bordereau")


def test_la_liste_se_lit_par_pages_et_en_peu_de_requetes(
    client, quai, django_assert_max_num_queries, monkeypatch
):
    monkeypatch.setattr("collecte.bureau.views.papiers.PAR_PAGE", 4)
    premieres = [un_depart(quai) for _n in range(3)]
    responsable(client, quai)
    for sortie in premieres:
        noter(client, sortie, bordereau="B-1")
    liste(client)
    with django_assert_max_num_queries(14) as peu:
        liste(client)

    for _n in range(3):
        un_depart(quai)
    with django_assert_max_num_queries(len(peu)):
        reponse = client.get(reverse("collecte:remises"))
    suite = client.get(reverse("collecte:remises"), {"avant": reponse.context["page"].suite})

    assert len(reponse.context["lignes"]) == 4
    assert [li["sortie"].pk for li in suite.context["lignes"]] == [premieres[1].pk, premieres[0].pk]


def test_le_bon_d_une_sortie_mene_a_ses_papiers_et_a_son_ticket(client, quai):
    sortie, don = un_depart(quai), un_don(point=quai)
    responsable(client, quai)

    def liens(bon):
        texte = lue(client.get(reverse("collecte:bon", args=[bon.pk])))
        adresses = (adresse(bon), reverse("collecte:pont_recevoir", args=[bon.pk]))
        return [f'href="{url}"' in texte for url in adresses]

    assert liens(sortie) == [True, True]
    assert liens(don) == [True, False]
    un_ticket(sortie, 40_000)
    assert liens(sortie) == [True, False]
    annuler(bon=don, uuid=uuid4(), motif="pas venu", compte=un_compte("direction"))
    assert liens(don) == [False, False]
