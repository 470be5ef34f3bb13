"""The one door of a bike's states: locked, asked what it lacks, moved, told."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.ventes.models import Vente
from collecte.livre.entete import Entete
from collecte.livre.models import Bon
from collecte.livre.services.gestes import LigneSortante, ecrire_geste, fait_du_geste
from collecte.livre.services.preuves import entree_de_bon
from collecte.matiere.etapes import Etape, Mesure, Nature
from collecte.mois.services.mois import imputer
from collecte.objets.models import Objet
from collecte.objets.services.situations import poser
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.empreintes import empreinte_de
from petiterockette.journal.services import entree_de
from petiterockette.lieux.models import Lieu, Point
from petiterockette.refus import Refus
from petiterockette.saisie.rejeux import faire_ou_relire

from ..etats import (
    PARTIS,
    PASSAGES,
    PERDENT_LE_CONTROLE,
    SUIVENT_LE_DIAGNOSTIC,
    Statut,
    statuts_suivants,
)
from ..exigences import manques, statuts_suivants_dits
from ..models import Changement, Velo
from ..refus import Blocage, IlManque, PassageInterdit

TENIR = "velo.tenir"


@dataclass(frozen=True)
class Geste:
    """Who does something to a bike, and when: now, unless the demo tells the past."""

    uuid: UUID
    compte: Compte
    le: datetime | None = None

    @property
    def quand(self) -> datetime:
        return self.le or timezone.now()

    def uuid_du_document(self, nom: str) -> UUID:
        """The number of another document written by the same gesture."""
        return uuid5(self.uuid, nom)

    def entete(self, lieu: Lieu, nom: str) -> Entete:
        """The header of a document of matter that this gesture writes."""
        uuid = self.uuid_du_document(nom)
        point = point_tenu(self.compte, lieu)
        return Entete(uuid, empreinte_de({"velo": str(uuid)}), lieu, point, self.compte, None)


def point_tenu(compte: Compte, lieu: Lieu) -> Point | None:
    """The point whose bikes an account keeps, where its role stops at points of that site.

    None: it keeps the whole site, or nothing there.
    """
    tenus = compte.portee(TENIR)
    if tenus.couvre_point(lieu.pk, None):
        return None
    ici = Point.objects.ouverts(timezone.localdate()).filter(lieu=lieu, pk__in=tenus.points)
    return ici.order_by("pk").first()


def une_fois(geste: Geste, velo: Velo, faire: Callable[[Velo], Changement]) -> Changement:
    """Run on a locked bike, unless this very page was recorded already."""
    changement, _neuf = faire_ou_relire(
        lambda: faire(verrouiller(velo, geste.compte)),
        lambda: Changement.objects.filter(uuid=geste.uuid, velo=velo).first(),
        Refus,
    )
    return changement


def verrouiller(velo: Velo, compte: Compte, droit: str = TENIR) -> Velo:
    """The bike, its thing locked as a sale locks it, for who holds the right where it stands."""
    Objet.objects.select_for_update(of=("self",)).get(velo=velo.pk)
    tenu = Velo.objects.select_related("objet__lieu", "objet__categorie").get(pk=velo.pk)
    exiger(compte, droit, tenu.objet.lieu)
    return tenu


def avancer(
    *, geste: Geste, velo: Velo, vers: str, motif: str = "", diagnostic: str = ""
) -> Changement:
    """Make one of the plain moves of the table.

    ``diagnostic``: what is wrong with it, when it is looked at; what follows may be said at once,
    both moves are written. Raises ``PassageInterdit``,
    ``IlManque`` (which names each lack and its page), ``Blocage`` or ``DroitManquant``.
    """

    def faire(velo: Velo) -> Changement:
        if mots := " ".join(diagnostic.split())[:300]:
            velo.diagnostic = mots
        if velo.statut == Statut.RECU and vers in SUIVENT_LE_DIAGNOSTIC:
            exiger_le_passage(velo, Statut.DIAGNOSTIQUE)
            avant = replace(geste, uuid=geste.uuid_du_document("diagnostic"))
            passer(avant, velo, Statut.DIAGNOSTIQUE, bon=a_l_atelier(avant, velo))
        exiger_le_passage(velo, vers, motif)
        bon = None
        if vers == Statut.RESTITUE:
            bon = deplacer(geste, velo, Etape.PERDU, Nature.PERTE, motif)
            quitter(geste, velo, Objet.Situation.SORTI, motif)
        elif velo.etape:
            bon = a_l_atelier(geste, velo)
        return passer(geste, velo, vers, motif=motif, bon=bon)

    return une_fois(geste, velo, faire)


def exiger_le_passage(velo: Velo, vers: str, motif: str = "") -> None:
    """Raise what forbids a move: the table, then what it demands."""
    if (velo.statut, vers) not in PASSAGES:
        if velo.statut == Statut.SIGNALE_VOLE:
            raise Blocage(velo=velo)
        raise PassageInterdit(
            velo=velo,
            de=velo.get_statut_display(),
            vers=Statut(vers).label,
            suites=statuts_suivants_dits(statuts_suivants(velo.statut)),
        )
    if absents := manques(velo, vers, motif.strip()):
        raise IlManque(manques=absents, velo=velo, vers=Statut(vers).label)


def passer(
    geste: Geste,
    velo: Velo,
    vers: str,
    *,
    motif: str = "",
    bon: Bon | None = None,
    vente: Vente | None = None,
) -> Changement:
    """Write the move that was judged, its history, and the journal last."""
    de = velo.statut
    velo.statut = Statut(vers)
    if vers in PERDENT_LE_CONTROLE:
        velo.controle = None
    if vers in PARTIS:
        velo.etape = ""
    if vers != Statut.RESERVE:
        velo.reserve_pour = None
    velo.save()
    changement = Changement.objects.create(
        velo=velo,
        uuid=geste.uuid,
        de=de,
        vers=vers,
        le=geste.quand,
        lieu_id=velo.objet.lieu_id,
        masse_g=velo.masse_g,
        bon=bon,
        vente=vente,
        motif=" ".join(motif.split())[:200],
        compte=geste.compte,
        par=geste.compte.personne_id,
    )
    if vente is None:
        phrase = _("Vélo %(velo)s : %(etat)s")
        mots = {"velo": velo.numero, "etat": velo.get_statut_display()}
        noter(geste, velo, "velo.velo.change", phrase % mots, de=de, vers=str(vers))
    return changement


def quitter(geste: Geste, velo: Velo, situation: str, motif: str) -> None:
    """Say on the followed thing that it is gone, as its own page would."""
    objet = velo.objet
    poser(
        objet,
        geste.entete(objet.lieu, "depart"),
        situation,
        _("Parti : %(mot)s") % {"mot": Objet.Situation(situation).label},
        geste.quand,
        motif=motif[:200],
        situation=str(situation),
    )


def noter(geste: Geste, velo: Velo, code: str, resume: str, **contenu: Any) -> None:
    """The journal's entry of a gesture on a bike, last in its transaction."""
    entree_de(
        code,
        resume,
        {"velo": velo.pk, **contenu},
        le=geste.quand,
        lieu=velo.objet.lieu_id,
        par=geste.compte.personne_id,
        compte=geste.compte.pk,
    ).save(force_insert=True)


def deplacer(geste: Geste, velo: Velo, vers: str, nature: str, motif: str = "") -> Bon:
    """Move the whole bike's kilograms in the ledger, from where they are; told by the caller."""
    bon = ecrire(geste, velo, nature, [(velo.etape, vers, velo.masse_g, velo.mesure)], motif)
    velo.etape = Etape(vers)
    return bon


def a_l_atelier(geste: Geste, velo: Velo) -> Bon | None:
    """Bring its kilograms to the workshop, if the ledger has them elsewhere."""
    if velo.etape == Etape.ATELIER:
        return None
    return deplacer(geste, velo, Etape.ATELIER, Nature.ORIENTATION)


def ecrire(
    geste: Geste, velo: Velo, nature: str, pas: list[tuple[str, str, int, str]], motif: str = ""
) -> Bon:
    """A document of matter about one bike: steps (from, to, grams, measure), as they are said."""
    categorie = velo.objet.categorie
    lieu, quand = velo.objet.lieu, geste.quand
    jour, revise = imputer(lieu.pk, timezone.localdate(quand), timezone.now())
    lignes = [
        LigneSortante(
            de=de,
            vers=vers,
            brut_g=masse_g,
            masse_g=masse_g,
            categorie=categorie.pk,
            matiere=categorie.matiere_id if vers == Etape.A_RECYCLER else None,
            mesure=Mesure(mesure),
        )
        for de, vers, masse_g, mesure in pas
    ]
    bon, rangees = ecrire_geste(
        entete=geste.entete(lieu, nature),
        nature=nature,
        jour=jour,
        revise=revise,
        lignes=lignes,
        maintenant=quand,
        motif=motif,
        tel_quel=True,
    )
    # A bike's move says where it stands; what it weighs is said here, whatever moved it.
    fait = fait_du_geste(bon, "velo.velo.deplace", rangees, revise, velo=velo.pk)
    entree_de_bon(bon, quand, **fait).save(force_insert=True)
    return bon
