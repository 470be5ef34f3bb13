"""Frozen: its figures and its files stay to the byte, and it says what moved since."""

from datetime import date
from hashlib import sha256
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from pypdf import PdfReader

from collecte.livre.models import Bon
from petiterockette.dossiers.alertes import bouges
from petiterockette.dossiers.models import Dossier, Etape, Fichier, Figement
from petiterockette.dossiers.nuit import comparer
from petiterockette.dossiers.pages import depuis_l_envoi
from petiterockette.dossiers.refus import (
    DejaParti,
    DejaUnBrouillon,
    IlManque,
    PasEncoreEnvoye,
    PasEncoreFige,
    RaisonDemandee,
    RienAMontrer,
)
from petiterockette.dossiers.services.dossiers import relire
from petiterockette.dossiers.services.fichiers import faire_les_fichiers
from petiterockette.dossiers.services.figements import (
    abandonner,
    envoyer,
    figer,
    reprendre,
    solder,
)
from petiterockette.dossiers.services.ordre import choisir
from petiterockette.dossiers.services.partages import partager
from petiterockette.journal.models import Entree
from tests.fabriques import connecter, un_depot, une_ligne

from .les_dossiers import fige, un_dossier

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]


def valeurs(contenu) -> dict[str, str | None]:
    return {li["code"]: li["valeur"] for li in contenu["lignes"]}


def test_ce_qui_manque_se_dit_une_fois(annee):
    dossier = un_dossier()

    with pytest.raises(IlManque) as refus:
        figer(dossier=dossier, compte=dossier.compte)

    assert "Ce que la subvention a permis" in str(refus.value)
    assert "Emplois en équivalents temps plein" in str(refus.value)
    assert not Figement.objects.exists()


def test_un_dossier_sans_chiffre_ne_se_fige_pas(annee):
    dossier = un_dossier()
    choisir(dossier=dossier, compte=dossier.compte, indicateurs=[], pieces=["par-categorie"])

    with pytest.raises(RienAMontrer):
        fige(dossier)


def test_fige_il_relit_les_chiffres_puis_n_en_bouge_plus(annee):
    dossier = un_dossier()
    un_depot(une_ligne("livres", 5_000), point=annee)
    figement = fige(dossier)
    un_depot(une_ligne("livres", 1_000), point=annee)

    figement.refresh_from_db()
    assert valeurs(figement.contenu)["T_COLLECTE"] == "105000"
    assert dossier.etat == Dossier.Etat.VERIFIE
    assert (
        Entree.objects.get(code="dossiers.dossier.fige").contenu["chiffres"]["T_COLLECTE"]
        == "105000"
    )


def test_depuis_il_dit_ligne_a_ligne_ce_qui_a_bouge_et_par_quels_bons(annee, time_machine):
    dossier = un_dossier()
    figement = fige(dossier)
    time_machine.move_to("2026-11-27 09:00+00:00")
    un_depot(une_ligne("livres", 320), point=annee)
    bon = Bon.objects.latest("pk")

    relu = relire(dossier=dossier, compte=dossier.compte)
    lignes, changements = depuis_l_envoi(figement.contenu, relu.lecture)

    ecarts = {li.libelle: (li.ecart, li.bouge) for li in lignes}
    assert ecarts["Collecté"] == ("+0,32\u00a0kg", True)
    assert ecarts["Réemployé"] == ("—", False)
    assert [c["adresse"] for c in changements] == [f"/collecte/bons/{bon.pk}/"]
    assert changements[0]["effets"]["collecte_g"] == 320


def test_la_nuit_compte_les_lignes_qui_ont_bouge_et_les_dit(annee, time_machine):
    dossier, jour = un_dossier(), date(2026, 11, 27)
    fige(dossier)
    envoyer(dossier=dossier, compte=dossier.compte)
    comparer(jour)
    assert list(bouges(jour, 0)) == []

    time_machine.move_to("2026-11-27 09:00+00:00")
    un_depot(une_ligne("livres", 320), point=annee)
    assert comparer(jour) == "1 dossier a bougé."

    [alerte] = bouges(jour, 0)
    assert "1 ligne a bougé depuis l’envoi" in alerte.phrase


def test_ce_qui_est_parti_une_fois_ne_s_abandonne_plus(annee):
    dossier = un_dossier()
    fige(dossier)
    envoyer(dossier=dossier, compte=dossier.compte)
    reprendre(dossier=dossier, compte=dossier.compte, motif="un oubli")

    with pytest.raises(DejaParti):
        abandonner(dossier=dossier, compte=dossier.compte, motif="tant pis")


def test_son_histoire_ne_mene_qu_a_des_fichiers_faits(client, annee):
    dossier = un_dossier()
    connecter(client, dossier.compte)
    figement = fige(dossier)
    page = f"/dossiers/{dossier.pk}/"
    assert "?rang=1" not in client.get(page).content.decode()

    faire_les_fichiers(figement)

    assert "?rang=1" in client.get(page).content.decode()


def test_ce_qui_fut_fige_en_double_s_abandonne_et_son_lien_se_ferme(annee):
    dossier = un_dossier()
    figement = fige(dossier)
    partager(dossier=dossier, compte=dossier.compte)
    reprendre(dossier=dossier, compte=dossier.compte, motif="fait deux fois")

    abandonner(dossier=dossier, compte=dossier.compte, motif="en double")

    assert not dossier.partages.filter(retire_le=None).exists()
    assert list(dossier.figements.all()) == [figement]


def test_ce_qui_est_d_un_autre_mois_ne_le_change_pas(annee, time_machine):
    dossier = un_dossier(debut=date(2026, 11, 1), fin=date(2026, 11, 30))
    figement = fige(dossier)
    time_machine.move_to("2026-12-02 09:00+00:00")
    un_depot(une_ligne("livres", 320), point=annee)

    relu = relire(dossier=dossier, compte=dossier.compte)

    assert depuis_l_envoi(figement.contenu, relu.lecture)[1] == []


def test_ses_fichiers_sont_gardes_une_fois_pour_toutes(annee):
    dossier = un_dossier()
    figement = fige(dossier)

    faire_les_fichiers(figement)
    gardes = {f.format: bytes(f.octets) for f in figement.fichiers.all()}
    un_depot(une_ligne("livres", 320), point=annee)
    faire_les_fichiers(figement)

    assert {f.format: bytes(f.octets) for f in figement.fichiers.all()} == gardes
    assert set(gardes) == {"pdf", "xlsx", "ods"}
    for fichier in figement.fichiers.all():
        assert fichier.empreinte == sha256(bytes(fichier.octets)).hexdigest()
    pdf = PdfReader(BytesIO(gardes["pdf"]))
    assert pdf.metadata.title == dossier.titre
    assert "Collecté" in pdf.pages[0].extract_text()


@pytest.mark.parametrize("modele", [Figement, Fichier, Etape])
def test_la_base_refuse_de_changer_ce_qui_est_fige(annee, modele):
    faire_les_fichiers(fige(un_dossier()))

    with pytest.raises(IntegrityError), transaction.atomic():
        modele.objects.all().delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        modele.objects.update(id=999)


def test_il_passe_d_un_etat_a_l_autre_dans_l_ordre(annee):
    dossier = un_dossier()
    compte = dossier.compte
    with pytest.raises(PasEncoreFige):
        envoyer(dossier=dossier, compte=compte)
    fige(dossier)
    with pytest.raises(PasEncoreEnvoye):
        solder(dossier=dossier, compte=compte)

    envoyer(dossier=dossier, compte=compte)
    envoyer(dossier=dossier, compte=compte)
    solder(dossier=dossier, compte=compte)

    etapes = Etape.objects.filter(dossier=dossier).order_by("rang")
    assert [e.devient for e in etapes] == ["brouillon", "verifie", "envoye", "solde"]


def test_repris_avec_sa_raison_il_se_fige_une_seconde_fois(annee):
    dossier = un_dossier()
    compte = dossier.compte
    with pytest.raises(DejaUnBrouillon):
        reprendre(dossier=dossier, compte=compte, motif="un oubli")
    premier = fige(dossier)
    with pytest.raises(RaisonDemandee):
        reprendre(dossier=dossier, compte=compte, motif="  ")

    reprendre(dossier=dossier, compte=compte, motif="un dépôt oublié")
    un_depot(une_ligne("livres", 5_000), point=annee)
    second = fige(dossier)

    assert (premier.rang, second.rang) == (1, 2)
    assert valeurs(premier.contenu)["T_COLLECTE"] == "100000"
    assert valeurs(second.contenu)["T_COLLECTE"] == "105000"


def test_le_suivant_part_de_lui_et_s_y_compare(annee):
    dossier = un_dossier()
    choisir(dossier=dossier, compte=dossier.compte, indicateurs=["R_REVALORISATION"], pieces=[])
    fige(dossier)
    un_depot(une_ligne("livres", 5_000), point=annee)

    suivant = un_dossier(part_de=dossier, titre="L’année d’après")

    contenu = fige(suivant).contenu
    assert [li["code"] for li in contenu["lignes"]] == ["R_REVALORISATION"]
    assert contenu["avant"]["valeurs"] == {"R_REVALORISATION": "91"}
