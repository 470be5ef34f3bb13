"""The account of a grant: to the cent, its gaps by name, frozen with its dossier."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from petiterockette.dossiers.contenu import libelles_entiers
from petiterockette.dossiers.models import Dossier
from petiterockette.dossiers.services.dossiers import changer as changer_le_dossier
from petiterockette.dossiers.services.figements import figer, reprendre
from petiterockette.droits import DroitManquant
from petiterockette.indicateurs.registre import INDICATEURS
from petiterockette.journal.models import Entree
from petiterockette.lieux.models import Association
from petiterockette.subventions.alertes import versements_attendus
from petiterockette.subventions.attendus import attendus_rendus, chiffres_attendus
from petiterockette.subventions.bilans import non_employees
from petiterockette.subventions.cerfa import MOTS
from petiterockette.subventions.compte_rendu import composer
from petiterockette.subventions.manques import ce_qui_manque
from petiterockette.subventions.models import CompteRendu, Subvention
from petiterockette.subventions.refus import CompteRenduFige, PosteInconnu
from petiterockette.subventions.services.comptes_rendus import (
    ecrire_les_lignes,
    ecrire_les_mots,
)
from petiterockette.subventions.services.subventions import attendre, faire_le_dossier
from petiterockette.subventions.services.versements import verser
from tests.fabriques import un_compte
from tests.pages import espaces

from .les_subventions import demandee, une_subvention

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]
JOUR = date(2026, 11, 26)
LIGNES = {"60": (500_000, 450_050), "64": (2_000_000, 1_700_001), "75": (None, 100)}


def chiffrer(subvention, lignes=None):
    return ecrire_les_lignes(
        subvention=subvention, compte=subvention.compte, lignes=lignes or LIGNES
    )


def ecrire(subvention, **mots):
    return ecrire_les_mots(subvention=subvention, compte=subvention.compte, mots=mots)


def relue(subvention) -> Subvention:
    return Subvention.objects.select_related("compte_rendu").get(pk=subvention.pk)


def manques(subvention) -> list[str]:
    s = relue(subvention)
    attendus = attendus_rendus(s, chiffres_attendus(s, JOUR))
    return [str(m.nom) for m in ce_qui_manque(s, composer(s), attendus)]


def test_ses_sommes_sont_celles_de_ses_lignes_au_centime():
    subvention = une_subvention()
    chiffrer(subvention)

    lu = composer(relue(subvention))

    assert (lu.charges.somme.prevu_cts, lu.charges.somme.realise_cts) == (2_500_000, 2_150_051)
    # Its own line: asked 30 000 €, agreed 21 555 €.
    assert (lu.produits.somme.prevu_cts, lu.produits.somme.realise_cts) == (3_000_000, 2_155_600)
    assert espaces(lu.equilibre) == "Les produits réalisés dépassent les charges de 55,49 €."
    assert lu.reste_cts == 5_549


def test_le_benevolat_se_compte_a_part_de_l_argent():
    subvention = une_subvention()
    chiffrer(subvention, {"60": (1, 2_155_500), "864": (7, 9), "870": (7, 9)})

    lu = composer(relue(subvention))

    assert lu.charges.somme.realise_cts == 2_155_500
    assert lu.charges.somme.nature_realise_cts == lu.produits.somme.nature_realise_cts == 9
    assert lu.equilibre == "Charges et produits réalisés sont égaux."


def test_ce_qui_n_est_pas_employe_ne_depasse_pas_l_accorde_et_reste_inconnu_sans_charges():
    inconnue, depassee, pleine = (une_subvention() for _n in range(3))
    chiffrer(depassee, {"60": (1, 100), "70": (1, 99_000_000)})
    chiffrer(pleine, {"60": (1, 2_155_501)})
    demandee()

    lues = non_employees(date(2026, 1, 1), date(2026, 12, 31))

    assert [(n.subvention, n.reste_cts) for n in lues] == [(inconnue, None), (depassee, 2_155_500)]


def test_ce_qui_reste_se_lit_d_un_trait(django_assert_num_queries):
    for _n in range(3):
        chiffrer(une_subvention())

    with django_assert_num_queries(2):
        assert len(non_employees(date(2026, 1, 1), date(2026, 12, 31))) == 3


def test_ce_qui_manque_est_nomme():
    subvention = une_subvention()
    attendre(subvention=subvention, compte=subvention.compte, cibles={"ADHERENTS": 10, "ETP": None})
    chiffrer(subvention)

    dits = manques(subvention)

    assert dits[0] == "le SIRET de l’association"
    assert dits[-2:] == ["le numéro RNA de l’association", "le nom de qui signe"]
    assert "Mise en œuvre de l’action" in dits
    assert "Observations" not in dits
    assert [d for d in dits if d.startswith("le prévu de")] == [
        "le prévu de 75 · Autres produits de gestion courante, dons, cotisations"
    ]
    assert dits[-1] == "le nom de qui signe"
    # Nobody typed how many jobs there are; members are counted.
    assert str(INDICATEURS["ETP"].libelle) in dits
    assert str(INDICATEURS["ADHERENTS"].libelle) not in dits


def test_un_chiffre_attendu_se_dit_comme_au_registre_et_sa_cible_comme_elle_fut_tapee():
    subvention = une_subvention()
    cibles = {"R_REEMPLOI": 60, "T_VENDU": None}
    attendre(subvention=subvention, compte=subvention.compte, cibles=cibles)

    lus = {a.code: a for a in attendus_rendus(subvention, {})}

    noms = libelles_entiers()
    assert [lus[code].libelle for code in cibles] == [noms[code] for code in cibles]
    assert espaces(lus["R_REEMPLOI"].cible) == "60 %"


def test_rien_de_tape_il_manque_les_charges_et_rien_de_sa_propre_ligne():
    dits = manques(demandee())

    assert "les charges" in dits
    assert "le montant accordé" in dits
    assert not [d for d in dits if d.startswith("le réalisé")]


def test_plus_rien_ne_manque_quand_tout_est_dit():
    Association.objects.create(pk=1, nom="La Petite Rockette", siret="12345678900012")
    subvention = une_subvention()
    chiffrer(subvention, {"60": (0, 0)})
    ecrire(subvention, **dict.fromkeys(MOTS, "été, œuvre"))

    assert manques(subvention) == []


def test_les_mots_trop_longs_sont_refuses_et_rien_n_est_ecrit():
    subvention = une_subvention()

    with pytest.raises(ValidationError):
        ecrire(subvention, ecarts="é" * 3_001)

    assert not CompteRendu.objects.exclude(ecarts="").exists()


def test_le_meme_tableau_deux_fois_ne_se_dit_qu_une():
    subvention = une_subvention()
    chiffrer(subvention)
    chiffrer(subvention)
    ecrire(subvention, ecarts="rien")
    ecrire(subvention, ecarts="rien\r\n")

    codes = Entree.objects.filter(code__startswith="subventions.compte_rendu")
    assert [e.code for e in codes.order_by("pk")] == [
        "subventions.compte_rendu.chiffre",
        "subventions.compte_rendu.ecrit",
    ]
    assert codes.first().contenu["apres"]["75"] == [None, 100]


def test_une_ligne_inconnue_ne_s_ecrit_pas():
    with pytest.raises(PosteInconnu):
        chiffrer(une_subvention(), {"99": (1, 1)})


@pytest.mark.parametrize("role", ["pole", "benevole", "administration", "controle"])
def test_il_faut_le_droit(role):
    subvention = une_subvention()

    with pytest.raises(DroitManquant):
        ecrire_les_lignes(subvention=subvention, compte=un_compte(role), lignes=LIGNES)
    with pytest.raises(DroitManquant):
        ecrire_les_mots(subvention=subvention, compte=un_compte(role), mots={"ecarts": "x"})


def test_il_se_fige_avec_son_dossier_et_se_reprend_avec_lui():
    subvention = une_subvention()
    compte = subvention.compte
    chiffrer(subvention)
    ecrire(subvention, ecarts="moins d’achats")
    dossier = faire_le_dossier(subvention=subvention, compte=compte)

    fige = figer(dossier=dossier, compte=compte, sans_ce_qui_manque=True)
    with pytest.raises(CompteRenduFige):
        chiffrer(subvention, {"60": (1, 1)})
    with pytest.raises(CompteRenduFige):
        ecrire(subvention, ecarts="autre")
    reprendre(dossier=dossier, compte=compte, motif="une erreur")
    chiffrer(subvention, {"60": (1, 1)})

    [piece] = [p for p in fige.contenu["pieces"] if p["code"] == "compte-rendu-financier"]
    assert ["Total des charges", 2_500_000, 2_150_051] in piece["rangees"]
    assert ["Écarts entre le budget et le réalisé", "moins d’achats"] in piece["textes"]
    assert any(dit.startswith("le compte rendu financier (") for dit in _manques_dits(fige))


def _manques_dits(fige) -> list[str]:
    return Entree.objects.get(code="dossiers.dossier.fige").contenu["manques"]


def test_un_rapport_ne_montre_pas_le_compte_rendu_d_une_subvention():
    subvention = une_subvention()
    dossier = faire_le_dossier(subvention=subvention, compte=subvention.compte)

    rapport = changer_le_dossier(
        dossier=dossier,
        compte=subvention.compte,
        objet=Dossier.Objet.RAPPORT,
        titre="Rapport",
        debut=dossier.debut,
        fin=dossier.fin,
    )
    fige = figer(dossier=rapport, compte=subvention.compte, sans_ce_qui_manque=True)

    codes = [p["code"] for p in fige.contenu["pieces"]]
    assert "compte-rendu-financier" not in codes


def test_un_versement_qui_tarde_se_voit_jusqu_a_ce_qu_il_vienne():
    passee = {"debut": date(2025, 1, 1), "fin": date(2025, 12, 31)}
    subvention = une_subvention(notifiee_le=date(2025, 6, 1), **passee)
    une_subvention()
    demandee(**passee)

    [trouvee] = versements_attendus(JOUR, 30)
    assert "21 555,00 € pas encore versés" in espaces(trouvee.phrase)
    assert list(versements_attendus(date(2026, 1, 15), 30)) == []
    verser(
        subvention=subvention,
        compte=subvention.compte,
        uuid=uuid4(),
        le=date(2026, 1, 10),
        montant_cts=2_155_500,
    )
    assert list(versements_attendus(JOUR, 30)) == []
