"""A year of the café, invented: its lots and where they went, its registers, its menus."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from django.utils.translation import gettext as _

from ateliers.services import charger_les_poles
from boutique.regles.models import Activite
from collecte.listes.models import Categorie
from collecte.livre.entete import Entete
from collecte.livre.models import Bon
from collecte.livre.services.bons import bon_de
from collecte.livre.services.mouvements import ecrire_des_denrees, sans_matiere
from collecte.livre.services.preuves import entree_de_bon
from collecte.matiere.ecritures import Pas
from collecte.matiere.etapes import EtapeDenrees, Nature
from collecte.matiere.jours import jours_entre
from petiterockette.base.insertion import inserer
from petiterockette.comptes.models import Compte
from petiterockette.demonstration import CHAPITRES, Chapitre, Histoire
from petiterockette.lieux.heures import instant
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import kilos, repartir
from petiterockette.personnes.models import Structure

from .demo_repas import PLATS, SITE, noms_du, sert, tenir_la_cagnotte
from .models import (
    Carte,
    Enceinte,
    Nettoyage,
    Plat,
    PlatDuJour,
    Ramasse,
    Releve,
    Reste,
    SortieDenrees,
    Zone,
)
from .models.hygiene import Action, Moment
from .services.cartes import composer_la_carte, mettre_en_caisse, tenir_le_plat
from .services.hygiene import tenir_l_enceinte, tenir_la_zone
from .services.listes import charger_le_cafe

COMPTE, DONNEUR = "direction", "Magasin bio du quartier"
# Name, kind, what it shows as a rule (tenths of a degree).
ENCEINTES = (
    ("Frigo de la cuisine", "positif", 28),
    ("Congélateur", "negatif", -195),
    ("Bain-marie", "chaud", 660),
)
ZONES = (("Plan de travail", "jour"), ("Sol de la cuisine", "jour"), ("Hotte", "mois"))
# Product, category, how heavy a lot is, days until its date (none: no date).
PRODUITS = (
    ("Courgettes et tomates", "denrees-legumes", (8_000, 22_000), None),
    ("Pommes", "denrees-legumes", (5_000, 15_000), None),
    ("Pain de la veille", "denrees-pain", (2_000, 6_000), None),
    ("Yaourts nature", "denrees-laitages", (2_000, 7_000), 3),
    ("Pâtes et riz", "denrees-epicerie", (3_000, 9_000), 120),
)
# Out of a hundred grams: served, given, composted, thrown.
FINS = (
    (EtapeDenrees.SERVI, 74),
    (EtapeDenrees.DONNE, 8),
    (EtapeDenrees.COMPOSTE, 14),
    (EtapeDenrees.JETE, 4),
)


class LeCafe(Chapitre):
    """The café of Chemin-Vert, La Trockette; without that site it tells nothing."""

    def fonder(self, histoire: Histoire) -> None:
        lieu, compte = _ici()
        if lieu is None or compte is None or not Activite.objects.filter(code="cafe").exists():
            return
        charger_le_cafe()
        charger_les_poles()
        Structure.objects.get_or_create(nom=DONNEUR, defaults={"genre": "autre"})
        for nom, genre, _lue in ENCEINTES:
            tenir_l_enceinte(lieu=lieu, enceinte=None, compte=compte, nom=nom, genre=genre)
        for nom, frequence in ZONES:
            tenir_la_zone(lieu=lieu, zone=None, compte=compte, nom=nom, frequence=frequence)
        for nom, genre, prix_cts, allergenes in PLATS:
            plat = tenir_le_plat(
                plat=None,
                nom=nom,
                genre=genre,
                prix_cts=prix_cts,
                allergenes=allergenes,
                sans_allergene=not allergenes,
                compte=compte,
            )
            mettre_en_caisse(plat, compte)

    def raconter(self, histoire: Histoire, du: date, au: date) -> None:
        lieu, compte = _ici()
        donneur = Structure.objects.filter(nom=DONNEUR).first()
        if lieu is None or compte is None or donneur is None:
            return
        jours = [jour for jour in jours_entre(du, au) if sert(jour)]
        _tenir_les_registres(histoire, lieu, compte, jours)
        _composer_les_cartes(histoire, lieu, jours)
        tenir_la_cagnotte(lieu)
        Recit(lieu, compte, donneur).raconter(histoire, jours)

    def commencer(self, histoire: Histoire, jour: date, maintenant: datetime) -> None:
        lieu, compte = _ici()
        plats = _plats_du(histoire, jour)
        if lieu is None or compte is None or not plats:
            return
        if not Carte.objects.filter(lieu=lieu, jour=jour).exists():
            composer_la_carte(lieu=lieu, jour=jour, plats=plats, compte=compte)


CHAPITRES.append(LeCafe())


class Recit:
    """The lots of some days, and what became of each the same day."""

    def __init__(self, lieu: Lieu, compte: Compte, donneur: Structure) -> None:
        self.lieu, self.compte, self.donneur = lieu, compte, donneur
        self.categories = {c.code: c for c in Categorie.objects.filter(famille="denrees")}
        self.sans_matiere = sans_matiere()

    def raconter(self, histoire: Histoire, jours: list[date]) -> None:
        lots = [self._lot(histoire, jour) for jour in jours]
        entrees = [self._bon(lot.uuid, lot.jour, lot.le) for lot in lots]
        inserer(entrees)
        for lot, bon in zip(lots, entrees, strict=True):
            lot.bon = bon
            self._ecrire(bon, lot, EtapeDenrees.GARDE_MANGER, lot.masse_g)
        inserer(lots)
        parts = [
            (lot, fin, grammes, lot.le + timedelta(hours=4))
            for lot in lots
            for (fin, _part), grammes in zip(
                FINS, repartir(lot.masse_g, [part for _fin, part in FINS]), strict=True
            )
        ]
        sorties = [
            self._bon(_uuid(f"{lot.uuid}:{fin}"), lot.jour, le) for lot, fin, _g, le in parts
        ]
        inserer(sorties)
        for (lot, fin, grammes, _le), bon in zip(parts, sorties, strict=True):
            self._ecrire(bon, lot, fin, grammes)
        Reste.objects.bulk_create(Reste(ramasse=lot, masse_g=0) for lot in lots)
        SortieDenrees.objects.bulk_create(
            SortieDenrees(bon=bon, ramasse=lot, vers=fin, masse_g=grammes)
            for (lot, fin, grammes, _le), bon in zip(parts, sorties, strict=True)
        )
        inserer(
            [
                entree_de_bon(
                    bon,
                    lot.le,
                    "cafe.ramasse.recue",
                    _("Ramasse reçue : %(kilos)s") % {"kilos": kilos(lot.masse_g)},
                    ramasse=lot.pk,
                    masse_g=lot.masse_g,
                )
                for lot, bon in zip(lots, entrees, strict=True)
            ]
        )
        inserer(
            [
                entree_de_bon(
                    bon,
                    le,
                    "cafe.denrees.sorties",
                    _("Denrées : %(kilos)s, %(vers)s")
                    % {"kilos": kilos(grammes), "vers": EtapeDenrees(fin).label},
                    ramasse=lot.pk,
                    vers=str(fin),
                    masse_g=grammes,
                )
                for (lot, fin, grammes, le), bon in zip(parts, sorties, strict=True)
            ]
        )

    def _lot(self, histoire: Histoire, jour: date) -> Ramasse:
        de = Random(f"cafe:lot:{histoire.graine}:{jour}")
        produit, code, (mini, maxi), dans = de.choice(PRODUITS)
        return Ramasse(
            uuid=_uuid(f"lot:{histoire.graine}:{jour}"),
            lieu=self.lieu,
            le=instant(jour, time(9, de.randrange(60))),
            jour=jour,
            donneur=self.donneur,
            categorie=self.categories[code],
            produit=produit,
            masse_g=de.randrange(mini, maxi, 100),
            temperature_dc=de.randrange(20, 40) if code == "denrees-laitages" else None,
            genre_date=("dlc" if dans < 30 else "ddm") if dans else "",
            limite=jour + timedelta(days=dans) if dans else None,
            compte=self.compte,
            par_id=self.compte.personne_id,
        )

    def _bon(self, uuid: UUID, jour: date, le: datetime) -> Bon:
        entete = Entete(uuid, uuid.hex, self.lieu, None, self.compte, None)
        return bon_de(entete=entete, nature=Nature.DENREES, jour=jour, maintenant=le)

    def _ecrire(self, bon: Bon, lot: Ramasse, vers: str, masse_g: int) -> None:
        entre = vers == EtapeDenrees.GARDE_MANGER
        de = EtapeDenrees.DONATEUR if entre else EtapeDenrees.GARDE_MANGER
        pas = Pas(lot.categorie_id, self.sans_matiere, de, vers, masse_g)
        ecrire_des_denrees(bon=bon, pas=[pas])


def _tenir_les_registres(histoire: Histoire, lieu: Lieu, compte: Compte, jours: list[date]) -> None:
    qui = {"compte": compte, "par_id": compte.personne_id}
    habituelles = {nom: lue for nom, _genre, lue in ENCEINTES}
    enceintes = [e for e in Enceinte.objects.filter(lieu=lieu) if e.nom in habituelles]
    releves = [
        _releve(enceinte, habituelles[enceinte.nom], jour, moment, histoire, qui)
        for jour in jours
        for enceinte in enceintes
        for moment in Moment
    ]
    Releve.objects.bulk_create(releves)
    zones = list(Zone.objects.filter(lieu=lieu))
    Nettoyage.objects.bulk_create(
        Nettoyage(
            uuid=_uuid(f"propre:{zone.pk}:{jour}"),
            zone=zone,
            jour=jour,
            le=instant(jour, time(17)),
            **qui,
        )
        for jour, zone in _a_nettoyer(jours, zones)
    )


def _a_nettoyer(jours: list[date], zones: list[Zone]) -> Iterator[tuple[date, Zone]]:
    for jour in jours:
        for zone in zones:
            if zone.frequence == Zone.Frequence.JOUR or (jour.day <= 7 and jour.weekday() == 1):
                yield jour, zone


def _releve(
    enceinte: Enceinte, habituelle: int, jour: date, moment: Moment, histoire: Histoire, qui: dict
) -> Releve:
    de = Random(f"cafe:releve:{histoire.graine}:{enceinte.nom}:{jour}:{moment}")
    chaude = enceinte.genre == Enceinte.Genre.POSITIF and de.random() < 0.01
    releve = Releve(
        uuid=_uuid(f"releve:{enceinte.pk}:{jour}:{moment}"),
        enceinte=enceinte,
        jour=jour,
        moment=moment,
        le=instant(jour, time(9 if moment == Moment.MATIN else 17, 30)),
        lue_dc=62 if chaude else habituelle + de.randrange(-8, 9),
        mini_dc=enceinte.mini_dc,
        maxi_dc=enceinte.maxi_dc,
        **qui,
    )
    if releve.hors_limites:
        releve.action = Action.PORTE
    return releve


def _composer_les_cartes(histoire: Histoire, lieu: Lieu, jours: list[date]) -> None:
    # This morning's was composed already, where the demo goes on the next day.
    deja = set(Carte.objects.filter(lieu=lieu, jour__in=jours).values_list("jour", flat=True))
    cartes = Carte.objects.bulk_create(
        Carte(lieu=lieu, jour=jour) for jour in jours if jour not in deja
    )
    PlatDuJour.objects.bulk_create(
        PlatDuJour(carte=carte, plat=plat)
        for carte in cartes
        for plat in _plats_du(histoire, carte.jour)
    )


def _plats_du(histoire: Histoire, jour: date) -> list[Plat]:
    plats = {plat.nom: plat for plat in Plat.objects.all()}
    return [plats[nom] for nom in noms_du(histoire.graine, jour) if nom in plats]


def _ici() -> tuple[Lieu | None, Compte | None]:
    lieu = Lieu.objects.filter(code=SITE).first()
    return lieu, Compte.objects.filter(identifiant=COMPTE).first()


def _uuid(graine: str) -> UUID:
    return UUID(int=Random(f"cafe:{graine}").getrandbits(128), version=4)
