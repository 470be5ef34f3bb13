"""A bike is lent and comes back, is kept for a member, is given."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ateliers.permanences import fiche
from ateliers.velo.alertes import a_declarer, prets_en_retard
from ateliers.velo.models import Declaration, Pret
from ateliers.velo.refus import DatePassee, IlManque, PassageInterdit
from ateliers.velo.services import prets_et_dons, velos
from collecte.objets.models import Objet
from tests.fabriques import type_don, une_personne

DEMAIN = timedelta(days=1)


def test_un_velo_prete_reste_a_nous_et_revient_a_controler(atelier):
    velo = atelier.prete(timezone.localdate() + DEMAIN)
    assert (velo.statut, atelier.stock()) == ("prete", {"prete": 14_000})

    prets_et_dons.reprendre(geste=atelier.geste(), velo=velo)

    velo = atelier.relu(velo)
    assert (velo.statut, velo.controle, atelier.stock()) == (
        "diagnostique",
        None,
        {"atelier": 14_000},
    )
    assert Pret.objects.get().rendu_le is not None


def test_un_pret_ne_finit_pas_hier(atelier):
    with pytest.raises(DatePassee):
        atelier.prete(timezone.localdate() - DEMAIN)

    assert not Pret.objects.exists()


def test_un_velo_prete_ne_se_prete_pas_deux_fois(atelier):
    velo = atelier.prete(timezone.localdate() + DEMAIN)

    with pytest.raises(PassageInterdit):
        prets_et_dons.preter(
            geste=atelier.geste(),
            velo=velo,
            personne=une_personne(),
            jusqu_au=timezone.localdate() + DEMAIN,
        )


def test_le_retard_se_dit_le_lendemain_sans_nommer_personne(atelier):
    jour = timezone.localdate()
    velo = atelier.prete(jour)

    assert list(prets_en_retard(jour, 0)) == []
    [trouvaille] = prets_en_retard(jour + DEMAIN, 0)

    assert velo.numero in trouvaille.phrase
    assert "Zoé" not in trouvaille.phrase


def test_un_velo_reserve_dit_pour_qui_puis_l_oublie(atelier):
    velo, zoe = atelier.diagnostique(), une_personne("Zoé")

    velos.reserver(geste=atelier.geste(), velo=velo, personne=zoe)
    assert atelier.relu(velo).reserve_pour == zoe
    velo = atelier.passer(velo, "en_reparation")

    assert velo.reserve_pour is None


def test_un_velo_donne_part_en_reemploi_et_se_declare(atelier):
    autre, velo = atelier.en_vente(), atelier.controle()

    prets_et_dons.donner(geste=atelier.geste(), velo=velo, type_don=type_don())

    velo = atelier.relu(velo)
    assert (velo.statut, velo.objet.situation) == ("donne", Objet.Situation.DONNE)
    # The other one's kilograms stay on the shelf.
    assert atelier.stock() == {"rayon": autre.masse_g}
    fin = velo.changements.get(vers="donne").bon.mouvements.order_by("-id").first()
    assert (fin.vers, fin.masse_g) == ("donne_particulier", 14_000)
    assert Declaration.objects.get().identifiant == velo.identifiant


def test_un_velo_sans_controle_ne_se_donne_pas(atelier):
    velo = atelier.diagnostique()

    with pytest.raises((IlManque, PassageInterdit)):
        prets_et_dons.donner(geste=atelier.geste(), velo=velo, type_don=type_don())


def test_un_acheteur_pas_transmis_est_une_alerte_datee(atelier):
    velo = atelier.controle()
    prets_et_dons.donner(geste=atelier.geste(), velo=velo, type_don=type_don())
    jour = timezone.localdate()

    assert list(a_declarer(jour + DEMAIN, 2)) == []
    [trouvaille] = a_declarer(jour + 2 * DEMAIN, 2)

    assert (trouvaille.depuis, trouvaille.lieu) == (jour, atelier.lieu.pk)


def test_la_fiche_d_une_personne_dit_le_velo_prete_et_ses_passages(atelier, rf):
    velo = atelier.prete(timezone.localdate() + DEMAIN)
    zoe = Pret.objects.get().personne
    atelier.arrive(atelier.permanence(), zoe)

    section = fiche.velo(zoe, rf.get("/"))

    assert section.lignes[0].url == f"/velo/velos/{velo.pk}/"
    assert section.lignes[1].texte == "1 passage aux permanences"
    assert fiche.velo(une_personne("Ali"), rf.get("/")) is None
