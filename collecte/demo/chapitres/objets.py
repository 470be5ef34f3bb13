"""A few dozen followed things a year, each with a photo that was drawn, not taken."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from collecte.livre.entete import Entete
from collecte.objets.models import Emplacement, Objet
from collecte.objets.services.deplacements import deplacer
from collecte.objets.services.objets import Fiche, completer, suivre
from collecte.objets.services.situations import changer_de_situation
from collecte.objets.services.suivi import charger_les_emplacements
from collecte.objets.suivis import ids_a_fiche, manques_de_la_fiche, regles_du_suivi
from petiterockette.demonstration import Chapitre, Histoire
from petiterockette.droits import DroitManquant
from petiterockette.empreintes import empreinte_de
from petiterockette.refus import Refus

from ..ecriture.annuaire import Annuaire
from ..recit.calendrier import RESSOURCERIES, est_ouvert, heures, jours
from ..recit.dessins import dessiner
from ..recit.recette import COMPTES, PARIS

# How often a day brings something worth following, and how long it stays.
UN_JOUR_SUR, SEJOUR = 6, (10, 150)
# What no till has sold so long after is given.
INVENDU, MOTIF_INVENDU = timedelta(days=60), "Donné à une association, faute d’acheteur"
# A thing is told once everything of its first hour has happened.
UNE_HEURE = timedelta(hours=1)


COTES = ("hauteur_cm", "largeur_cm", "profondeur_cm")


@dataclass(frozen=True)
class Modele:
    """A kind of thing: its category, its words, grams, centimetres, and how it is drawn."""

    categorie: str
    designation: str
    masse_g: int
    cotes: tuple[int, int, int]
    marque: str = ""
    modele: str = ""
    dessin: str = "meuble"


MODELES = (
    Modele("mobilier", "Commode à 3 tiroirs", 28_000, (85, 90, 42)),
    Modele("mobilier", "Buffet bas", 46_000, (80, 160, 45)),
    Modele("mobilier", "Chaise paillée", 4_200, (88, 42, 45), dessin="siege"),
    Modele("mobilier", "Fauteuil club", 24_500, (78, 82, 80), dessin="siege"),
    Modele("mobilier", "Table de ferme", 38_000, (75, 180, 80)),
    Modele("mobilier", "Bibliothèque en pin", 31_000, (190, 80, 30)),
    Modele("gem-hors-froid", "Lave-linge", 64_000, (85, 60, 55), "Brandt", "WTB 812", "hublot"),
    Modele("gem-froid", "Réfrigérateur", 48_000, (144, 55, 57), "Faure", "FRT 23", "porte"),
    Modele("ecrans", "Téléviseur 81 cm", 8_600, (49, 73, 18), "Philips", "32PFL", "ecran"),
    Modele("informatique", "Écran d’ordinateur", 3_900, (42, 51, 18), "Dell", "E2216", "ecran"),
    Modele("velo", "Vélo de ville", 15_400, (105, 175, 60), "Peugeot", "Sport", "velo"),
    Modele("velo", "Vélo d’enfant", 9_100, (80, 120, 50), "Btwin", "Hyc 500", "velo"),
    Modele(
        "materiel-electrique", "Ampli de salon", 9_800, (14, 44, 38), "Pioneer", "A-10", "porte"
    ),
    Modele("autres", "Guitare classique", 1_700, (100, 37, 12), "Yamaha", "C40", "guitare"),
    Modele("autres", "Clavier numérique", 7_300, (13, 95, 30), "Casio", "CTK", "boite"),
    Modele("materiel-electrique", "Platine vinyle", 5_600, (14, 42, 35), "Sony", "PS-11", "boite"),
)
VENDU, DONNE = "vendu", "donne"
DEPARTS = (
    (VENDU, "Vendu en boutique", 14),
    (DONNE, "Donné à une association", 3),
    ("demonte", "Démonté pour les pièces", 2),
    ("sorti", "Parti au recyclage", 1),
    ("perdu", "Introuvable à l’inventaire", 1),
)


class LesObjets(Chapitre):
    """What is followed thing by thing."""

    def fonder(self, histoire: Histoire) -> None:
        charger_les_emplacements()

    def raconter(self, histoire: Histoire, du: date, au: date) -> None:
        conteur = _Conteur(histoire)
        for jour in jours(du, au):
            conteur.faire_partir(jour)
            conteur.suivre_du_jour(jour)

    def commencer(self, histoire: Histoire, jour: date, maintenant: datetime) -> None:
        _Conteur(histoire).suivre_du_jour(jour, maintenant)


def depart_de(graine: int, objet: Objet) -> tuple[timedelta, str, str, Random]:
    """How long a thing stays, how it leaves and why; its dice, for what is left to draw."""
    de = Random(f"{graine}/{objet.uuid}/depart")
    sejour = timedelta(days=de.randint(*SEJOUR))
    situation, motif, _poids = de.choices(DEPARTS, [d[2] for d in DEPARTS])[0]
    return sejour, situation, motif, de


class _Conteur:
    """Tells the things of a day, each once: its uuid is for ever its own."""

    def __init__(self, histoire: Histoire) -> None:
        self.graine = histoire.graine
        self.annuaire = Annuaire(histoire.graine)
        self.a_fiche = set(ids_a_fiche(regles_du_suivi()))

    def suivre_du_jour(self, jour: date, maintenant: datetime | None = None) -> None:
        for site in RESSOURCERIES:
            de = Random(f"{self.graine}/{site}/{jour}/objets")
            if not est_ouvert(site, jour) or de.randrange(UN_JOUR_SUR):
                continue
            ouvre, ferme = heures(site, jour)
            instant = datetime(jour.year, jour.month, jour.day, ouvre, tzinfo=PARIS)
            instant += timedelta(minutes=de.randrange(20, (ferme - ouvre) * 60 - 60))
            cle = f"{site}/{jour}/objet"
            deja = Objet.objects.filter(uuid=self.annuaire.uuid(cle)).exists()
            if not deja and (maintenant is None or instant + UNE_HEURE <= maintenant):
                # Rules and rights may have been changed since: the story goes on without it.
                with suppress(Refus, DroitManquant):
                    self._suivre(de, site, cle, instant)

    def _suivre(self, de: Random, site: str, cle: str, instant: datetime) -> None:
        modele = de.choice(MODELES)
        entete = self._entete(site, cle, de)
        places = list(Emplacement.objects.filter(lieu=entete.lieu).order_by("ordre"))
        photo = dessiner(modele.dessin, de) if de.randrange(12) else None
        objet, _cree = suivre(
            entete=entete,
            categorie=self.annuaire.categories[modele.categorie],
            photo=photo,
            emplacement=de.choice(places) if places else None,
            le=instant,
        )
        plus_tard = instant + timedelta(minutes=de.randrange(10, 50))
        if de.randrange(6) == 0:
            return
        fiche = replace(
            Fiche(objet.categorie, emplacement=objet.emplacement),
            designation=modele.designation,
            etat=de.choice(("bon", "bon", "bon", "neuf", "use", "a_reparer")),
            masse_g=modele.masse_g + de.randrange(-9, 10) * 50,
            marque=modele.marque,
            modele=modele.modele,
            numero_serie=f"{de.randrange(10**7):07d}" if modele.marque else "",
            **dict(zip(COTES, modele.cotes, strict=True)),
        )
        entete = self._entete(site, f"{cle}/fiche", de)
        completer(entete=entete, objet=objet, vu=0, fiche=fiche, le=plus_tard)
        if places and de.randrange(3) == 0:
            deplacer(
                entete=self._entete(site, f"{cle}/place", de),
                emplacement=de.choice(places),
                scans=[objet.code],
                le=instant + UNE_HEURE,
            )

    def faire_partir(self, jour: date) -> None:
        """What has stayed long enough leaves; the length of a stay is drawn with the thing."""
        presents = Objet.objects.presents().select_related("lieu", "categorie").order_by("pk")
        codes = {lieu.pk: code for code, lieu in self.annuaire.lieux.items()}
        for objet in presents:
            sejour, situation, motif, de = depart_de(self.graine, objet)
            # What is for sale leaves with its ticket.
            if situation == VENDU:
                sejour, situation, motif = sejour + INVENDU, DONNE, MOTIF_INVENDU
            site = codes.get(objet.lieu_id, "")
            part_le = objet.suivi_le.astimezone(PARIS).date() + sejour
            if site not in RESSOURCERIES or jour < part_le or not est_ouvert(site, jour):
                continue
            if objet.categorie_id in self.a_fiche and manques_de_la_fiche(objet):
                situation, motif = "demonte", "Démonté pour les pièces"
            le = datetime(jour.year, jour.month, jour.day, 15, de.randrange(60), tzinfo=PARIS)
            entete = self._entete(site, f"{objet.uuid}/depart", de)
            with suppress(Refus, DroitManquant):
                changer_de_situation(
                    entete=entete, objet=objet, situation=situation, motif=motif, le=le
                )

    def _entete(self, site: str, cle: str, de: Random) -> Entete:
        compte = self.annuaire.comptes[COMPTES[site]["tri"]]
        lieu = self.annuaire.lieux[site]
        point = self.annuaire.points[(site, "Comptoir")]
        equipe = sorted(self.annuaire.equipe.items(), key=str)
        par = [pk for (code, _prenom), pk in equipe if code == site]
        return Entete(
            uuid=self.annuaire.uuid(cle),
            empreinte=empreinte_de({"demonstration": cle}),
            lieu=lieu,
            point=point,
            compte=compte,
            par=de.choice(par) if par else None,
        )
