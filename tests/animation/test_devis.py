"""Quotes: numbers without a hole, cents as an invoice would have them, sealed."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import transaction

from ateliers.animation.models import AnneeDeDevis, Demande, Devis
from ateliers.animation.refus import DejaFacturee, DevisVide, PasFacturable, ValiditePassee
from ateliers.animation.services.devis import facturer_le_devis
from ateliers.animation.verifications import devis as verifier_les_devis
from boutique.factures.clients import Client
from boutique.factures.models import Facture
from boutique.factures.services.factures import annuler_la_facture
from boutique.regles.models import Activite, RegimeTVA
from petiterockette.refus import Refus
from tests.animation.animations import confirmee, un_devis, un_referent, une_demande, une_ligne
from tests.fabriques import un_compte

pytestmark = pytest.mark.django_db

JANVIER = date(2027, 1, 31)


def _soumise_a_20_pour_cent() -> None:
    une_ligne()
    activite = Activite.objects.get(code="ateliers")
    RegimeTVA.objects.create(
        activite=activite, debut=date(2026, 1, 1), regime="assujetti", taux_cp=2_000
    )


def test_la_tva_est_celle_de_l_activite_ce_jour_la():
    # 1,5 h at 80,33 € is 120,495 €, 120,50 € rounded; 20 % is 24,10 €. 24 kits at 2,50 €: 60 + 12.
    _soumise_a_20_pour_cent()
    lignes = [une_ligne(8_033, 1_500), une_ligne(250, 24_000, libelle="Fournitures")]

    devis = un_devis(une_demande(), lignes=lignes)

    assert [(li.ht_cts, li.tva_cts) for li in devis.lignes.all()] == [
        (12_050, 2_410),
        (6_000, 1_200),
    ]
    assert (devis.ht_cts, devis.tva_cts, devis.total_cts) == (18_050, 3_610, 21_660)
    assert "31 janvier 2027" in " ".join(devis.mentions)


def test_sans_regime_il_n_y_a_pas_de_tva_et_le_devis_dit_pourquoi():
    devis = un_devis(une_demande())

    assert (devis.tva_cts, devis.total_cts) == (0, 12_000)
    assert "TVA" in devis.mentions[0]


def test_les_numeros_se_suivent_dans_l_annee_et_un_refus_n_en_prend_aucun(horloge):
    demande = une_demande()
    uuid = uuid4()
    premier = un_devis(demande, uuid=uuid)
    assert un_devis(demande, uuid=uuid) == premier
    with pytest.raises(DevisVide):
        un_devis(demande, lignes=[])
    with pytest.raises(DevisVide):
        un_devis(demande, lignes=[une_ligne(0)])
    with pytest.raises(ValiditePassee):
        un_devis(demande, jusqu_au=date(2026, 11, 24))
    with transaction.atomic():
        un_devis(demande)
        transaction.set_rollback(True)
    un_devis(demande)
    horloge.move_to("2027-01-02T09:00:00Z", tick=False)
    un_devis(une_demande())

    assert sorted(map(str, Devis.objects.all())) == ["D2026-0001", "D2026-0002", "D2027-0001"]
    assert list(verifier_les_devis()) == []


def test_le_verificateur_voit_un_numero_qui_manque():
    un_devis(une_demande())
    AnneeDeDevis.objects.update(dernier=2)

    assert len(list(verifier_les_devis())) == 1


def _facturer(demande, uuid=None):
    return facturer_le_devis(
        demande=demande,
        uuid=uuid or uuid4(),
        client=Client(nom="École Voltaire", adresse="12 rue de l’École, 75011 Paris"),
        echeance=date(2027, 1, 15),
        compte=un_compte("direction"),
    )


def test_la_facture_dit_au_centime_ce_que_disait_le_devis():
    _soumise_a_20_pour_cent()
    demande = une_demande()
    devis = un_devis(demande, lignes=[une_ligne(8_033, 1_500), une_ligne(3_333, 333)])
    confirmee(demande)
    uuid = uuid4()

    facture, neuve = _facturer(demande, uuid)
    encore, seconde = _facturer(demande, uuid)

    assert (facture.ht_cts, facture.tva_cts, facture.total_cts) == (
        devis.ht_cts,
        devis.tva_cts,
        devis.total_cts,
    )
    assert facture.prestation_le == date(2026, 12, 5)
    assert (encore, neuve, seconde) == (facture, True, False)
    assert Demande.objects.get().facture == facture
    with pytest.raises(DejaFacturee, match=str(facture)):
        _facturer(demande)
    assert Facture.objects.count() == 1


def test_une_facture_annulee_par_un_avoir_se_refait():
    _soumise_a_20_pour_cent()
    demande = une_demande()
    un_devis(demande)
    confirmee(demande)
    fausse, _neuve = _facturer(demande)
    direction = un_compte("direction")
    annuler_la_facture(facture=fausse, uuid=uuid4(), motif="mauvais client", compte=direction)

    juste, _neuve = _facturer(demande)

    assert juste.numero > fausse.numero
    assert Demande.objects.get().facture == juste


def test_ce_qui_n_est_pas_confirme_ne_se_facture_pas():
    demande = une_demande()
    un_devis(demande)

    with pytest.raises(PasFacturable):
        _facturer(demande)


def test_un_refus_de_la_facture_n_ecrit_rien():
    demande = une_demande()
    un_devis(demande)
    confirmee(demande)

    with pytest.raises(Refus):
        facturer_le_devis(
            demande=demande,
            uuid=uuid4(),
            client=Client(nom="École", adresse="12 rue, 75011 Paris"),
            echeance=date(2026, 11, 1),
            compte=un_compte("direction"),
        )

    demande.refresh_from_db()
    assert demande.facture is None


def test_le_pole_fait_des_devis_pas_des_factures():
    demande = une_demande()
    un_devis(demande)
    confirmee(demande)
    with pytest.raises(Exception, match=r"boutique\.facturer"):
        facturer_le_devis(
            demande=demande,
            uuid=uuid4(),
            client=Client(nom="École", adresse="12 rue, 75011 Paris"),
            echeance=JANVIER,
            compte=un_referent(demande.lieu),
        )
