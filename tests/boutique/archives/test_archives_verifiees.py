"""An archive is verified with Python alone: whatever was changed in it is seen, and said where."""

from pathlib import Path

import pytest
from django.utils import timezone
from time_machine import travel

from boutique.archives.dossier import chemin_de
from boutique.archives.models import Archive
from boutique.archives.services.archives import archiver
from boutique.clotures.models import Cloture
from boutique.clotures.services.clotures import clore_les_journees
from boutique.tiroirs.models import Comptage
from boutique.tiroirs.services.sessions import fermer_les_oubliees
from boutique.ventes.models import LigneVente, Reglement, Vente
from tests.boutique.des_archives import (
    fautes,
    membres,
    rangees,
    recomposee,
    remanifestee,
    sans_la_ligne,
    seul,
    un_octet,
)
from tests.boutique.la_journee import vivre

pytestmark = [pytest.mark.django_db, pytest.mark.une_base]


@pytest.fixture(scope="module")
def vecue(partager):
    """The archive of a lively day, closed with its month and its exercise; only read."""
    with partager(_vivre) as chemin:
        yield chemin


def _vivre() -> Path:
    with travel("2027-12-31 09:00+00:00"):
        vivre()
        jour = timezone.localdate()
    with travel("2028-01-01 04:00+00:00"):
        fermer_les_oubliees(timezone.now())
        clore_les_journees(timezone.now())
        return chemin_de(archiver(jour, jour, compte=None, par=None))


def test_une_archive_intacte_passe_avec_python_seul(vecue, tmp_path):
    dit = seul(vecue, tmp_path)

    assert (dit.returncode, dit.stderr) == (2, "")
    assert "Tout s’accorde" in dit.stdout
    assert "cohérente, authenticité non vérifiée" in dit.stdout
    assert "authentique." not in dit.stdout
    assert Archive.objects.latest("pk").empreinte in dit.stdout
    assert "comparez l’empreinte" in dit.stdout


def test_avec_la_cle_chaque_sceau_est_refait(vecue, tmp_path):
    cle = tmp_path / "cle"
    cle.write_text("cle-des-chaines-des-essais-qui-ne-scelle-rien\n")

    dit = seul(vecue, tmp_path, "--cle", f"1={cle}")

    assert dit.returncode == 0
    assert "Verdict : authentique." in dit.stdout


def test_une_autre_cle_se_dit_en_une_phrase_et_pas_maillon_par_maillon(vecue, tmp_path):
    cle = tmp_path / "cle"
    cle.write_text("une autre clé")

    dit = seul(vecue, tmp_path, "--cle", f"1={cle}")

    assert dit.returncode == 1
    assert "la clé « 1 » donnée n’est pas la bonne" in dit.stdout
    assert "a été changé" not in dit.stdout
    assert "il faudrait la clé « 1 »" in seul(vecue, tmp_path, "--cle", f"2={cle}").stdout


def test_l_empreinte_imprimee_par_la_maison_se_compare(vecue, tmp_path):
    empreinte = Archive.objects.latest("pk").empreinte

    # The house printed it, and that is all that is known of who made it.
    assert seul(vecue, tmp_path, "--empreinte", empreinte.upper()).returncode == 2
    dit = seul(vecue, tmp_path, "--empreinte", "0" * 64)
    assert dit.returncode == 1
    assert "ce n’est pas l’empreinte" in dit.stdout


def test_un_octet_change_dans_n_importe_quel_fichier_se_voit_et_se_nomme(vecue, tmp_path):
    for nom, octets in membres(vecue).items():
        for ou in {0, len(octets) // 3, len(octets) // 2, len(octets) - 1}:
            changee = recomposee(vecue, tmp_path / "a.zip", {nom: lambda o, ou=ou: un_octet(o, ou)})

            dites = fautes(changee)

            assert dites, (nom, ou)
            assert any(nom in d or "illisible" in d for d in dites), (nom, ou, dites)


def test_une_ligne_otee_se_voit_et_se_nomme(vecue, tmp_path):
    for nom, octets in membres(vecue).items():
        for rang in {1, octets.count(b"\n") // 2, octets.count(b"\n") - 1}:
            if nom.endswith(".json") or octets.count(b"\n") <= rang or rang < 1:
                continue
            otee = recomposee(
                vecue, tmp_path / "a.zip", {nom: lambda o, r=rang: sans_la_ligne(o, r)}
            )

            assert any(nom in d and "lignes" in d for d in fautes(otee)), (nom, rang)


def test_un_fichier_ote_ajoute_ou_venu_d_une_autre_archive_se_voit(vecue, tmp_path):
    autre = chemin_de(Archive.objects.earliest("pk"))
    for nom in membres(vecue):
        if membres(autre).get(nom) == membres(vecue)[nom]:
            continue
        echange = {nom: lambda _, nom=nom: membres(autre).get(nom, b"rien")}

        assert any(nom in d for d in fautes(recomposee(vecue, tmp_path / "a.zip", echange))), nom

    otee = recomposee(vecue, tmp_path / "a.zip", {"lignes.csv": lambda _: None})
    assert any("lignes.csv : il manque" in d for d in fautes(otee))


def test_qui_refait_le_manifeste_sans_la_cle_ne_refait_ni_l_empreinte_ni_les_sceaux(
    vecue, tmp_path
):
    def gonfler(octets: bytes) -> bytes:
        return octets.replace(b'"masse_g":900', b'"masse_g":901', 1)

    refaite = remanifestee(vecue, tmp_path / "a.zip", "maillons.jsonl", gonfler)

    sans_cle, avec_cle = fautes(refaite), fautes(refaite, cle=True)

    assert any("lignes.csv, ligne" in d and "masse_g dit « 900 »" in d for d in sans_cle)
    assert any("le maillon 1 a été changé" in d for d in avec_cle)
    assert any("signature.json" in d for d in avec_cle)
    dit = seul(refaite, tmp_path, "--empreinte", Archive.objects.latest("pk").empreinte)
    assert "ce n’est pas l’empreinte" in dit.stdout


def test_un_total_change_des_deux_cotes_casse_les_sommes(vecue, tmp_path):
    def changer(octets: bytes) -> bytes:
        lignes = octets.splitlines(keepends=True)
        for i, li in enumerate(lignes):
            if b'"nature":"vente"' in li and b'"total_cts":600' in li:
                lignes[i] = li.replace(b'"total_cts":600', b'"total_cts":700')
                break
        return b"".join(lignes)

    dites = fautes(remanifestee(vecue, tmp_path / "a.zip", "maillons.jsonl", changer))

    assert any("ses lignes ne font pas son total" in d for d in dites)
    assert any("clôture jour" in d and "total_cts" in d for d in dites)


def test_les_tableaux_disent_ce_que_dit_la_base(vecue):
    tickets = rangees(vecue, "tickets.csv")
    assert sum(int(t["total_cts"]) for t in tickets) == sum(
        Vente.objects.values_list("total_cts", flat=True)
    )
    assert len(rangees(vecue, "lignes.csv")) == LigneVente.objects.count()
    assert sum(int(r["montant_cts"]) for r in rangees(vecue, "reglements.csv")) == sum(
        Reglement.objects.values_list("montant_cts", flat=True)
    )
    clotures = rangees(vecue, "clotures.csv")
    assert {c["niveau"] for c in clotures} == {"session", "jour", "mois", "annee"}
    [jour] = [c for c in clotures if c["niveau"] == "jour"]
    assert int(jour["total_cts"]) == Cloture.objects.get(niveau="jour").total_cts
    assert "session.ouverte" in {e["code"] for e in rangees(vecue, "evenements.csv")}
    assert len(rangees(vecue, "tables/comptage.csv")) == Comptage.objects.count()
    assert b"ARCHIVE DES CAISSES" in membres(vecue)["LISEZMOI.txt"]


def test_elle_tient_qui_remet_le_ticket_et_chacun_de_ses_comptes(vecue):
    """What a ticket seals of the house and of its accounts is read in the tables, by name."""
    lieu = Vente.objects.latest("pk").serie.caisse.point.lieu
    assert {t["emetteur__lieu_nom"] for t in rangees(vecue, "tickets.csv")} == {lieu.nom}
    payes = {r["compte"] for r in rangees(vecue, "reglements.csv")}
    assert {"530000", "511500"} <= payes
    assert "compte_tva" in rangees(vecue, "lignes.csv")[0]


def test_elle_ne_nomme_personne_et_ne_tient_aucun_commentaire(vecue):
    tout = b"".join(membres(vecue).values()).decode()

    assert "Rappeler Zoé" not in tout
    assert "Réservé" not in tout
    for compte in Vente.objects.values_list("compte__identifiant", flat=True).distinct():
        assert compte not in tout
