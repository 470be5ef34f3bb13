"""A bike is looked up, identified, said stolen, reserved."""

from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.objets.models import Objet
from collecte.objets.services.evenements import au_champ
from collecte.objets.services.objets import Fiche, completer
from petiterockette.droits import exiger
from petiterockette.personnes.models import Personne
from petiterockette.personnes.services import connaitre
from petiterockette.refus import Refus
from petiterockette.saisie.rejeux import faire_ou_relire

from ..etats import PRESENTS, Statut
from ..identifiants import ABSENT, Provenance, est_bien_forme, normaliser, porte_un_numero
from ..models import Changement, Velo, Verification
from ..refus import (
    DejaIdentifie,
    DitSansMarquage,
    IdentifiantIllisible,
    IdentifiantPris,
    MarqueAvant2021,
    RienAChercher,
    UnNumeroSeCherche,
)
from .passages import TENIR, Geste, exiger_le_passage, noter, passer, une_fois, verrouiller

CATEGORIE = "velo"


def chercher_un_vol(*, geste: Geste, velo: Velo, reponse: str, cherche: str = "") -> Verification:
    """Write what the register of stolen bikes answered; declared stolen, the bike is blocked.

    Raises ``RienAChercher``, ``UnNumeroSeCherche``, ``PassageInterdit`` or ``DroitManquant``.
    """

    return faire_ou_relire(
        lambda: repondre_du_vol(geste, verrouiller(velo, geste.compte), reponse, cherche),
        Verification.objects.filter(uuid=geste.uuid).first,
        Refus,
    )[0]


def repondre_du_vol(geste: Geste, tenu: Velo, reponse: str, cherche: str = "") -> Verification:
    """``chercher_un_vol``, on a bike that is locked already."""
    rien = reponse == Verification.Reponse.SANS_IDENTIFIANT
    quoi = " ".join(cherche.split())[:60] or tenu.numero_cherche
    if rien and porte_un_numero(quoi):
        raise au_champ("reponse", UnNumeroSeCherche, numero=quoi)
    if not rien and not quoi:
        raise au_champ("cherche", RienAChercher)
    verification = Verification.objects.create(
        uuid=geste.uuid,
        velo=tenu,
        reponse=reponse,
        cherche="" if rien else quoi,
        le=geste.quand,
        compte=geste.compte,
        par=geste.compte.personne_id,
    )
    vole = reponse == Verification.Reponse.DECLARE_VOLE
    tenu.verifie_le = None if vole else timezone.localdate(geste.quand)
    tenu.save(update_fields=["verifie_le"])
    if rien and not tenu.objet.numero_serie:
        # It was just said: the checklist does not ask it again.
        tenu.objet = ecrire_le_cadre(geste, tenu.objet, {"numero_serie": ABSENT})
    if vole and tenu.statut != Statut.SIGNALE_VOLE:
        exiger_le_passage(tenu, Statut.SIGNALE_VOLE)
        passer(geste, tenu, Statut.SIGNALE_VOLE)
    else:
        mots = {"velo": tenu.numero, "reponse": verification.get_reponse_display()}
        resume = _("Vélo %(velo)s, registre des vols : %(reponse)s") % mots
        noter(geste, tenu, "velo.vol.cherche", resume, reponse=reponse)
    return verification


def identifier(
    *,
    geste: Geste,
    velo: Velo,
    identifiant: str,
    operateur: str,
    ancien: bool = False,
    pose_ici: bool = False,
    d_ou: str = "",
    motif: str = "",
) -> Velo:
    """Say what is marked on its frame; a second mark is forbidden, a slip is corrected (``motif``).

    ``pose_ici``: the workshop has just marked it; said again, the first day stays. ``d_ou``: a
    ``Provenance``, asked of a bike that was said to bear no number; where it bore this one, the
    register is to be asked again. Raises ``IdentifiantIllisible``, ``IdentifiantPris``,
    ``DejaIdentifie``, ``DitSansMarquage``, ``MarqueAvant2021`` or ``DroitManquant``.
    """

    return faire_ou_relire(
        lambda: marquer(
            geste,
            verrouiller(velo, geste.compte),
            identifiant,
            operateur,
            ancien=ancien,
            pose_ici=pose_ici,
            d_ou=d_ou,
            motif=motif,
        ),
        lambda: None,
    )[0]


def marquer(
    geste: Geste,
    tenu: Velo,
    identifiant: str,
    operateur: str,
    *,
    ancien: bool = False,
    pose_ici: bool = False,
    d_ou: str = "",
    motif: str = "",
) -> Velo:
    """``identifier``, on a bike that is locked already."""
    propre = normaliser(identifiant)
    if not est_bien_forme(propre, ancien=ancien):
        raise au_champ("identifiant", IdentifiantIllisible, identifiant=identifiant.strip()[:30])
    if tenu.identifiant and tenu.identifiant != propre and not motif.strip():
        raise au_champ("motif", DejaIdentifie, identifiant=tenu.identifiant)
    autres = Velo.objects.filter(identifiant=propre, statut__in=PRESENTS)
    if autre := autres.exclude(pk=tenu.pk).first():
        raise au_champ("identifiant", IdentifiantPris, identifiant=propre, velo=autre)
    pose_ici = pose_ici or d_ou == Provenance.ICI
    if pose_ici and ancien:
        raise au_champ("pose_ici", MarqueAvant2021)
    if not (tenu.identifiant or pose_ici or d_ou) and tenu.dit_sans_numero:
        raise au_champ("d_ou", DitSansMarquage)
    avant = tenu.identifiant
    tenu.identifiant, tenu.operateur, tenu.ancien = propre, operateur, ancien
    le_jour = tenu.marquage_le or timezone.localdate(geste.quand)
    tenu.marquage_le = le_jour if pose_ici else None
    if d_ou == Provenance.DEJA:
        tenu.verifie_le = None
    dits = ["identifiant", "operateur", "ancien", "marquage_le", "verifie_le"]
    tenu.save(update_fields=dits)
    mots = {"velo": tenu.numero, "id": propre}
    resume = _("Vélo %(velo)s identifié : %(id)s") % mots
    dit = {"identifiant": propre, "avant": avant, "motif": motif.strip()[:200]}
    noter(geste, tenu, "velo.velo.identifie", resume, **dit, pose_ici=pose_ici)
    return tenu


def dire_le_cadre(
    *, geste: Geste, velo: Velo, marque: str, modele: str, numero_serie: str
) -> Objet:
    """Say the brand, the model and the frame number that its sale will demand.

    Raises ``DroitManquant``, or what ``completer`` raises.
    """
    exiger(geste.compte, TENIR, velo.objet.lieu)
    dit = {"marque": marque, "modele": modele, "numero_serie": numero_serie}
    return ecrire_le_cadre(geste, velo.objet, dit)


def ecrire_le_cadre(geste: Geste, objet: Objet, cadre: Mapping[str, str]) -> Objet:
    """Write what was read on a frame, beside what was known of the bike."""
    connu = {nom: getattr(objet, nom) for nom in Fiche.__dataclass_fields__}
    return completer(
        entete=geste.entete(objet.lieu, "cadre"),
        objet=objet,
        vu=objet.version,
        fiche=Fiche(**connu | dict(cadre)),
        le=geste.le,
    )[0]


def reserver(*, geste: Geste, velo: Velo, personne: Personne) -> Changement:
    """Keep a bike for a member who will mend it. Raises ``PassageInterdit``, ``DroitManquant``."""

    def faire(velo: Velo) -> Changement:
        exiger_le_passage(velo, Statut.RESERVE)
        velo.reserve_pour = connaitre(personne, compte=geste.compte.pk)
        return passer(geste, velo, Statut.RESERVE)

    return une_fois(geste, velo, faire)
