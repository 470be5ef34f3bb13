"""From the words of a gesture to the ids of a base: lists, sites, accounts, people."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID, uuid5

from django.db import models

from collecte.comptoirs.lecteur import EnteteRecu
from collecte.depots.documents import Depot
from collecte.listes import listes_par_defaut as defaut
from collecte.listes.models import (
    Bac,
    Categorie,
    Contenant,
    Localite,
    Matiere,
    MotifRefus,
    Origine,
    TypeDon,
)
from collecte.livre.entete import Entete
from collecte.livre.services.gestes import LigneSortante
from collecte.livre.services.lignes_des_depots import LigneDepot
from collecte.matiere.etapes import Etape, etape_de_depart
from collecte.tri.services.tri import matiere_orientee
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu, Point
from petiterockette.lieux.services import LIEUX_PAR_DEFAUT
from petiterockette.personnes.models import Equipier, Structure

from ..recit.gestes import Deposer, GesteRaconte, Orienter, Sortir, Vendre

_ESPACE = UUID("0b1f2a52-6a0f-4c5e-9a53-6d1f5d1b2005")


def uuid_de(graine: int, cle: str) -> UUID:
    """The uuid of a gesture, for ever the same: how a told day knows itself again."""
    return uuid5(_ESPACE, f"{graine}/{cle}")


class Annuaire:
    """Every row that a demo's gestures may name, read once."""

    def __init__(self, graine: int) -> None:
        self.graine = graine
        # Sites and points keep the codes and names of the story, whatever people call them now.
        self.lieux = _par_defaut(Lieu.objects.order_by("id"), [d[0] for d in LIEUX_PAR_DEFAUT])
        self.points = {
            (code, nom): point
            for code, *_, points in LIEUX_PAR_DEFAUT
            for nom, point in _par_defaut(
                Point.objects.filter(lieu=self.lieux[code]).order_by("id"),
                [nom for nom, *_ in points],
            ).items()
        }
        self.comptes = {c.identifiant: c for c in Compte.objects.select_related("personne")}
        codes = {lieu.pk: code for code, lieu in self.lieux.items()}
        self.equipe = {
            (codes.get(e.lieu_id), e.personne.prenom): e.personne_id
            for e in Equipier.objects.select_related("personne").order_by("-id")
        }
        self.categories = {c.code: c for c in Categorie.objects.all()}
        self.categories_par_id = {c.pk: c for c in self.categories.values()}
        self.matieres = {m.code: m for m in Matiere.objects.all()}
        self.origines = dict(Origine.objects.values_list("code", "id"))
        self.localites = dict(Localite.objects.values_list("code", "id"))
        self.contenants = _de_la_liste(Contenant, defaut.CONTENANTS)
        self.contenants_par_id = {c.pk: c for c in self.contenants.values()}
        self.bacs = _de_la_liste(Bac, defaut.BACS)
        self.types_don = _de_la_liste(TypeDon, defaut.TYPES_DON)
        self.structures = _de_la_liste(Structure, defaut.STRUCTURES)
        motifs = _par_defaut(MotifRefus.objects.order_by("id"), defaut.MOTIFS_REFUS)
        self.motifs = {nom: motif.pk for nom, motif in motifs.items()}

    def uuid(self, cle: str) -> UUID:
        return uuid_de(self.graine, cle)

    def entete(self, geste: GesteRaconte) -> Entete:
        """Who makes it, where and when."""
        return Entete(
            uuid=self.uuid(geste.cle),
            empreinte=_empreinte(geste),
            lieu=self.lieux[geste.lieu],
            point=self.points[(geste.lieu, geste.point)],
            compte=self.comptes[geste.compte],
            par=self.equipe.get((geste.lieu, geste.par)),
            appareil_le=geste.instant if isinstance(geste, Deposer) else None,
            commentaire=geste.commentaire if isinstance(geste, Deposer) else "",
        )

    def depot(self, geste: Deposer) -> Depot:
        """The document that the counter would have posted."""
        return Depot(
            entete_recu=EnteteRecu(
                uuid=self.uuid(geste.cle),
                empreinte=_empreinte(geste),
                appareil_le=geste.instant,
                lieu=geste.lieu,
                point=self.points[(geste.lieu, geste.point)].pk,
                par=self.equipe.get((geste.lieu, geste.par)),
                commentaire=geste.commentaire,
            ),
            origine=self.origines[geste.origine],
            localite=self.localites[geste.localite],
            donateur=geste.donateur,
            lignes=tuple(
                LigneDepot(
                    categorie=self.categories[ligne.categorie].pk,
                    brut_g=ligne.masse_g
                    + sum(self.contenants[nom].tare_g * n for nom, n in ligne.tares),
                    masse_g=ligne.masse_g,
                    tares=tuple((self.contenants[nom].pk, n) for nom, n in ligne.tares),
                    quantite=ligne.quantite,
                    mesure=ligne.mesure,
                    destination=ligne.destination,
                )
                for ligne in geste.lignes
            ),
            refuses=tuple(
                (self.categories[code].pk if code else None, self.motifs[motif])
                for code, motif in geste.refuses
            ),
        )

    def ligne(self, geste: Orienter | Vendre | Sortir) -> LigneSortante:
        """The line of a gesture that takes from a stage."""
        if isinstance(geste, Orienter):
            categorie = self.categories[geste.categorie]
            matiere = self.matieres[geste.matiere] if geste.matiere else None
            return LigneSortante(
                de=geste.de,
                vers=geste.vers,
                brut_g=geste.masse_g,
                masse_g=geste.masse_g,
                categorie=categorie.pk,
                matiere=matiere_orientee(categorie, matiere, geste.vers),
            )
        if isinstance(geste, Vendre):
            return LigneSortante(
                de=Etape.RAYON,
                vers=Etape.VENDU,
                brut_g=geste.masse_g,
                masse_g=geste.masse_g,
                categorie=self.categories[geste.categorie].pk,
                mesure=geste.mesure,
            )
        tares = self.tares(geste)
        return LigneSortante(
            de=Etape.MAISON if geste.maison else etape_de_depart(geste.vers),
            vers=geste.vers,
            brut_g=geste.masse_g + sum(quoi.tare_g * n for quoi, n in tares),
            masse_g=geste.masse_g,
            categorie=self.categories[geste.categorie].pk if geste.categorie else None,
            matiere=self.matieres[geste.matiere].pk if geste.matiere else None,
            bac=self.bacs[geste.bac] if geste.bac else None,
            tares=tares,
        )

    def tares(self, geste: Sortir) -> tuple[tuple[Contenant | Bac, int], ...]:
        """What comes off an exit's gross: its containers, or its bins."""
        if geste.bac:
            return ((self.bacs[geste.bac], geste.n),)
        return tuple((self.contenants[nom], n) for nom, n in geste.tares)


def _de_la_liste(modele: type[models.Model], rangees: Sequence[tuple]) -> dict[str, Any]:
    return _par_defaut(modele._default_manager.order_by("id"), [nom for nom, *_ in rangees])


def _par_defaut(rangees: Iterable[Any], noms: Sequence[str]) -> dict[str, Any]:
    """Rows by the name they were loaded with: rows are never removed, so their rank holds.

    A row that still has the name is preferred: a list may have grown before that one.
    """
    rangees = list(rangees)
    actuels = {getattr(r, "code", None) or r.nom: r for r in rangees}
    return {nom: actuels.get(nom) or rangees[rang] for rang, nom in enumerate(noms)}


def _empreinte(geste: GesteRaconte) -> str:
    return hashlib.sha256(repr(geste).encode()).hexdigest()
