"""An archive is made of closed days, by somebody or by the end of an exercise, and stays known."""

from datetime import date, datetime, timedelta
from pathlib import Path
from shutil import rmtree
from uuid import uuid4

import pytest
from django.test import override_settings
from django.utils import timezone

from boutique.archives.dossier import chemin_de
from boutique.archives.models import Archive
from boutique.archives.refus import ArchiveIntrouvable, JoursPasClos, PeriodeALEnvers, RienAArchiver
from boutique.archives.services.archives import (
    archiver,
    archiver_les_exercices,
    bornes_archivables,
    demander_une_archive,
)
from boutique.clotures.services.clotures import clore_les_journees
from boutique.tiroirs.services.sessions import fermer_les_oubliees
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Maillon
from petiterockette.travaux.conduite import conduire_ce_qui_attend
from petiterockette.travaux.models import Travail
from tests.boutique.a_la_caisse import ligne, paye, une_caisse
from tests.boutique.alterations import phrases_de_verifier
from tests.boutique.des_archives import fautes, rangees, un_octet
from tests.fabriques import un_compte, un_lieu, un_point
from tests.greffons.bases import sceaux_leves

JOUR = date(2027, 12, 31)
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2027-12-31 09:00+00:00")]


def clore(time_machine, jour: date = JOUR) -> None:
    """The night after a day: what is open is closed, then the day, the month, the exercise."""
    time_machine.move_to(datetime.fromisoformat(f"{jour + timedelta(days=1)} 05:00+01:00"))
    fermer_les_oubliees(timezone.now())
    clore_les_journees(timezone.now())


def faire(debut: date = JOUR, fin: date = JOUR) -> Path:
    return chemin_de(archiver(debut, fin, compte=None, par=None))


def test_l_entrainement_y_est_et_n_entre_dans_aucun_total(time_machine):
    tenue = une_caisse(ecole=True)
    tenue.vendre(ligne("Pantalon", 2))
    clore(time_machine)

    chemin = faire()

    [ticket] = rangees(chemin, "tickets.csv")
    assert (ticket["serie__ecole"], ticket["total_cts"]) == ("O", "600")
    assert [c["total_cts"] for c in rangees(chemin, "clotures.csv")] == ["0", "0", "0"]
    assert fautes(chemin, cle=True) == []


def test_un_texte_qui_ressemble_a_une_formule_est_desarme(time_machine):
    tenue = une_caisse(role="responsable")
    vente = tenue.vendre(ligne("Pantalon"))
    tenue.corriger(vente, paye("carte", 300), motif='=HYPERLINK("http://x")')
    clore(time_machine)

    chemin = faire()

    assert rangees(chemin, "tickets.csv")[1]["motif"] == '\'=HYPERLINK("http://x")'
    assert fautes(chemin, cle=True) == []


def test_deux_archives_se_suivent_et_un_jour_oublie_entre_elles_se_voit(time_machine):
    jours = [date(2027, 12, 28), date(2027, 12, 29), date(2027, 12, 30)]
    time_machine.move_to("2027-12-28 09:00+00:00")
    tenue = une_caisse()
    archives = []
    for jour in jours:
        time_machine.move_to(f"{jour} 10:00+00:00")
        if not tenue.session.est_ouverte or tenue.session.jour != jour:
            tenue.rouvrir()
        tenue.vendre(ligne("Pantalon"))
        clore(time_machine, jour)
    for jour in jours:
        archives.append(faire(jour, jour))

    assert fautes(*archives, cle=True) == []
    assert any("ne sont dans aucune" in d for d in fautes(archives[0], archives[2]))


def test_ce_qui_etait_deja_rompu_est_dit_par_l_archive(time_machine):
    tenue = une_caisse()
    vente = tenue.vendre(ligne("Pantalon"))
    clore(time_machine)
    with sceaux_leves("default"):
        rompu = Maillon.objects.get(chaine=vente.serie.chaine, rang=1)
        rompu.contenu["motif"] = "ajouté"
        rompu.save()

    archive = archiver(JOUR, JOUR, compte=None, par=None)

    assert archive.fautes
    assert any("déjà rompu" in d for d in fautes(chemin_de(archive)))


def test_on_n_archive_que_des_jours_clos_partout(time_machine):
    tresorerie, lieu = un_compte("tresorerie"), un_lieu()

    def demander(debut: date = JOUR, fin: date = JOUR):
        return demander_une_archive(debut=debut, fin=fin, uuid=uuid4(), compte=tresorerie)

    with pytest.raises(RienAArchiver):
        demander()
    une_caisse(point=un_point("caisse", lieu=lieu)).vendre(ligne("Pantalon"))
    une_caisse(point=un_point("caisse", lieu=lieu, nom="Caisse du fond"))
    clore(time_machine)

    assert bornes_archivables() == (JOUR, JOUR)
    with pytest.raises(JoursPasClos, match="n’est close que jusqu’au"):
        demander(fin=JOUR + timedelta(days=1))
    with pytest.raises(PeriodeALEnvers):
        demander(debut=JOUR + timedelta(days=1))
    assert Travail.objects.count() == 0
    demander()
    assert Travail.objects.count() == 1


def test_qui_ne_tient_qu_un_lieu_n_archive_pas_la_maison():
    tenue = une_caisse()
    local = un_compte("tresorerie", lieu=tenue.point.lieu)

    with pytest.raises(DroitManquant):
        demander_une_archive(debut=JOUR, fin=JOUR, uuid=uuid4(), compte=local)


def test_un_exercice_clos_s_archive_seul_et_une_fois(time_machine):
    une_caisse().vendre(ligne("Pantalon"))
    assert archiver_les_exercices() == 0
    clore(time_machine)

    assert archiver_les_exercices() == 1
    archiver_les_exercices()
    assert conduire_ce_qui_attend() == 1

    [archive] = Archive.objects.all()
    assert (archive.debut, archive.fin, archive.fautes) == (date(2027, 12, 1), JOUR, 0)
    assert archiver_les_exercices() == 0
    assert "relue" in Travail.objects.get().phrase


def test_un_disque_qui_refuse_le_dit_et_ne_laisse_rien(time_machine, tmp_path):
    une_caisse().vendre(ligne("Pantalon"))
    clore(time_machine)
    archiver_les_exercices()
    (tmp_path / "archives").write_text("un fichier à la place du dossier")

    with override_settings(DOSSIER_DES_ARCHIVES=tmp_path / "archives"):
        conduire_ce_qui_attend()

    travail = Travail.objects.get()
    assert (travail.etat, Archive.objects.count()) == ("panne", 0)
    assert "refuse d’écrire" in travail.phrase


def test_tuee_au_milieu_elle_recommence_et_ce_qui_restait_part(time_machine, settings, tmp_path):
    settings.DOSSIER_DES_ARCHIVES = tmp_path
    une_caisse().vendre(ligne("Pantalon"))
    clore(time_machine)
    (tmp_path / ".en-cours-vieille.zip").write_text("à moitié")
    (tmp_path / ".en-cours-dossier").mkdir()
    time_machine.shift(timedelta(days=3))

    chemin = faire()

    assert [f.name for f in tmp_path.iterdir()] == [chemin.name]
    assert chemin.stat().st_mode & 0o777 == 0o600


def test_verifier_dit_quand_un_fichier_est_un_autre_ou_ailleurs(time_machine):
    une_caisse().vendre(ligne("Pantalon"))
    clore(time_machine)
    archive = archiver(JOUR, JOUR, compte=None, par=None)
    chemin = chemin_de(archive)
    assert not any(archive.fichier in p for p in phrases_de_verifier())

    chemin.write_bytes(un_octet(chemin.read_bytes()))
    assert any("n’est plus le fichier" in p for p in phrases_de_verifier())
    chemin.unlink()
    with pytest.raises(ArchiveIntrouvable):
        chemin_de(archive)


def test_un_dossier_vide_ne_casse_rien(time_machine, settings, tmp_path):
    settings.DOSSIER_DES_ARCHIVES = tmp_path / "pas" / "encore"
    une_caisse()
    clore(time_machine)

    chemin = faire()

    assert fautes(chemin, cle=True) == []
    rmtree(tmp_path / "pas")
