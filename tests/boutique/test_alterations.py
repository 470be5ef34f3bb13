"""Nobody changes, removes, swaps or brings back a ticket unseen: `verifier` names it."""

import pytest
from django.db import connection

from boutique.models import (
    BonAchat,
    Comptage,
    LigneVente,
    MouvementEspeces,
    Reglement,
    Session,
    Vente,
)
from boutique.scellement import _LIGNE, _REGLEMENT, _VENTE
from petiterockette.journal.models import Chaine, Maillon
from petiterockette.journal.tetes import Tete, avancer
from tests.boutique.a_la_caisse import ligne, paye, plafonner, rend, une_caisse
from tests.boutique.alterations import alterer, ce_que_dit_verifier, sans_defense
from tests.boutique.test_sessions import deplacer_de

pytestmark = pytest.mark.django_db

SCELLES = {
    Vente: [c for c in _VENTE if "__" not in c and c != "id"],
    LigneVente: [c for c in _LIGNE if c != "vente"],
    Reglement: [c for c in _REGLEMENT if c != "vente"],
    Maillon: ["contenu", "le", "precedent", "empreinte"],
    Chaine: ["rang", "empreinte"],
    Session: ["fond_cts", "jour"],
    MouvementEspeces: ["de", "vers", "montant_cts", "motif"],
    Comptage: [
        *("coupures", "especes_cts", "especes_attendues_cts", "cheques_comptes"),
        *("cheques_attendus", "carte_cts", "carte_attendue_cts", "motif"),
    ],
}


@pytest.fixture
def journee():
    """A till's day: three sales, a refund, a correction, cash moved, a count."""
    plafonner("caisse", None)
    tenue = une_caisse()
    premiere = tenue.vendre(ligne("Pantalon", 2, masse_g=900), commentaire="Réservé")
    tenue.vendre(ligne("Manteau", remise_cts=100), reglements=[paye("carte", 400)])
    troisieme = tenue.vendre(ligne("Assiette", 4))
    tenue.rendre(premiere, [rend(premiere.lignes.get())])
    tenue.corriger(troisieme, paye("cheque", 100))
    deplacer_de(tenue, 4_000)
    tenue.fermer()
    tenue.compter(6_300, cheques=1, carte_cts=400)
    assert ce_que_dit_verifier() == []
    return tenue


@pytest.mark.usefixtures("journee")
def test_chaque_colonne_scellee_changee_se_voit():
    pas_vues = []

    for modele, noms in SCELLES.items():
        rangee = modele.objects.order_by("pk").first()
        for nom in noms:
            with sans_defense(modele):
                alterer(rangee, nom)
                if not ce_que_dit_verifier():
                    pas_vues.append(f"{modele.__name__}.{nom}")

    assert pas_vues == []


@pytest.mark.usefixtures("journee")
def test_un_montant_change_est_nomme():
    with sans_defense(LigneVente):
        LigneVente.objects.filter(vente__numero=1).update(montant_cts=1)
        phrases = ce_que_dit_verifier()

    assert "ticket 1-1, lignes 1 : montant_cts vaut 1, scellé 600" in phrases


@pytest.mark.parametrize("numero", [2, 5])
@pytest.mark.usefixtures("journee")
def test_un_ticket_efface_au_milieu_ou_a_la_fin_est_nomme(numero):
    with sans_defense(Vente):
        _effacer(numero)
        phrases = ce_que_dit_verifier()

    assert f"ticket 1-{numero} : il manque" in phrases


@pytest.mark.usefixtures("journee")
def test_le_dernier_ticket_efface_avec_son_maillon_est_connu_dehors():
    serie = Vente.objects.first().serie
    dernier = serie.chaine.maillons.get(rang=5)
    avancer(serie.chaine.nom, Tete(dernier.rang, dernier.empreinte))

    with sans_defense(Vente):
        _effacer(5)
        Maillon.objects.filter(chaine=serie.chaine, rang=5).delete()
        Chaine.objects.filter(pk=serie.chaine_id).update(rang=4, empreinte=dernier.precedent)
        phrases = ce_que_dit_verifier()

    assert "série 1 : la base s’arrête au nº 4, dehors on connaît le 5" in phrases


@pytest.mark.usefixtures("journee")
def test_deux_tickets_echanges_se_voient():
    with sans_defense(Vente):
        for avant, apres in ((1, 900), (2, 1), (900, 2)):
            Vente.objects.filter(numero=avant).update(numero=apres)
        phrases = ce_que_dit_verifier()

    assert any(p.startswith("ticket 1-1 :") for p in phrases)
    assert any(p.startswith("ticket 1-2 :") for p in phrases)


@pytest.mark.parametrize("modele", [LigneVente, Reglement], ids=lambda m: m.__name__)
@pytest.mark.usefixtures("journee")
def test_une_ancienne_copie_d_une_table_se_voit(modele):
    with sans_defense(modele):
        modele.objects.filter(vente__numero__gt=2).delete()
        phrases = ce_que_dit_verifier()

    assert any(p.startswith("ticket 1-3") for p in phrases)


def test_une_ancienne_copie_de_la_table_des_tickets_se_voit(journee):
    with sans_defense(Vente):
        for numero in (5, 4, 3):
            _effacer(numero)
        phrases = ce_que_dit_verifier()

    assert {f"ticket 1-{n} : il manque" for n in (3, 4, 5)} <= set(phrases)


def test_un_solde_de_bon_change_se_voit(journee):
    journee.rouvrir()
    vente = journee.vendre(ligne("Pantalon"))
    journee.rendre(vente, [rend(vente.lignes.get())], [paye("bon", 300)])

    with sans_defense(BonAchat):
        BonAchat.objects.update(solde_cts=299)
        phrases = ce_que_dit_verifier()

    assert any("il reste 2,99" in p for p in phrases)


def _effacer(numero: int) -> None:
    """Take a ticket and its rows out, as somebody with the whole base in hand would."""
    with connection.cursor() as curseur:
        if connection.vendor == "sqlite":
            curseur.execute("PRAGMA defer_foreign_keys = ON")
    vente = Vente.objects.get(numero=numero)
    Vente.objects.filter(lien=vente).update(lien=None)
    LigneVente.objects.filter(rend__vente=vente).update(rend=None)
    LigneVente.objects.filter(vente=vente)._raw_delete("default")
    Reglement.objects.filter(vente=vente)._raw_delete("default")
    Vente.objects.filter(pk=vente.pk)._raw_delete("default")
