"""The machine of a bike's states: what is allowed, what is demanded, what is told."""

import pytest

from ateliers.velo.etats import PASSAGES, PRESENTS, Statut, gestes, statuts_suivants
from ateliers.velo.models import Changement
from ateliers.velo.refus import Blocage, IlManque, PassageInterdit
from ateliers.velo.services import passages, velos
from collecte.objets.models import Objet
from petiterockette.journal.models import Entree


def test_chaque_etat_se_quitte_et_s_atteint():
    atteints = {vers for _de, vers in PASSAGES} | {Statut.RECU}

    # Cancelling an inventory alone sets a bike aside: no gesture on its page does.
    assert atteints == set(Statut) - {Statut.ECARTE}
    assert {s for s in Statut if not statuts_suivants(s)} == {
        Statut.DONNE,
        Statut.RECYCLE,
        Statut.RESTITUE,
        Statut.ECARTE,
    }


def test_la_caisse_seule_vend_et_reprend():
    assert Statut.VENDU not in {vers for s in Statut for vers in gestes(s)}
    assert gestes(Statut.VENDU) == []
    assert gestes(Statut.PRETE) == []


def test_un_vole_se_bloque_d_ou_qu_il_soit():
    d_ou = {de for de, vers in PASSAGES if vers == Statut.SIGNALE_VOLE}

    assert d_ou == set(PRESENTS) - {Statut.SIGNALE_VOLE, Statut.PRETE}


def test_un_velo_recu_ne_se_repare_pas_avant_d_etre_regarde(atelier):
    velo = atelier.recevoir()

    with pytest.raises(PassageInterdit) as refus:
        atelier.passer(velo, "en_reparation")

    assert str(refus.value) == (
        f"V{velo.pk} est « reçu » : il ne passe pas à « en réparation ». "
        "Il peut passer à : diagnostiqué, signalé volé."
    )
    assert Changement.objects.filter(velo=velo).count() == 1


def test_le_refus_nomme_chaque_manque_et_la_page_qui_le_donne(atelier):
    velo = atelier.recevoir()

    with pytest.raises(IlManque) as refus:
        atelier.passer(velo, "diagnostique")

    assert [(m.phrase, m.lien) for m in refus.value.manques] == [
        ("la recherche au registre des vélos volés", f"/velo/velos/{velo.pk}/#vol"),
        ("le diagnostic, en quelques mots", f"/velo/velos/{velo.pk}/#etat"),
    ]


def test_sans_controle_il_ne_repart_pas(atelier):
    velo = atelier.diagnostique()

    with pytest.raises(IlManque) as refus:
        atelier.passer(velo, "controle_ok")

    assert [m.lien for m in refus.value.manques] == [f"/velo/velos/{velo.pk}/controle/"]


def test_chaque_pas_reste_dans_l_histoire_et_au_journal(atelier):
    velo = atelier.controle()

    pas = Changement.objects.filter(velo=velo).values_list("de", "vers", "masse_g")
    assert list(pas) == [
        ("", "recu", 14_000),
        ("recu", "diagnostique", 14_000),
        ("diagnostique", "controle_ok", 14_000),
    ]
    assert Entree.objects.filter(code="velo.velo.change").count() == 2
    assert Entree.objects.last().resume == f"Vélo V{velo.pk} : prêt à partir"


def test_la_meme_page_envoyee_deux_fois_est_un_seul_pas(atelier):
    velo, geste = atelier.diagnostique(), atelier.geste()

    un = passages.avancer(geste=geste, velo=velo, vers="a_reparer")
    deux = passages.avancer(geste=geste, velo=velo, vers="a_reparer")

    assert un.pk == deux.pk
    assert velo.changements.count() == 3


def test_reparer_oblige_a_controler_a_nouveau(atelier):
    velo = atelier.controle()

    velo = atelier.passer(velo, "a_reparer")

    assert velo.controle is None


def test_un_velo_declare_vole_est_bloque_puis_rendu_a_la_police(atelier):
    velo = atelier.controle()
    velos.chercher_un_vol(geste=atelier.geste(), velo=velo, reponse="declare_vole")

    with pytest.raises(Blocage):
        atelier.passer(velo, "a_reparer")
    with pytest.raises(IlManque, match="la raison"):
        atelier.passer(velo, "restitue")
    velo = atelier.passer(velo, "restitue", motif="Remis au commissariat")

    assert (velo.statut, velo.etape, atelier.stock()) == ("restitue", "", {})
    assert velo.objet.situation == Objet.Situation.SORTI


def test_un_velo_blanchi_revient_apres_une_nouvelle_recherche(atelier):
    velo = atelier.recevoir()
    velos.chercher_un_vol(geste=atelier.geste(), velo=velo, reponse="declare_vole")

    with pytest.raises(IlManque, match="registre"):
        atelier.passer(velo, "recu", motif="Erreur du registre")
    velos.chercher_un_vol(geste=atelier.geste(), velo=velo, reponse="non_declare")
    velo = atelier.passer(velo, "recu", motif="Erreur du registre")

    assert velo.statut == "recu"
