"""Each check: what it finds well, what it finds wrong, from which threshold on."""

import socket
import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.db import transaction
from django.utils import timezone

from deploy.installation.certificats import autorite_d_essai
from petiterockette.alertes.calcul import calculer, seuils
from petiterockette.alertes.models import Alerte, SeuilChoisi
from petiterockette.alertes.registre import GENRES
from petiterockette.journal.services import consigner
from petiterockette.sante import copies, disque, questions, travaux
from petiterockette.sante.certificat import fin_du_certificat
from petiterockette.sante.controles import Controle, Etat
from petiterockette.sante.disque import Place, mesurer, plein_le
from petiterockette.sante.models import MesureDuDisque, SigneDeVie
from petiterockette.sante.services import donner_signe
from petiterockette.travaux.models import EtapeDeNuit, Travail
from petiterockette.travaux.nuit import faire_la_nuit
from petiterockette.travaux.registre import VEILLES
from tests.fabriques import un_compte
from tests.pages import espaces
from tests.travaux.ouvrages import un_travail

from .mondes import MAINTENANT, poser, un_etat, une_nuit

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(MAINTENANT, tick=False)]
JOUR = MAINTENANT.date()
GO = 10**9


def juger(controle: Controle, le: datetime = MAINTENANT) -> tuple[Etat, str]:
    """The worst verdict of a check, as its page tells it."""
    verdicts = sorted(controle.regarder(le, seuils().get(controle.code, 0)), key=lambda v: v.etat)
    return verdicts[0].etat, espaces(verdicts[0].phrase)


def une_place(monkeypatch, pris: int, libre: int) -> None:
    for module in (disque, questions):
        monkeypatch.setattr(module, "place", lambda: Place(pris, libre))


def un_certificat(dossier, fin: datetime) -> str:
    cle = ec.generate_private_key(ec.SECP256R1())
    nom = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "rockette.example")])
    fait = x509.CertificateBuilder().subject_name(nom).issuer_name(nom)
    fait = fait.public_key(cle.public_key())
    fait = fait.serial_number(1).not_valid_before(fin - timedelta(days=90)).not_valid_after(fin)
    pem = fait.sign(cle, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    (dossier / "cert.pem").write_bytes(pem)
    return str(dossier / "cert.pem")


@pytest.mark.parametrize(
    ("pris", "libre", "etat"),
    [
        (31 * GO, 9 * GO, Etat.BIEN),
        (32 * GO, 8 * GO, Etat.A_REGARDER),
        (40 * GO, 299_999_999, Etat.EN_PANNE),
    ],
)
def test_le_disque_alerte_a_quatre_vingts_pour_cent(monkeypatch, pris, libre, etat):
    une_place(monkeypatch, pris, libre)

    assert juger(questions.DISQUE)[0] == etat


def test_la_direction_choisit_a_combien_le_disque_alerte(monkeypatch):
    une_place(monkeypatch, 26 * GO, 14 * GO)
    compte = un_compte("direction")
    SeuilChoisi.objects.create(genre="disque", rang=1, valeur=65, le=MAINTENANT, compte=compte)

    assert juger(questions.DISQUE)[0] == Etat.A_REGARDER


def test_le_disque_dit_quand_il_sera_plein(monkeypatch):
    une_place(monkeypatch, 24 * GO, 16 * GO)
    assert "Dans une semaine" in juger(questions.DISQUE)[1]

    for n in range(30, -1, -1):
        une_place(monkeypatch, 24 * GO - n * GO // 10, 16 * GO + n * GO // 10)
        mesurer(JOUR - timedelta(days=n))

    # A tenth of a gigabyte a day, sixteen left: 160 days.
    assert plein_le(JOUR, Place(24 * GO, 16 * GO)) == JOUR + timedelta(days=160)
    assert "À ce rythme, plein en mai 2027." in juger(questions.DISQUE)[1]


def test_un_disque_qui_ne_grandit_pas_ou_qu_on_vient_d_agrandir_ne_promet_rien(monkeypatch):
    une_place(monkeypatch, 24 * GO, 16 * GO)
    for n in range(10):
        mesurer(JOUR - timedelta(days=n))

    assert "il ne se remplit pas" in juger(questions.DISQUE)[1]
    assert plein_le(JOUR, Place(24 * GO, 76 * GO)) is None


def test_la_nuit_mesure_le_disque_une_fois_et_oublie_apres_deux_ans(monkeypatch):
    une_place(monkeypatch, 24 * GO, 16 * GO)
    MesureDuDisque.objects.create(jour=JOUR - timedelta(days=731), pris=1, total=2)

    faire_la_nuit(JOUR)
    une_place(monkeypatch, 25 * GO, 15 * GO)
    mesurer(JOUR)

    assert list(MesureDuDisque.objects.values_list("jour", "pris")) == [(JOUR, 25 * GO)]
    assert espaces(EtapeDeNuit.objects.get(code="disque").phrase).startswith("60 % pris")


def test_la_place_est_celle_du_disque_le_plus_plein():
    lue = disque.place()

    assert 0 < lue.pris < lue.total
    assert 0 <= lue.pourcent <= 100


def test_une_installation_neuve_n_attend_personne():
    assert juger(questions.OUVRIER)[0] == Etat.PAS_SUIVI
    un_travail()
    assert juger(questions.OUVRIER)[0] == Etat.PAS_SUIVI


def test_une_file_qui_ne_se_vide_pas_est_dite():
    un_travail()

    assert juger(questions.OUVRIER, MAINTENANT + timedelta(minutes=16)) == (
        Etat.EN_PANNE,
        "1 travail attend depuis plus d’un quart d’heure, et personne ne le fait.",
    )


def test_un_ouvrier_muet_est_dit_et_un_long_travail_est_un_signe():
    donner_signe(MAINTENANT)
    plus_tard = MAINTENANT + timedelta(minutes=20)
    assert juger(questions.OUVRIER)[0] == Etat.BIEN
    assert juger(questions.OUVRIER, plus_tard) == (
        Etat.EN_PANNE,
        "Il n’a plus donné signe de vie depuis : aujourd’hui, 16 h 20.",
    )

    travail = un_travail()
    Travail.objects.filter(pk=travail.pk).update(etat="en_cours", battement=plus_tard)
    assert juger(questions.OUVRIER, plus_tard)[0] == Etat.BIEN


def test_un_travail_toujours_remis_est_dit():
    travail = un_travail()
    Travail.objects.filter(pk=travail.pk).update(
        essais=4, pas_avant=MAINTENANT + timedelta(hours=4)
    )

    assert juger(questions.OUVRIER)[0] == Etat.A_REGARDER


def test_la_nuit_en_panne_ou_oubliee_est_dite():
    assert juger(questions.NUIT)[0] == Etat.PAS_SUIVI
    faire_la_nuit(JOUR)
    assert juger(questions.NUIT)[0] == Etat.BIEN
    assert juger(questions.NUIT, MAINTENANT + timedelta(days=1))[0] == Etat.BIEN
    assert juger(questions.NUIT, MAINTENANT + timedelta(days=2)) == (
        Etat.A_REGARDER,
        "Il n’a plus été fait depuis le 28 novembre.",
    )
    EtapeDeNuit.objects.filter(code="disque").update(etat="panne")
    assert juger(questions.NUIT)[0] == Etat.A_REGARDER


def test_une_horloge_qui_recule_est_dite():
    with transaction.atomic():
        consigner("essai.fait", "Un geste", {})

    assert juger(questions.HORLOGE_DU_SERVEUR, MAINTENANT - timedelta(minutes=4))[0] == Etat.BIEN
    assert juger(questions.HORLOGE_DU_SERVEUR, MAINTENANT - timedelta(minutes=6)) == (
        Etat.EN_PANNE,
        "Elle retarde : un geste est déjà écrit à une heure qui n’est pas venue "
        "(aujourd’hui, 16 h 20).",
    )


@pytest.mark.parametrize(
    ("jours", "etat"), [(78, Etat.BIEN), (20, Etat.A_REGARDER), (-1, Etat.EN_PANNE)]
)
def test_le_certificat_alerte_a_vingt_et_un_jours(settings, tmp_path, jours, etat):
    settings.CERTIFICAT = un_certificat(tmp_path, MAINTENANT + timedelta(days=jours))

    assert juger(questions.CERTIFICAT)[0] == etat


def test_un_certificat_qui_n_en_est_pas_un_est_dit(settings, tmp_path):
    assert juger(questions.CERTIFICAT)[0] == Etat.PAS_SUIVI
    for texte in (b"", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"):
        (tmp_path / "cert.pem").write_bytes(texte)
        settings.CERTIFICAT = str(tmp_path / "cert.pem")
        assert juger(questions.CERTIFICAT)[0] == Etat.A_REGARDER


def test_le_certificat_est_celui_que_le_serveur_montre(settings, tmp_path):
    _autorite, certificat, cle = autorite_d_essai(tmp_path, "rockette.example")
    settings.ADRESSE_PUBLIQUE = "https://rockette.example"
    with socket.create_server(("127.0.0.1", 0)) as ecoute:
        port = ecoute.getsockname()[1]
        settings.CERTIFICAT = f"tls://127.0.0.1:{port}"
        montre = Thread(target=_montrer, args=(ecoute, certificat, cle))
        montre.start()
        montree = fin_du_certificat()
        montre.join()

    settings.CERTIFICAT = str(certificat)
    assert montree == fin_du_certificat()


def test_un_serveur_qui_ne_repond_pas_n_a_pas_de_certificat(settings):
    with socket.create_server(("127.0.0.1", 0)) as ecoute:
        port = ecoute.getsockname()[1]
    settings.CERTIFICAT = f"tls://127.0.0.1:{port}"

    assert juger(questions.CERTIFICAT)[0] == Etat.A_REGARDER


def _montrer(ecoute: socket.socket, certificat, cle) -> None:
    contexte = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    contexte.load_cert_chain(certificat, cle)
    prise, _qui = ecoute.accept()
    with prise:
        contexte.wrap_socket(prise, server_side=True).close()


@pytest.mark.parametrize(
    ("nuits", "etat", "dit"),
    [
        ((une_nuit(1), une_nuit(0)), Etat.BIEN, "La dernière bonne : cette nuit, 3 h 12."),
        ((une_nuit(1),), Etat.EN_PANNE, "La dernière bonne : hier, 3 h 12."),
        (
            (une_nuit(1), une_nuit(0, reussie=False, raison="Disque plein.")),
            Etat.EN_PANNE,
            "La dernière bonne : hier, 3 h 12. Disque plein.",
        ),
        (
            (une_nuit(0, reussie=False, raison="Disque plein."),),
            Etat.EN_PANNE,
            "Aucune sauvegarde n’a encore réussi. Disque plein.",
        ),
        ((), Etat.EN_PANNE, "Aucune sauvegarde n’a encore réussi."),
        (
            (une_nuit(0, relue=False),),
            Etat.A_REGARDER,
            "La dernière bonne : cette nuit, 3 h 12. Elle n’a pas été relue : rien ne dit qu’elle "
            "se remettrait.",
        ),
    ],
)
def test_la_derniere_bonne_sauvegarde_doit_etre_de_cette_nuit(settings, tmp_path, nuits, etat, dit):
    poser(settings, tmp_path, replace(un_etat(), nuits=nuits, endroits=()))

    assert juger(copies.SAUVEGARDES) == (etat, dit)


def test_une_sauvegarde_ratee_le_jour_meme_se_dit_meme_si_la_bonne_est_de_cette_nuit(
    settings, tmp_path
):
    a_midi = une_nuit(-1, fini_le=MAINTENANT, reussie=False, raison="Disque plein.")
    poser(settings, tmp_path, replace(un_etat(), nuits=(une_nuit(0), a_midi), endroits=()))

    assert juger(copies.SAUVEGARDES) == (
        Etat.A_REGARDER,
        "La dernière n’a pas réussi. Disque plein. La dernière bonne : cette nuit, 3 h 12.",
    )


def test_chaque_endroit_en_retard_a_son_alerte(settings, tmp_path):
    poser(settings, tmp_path)

    calculer(JOUR)

    alertes = Alerte.objects.filter(genre="sauvegardes")
    assert [a.cle for a in alertes] == ["endroit-1"]
    assert espaces(alertes[0].phrase) == (
        "Disque de Montgallet : la copie a 9 jours. Son disque n’a pas répondu."
    )
    assert alertes[0].remedes == [["Regarder", "database-backup", "/sauvegardes/"]]


def test_la_remise_d_essai_trop_vieille_ou_ratee_est_dite(settings, tmp_path):
    etat = un_etat()
    poser(settings, tmp_path, etat)
    assert juger(copies.EXERCICE)[0] == Etat.BIEN
    assert juger(copies.EXERCICE, datetime(2026, 12, 12, 12, tzinfo=UTC))[0] == Etat.A_REGARDER

    assert etat.exercice is not None
    rate = replace(etat.exercice, reussi=False, raison="3 tickets manquent.")
    poser(settings, tmp_path, replace(etat, exercice=rate))
    assert juger(copies.EXERCICE) == (
        Etat.EN_PANNE,
        "Celle d’essai n’a pas réussi (le 1er novembre). 3 tickets manquent.",
    )

    poser(settings, tmp_path, replace(etat, exercice=None))
    assert juger(copies.EXERCICE)[0] == Etat.PAS_SUIVI
    vieille = replace(etat, nuits=(une_nuit(41), *etat.nuits), exercice=None)
    poser(settings, tmp_path, vieille)
    assert juger(copies.EXERCICE)[0] == Etat.A_REGARDER


def test_chaque_controle_mais_la_base_est_une_alerte_que_la_direction_regle():
    assert {c.code for c in questions.CONTROLES} - GENRES.keys() == {"base"}
    assert GENRES["disque"].seuil is not None
    assert GENRES["disque"].droit == "sante.lire"


def test_l_ouvrier_donne_signe_et_regarde_l_installation_chaque_heure(monkeypatch):
    monkeypatch.setattr(travaux, "_dernier", [])
    une_place(monkeypatch, 24 * GO, 16 * GO)
    calculer(JOUR)
    une_place(monkeypatch, 39 * GO, 1 * GO)

    for minutes in (0, 59):
        for regarder in (travaux.dire_qu_il_est_la, travaux.regarder_l_installation):
            assert regarder in VEILLES
            regarder(MAINTENANT + timedelta(minutes=minutes))
    assert Alerte.objects.filter(genre="disque").count() == 1
    assert SigneDeVie.objects.get().le == MAINTENANT + timedelta(minutes=59)

    Alerte.objects.all().delete()
    travaux.regarder_l_installation(MAINTENANT + timedelta(minutes=60))
    assert Alerte.objects.filter(genre="disque").count() == 1
    assert timezone.localdate() == JOUR
