"""Once a subscription and month; on the fifth, or as soon as the month is closed; never twice."""

import smtplib
from datetime import date, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.utils import timezone

from petiterockette.abonnements.models import Envoi
from petiterockette.abonnements.services.abonnements import arreter
from petiterockette.abonnements.services.envois import prevoir
from petiterockette.abonnements.sites_et_mois import echeance, mois_a_envoyer
from petiterockette.travaux.conduite import conduire_ce_qui_attend
from petiterockette.travaux.models import Travail
from petiterockette.travaux.nuit import faire_la_nuit
from petiterockette.travaux.services import reessayer
from petiterockette.travaux.veille import veiller
from tests.collecte.livres import clos, deposer
from tests.fabriques import un_compte, un_lieu, un_point
from tests.parallele import en_parallele

from .abonnes import un_abonnement

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")
OCTOBRE = date(2026, 10, 1)


def le(mois: int, jour: int, heure: int = 9, annee: int = 2026) -> datetime:
    return datetime(annee, mois, jour, heure, tzinfo=PARIS)


@pytest.fixture(autouse=True)
def sans_dessin(monkeypatch):
    """What the PDF of a mail shows is read by test_courriel."""
    monkeypatch.setattr("petiterockette.affichage.impression.pdf.dessiner", lambda _page: b"%PDF-")


@pytest.fixture
def point(time_machine):
    """A site that moved something in October; it is the twentieth."""
    time_machine.move_to(le(10, 20), tick=False)
    point = un_point(lieu=un_lieu(code="CHV", nom="Chemin-Vert"))
    deposer(point, "livres", 12_000)
    return point


@pytest.fixture
def abonnement(point):
    return un_abonnement()


def resumes() -> list:
    """The summaries that left; confirmations are another matter."""
    conduire_ce_qui_attend()
    return [m for m in mail.outbox if "List-Unsubscribe-Post" in m.extra_headers]


def etats() -> list[tuple[str, str]]:
    return list(Envoi.objects.values_list("etat", "raison"))


@pytest.mark.parametrize(
    ("jour", "mois"),
    [
        (date(2026, 11, 1), OCTOBRE),
        (date(2026, 10, 31), date(2026, 9, 1)),
        (date(2027, 1, 5), date(2026, 12, 1)),
        (date(2028, 3, 1), date(2028, 2, 1)),
        (date(2028, 2, 29), date(2028, 1, 1)),
    ],
)
def test_le_mois_a_envoyer_est_celui_qui_vient_de_finir(jour, mois):
    assert mois_a_envoyer(jour) == mois


@pytest.mark.parametrize(("reglage", "jour"), [(5, 5), (1, 1), (31, 28)])
def test_le_jour_de_l_envoi_est_un_reglage(settings, reglage, jour):
    settings.RESUME_LE = reglage

    assert echeance(date(2028, 1, 1)) == date(2028, 2, jour)


def test_il_part_le_cinq_pas_le_quatre(abonnement, time_machine):
    time_machine.move_to(le(11, 4, 23), tick=False)
    assert prevoir(timezone.localdate()) == 0

    time_machine.move_to(le(11, 5, 0), tick=False)
    assert prevoir(timezone.localdate()) == 1

    [message] = resumes()
    assert message.subject.startswith("Octobre 2026 : ")
    assert etats() == [("envoye", "")]


def test_il_part_des_que_le_mois_est_clos_a_tous_ses_lieux(abonnement, point, time_machine):
    autre = un_point()
    deposer(autre, "livres", 1_000)
    clos(point.lieu, OCTOBRE)
    time_machine.move_to(le(11, 2), tick=False)
    veiller()
    assert resumes() == []

    clos(autre.lieu, OCTOBRE)
    veiller()

    assert len(resumes()) == 1
    # The fifth comes: it left already.
    time_machine.move_to(le(11, 5), tick=False)
    faire_la_nuit(timezone.localdate())
    assert len(resumes()) == 1


def test_une_fois_par_abonnement_et_par_mois_quoi_qu_on_relance(abonnement, time_machine):
    time_machine.move_to(le(11, 6), tick=False)
    for _ in range(3):
        prevoir(timezone.localdate())
        veiller()
        call_command("nuit", stdout=StringIO())

    assert len(resumes()) == 1
    assert Envoi.objects.count() == 1
    time_machine.move_to(le(12, 5), tick=False)
    prevoir(timezone.localdate())
    assert [m.subject[:8] for m in resumes()] == ["Octobre ", "Novembre"]


def test_la_commande_nuit_envoie_meme_sans_ouvrier(abonnement, time_machine):
    time_machine.move_to(le(11, 5), tick=False)
    sortie = StringIO()

    call_command("nuit", stdout=sortie)

    assert "1 résumé à envoyer." in sortie.getvalue()
    assert etats() == [("envoye", "")]


def test_qui_s_abonne_apres_le_jour_commence_au_mois_suivant(point, time_machine):
    time_machine.move_to(le(11, 6), tick=False)
    un_abonnement()

    assert prevoir(timezone.localdate()) == 0
    time_machine.move_to(le(12, 5), tick=False)
    assert prevoir(timezone.localdate()) == 1


def test_une_adresse_pas_confirmee_ne_recoit_rien(point, time_machine):
    un_abonnement(confirme=False)
    time_machine.move_to(le(11, 6), tick=False)

    assert prevoir(timezone.localdate()) == 0


def test_sans_serveur_de_courriel_rien_ne_se_prevoit(abonnement, settings, time_machine):
    settings.COURRIEL_REGLE = False
    time_machine.move_to(le(11, 6), tick=False)

    assert prevoir(timezone.localdate()) == 0
    assert not Envoi.objects.exists()


# Rights, at the minute of sending


def test_qui_a_perdu_son_role_ne_recoit_rien_et_sa_page_dit_pourquoi(
    client, abonnement, time_machine
):
    abonnement.compte.affectations.update(fin=date(2026, 10, 31))
    time_machine.move_to(le(11, 5), tick=False)
    prevoir(timezone.localdate())

    assert resumes() == []
    assert etats() == [("ecarte", "vous n’avez plus le droit de lire le mois à ces lieux")]
    client.force_login(abonnement.compte)
    page = client.get("/mois-par-courriel/").content.decode()
    assert "Vous n’avez plus le droit de lire le mois" in page
    assert "plus le droit de lire le mois à ces lieux" in page


def test_un_role_perdu_apres_avoir_ete_prevu_compte_aussi(abonnement, time_machine):
    time_machine.move_to(le(11, 5), tick=False)
    prevoir(timezone.localdate())
    abonnement.compte.affectations.update(fin=date(2026, 11, 4))

    assert resumes() == []
    assert etats()[0][0] == "ecarte"


@pytest.mark.parametrize(
    ("changer", "raison"),
    [
        (lambda a: type(a.compte).objects.update(actif=False), "le compte est fermé"),
        (lambda a: arreter(compte=a.compte), "l’abonnement est arrêté"),
    ],
)
def test_un_compte_ferme_ou_un_abonnement_arrete_entre_temps_ne_recoit_rien(
    abonnement, time_machine, changer, raison
):
    time_machine.move_to(le(11, 5), tick=False)
    prevoir(timezone.localdate())
    changer(abonnement)

    assert resumes() == []
    assert etats() == [("ecarte", raison)]


def test_un_lieu_perdu_sort_du_resume(point, time_machine):
    autre = un_point(lieu=un_lieu(nom="Montgallet"))
    deposer(autre, "livres", 3_000)
    compte = un_compte("responsable", lieu=point.lieu)
    tenu = un_compte("responsable", lieu=autre.lieu).affectations.get()
    tenu.compte = compte
    tenu.save()
    un_abonnement(compte, point.lieu, autre.lieu)
    tenu.fin = date(2026, 10, 31)
    tenu.save()
    time_machine.move_to(le(11, 5), tick=False)
    prevoir(timezone.localdate())

    [message] = resumes()

    assert "(Chemin-Vert)" in message.body
    assert "Montgallet" not in message.body
    assert "- Collecté\u00a0: 12\u00a0kg" in message.body


# A mail server that fails


class Muet(EmailBackend):
    def open(self):
        raise ConnectionRefusedError


class Difficile(EmailBackend):
    def send_messages(self, messages):
        raise smtplib.SMTPRecipientsRefused({})


class Coupe(EmailBackend):
    def send_messages(self, messages):
        raise smtplib.SMTPServerDisconnected


def par(settings, backend) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.{backend.__name__}"


def test_un_serveur_muet_laisse_en_attente_et_se_reessaie(abonnement, settings, time_machine):
    time_machine.move_to(le(11, 5), tick=False)
    prevoir(timezone.localdate())
    Travail.objects.filter(nature="confirmation").delete()
    bon = settings.EMAIL_BACKEND
    par(settings, Muet)

    assert resumes() == []
    travail = Travail.objects.get(nature="resume")
    assert travail.etat == "attend"
    assert "En attente" in travail.phrase
    assert etats() == [("prevu", "")]
    settings.EMAIL_BACKEND = bon
    assert resumes() == []
    time_machine.shift(timedelta(minutes=5))

    assert len(resumes()) == 1
    assert etats() == [("envoye", "")]


def test_une_adresse_refusee_se_voit_et_ne_se_reessaie_pas_seule(
    abonnement, settings, time_machine
):
    time_machine.move_to(le(11, 5), tick=False)
    prevoir(timezone.localdate())
    par(settings, Difficile)
    resumes()

    assert etats() == [("refuse", "le serveur de courriel a refusé l’adresse")]
    assert Travail.objects.get(nature="resume").etat == "panne"


def test_une_coupure_pendant_l_envoi_ne_renvoie_pas_sans_qu_on_le_demande(
    abonnement, settings, time_machine
):
    time_machine.move_to(le(11, 5), tick=False)
    prevoir(timezone.localdate())
    bon = settings.EMAIL_BACKEND
    par(settings, Coupe)
    resumes()
    settings.EMAIL_BACKEND = bon
    time_machine.shift(timedelta(days=2))
    veiller()

    assert resumes() == []
    assert etats()[0][0] == "incertain"
    reessayer(travail=Travail.objects.get(nature="resume"), par=un_compte("direction"))
    assert len(resumes()) == 1


def test_un_ouvrier_mort_pendant_l_envoi_ne_fait_pas_envoyer_deux_fois(
    abonnement, settings, time_machine
):
    time_machine.move_to(le(11, 5), tick=False)
    prevoir(timezone.localdate())
    Envoi.objects.update(etat="en_cours")
    Travail.objects.filter(nature="resume").update(
        etat="en_cours", battement=timezone.now(), essais=1
    )
    time_machine.shift(settings.SILENCE_D_UN_OUVRIER_S + 1)
    veiller()

    assert resumes() == []
    assert etats()[0][0] == "incertain"
    assert "peut-être parti" in Travail.objects.get(nature="resume").phrase


def test_une_confirmation_attend_le_serveur_puis_part(point, settings, time_machine):
    bon = settings.EMAIL_BACKEND
    par(settings, Muet)
    un_abonnement(confirme=False)
    conduire_ce_qui_attend()
    assert Travail.objects.get().etat == "attend"

    settings.EMAIL_BACKEND = bon
    time_machine.shift(timedelta(minutes=5))
    conduire_ce_qui_attend()

    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_deux_ouvriers_a_la_fois_n_envoient_qu_une_fois(time_machine):
    time_machine.move_to(le(10, 20))
    deposer(un_point(), "livres", 12_000)
    un_abonnement()
    time_machine.move_to(le(11, 5))
    en_parallele([lambda: prevoir(date(2026, 11, 5))] * 2)
    assert Envoi.objects.count() == 1

    en_parallele([conduire_ce_qui_attend] * 2)

    assert len([m for m in mail.outbox if "List-Unsubscribe-Post" in m.extra_headers]) == 1
