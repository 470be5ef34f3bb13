"""A bike arrives at the workshop, is looked up, identified, said stolen, reserved."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.documents import Depot, LigneDepot
from collecte.etapes import Etape, Mesure
from collecte.models import Bon, Categorie, Ligne, Localite, Objet, Origine
from collecte.services.apports import enregistrer_depot
from collecte.services.bons import empreinte_de
from collecte.services.evenements import au_champ
from collecte.services.objets import Fiche, completer, suivre
from petiterockette.droits import exiger
from petiterockette.francais import au
from petiterockette.lieux.models import Lieu, Point
from petiterockette.personnes.models import Personne
from petiterockette.refus import Refus
from petiterockette.rejeux import faire_ou_relire

from ..etats import PRESENTS, Statut
from ..identifiants import est_bien_forme, normaliser
from ..models import Changement, Velo, Verification
from ..refus import (
    AucuneBalance,
    DejaIdentifie,
    DejaUnVelo,
    IdentifiantIllisible,
    IdentifiantPris,
    MarqueAvant2021,
    ObjetPasLa,
    PasUnVelo,
    PoidsDemande,
    RienAChercher,
)
from .passages import (
    TENIR,
    Geste,
    a_l_atelier,
    exiger_le_passage,
    noter,
    passer,
    une_fois,
    verrouiller,
)

CATEGORIE = "velo"


@dataclass(frozen=True)
class Arrivee:
    """What is said of a bike when it comes. ``masse_g`` None: what the followed thing says.

    ``etape``: where its kilograms are counted already; empty, they are weighed now, as a deposit
    of this ``origine`` and ``localite``. ``code``: the label stuck on it.
    """

    genre: str
    roue_dp: int
    masse_g: int | None = None
    estimee: bool = False
    etape: str = ""
    origine: Origine | None = None
    localite: Localite | None = None
    marque: str = ""
    modele: str = ""
    numero_serie: str = ""
    couleur: str = ""
    code: str = ""


def recevoir(
    *, geste: Geste, lieu: Lieu, arrivee: Arrivee, objet: Objet | None = None
) -> tuple[Velo, bool]:
    """Open the sheet of a bike, from a followed thing or from nothing; returns whether it is new.

    What was not weighed yet becomes a deposit, so that no kilogram appears by itself. Raises
    ``DejaUnVelo``, ``ObjetPasLa``, ``PasUnVelo``, ``PoidsDemande``, ``AucuneBalance``,
    ``DroitManquant``, or what a deposit and a followed thing raise.
    """

    ici = objet.lieu if objet else lieu

    def faire() -> Velo:
        exiger(geste.compte, TENIR, ici)
        la_chose = objet or _suivre(geste, ici, arrivee)
        _exiger_recevable(la_chose)
        masse_g = arrivee.masse_g or la_chose.masse_g
        if not masse_g:
            raise au_champ("masse", PoidsDemande)
        depot = None if arrivee.etape else _deposer(geste, ici, arrivee, masse_g)
        la_chose = _completer(geste, la_chose, arrivee, masse_g, depot)
        velo = Velo.objects.create(
            uuid=geste.uuid,
            objet=la_chose,
            genre=arrivee.genre,
            roue_dp=arrivee.roue_dp,
            couleur=arrivee.couleur,
            etape=arrivee.etape or Etape.ATELIER,
            masse_g=masse_g,
            mesure=Mesure.ESTIMEE if arrivee.estimee else Mesure.PESEE,
            recu_le=geste.quand,
        )
        bon = a_l_atelier(geste, velo) or depot
        velo.save()
        Changement.objects.create(
            velo=velo,
            uuid=geste.uuid,
            vers=Statut.RECU,
            le=geste.quand,
            lieu=la_chose.lieu,
            masse_g=masse_g,
            bon=bon,
            compte=geste.compte,
            par=geste.compte.personne_id,
        )
        resume = _("Vélo %(velo)s reçu à l’atelier") % {"velo": velo.numero}
        noter(geste, velo, "velo.velo.recu", resume, objet=la_chose.pk, masse_g=masse_g)
        return velo

    return faire_ou_relire(faire, Velo.objects.filter(uuid=geste.uuid).first, Refus)


def chercher_un_vol(*, geste: Geste, velo: Velo, reponse: str, cherche: str = "") -> Verification:
    """Write what the register of stolen bikes answered; declared stolen, the bike is blocked.

    Raises ``RienAChercher``, ``PassageInterdit`` or ``DroitManquant``.
    """

    def faire() -> Verification:
        tenu = verrouiller(velo, geste.compte)
        rien = reponse == Verification.Reponse.SANS_IDENTIFIANT
        quoi = "" if rien else " ".join(cherche.split())[:60]
        quoi = quoi or ("" if rien else tenu.identifiant or tenu.objet.numero_serie)
        if not rien and not quoi:
            raise au_champ("cherche", RienAChercher)
        verification = Verification.objects.create(
            uuid=geste.uuid,
            velo=tenu,
            reponse=reponse,
            cherche=quoi,
            le=geste.quand,
            compte=geste.compte,
            par=geste.compte.personne_id,
        )
        vole = reponse == Verification.Reponse.DECLARE_VOLE
        tenu.verifie_le = None if vole else timezone.localdate(geste.quand)
        tenu.save(update_fields=["verifie_le"])
        if vole and tenu.statut != Statut.SIGNALE_VOLE:
            exiger_le_passage(tenu, Statut.SIGNALE_VOLE)
            passer(geste, tenu, Statut.SIGNALE_VOLE)
        else:
            mots = {"velo": tenu.numero, "reponse": verification.get_reponse_display()}
            resume = _("Vélo %(velo)s, registre des vols : %(reponse)s") % mots
            noter(geste, tenu, "velo.vol.cherche", resume, reponse=reponse)
        return verification

    return faire_ou_relire(faire, Verification.objects.filter(uuid=geste.uuid).first, Refus)[0]


def identifier(
    *,
    geste: Geste,
    velo: Velo,
    identifiant: str,
    operateur: str,
    ancien: bool = False,
    pose_ici: bool = False,
    motif: str = "",
) -> Velo:
    """Say what is marked on its frame; a second mark is forbidden, a slip is corrected (``motif``).

    ``pose_ici``: the workshop has just marked it; said again, the first day stays. Raises
    ``IdentifiantIllisible``, ``IdentifiantPris``, ``DejaIdentifie``, ``MarqueAvant2021`` or
    ``DroitManquant``.
    """

    def faire() -> Velo:
        tenu = verrouiller(velo, geste.compte)
        propre = normaliser(identifiant)
        if not est_bien_forme(propre, ancien=ancien):
            raise au_champ(
                "identifiant", IdentifiantIllisible, identifiant=identifiant.strip()[:30]
            )
        if tenu.identifiant and tenu.identifiant != propre and not motif.strip():
            raise au_champ("motif", DejaIdentifie, identifiant=tenu.identifiant)
        autres = Velo.objects.filter(identifiant=propre, statut__in=PRESENTS)
        if autre := autres.exclude(pk=tenu.pk).first():
            raise au_champ("identifiant", IdentifiantPris, identifiant=propre, velo=autre)
        if pose_ici and ancien:
            raise au_champ("pose_ici", MarqueAvant2021)
        avant = tenu.identifiant
        tenu.identifiant, tenu.operateur, tenu.ancien = propre, operateur, ancien
        le_jour = tenu.marquage_le or timezone.localdate(geste.quand)
        tenu.marquage_le = le_jour if pose_ici else None
        tenu.save(update_fields=["identifiant", "operateur", "ancien", "marquage_le"])
        mots = {"velo": tenu.numero, "id": propre}
        resume = _("Vélo %(velo)s identifié : %(id)s") % mots
        dit = {"identifiant": propre, "avant": avant, "motif": motif.strip()[:200]}
        noter(geste, tenu, "velo.velo.identifie", resume, **dit, pose_ici=pose_ici)
        return tenu

    return faire_ou_relire(faire, lambda: None)[0]


def reserver(*, geste: Geste, velo: Velo, personne: Personne) -> Changement:
    """Keep a bike for a member who will mend it. Raises ``PassageInterdit``, ``DroitManquant``."""

    def faire(velo: Velo) -> Changement:
        exiger_le_passage(velo, Statut.RESERVE)
        velo.reserve_pour = personne
        return passer(geste, velo, Statut.RESERVE)

    return une_fois(geste, velo, faire)


def _exiger_recevable(objet: Objet) -> None:
    if deja := Velo.objects.filter(objet=objet).first():
        raise DejaUnVelo(velo=deja)
    if not objet.est_present:
        raise ObjetPasLa(situation=objet.get_situation_display())
    mere = objet.categorie.parent
    if CATEGORIE not in {objet.categorie.code, mere.code if mere else ""}:
        raise PasUnVelo(categorie=objet.categorie.nom)


def _suivre(geste: Geste, lieu: Lieu, arrivee: Arrivee) -> Objet:
    entete = geste.entete(lieu, "suivi")
    la_categorie = Categorie.objects.get(code=CATEGORIE)
    return suivre(entete=entete, categorie=la_categorie, code=arrivee.code, le=geste.le)[0]


def _deposer(geste: Geste, lieu: Lieu, arrivee: Arrivee, masse_g: int) -> Bon:
    """What was not weighed yet: a deposit of this site, routed to the workshop at once."""
    balances = Point.objects.filter(lieu=lieu, ferme_le=None).select_related("lieu")
    balance = next((p for p in balances.order_by("pk") if p.pese), None)
    if balance is None:
        raise AucuneBalance(ou=au(lieu))
    ligne = LigneDepot(
        categorie=Categorie.objects.get(code=CATEGORIE).pk,
        brut_g=masse_g,
        masse_g=masse_g,
        quantite=1,
        mesure=Mesure.ESTIMEE if arrivee.estimee else Mesure.PESEE,
        destination=Etape.ATELIER,
    )
    uuid: UUID = geste.suite("depot")
    depot = Depot(
        uuid=uuid,
        lieu=lieu.code,
        point=balance.pk,
        par=geste.compte.personne_id,
        origine=arrivee.origine.pk if arrivee.origine else 0,
        localite=arrivee.localite.pk if arrivee.localite else 0,
        lignes=(ligne,),
        empreinte=empreinte_de({"depot": str(uuid), "masse_g": masse_g}),
    )
    return enregistrer_depot(depot=depot, compte=geste.compte)[0]


def _completer(
    geste: Geste, objet: Objet, arrivee: Arrivee, masse_g: int, depot: Bon | None
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
