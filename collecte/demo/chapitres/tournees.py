"""The chapter of rounds: weeks of requests, truck days tied to their deposits, what waits.

A round knows itself again by its key: told as a plan one day, it is finished the next.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from random import Random

from django.db.models import Exists, OuterRef
from django.utils import timezone
from PIL import Image, ImageDraw

from collecte.listes.models import Localite
from collecte.livre.models import Bon
from collecte.tournees.models import Arret, Coordonnees, Demande, PhotoDemande, Tournee, Vehicule
from collecte.tournees.mots import code_de_localite
from collecte.tournees.services.arrets import DOMICILE
from petiterockette.demonstration import Chapitre, Histoire
from petiterockette.personnes.models import Personne

from ..ecriture.annuaire import Annuaire, uuid_de
from ..recit.calendrier import JOUR, est_ouvert, jours
from ..recit.maisons import CHOSES, PREFERENCES, VENDUS, une_maison
from ..recit.recette import JOURS_DU_CAMION, PARIS

SEMAINES = timedelta(weeks=8)
SITE, POINT = "CHV", "Camion"
ENLEVEMENTS_MAX, A_TRAITER, PROCHAINES = 5, 4, 1
LOCALITES = ("75011", "75012", "75020", "75010", "quartier", "petite-couronne")


class LesTournees(Chapitre):
    """Who asks that the truck comes, and where it goes."""

    def fonder(self, histoire: Histoire) -> None:
        annuaire = Annuaire(histoire.graine)
        lieu, point = annuaire.lieux[SITE], annuaire.points[(SITE, POINT)]
        # No real plate has an O or an I.
        for ordre, (nom, plaque, volume_l) in enumerate(
            (("Le camion", "OI-125-OI", 30_000), ("La camionnette", "OI-041-OI", 8_000))
        ):
            Vehicule.objects.create(
                nom=nom,
                lieu=lieu,
                point=point,
                immatriculation=plaque,
                volume_l=volume_l,
                ordre=ordre,
            )

    def raconter(self, histoire: Histoire, du: date, au: date) -> None:
        annuaire = Annuaire(histoire.graine)
        debut = max(du, timezone.localdate() - SEMAINES)
        uuids = {uuid_de(histoire.graine, f"tournee/{j}"): j for j in jours(debut, au)}
        # Opened on another day, a demo had its round all the same.
        faites = Tournee.objects.filter(uuid__in=uuids).values_list("uuid", flat=True)
        for jour in sorted({*jours_du_camion(debut, au), *(uuids[uuid] for uuid in faites)}):
            conte = _Conte(annuaire, jour)
            conte.finir(conte.tournee(jour))
        _Conte(annuaire, au).repondre_aux_anciennes()

    def commencer(self, histoire: Histoire, jour: date, maintenant: datetime) -> None:
        conte = _Conte(Annuaire(histoire.graine), jour)
        conte.prevoir(jour, maintenant)
        for prochain in list(jours_du_camion(jour + JOUR, jour + 10 * JOUR))[:PROCHAINES]:
            conte.prevoir(prochain, maintenant)
        conte.recevoir(maintenant)


def jours_du_camion(du: date, au: date) -> Iterator[date]:
    for jour in jours(du, au):
        if jour.weekday() in JOURS_DU_CAMION and est_ouvert(SITE, jour):
            yield jour


class _Conte:
    """A day told: its dice are its own, whenever it is told."""

    def __init__(self, annuaire: Annuaire, jour: date) -> None:
        self.graine, self.jour = annuaire.graine, jour
        self.lieu = annuaire.lieux[SITE]
        self.localites = {lo.code: lo for lo in Localite.objects.all()}

    def tournee(self, jour: date) -> Tournee:
        """The round of a truck day, made once."""
        de = Random(f"{self.graine}/tournee/{jour}")
        tournee, cree = Tournee.objects.get_or_create(
            uuid=uuid_de(self.graine, f"tournee/{jour}"),
            defaults={
                "lieu": self.lieu,
                "vehicule": Vehicule.objects.order_by("id")[0],
                "jour": jour,
            },
        )
        if cree:
            equipe = list(Personne.objects.de_l_equipe(self.lieu, jour))
            tournee.equipiers.set(de.sample(equipe, min(2, len(equipe))))
        return tournee

    def finir(self, tournee: Tournee) -> None:
        """What was planned is done; each deposit of the day has its stop."""
        de = Random(f"{self.graine}/fin/{tournee.jour}")
        depots = self._depots(tournee)
        for arret in tournee.arrets.filter(issue="").order_by("rang"):
            est_enlevement = arret.est_enlevement
            self._dire(arret, depots.pop(0) if est_enlevement and depots else None, de)
        for bon in depots:
            arret = self._arret(tournee, de, bon.apport.localite.code)
            self._dire(arret, bon, de)
        if not tournee.arrets.exclude(issue="fait").exists():
            rate = self._arret(tournee, de, de.choice(LOCALITES))
            self._dire(rate, None, de, manque=True)

    def _depots(self, tournee: Tournee) -> list[Bon]:
        """What the truck weighed that day, its first deposits, tied to no stop and cancelled by
        nothing."""
        bons = Bon.objects.depots().filter(
            ~Exists(Bon.objects.filter(annule=OuterRef("pk"))),
            ~Exists(Arret.objects.filter(apport=OuterRef("pk"))),
            lieu=tournee.lieu_id,
            point=tournee.vehicule.point_id,
            jour=tournee.jour,
            apport__origine__code=DOMICILE,
        )
        return list(bons.select_related("apport__localite").order_by("id")[:ENLEVEMENTS_MAX])

    def prevoir(self, jour: date, maintenant: datetime) -> None:
        """A round to come, or today's: its stops wait. Told again, it adds nothing."""
        tournee = self.tournee(jour)
        if tournee.arrets.exists():
            return
        de = Random(f"{self.graine}/plan/{jour}")
        for _ in range(de.randint(3, 4)):
            self._arret(tournee, de, de.choice(LOCALITES), avant=maintenant)
        self._livraison(tournee, de)

    def recevoir(self, maintenant: datetime) -> None:
        """This week's requests that nobody has answered yet, and one promised without a round."""
        annee, semaine, _jour = self.jour.isocalendar()
        for rang in range(A_TRAITER):
            de = Random(f"{self.graine}/demande/{annee}/{semaine}/{rang}")
            recue = maintenant - timedelta(minutes=25 + rang * 17 * 60 + de.randrange(300))
            cle = f"demande/{annee}/{semaine}/{rang}"
            demande = self._demande(de, cle, de.choice(LOCALITES), recue, self.jour)
            if demande and rang == 0:
                PhotoDemande.objects.create(demande=demande, jpeg=une_photo())
            if demande and rang == A_TRAITER - 1:
                prochain = list(jours_du_camion(self.jour + JOUR, self.jour + 10 * JOUR))[:1]
                self._accepter(demande, prochain[0] if prochain else self.jour + JOUR, recue, de)

    def repondre_aux_anciennes(self) -> None:
        """What still waited a fortnight ago was refused: there was no room."""
        cles = []
        for semaines in range(2, 6):
            annee, semaine, _jour = (self.jour - timedelta(weeks=semaines)).isocalendar()
            cles += [f"demande/{annee}/{semaine}/{rang}" for rang in range(A_TRAITER)]
        uuids = [uuid_de(self.graine, cle) for cle in cles]
        anciennes = Demande.objects.filter(uuid__in=uuids, etat__in=["nouvelle", "acceptee"])
        anciennes.exclude(arrets__issue="").update(
            etat=Demande.Etat.REFUSEE, motif="complet", traitee_le=_a(self.jour, 17)
        )

    def _demande(
        self, de: Random, cle: str, localite: str, recue: datetime, utile: date
    ) -> Demande | None:
        """A new request; None if it was told already."""
        uuid = uuid_de(self.graine, cle)
        if Demande.objects.filter(uuid=uuid).exists():
            return None
        chez, volume_l = une_maison(de, localite, CHOSES)
        return Demande.objects.create(
            uuid=uuid,
            jeton=uuid.hex,
            lieu=self.lieu,
            canal=de.choice(Demande.Canal.values),
            recue_le=recue,
            coordonnees=Coordonnees.objects.create(**chez, utile_le=utile),
            # As a real request: where the truck goes is read in the postcode.
            localite=self.localites[code_de_localite(chez["code_postal"])],
            etage=de.randint(0, 6),
            ascenseur=de.choice([True, False]),
            volume_l=volume_l,
            disponibilites=de.choice(PREFERENCES),
        )

    def _accepter(self, demande: Demande, jour: date, quand: datetime, de: Random) -> None:
        demande.etat, demande.jour = Demande.Etat.ACCEPTEE, jour
        demande.moment = de.choice(["matin", "apres_midi"])
        demande.traitee_le = quand + timedelta(minutes=20)
        demande.save()
        Coordonnees.objects.filter(pk=demande.coordonnees_id).update(utile_le=jour)

    def _arret(
        self, tournee: Tournee, de: Random, localite: str, avant: datetime | None = None
    ) -> Arret:
        rang = tournee.arrets.count() + 1
        recue = _a(tournee.jour - de.randint(4, 11) * JOUR, de.randint(9, 17))
        recue = min(recue, avant - timedelta(hours=1)) if avant else recue
        demande = self._demande(de, f"arret/{tournee.jour}/{rang}", localite, recue, tournee.jour)
        assert demande is not None
        self._accepter(demande, tournee.jour, recue, de)
        return Arret.objects.create(
            uuid=uuid_de(self.graine, f"arret/{tournee.jour}/{rang}/passage"),
            tournee=tournee,
            rang=rang,
            genre=Arret.Genre.ENLEVEMENT,
            demande=demande,
            volume_l=demande.volume_l,
        )

    def _livraison(self, tournee: Tournee, de: Random) -> None:
        chez, volume_l = une_maison(de, de.choice(LOCALITES), VENDUS)
        rang = tournee.arrets.count() + 1
        Arret.objects.create(
            uuid=uuid_de(self.graine, f"arret/{tournee.jour}/{rang}/livraison"),
            tournee=tournee,
            rang=rang,
            genre=Arret.Genre.LIVRAISON,
            coordonnees=Coordonnees.objects.create(**chez, utile_le=tournee.jour),
            volume_l=volume_l,
        )

    def _dire(self, arret: Arret, bon, de: Random, manque: bool = False) -> None:
        """Done, and weighed by ``bon`` if there is one; or nobody was there."""
        arret.issue = Arret.Issue.ABSENT if manque else Arret.Issue.FAIT
        arret.dit_le = _a(arret.tournee.jour, 9 + min(arret.rang, 8), de.randrange(60))
        arret.apport_id = bon.pk if bon else None
        arret.save()
        if arret.demande:
            fin = Demande.Etat.ANNULEE if manque else Demande.Etat.FAITE
            Demande.objects.filter(pk=arret.demande.pk).update(etat=fin, traitee_le=arret.dit_le)


def une_photo() -> bytes:
    """A chest of drawers, drawn: no photo of anybody's home."""
    image = Image.new("RGB", (800, 600), "#efe4d2")
    crayon = ImageDraw.Draw(image)
    crayon.rectangle((0, 470, 800, 600), fill="#c9a877")
    crayon.rectangle((230, 170, 570, 500), fill="#8a5a2b", outline="#3f2a15", width=6)
    for haut in (195, 295, 395):
        crayon.rectangle((255, haut, 545, haut + 80), fill="#a5703a", outline="#3f2a15", width=4)
        crayon.ellipse((388, haut + 28, 412, haut + 52), fill="#ffcb3d", outline="#3f2a15", width=3)
    sortie = BytesIO()
    image.save(sortie, "JPEG", quality=80)
    return sortie.getvalue()


def _a(jour: date, heure: int, minute: int = 0) -> datetime:
    return datetime.combine(jour, time(heure, minute), tzinfo=PARIS)
