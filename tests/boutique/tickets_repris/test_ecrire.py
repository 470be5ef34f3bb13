"""The tickets of before: each pitfall as it is told, written once, corrected by one more row."""

from datetime import date

import pytest
from django.core.management import call_command

from boutique.clotures.models import Cloture
from boutique.oressource.examen.examen import examiner
from boutique.oressource.raisons import Raison
from boutique.tickets_repris.models import (
    CumulLignesReprises,
    CumulTicketsRepris,
    LigneReprise,
    TicketRepris,
)
from boutique.tickets_repris.rapport import Cle, Compte, Reste, relire
from boutique.tickets_repris.refus import MotSansRangee
from boutique.tickets_repris.services import tickets as services
from boutique.ventes.models import Vente
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from tests.boutique.a_la_caisse import la_boutique
from tests.boutique.oressource.des_bases import export, lire_le_dump, tous_les_pieges, un_carnet
from tests.boutique.tickets_repris.d_avant import BASE, MOTS, des_decisions, laisse, reprendre
from tests.fabriques import un_compte, un_lieu

DES_VENTES = "".join(map(lire_le_dump, ("02", "03", "04", "05", "08", "09", "13")))


@pytest.fixture(autouse=True)
def chv(db):
    la_boutique()
    return un_lieu(code="CHV", nom="Chemin-Vert", ouvert_le=date(2013, 1, 1))


def lignes() -> dict[int, LigneReprise]:
    vivantes = LigneReprise.objects.filter(ticket__in=TicketRepris.objects.vivants())
    return {ligne.numero: ligne for ligne in vivantes.select_related("ticket")}


def photo() -> list:
    """Every row that was written, keys and all."""
    modeles = (TicketRepris, LigneReprise, CumulLignesReprises, CumulTicketsRepris)
    rangees = [list(m.objects.order_by("pk").values_list()) for m in modeles]
    return [*rangees, list(Entree.objects.order_by("pk").values_list("code", "contenu"))]


def test_lots_remboursements_masses_et_doubles_entrent_comme_ils_sont_dits():
    rapport = reprendre(DES_VENTES)
    lues = lignes()

    # Three at 0.67; a lot of five at 7 €, told once as if each were; the same, marked a lot.
    assert [(lues[n].total_cts, lues[n].lot, lues[n].lot_incertain) for n in (201, 202, 204)] == [
        *((201, False, False), (3_500, False, True), (700, True, False)),
    ]
    assert (lues[302].total_cts, lues[302].rendu, lues[302].quantite) == (-600, True, 3)
    avoir = TicketRepris.objects.get(numero=301)
    assert (avoir.nature, avoir.total_cts, avoir.moyen) == ("avoir", -1_000, None)
    assert [(lues[n].masse_g, lues[n].masse_incertaine) for n in (401, 402, 403, 404)] == [
        *((1_100, True), (1_200, True), (1_300, True), (5_000, False)),
    ]
    assert list(TicketRepris.objects.filter(double=True).values_list("numero", flat=True)) == [1302]
    assert TicketRepris.objects.get(numero=803).nature == "vide"
    # A sample was never sold; a line whose sale is gone is told, never counted.
    assert not {501, 801} & lues.keys()
    assert laisse(rapport, Raison.LIGNES_SANS_VENTE) == (0, 600, 0)
    assert rapport.marques["lots_sans_marque"] == Reste(1, 3_500, 0)
    de_2019 = rapport.comptes[Cle(2019, "CHV", 1, "avoir", "")]
    # What the old screens told of refunds, beside what was given back.
    assert de_2019 == Compte(1, 2, 4, 0, 1_000, 600, 0)


def test_des_lots_s_ils_en_sont_comptent_une_fois():
    reprendre(lire_le_dump("02"), des_decisions(lots_sans_marque="lot"))

    ligne = lignes()[202]
    assert (ligne.total_cts, ligne.lot, ligne.lot_incertain) == (700, True, False)


def test_ce_que_l_examen_compte_est_ce_qui_est_ecrit_et_se_relit():
    with un_carnet(export(DES_VENTES)) as carnet:
        dits = examiner(carnet).comptes.ventes
    rapport = reprendre(DES_VENTES)

    ecrits: dict[int, list[int]] = {}
    for cle, n in rapport.comptes.items():
        annee = ecrits.setdefault(cle.annee, [0, 0, 0])
        for rang, cts in enumerate((n.vendu_cts, n.rendu_cts, n.rendu_ecran_cts)):
            annee[rang] += cts
    assert ecrits == {
        v.annee: [v.montant_cts, v.remboursements_cts, v.remboursements_ecran_cts]
        for v in dits
        if v.annee
    }
    relu = relire(BASE)
    assert relu.comptes == rapport.comptes
    assert relu.marques == {m: r for m, r in rapport.marques.items() if m in relu.marques}
    call_command("verifier", verbosity=0)


def test_la_meme_base_deux_fois_n_ecrit_rien_de_plus_et_une_base_coupee_se_finit(monkeypatch):
    monkeypatch.setattr(services, "PAR_LOT", 3)
    ventes = DES_VENTES
    reprendre(ventes)
    entiere = photo()
    assert reprendre(ventes).gestes == {}
    assert photo() == entiere
    with un_carnet(export(ventes)) as carnet:
        total = carnet.nombres["ventes"]

    class Coupe(Exception):
        pass

    def couper(_part: float, fait: int) -> None:
        if fait >= total // 2:
            raise Coupe

    autre = 8
    compte = un_compte("direction")
    with pytest.raises(Coupe), un_carnet(export(ventes)) as carnet:
        services.ecrire_les_tickets(carnet, des_decisions(), autre, compte, couper)
    assert 0 < TicketRepris.objects.filter(base=autre).count() < total
    reprendre(ventes, base=autre)

    def dits(base: int) -> list:
        tickets = TicketRepris.objects.filter(base=base).order_by("pk")
        return list(tickets.values_list("numero", "rang", "empreinte", "total_cts"))

    assert dits(autre) == dits(BASE)


def test_une_base_d_apres_corrige_par_une_version_et_rien_n_est_change():
    reprendre(lire_le_dump("03"))
    avant = TicketRepris.objects.get(numero=302)
    corrigee = lire_le_dump("03").replace("(303,302,1,1,1,10.00", "(303,302,1,1,1,12.00")

    rapport = reprendre(corrigee)

    assert (rapport.gestes["ecrit"], rapport.gestes["corrige"]) == (0, 1)
    apres = TicketRepris.objects.get(numero=302, rang=2)
    assert (apres.remplace_id, apres.total_cts, avant.total_cts) == (avant.pk, 1_200, 1_000)
    assert set(TicketRepris.objects.vivants().values_list("numero", "rang")) == {(301, 1), (302, 2)}
    call_command("verifier", verbosity=0)

    # The day of the change comes earlier: what was brought in after it counts no more.
    retiree = reprendre(corrigee, des_decisions(bascule=date(2019, 2, 2)))
    assert (retiree.gestes["retire"], laisse(retiree, Raison.BASCULE)) == (1, (1, 1_200, 0))
    assert set(TicketRepris.objects.vivants().values_list("numero", flat=True)) == {301}
    assert reprendre(corrigee, des_decisions(bascule=date(2019, 2, 2))).gestes == {}
    # And back again.
    assert reprendre(corrigee).gestes["corrige"] == 1
    call_command("verifier", verbosity=0)


def test_ce_qui_est_laisse_est_compte_avec_sa_raison():
    dehors = reprendre(lire_le_dump("03"), des_decisions({("points_vente", 1): ""}))
    assert laisse(dehors, Raison.POINT) == (2, 0, 0)
    sans = reprendre(lire_le_dump("03"), des_decisions({("type_dechets", 1): ""}))
    assert laisse(sans, Raison.MOT)[0] == 2
    assert not TicketRepris.objects.exists()
    assert laisse(reprendre(lire_le_dump("09")), Raison.SANS_DATE)[0] == 1


def test_tous_les_pieges_a_la_fois_entrent_sans_rien_de_la_caisse():
    mots = {("points_vente", n): "CHV" for n in range(2_000)}
    mots |= {("type_dechets", n): "livres" for n in range(2_000)}

    rapport = reprendre(tous_les_pieges(), des_decisions(mots))

    assert rapport.gestes["ecrit"] == TicketRepris.objects.count() == 17
    assert relire(BASE).comptes == rapport.comptes
    assert not Vente.objects.exists()
    assert not Cloture.objects.exists()
    call_command("verifier", verbosity=0)


def test_un_mot_sans_rangee_ou_qui_n_a_pas_le_droit_est_refuse():
    with pytest.raises(MotSansRangee):
        reprendre(lire_le_dump("03"), des_decisions({("moyens_paiement", 1): "troc"}))
    with pytest.raises(DroitManquant), un_carnet(export(lire_le_dump("03"))) as carnet:
        services.ecrire_les_tickets(carnet, des_decisions(MOTS), BASE, un_compte("caisse"))
    assert not TicketRepris.objects.exists()
