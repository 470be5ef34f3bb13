"""People and memberships of before: read as their tools write them, known once, undone as one."""

from dataclasses import replace
from datetime import date
from functools import partial
from uuid import uuid4

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from boutique.adhesions.models import Adhesion, Carte
from boutique.adhesions.services.formules import charger_les_formules
from boutique.adhesions_reprises.models import PersonneReconnue
from boutique.comptabilite.ecritures import ecritures
from boutique.ventes.models import LigneVente, Vente
from petiterockette.droits import DroitManquant
from petiterockette.indicateurs.registre import INDICATEURS, Portee, ValeursDeLaPeriode
from petiterockette.personnes.annuaire import joindre
from petiterockette.personnes.doublons import doublons
from petiterockette.personnes.models import Consentement, Personne
from petiterockette.personnes.services import inscrire
from petiterockette.personnes.services import reprises as annuaire
from petiterockette.personnes.services.annuaire import retirer_un_accord, tenir
from petiterockette.reprise.examens import empreinte_de_l_examen, examen_de
from petiterockette.reprise.genres import GENRES
from petiterockette.reprise.models import Fichier
from petiterockette.reprise.nuit import les_oublies
from petiterockette.reprise.refus import PasPret
from petiterockette.reprise.services import fichiers as services
from tests.boutique.a_la_caisse import la_boutique
from tests.boutique.adhesions.fabriques import ADHESION, NOUVEL_AN
from tests.fabriques import un_compte

# As HelloAsso writes a campaign of memberships.
HELLOASSO = """Référence commande;Date de la commande;Statut de la commande;Nom adhérent;\
Prénom adhérent;Nom payeur;Prénom payeur;Email payeur;Moyen de paiement;Tarif;Montant tarif;\
Téléphone;J'accepte de recevoir la newsletter
101;03/04/2026 18:23;Validé;GIROLLE;Ada;GIROLLE;Ada;ada@exemple.fr;Carte bancaire;\
Adhésion à l’année;20,00;0612345678;Oui
102;04/04/2026 09:05;Validé;MÉSANGE;Noé;GIROLLE;Ada;ada@exemple.fr;Carte bancaire;\
Adhésion à l’année;10,00;;Non
103;05/04/2026 10:00;Refusé;RAINETTE;Zoé;RAINETTE;Zoé;zoe@exemple.fr;Carte bancaire;\
Adhésion à l’année;10,00;;Oui
"""
# As HelloAsso writes payments, whatever they are for.
PAIEMENTS = """Référence commande;Référence paiement;Montant total;Date du paiement;\
Statut du paiement;Nom payeur;Prénom payeur;Email payeur;Campagne;Type de campagne
7;71;15,00;03/04/2026 18:23:13;Payé;Girolle;Ada;ada@exemple.fr;Adhésion à l’année;Adhésion
7;72;5,00;03/05/2026;Hors Ligne;Girolle;Ada;ada@exemple.fr;Adhésion à l’année;Adhésion
8;81;40,00;03/05/2026;Payé;Mésange;Noé;noe@exemple.fr;Le grand bal;Billetterie
9;91;40,00;03/05/2026;Remboursé;Rainette;Zoé;;Adhésion à l’année;Adhésion
"""
# As Paheko writes its members, then their subscriptions.
MEMBRES = """Numéro de membre;Nom & prénom;Adresse E-Mail;Numéro de téléphone;\
Inscription à la lettre d'information;Date d'inscription;Catégorie
12;GIROLLE Ada;ada@exemple.fr;0612345678;Oui;03/04/2024;Membres actifs
13;MÉSANGE Noé;noe@exemple.fr;;Non;03/04/2026;Membres actifs
"""
# (src/include/lib/Paheko/Services/Subscriptions.php, getList: amounts leave as their cents.)
INSCRIPTIONS = """Numéro de membre;Nom du membre;Numéro d'inscription;Activité;Tarif;Payé;\
Montant de l'inscription;Montant réglé;Reste à régler;Date d'inscription;Date d'expiration
12;GIROLLE Ada;3;Adhésion à l’année;Tarif plein;Oui;2500;2000;500;01/01/2026;31/12/2026
12;GIROLLE Ada;1;Adhésion à l’année;Tarif plein;Oui;;;;01/01/2021;31/12/2021
13;MÉSANGE Noé;2;Adhésion à l’année;Tarif plein;;2000;;2000;01/01/2026;31/12/2026
"""
ANNEE = Portee(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def compte(db, time_machine):
    time_machine.move_to("2026-05-12T08:00:00Z")
    la_boutique()
    charger_les_formules(NOUVEL_AN)
    return un_compte("direction", personne=None)


def recu(compte, texte: str, **reglages) -> Fichier:
    fichier, _neuf = services.recevoir(
        compte=compte, uuid=uuid4(), genre="personnes", nom="membres.csv", octets=texte.encode()
    )
    return services.dire(fichier=fichier, compte=compte, reglages=reglages)


def repris(compte, fichier: Fichier) -> Fichier:
    fichier.refresh_from_db()
    vu = empreinte_de_l_examen(examen_de(fichier))
    return services.reprendre(fichier=fichier, compte=compte, vu=vu)


def repondre(compte, fichier: Fichier, reponse: str = "") -> list:
    """Answer so, or as is proposed, to all that a file asks; what it asked."""
    posees = examen_de(fichier).a_repondre
    reponses = {q.cle: reponse or q.valeur for q in posees}
    services.repondre(fichier=fichier, compte=compte, reponses=reponses)
    return posees


def dites(fautes) -> str:
    return " ".join(str(f) for f in fautes).replace("\u00a0", " ")


def annees() -> list[tuple]:
    vivantes = Adhesion.objects.en_cours().order_by("debut", "pk")
    return [(str(a.carte.personne), a.debut, a.fin, a.paye_cts, a.nouvelle) for a in vivantes]


def figures() -> list:
    valeurs = ValeursDeLaPeriode(ANNEE)
    codes = ("ADHERENTS", "ADHESIONS_NOUVELLES", "ADHESIONS_RECETTE")
    return [valeurs.valeur(INDICATEURS[code]) for code in codes]


def test_un_export_de_helloasso_donne_des_adhesions_et_rien_a_la_caisse(compte):
    fichier = recu(compte, HELLOASSO, accords_du="jour")
    examen = examen_de(fichier)

    assert "Ligne 4 : « Refusé » : cette commande n’est pas payée." in dites(examen.laissees)
    rendu = repris(compte, fichier)

    un_an = (date(2026, 4, 3), date(2027, 4, 2))
    assert annees() == [
        ("Ada GIROLLE", *un_an, 2_000, True),
        ("Noé MÉSANGE", date(2026, 4, 4), date(2027, 4, 3), 1_000, True),
    ]
    # Noé did not pay: the address is Ada's, and hers alone.
    assert list(Personne.objects.values_list("prenom", "courriel").order_by("prenom")) == [
        ("Ada", "ada@exemple.fr"),
        ("Noé", ""),
    ]
    (accord,) = Consentement.objects.all()
    assert (accord.finalite, accord.donne_le.date()) == ("nouvelles", date(2026, 4, 2))
    assert figures() == [2, 2, 0]
    assert not Vente.objects.exists()
    assert not LigneVente.objects.exists()
    assert not ecritures(ANNEE.debut, ANNEE.fin)
    assert not mail.outbox
    call_command("verifier", verbosity=0)
    # The bytes of people do not stay, nor what was answered of them.
    assert (bytes(rendu.octets), "reponses" in rendu.reglages) == (b"", False)


def test_les_paiements_d_une_commande_sont_une_adhesion(compte):
    fichier = recu(compte, PAIEMENTS)
    examen = examen_de(fichier)
    laissees = dites(examen.laissees)

    assert "Ligne 4 : « Billetterie » n’est pas une adhésion." in laissees
    assert "Ligne 5 : « Remboursé » : cette commande n’est pas payée." in laissees
    # What is lost stands in plain view, with what to do about it.
    (avis,) = examen.avis
    assert "1 courriel ou téléphone sans accord" in avis.titre
    assert "Accepte d’être contacté" in avis.texte
    assert ["Laissé de côté", avis.titre] in repris(compte, fichier).compte_rendu["dits"]
    assert annees() == [("Ada Girolle", date(2026, 4, 3), date(2027, 4, 2), 2_000, True)]
    assert not Personne.objects.exclude(courriel="").exists()


def test_les_exports_de_paheko_se_rejoignent_par_le_numero_de_membre(compte):
    inscriptions = recu(compte, INSCRIPTIONS)
    assert "dites si « 2000 » en sont" in dites(examen_de(inscriptions).fautes)
    services.dire(fichier=inscriptions, compte=compte, reglages={"unite": "centimes"})
    repris(compte, inscriptions)
    membres = recu(compte, MEMBRES, accords_du="jour")

    assert not examen_de(membres).questions
    repris(compte, membres)

    assert annees() == [
        ("Ada GIROLLE", date(2021, 1, 1), date(2021, 12, 31), None, True),
        ("Ada GIROLLE", date(2026, 1, 1), date(2026, 12, 31), 2_000, False),
    ]
    ada, noe = Personne.objects.order_by("prenom")
    assert (ada.courriel, ada.telephone, noe.courriel) == ("ada@exemple.fr", "", "")
    assert Carte.objects.count() == 1
    call_command("verifier", verbosity=0)


def test_une_personne_se_reconnait_une_fois_et_la_suite_n_ajoute_que_le_neuf(compte):
    connue = inscrire(prenom="Ada", nom="Girolle", compte=None)
    texte = "Prénom;Nom;Courriel;Tarif;Date de début\n"
    texte += f"Ada;Girolle;ada@exemple.fr;{ADHESION};01/02/2026\n"
    texte += f"Ada;Girolle;a.girolle@exemple.fr;{ADHESION};01/02/2025\n"
    texte += f"Zoé;Rainette;ada@exemple.fr;{ADHESION};01/02/2026\n"
    fichier = recu(compte, texte)
    with pytest.raises(PasPret):
        repris(compte, fichier)

    une, deux, trois = examen_de(fichier).a_repondre
    assert [une.valeur, deux.valeur, trois.valeur] == [f"p{connue.pk}", "", ""]
    services.repondre(fichier=fichier, compte=compte, reponses={une.cle: f"p{connue.pk}"})
    # Whoever is the same as somebody of the file is the one of the directory.
    services.repondre(
        fichier=fichier,
        compte=compte,
        reponses={deux.cle: f"p{connue.pk}", trois.cle: "neuve"},
    )
    repris(compte, fichier)

    assert Personne.objects.count() == 2
    assert [a[0] for a in annees()] == ["Ada Girolle", "Ada Girolle", "Zoé Rainette"]
    assert not doublons()
    suite = recu(compte, f"{texte}Ada;Girolle;ada@exemple.fr;{ADHESION};01/02/2024\n")
    examen = examen_de(suite)
    assert not examen.questions
    assert "3 adhésions déjà là" in dites(examen.laissees)
    repris(compte, suite)
    assert (Personne.objects.count(), len(annees())) == (2, 4)
    rien = examen_de(recu(compte, texte.replace("Tarif", "Formule")))
    assert "Rien de nouveau" in dites(rien.fautes)


@pytest.mark.parametrize(("reponse", "combien"), [("", 1), ("neuve", 2)])
def test_deux_lignes_du_meme_nom_se_demandent_aussi(compte, reponse, combien):
    texte = f"Prénom;Nom;Tarif;Année\nAda;Girolle;{ADHESION};2025\nAda;Girolle;{ADHESION};2026\n"
    fichier = recu(compte, texte)

    (posee,) = repondre(compte, fichier, reponse)

    assert "la même que Ada Girolle, ligne 2 (même nom)" in dites(posee.choix)
    repris(compte, fichier)
    # Two who are two are not proposed by the directory either.
    assert (Personne.objects.count(), len(doublons())) == (combien, 0)
    assert [a[1:3] for a in annees()] == [
        (date(2025, 1, 1), date(2025, 12, 31)),
        (date(2026, 1, 1), date(2026, 12, 31)),
    ]


def test_une_annulation_defait_les_adhesions_et_oublie_qui_ne_sert_a_rien(compte):
    texte = "Prénom;Nom;Tarif;Date de début\n"
    texte += "".join(f"{p};Girolle;{ADHESION};01/02/2026\n" for p in ("Ada", "Noé", "Zoé"))
    fichier = repris(compte, recu(compte, texte))
    ada, noe, zoe = Personne.objects.order_by("prenom")
    repris(compte, recu(compte, "Prénom;Nom\nIda;Mirabelle\n"))
    un_compte("caisse", personne=zoe)

    services.annuler(fichier=fichier, compte=compte, motif="mauvais fichier")

    assert annees() == []
    assert figures() == [0, 0, 0]
    assert not Adhesion.objects.valables(date(2026, 3, 1)).exists()
    # Ida is another file's, Zoé has an account; nothing else named the others.
    assert {p.prenom for p in Personne.objects.connues()} == {"Ida", "Zoé"}
    assert {p.anonymisee_le is None for p in Personne.objects.filter(pk__in=(ada.pk, noe.pk))} == {
        False
    }
    call_command("verifier", verbosity=0)
    # What was cancelled may be brought in again.
    encore = recu(compte, texte)
    repondre(compte, encore)
    repris(compte, encore)
    assert len(annees()) == 3


def test_qui_revient_dans_un_autre_fichier_reste_quand_le_premier_est_annule(compte):
    texte = f"Prénom;Nom;Courriel;Tarif;Année\nAda;Girolle;ada@exemple.fr;{ADHESION};2025\n"
    premier = repris(compte, recu(compte, texte))
    repris(compte, recu(compte, texte.replace("2025", "2026")))

    services.annuler(fichier=premier, compte=compte, motif="mauvaise année")

    assert [a[:2] for a in annees()] == [("Ada Girolle", date(2026, 1, 1))]
    assert not examen_de(recu(compte, texte)).questions


def test_ce_qui_est_au_dela_de_son_terme_est_laisse_et_compte(compte):
    texte = "Nom;Prénom;Date d'expiration;Tarif;Date d'inscription\n"
    texte += f"Girolle;Ada;31/12/2022;{ADHESION};01/01/2022\n"
    texte += f"Mésange;Noé;31/12/2023;{ADHESION};01/01/2023\n"
    texte += "Rainette;Zoé;;;01/01/2023\n"
    fichier = recu(compte, texte)

    assert "2 personnes laissées : plus rien depuis trois ans" in dites(examen_de(fichier).laissees)
    repris(compte, fichier)
    assert [a[0] for a in annees()] == ["Noé Mésange"]
    assert not PersonneReconnue.objects.exclude(personne__prenom="Noé").exists()


@pytest.mark.parametrize(
    ("ligne", "attendu"),
    [
        ("Ada;Girolle;;31/02/2026;", "Ligne 2 : « 31/02/2026 » : ce jour n’existe pas."),
        ("Ada;Girolle;;;", "Ligne 2 : Le premier jour de l’adhésion manque."),
        (";Girolle;;01/02/2026;", "Ligne 2 : Le prénom manque."),
        ("Ada;Girolle;;01/02/2027;", "Ligne 2 : Cette adhésion n’est pas encore payée"),
        ("Ada;Girolle;;01/02/2026;vingt", "Ligne 2 : « vingt » n’est pas un montant."),
    ],
)
def test_une_ligne_fausse_est_dite_et_rien_n_est_ecrit(compte, ligne, attendu):
    fichier = recu(compte, f"Prénom;Nom;Courriel;Date de début;Montant;Tarif\n{ligne};{ADHESION}\n")

    assert attendu in dites(examen_de(fichier).fautes)
    with pytest.raises(PasPret):
        repris(compte, fichier)
    assert not Personne.objects.exists()


def test_un_nom_entier_se_coupe_par_ses_capitales_ou_comme_on_le_dit(compte):
    texte = "Numéro de membre;Nom & prénom\n1;D’ARC Zoé\n2;Ada de la Girolle\n"
    fautes = dites(examen_de(recu(compte, texte)).fautes)

    assert fautes == "« Ada de la Girolle » : dites si le prénom vient d’abord, ou le nom."
    repris(compte, recu(compte, f"{texte}\n\n", ordre="prenom"))
    noms = Personne.objects.order_by("pk").values_list("prenom", "nom")
    assert list(noms) == [("Zoé", "D’ARC"), ("Ada", "de la Girolle")]


def test_un_courriel_faux_est_laisse_et_un_accord_d_ici_ne_se_defait_pas(compte):
    texte = "Prénom;Nom;Courriel;Téléphone;Newsletter;Date de l’accord\n"
    repris(compte, recu(compte, f"{texte}Ada;Girolle;ada@exemple.fr;;oui;01/02/2026\n"))
    accord = Consentement.objects.get()
    retirer_un_accord(consentement=accord, par=None, compte=None)
    suite = recu(
        compte,
        f"{texte}Ada;Girolle;ada@exemple.fr;;oui;01/03/2026\nZoé;Rainette;zoe@;612345678;oui;\n",
    )
    laissees = dites(examen_de(suite).laissees)

    assert "Ligne 3 : « zoe@ » ne joint personne" in laissees
    assert "1 oui sans date" in laissees
    assert [ligne.qui.prenom for ligne in examen_de(suite).lignes] == ["Zoé"]
    repris(compte, suite)
    assert not Consentement.objects.filter(retire_le=None).exists()
    assert not Personne.objects.exclude(courriel="", telephone="").exists()


def test_l_adresse_que_l_annuaire_connait_reste(compte):
    connue = tenir(
        personne=None,
        prenom="Ada",
        nom="Girolle",
        courriel="ici@exemple.fr",
        telephone="",
        finalites={"courriel": ["service"]},
        par=None,
        compte=None,
    )
    texte = "Prénom;Nom;Courriel;Téléphone;Accepte d’être contacté;Newsletter;Accord le\n"
    fichier = recu(compte, f"{texte}Ada;Girolle;ada@exemple.fr;0612345678;oui;oui;01/02/2026\n")
    repondre(compte, fichier)
    fichier.refresh_from_db()
    (ligne,) = examen_de(fichier).lignes
    assert [donnee for donnee, _finalite, _le in ligne.accords] == ["telephone"]
    repris(compte, fichier)
    # The directory's own door holds too.
    autre = {("courriel", "nouvelles"): timezone.now()}
    annuaire.reprendre(
        apports=[annuaire.Apport(connue.pk, "Ada", "Girolle", "ada@exemple.fr", "", autre)],
        par=None,
        compte=None,
    )

    connue.refresh_from_db()
    assert (connue.courriel, connue.telephone) == ("ici@exemple.fr", "06 12 34 56 78")
    assert joindre(connue, "service").keys() == {"courriel", "telephone"}
    assert joindre(connue, "nouvelles") == {}


def test_un_fichier_de_personnes_n_attend_pas_plus_de_trente_jours(compte, time_machine):
    fichier = recu(compte, MEMBRES)
    time_machine.move_to("2026-06-10T08:00:00Z")
    les_oublies(date(2026, 6, 10))
    fichier.refresh_from_db()
    assert fichier.etat == "recu"
    time_machine.move_to("2026-06-12T08:00:00Z")

    les_oublies(date(2026, 6, 12))

    fichier.refresh_from_db()
    assert (fichier.etat, bytes(fichier.octets)) == ("jete", b"")


def test_il_faut_aussi_ce_que_demande_l_annuaire(compte, monkeypatch):
    genre = GENRES["personnes"]
    assert {"personnes.tenir_l_annuaire", "personnes.fusionner"} == set(genre.droits)
    fichier = recu(compte, MEMBRES)
    # A right that the direction does not hold.
    monkeypatch.setitem(GENRES, "personnes", replace(genre, droits=("comptes.gerer",)))

    with pytest.raises(DroitManquant):
        recu(compte, INSCRIPTIONS)
    for geste in (services.jeter, partial(services.repondre, reponses={})):
        with pytest.raises(DroitManquant):
            geste(fichier=fichier, compte=compte)
