"""A bike arrives at the workshop: what it is, its kilograms once, and what its sale will demand."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.comptoirs.lecteur import EnteteRecu
from collecte.depots.documents import Depot
from collecte.depots.services.depots import enregistrer_depot
from collecte.listes.models import Categorie, Localite, Origine
from collecte.livre.models import Bon, Ligne
from collecte.livre.services.lignes_des_depots import LigneDepot
from collecte.matiere.etapes import Etape, Mesure
from collecte.objets.models import Objet
from collecte.objets.services.evenements import au_champ
from collecte.objets.services.objets import Fiche, completer, suivre
from collecte.poids.poids_moyens import masse_estimee, poids_moyen
from petiterockette.comptes.models import Compte
from petiterockette.comptes.roles import qui_peut
from petiterockette.droits import exiger
from petiterockette.empreintes import empreinte_de
from petiterockette.lieux.models import Lieu, Point
from petiterockette.mots.francais import au
from petiterockette.refus import Refus
from petiterockette.saisie.rejeux import faire_ou_relire

from ..etats import Statut
from ..models import Changement, Velo
from ..refus import BalanceAilleurs, DejaUnVelo, ObjetPasLa, PasUnVelo, PoidsDemande, RienNeSeDepose
from .passages import TENIR, Geste, a_l_atelier, noter
from .velos import CATEGORIE, marquer, repondre_du_vol


@dataclass(frozen=True)
class VeloArrive:
    """What is said of a bike when it comes. ``masse_g`` None: what the followed thing says, else
    what a bike weighs on average that day, estimated. ``estimee``: nobody weighed what is said.

    ``etape``: where its kilograms are counted already; empty, they arrive now, as a deposit
    of this ``origine`` and ``localite``. ``d_avant``: it was here before this product. ``code``:
    the label stuck on it. ``identifiant`` and ``vol``: what is marked on its frame, and what the
    register of stolen bikes answered, if known.
    """

    genre: str
    roue_dp: int
    masse_g: int | None = None
    estimee: bool = False
    etape: str = ""
    d_avant: bool = False
    origine: Origine | None = None
    localite: Localite | None = None
    marque: str = ""
    modele: str = ""
    numero_serie: str = ""
    couleur: str = ""
    code: str = ""
    identifiant: str = ""
    operateur: str = ""
    ancien: bool = False
    vol: str = ""


def recevoir(
    *, geste: Geste, lieu: Lieu, arrivee: VeloArrive, objet: Objet | None = None
) -> tuple[Velo, bool]:
    """Open the sheet of a bike, from a followed thing or from nothing; returns whether it is new.

    What was not counted yet becomes a deposit, so that no kilogram appears by itself. Raises
    ``DejaUnVelo``, ``ObjetPasLa``, ``PasUnVelo``, ``PoidsDemande``, ``RienNeSeDepose``,
    ``BalanceAilleurs``, ``DroitManquant``, or what a deposit, a followed thing, ``identifier``
    and ``chercher_un_vol`` raise.
    """

    ici = objet.lieu if objet else lieu

    def faire() -> Velo:
        exiger(geste.compte, TENIR, ici)
        la_chose = objet or _suivre(geste, ici, arrivee)
        _exiger_recevable(la_chose)
        poids = _poids(geste, la_chose, arrivee)
        depot = None if arrivee.etape else _deposer(geste, ici, arrivee, poids)
        la_chose = _completer(geste, la_chose, arrivee, poids.masse_g, depot)
        velo = Velo.objects.create(
            uuid=geste.uuid,
            objet=la_chose,
            genre=arrivee.genre,
            roue_dp=arrivee.roue_dp,
            couleur=arrivee.couleur,
            etape=arrivee.etape or Etape.ATELIER,
            masse_g=poids.masse_g,
            mesure=poids.mesure,
            recu_le=geste.quand,
            d_avant=arrivee.d_avant,
        )
        bon = a_l_atelier(geste, velo) or depot
        velo.save()
        Changement.objects.create(
            velo=velo,
            uuid=geste.uuid,
            vers=Statut.RECU,
            le=geste.quand,
            lieu=la_chose.lieu,
            masse_g=poids.masse_g,
            bon=bon,
            compte=geste.compte,
            par=geste.compte.personne_id,
        )
        resume = _("Vélo %(velo)s reçu à l’atelier") % {"velo": velo.numero}
        noter(geste, velo, "velo.velo.recu", resume, objet=la_chose.pk, masse_g=poids.masse_g)
        _dire_la_suite(geste, velo, arrivee)
        return velo

    return faire_ou_relire(faire, Velo.objects.filter(uuid=geste.uuid).first, Refus)


def _dire_la_suite(geste: Geste, velo: Velo, arrivee: VeloArrive) -> None:
    """What its sale will demand, said at once when it is known."""
    if arrivee.identifiant:
        marquer(geste, velo, arrivee.identifiant, arrivee.operateur, ancien=arrivee.ancien)
    if arrivee.vol:
        repondre_du_vol(replace(geste, uuid=geste.uuid_du_document("vol")), velo, arrivee.vol)


def _exiger_recevable(objet: Objet) -> None:
    if deja := Velo.objects.filter(objet=objet).first():
        raise DejaUnVelo(velo=deja)
    if not objet.est_present:
        raise ObjetPasLa(situation=objet.get_situation_display())
    mere = objet.categorie.parent
    if CATEGORIE not in {objet.categorie.code, mere.code if mere else ""}:
        raise PasUnVelo(categorie=objet.categorie.nom)


def _suivre(geste: Geste, lieu: Lieu, arrivee: VeloArrive) -> Objet:
    entete = geste.entete(lieu, "suivi")
    la_categorie = Categorie.objects.get(code=CATEGORIE)
    return suivre(entete=entete, categorie=la_categorie, code=arrivee.code, le=geste.le)[0]


@dataclass(frozen=True)
class _Poids:
    masse_g: int
    mesure: Mesure
    # What a bike weighs on average and where that comes from, where nobody said this one.
    moyenne: tuple[int, str] | None = None


def _poids(geste: Geste, objet: Objet, arrivee: VeloArrive) -> _Poids:
    """What is written of its weight, and how sure it is: said, known of the thing, or average."""
    if masse_g := arrivee.masse_g or objet.masse_g:
        return _Poids(masse_g, Mesure.ESTIMEE if arrivee.estimee else Mesure.PESEE)
    moyenne = poids_moyen(objet.categorie, timezone.localdate(geste.quand))
    if moyenne is None:
        raise au_champ("masse", PoidsDemande)
    return _Poids(masse_estimee(1, moyenne[0]), Mesure.ESTIMEE, moyenne)


def ou_se_depose(compte: Compte, lieu: Lieu) -> Point:
    """Where what arrives at this site enters the ledger: a scale that the account's role reaches,
    else, where the site has none, the bench of its workshop.

    Raises ``RienNeSeDepose`` or ``BalanceAilleurs``.
    """
    ouverts = Point.objects.ouverts(timezone.localdate()).filter(lieu=lieu)
    points = list(ouverts.select_related("lieu").order_by("pk"))
    balances = [p for p in points if p.pese]
    tenus = compte.portee(TENIR)
    possibles = balances or [p for p in points if p.est_un_etabli]
    siens = [p for p in possibles if tenus.couvre_point(lieu.pk, p.pk)]
    if siens:
        return siens[0]
    if balances:
        raise BalanceAilleurs(balance=balances[0].nom, qui=qui_peut("collecte.peser"))
    raise RienNeSeDepose(ou=au(lieu))


def _deposer(geste: Geste, lieu: Lieu, arrivee: VeloArrive, poids: _Poids) -> Bon:
    """What was not counted yet: a deposit of this site, routed to the workshop at once."""
    point = ou_se_depose(geste.compte, lieu)
    ligne = LigneDepot(
        categorie=Categorie.objects.get(code=CATEGORIE).pk,
        brut_g=poids.masse_g,
        masse_g=poids.masse_g,
        quantite=1,
        mesure=poids.mesure,
        destination=Etape.ATELIER,
        moyenne=poids.moyenne,
    )
    uuid: UUID = geste.uuid_du_document("depot")
    depot = Depot(
        entete_recu=EnteteRecu(
            uuid=uuid,
            empreinte=empreinte_de({"depot": str(uuid), "masse_g": poids.masse_g}),
            lieu=lieu.code,
            point=point.pk,
            par=geste.compte.personne_id,
        ),
        origine=arrivee.origine.pk if arrivee.origine else 0,
        localite=arrivee.localite.pk if arrivee.localite else 0,
        lignes=(ligne,),
    )
    return enregistrer_depot(depot=depot, compte=geste.compte, droit=TENIR, etabli=True)[0]


def _completer(
    geste: Geste, objet: Objet, arrivee: VeloArrive, masse_g: int, depot: Bon | None
) -> Objet:
    """Say on the followed thing what is said of the bike; nothing new writes nothing."""
    la_ligne = Ligne.objects.filter(bon=depot).first() if depot else objet.ligne
    dit: dict[str, Any] = {nom: getattr(objet, nom) for nom in Fiche.__dataclass_fields__}
    dit |= {
        nom: getattr(arrivee, nom)
        for nom in ("marque", "modele", "numero_serie")
        if getattr(arrivee, nom)
    }
    fiche = Fiche(**dit | {"masse_g": masse_g, "ligne": la_ligne})
    return completer(
        entete=geste.entete(objet.lieu, "fiche"),
        objet=objet,
        vu=objet.version,
        fiche=fiche,
        le=geste.le,
    )[0]
