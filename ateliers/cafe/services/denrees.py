"""Rescued food: a lot comes in or is refused, leaves by parts; both are undone in the open."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.listes.models import Categorie
from collecte.listes.services.listes import enregistrer
from collecte.livre.entete import Entete
from collecte.livre.models import Bon
from collecte.livre.services.bons import une_fois
from collecte.livre.services.denrees import contre_ecrire_des_denrees, deplacer_des_denrees
from collecte.livre.services.preuves import consigner_bon, preuve_du_bon
from collecte.matiere.etapes import EtapeDenrees
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.mots.chercher import plier
from petiterockette.mots.francais import au
from petiterockette.mots.mesures import kilos
from petiterockette.personnes.models import Structure
from petiterockette.saisie.rejeux import faire_ou_relire
from petiterockette.temps.dates import date_format

from ..models import Ramasse, Reste, SortieDenrees
from ..refus import (
    AilleursQuIci,
    DlcDepassee,
    DlcDepasseeALArrivee,
    DonneurSansNom,
    LotEntame,
    LotVide,
    PasTant,
    RamasseRefusee,
)

DROIT = "cafe.tenir"
# Whoever eats it must be able to.
SE_MANGE = (EtapeDenrees.SERVI, EtapeDenrees.DONNE)


def recevoir(
    *,
    entete: Entete,
    donneur: Structure | str,
    categorie: Categorie,
    produit: str,
    masse_g: int,
    numero_lot: str = "",
    temperature_dc: int | None = None,
    genre_date: str = "",
    limite: date | None = None,
    refus: str = "",
) -> tuple[Ramasse, bool]:
    """A lot is offered: it enters the pantry, or is refused and moves nothing.

    ``donneur``: who gives it, or the name of a shop that may be in no list yet. Returns the lot
    and whether it is new. Raises ``DonneurSansNom``, ``DlcDepasseeALArrivee``, ``PasDesDenrees``,
    ``MasseDemandee`` or ``DroitManquant``.
    """
    exiger(entete.compte, DROIT, entete.lieu)
    ramasse = Ramasse(
        uuid=entete.uuid,
        lieu=entete.lieu,
        categorie=categorie,
        produit=" ".join(produit.split())[:80],
        numero_lot=numero_lot.strip()[:40],
        masse_g=masse_g,
        temperature_dc=temperature_dc,
        genre_date=genre_date if limite else "",
        limite=limite if genre_date else None,
        refus=refus,
        compte=entete.compte,
        par_id=entete.personne,
    )
    return faire_ou_relire(
        lambda: _recevoir(ramasse, donneur, entete), Ramasse.objects.filter(uuid=entete.uuid).first
    )


def connaitre_le_donneur(nom: str, compte: Compte) -> Structure:
    """Whoever bears that name already, however it is typed; else a shop written down under it, in
    the list of structures. Raises ``DonneurSansNom``."""
    nom, plie = " ".join(nom.split())[:120], plier(nom)
    if not plie:
        raise DonneurSansNom(champs={"autre": str(DonneurSansNom.texte)})
    connu = next((s for s in Structure.objects.order_by("pk") if plier(s.nom) == plie), None)
    if connu:
        return connu
    nouveau = Structure(nom=nom, genre=Structure.Genre.AUTRE)
    enregistrer(objet=nouveau, par=compte)
    return nouveau


def _recevoir(ramasse: Ramasse, donneur: Structure | str, entete: Entete) -> Ramasse:
    maintenant = timezone.now()
    if isinstance(donneur, str):
        donneur = connaitre_le_donneur(donneur, entete.compte)
    ramasse.donneur = donneur
    ramasse.le, ramasse.jour = maintenant, timezone.localdate(maintenant)
    if not ramasse.refus:
        if ramasse.dlc_passee(ramasse.jour):
            raise DlcDepasseeALArrivee(champs={"limite": str(DlcDepasseeALArrivee.texte)})
        ramasse.bon = deplacer_des_denrees(
            entete=entete,
            categorie=ramasse.categorie,
            vers=EtapeDenrees.GARDE_MANGER,
            masse_g=ramasse.masse_g,
            maintenant=maintenant,
        )
        ramasse.jour = ramasse.bon.jour
    ramasse.save(force_insert=True)
    if ramasse.bon:
        Reste.objects.create(ramasse=ramasse, masse_g=ramasse.masse_g)
    phrase = _("Ramasse refusée : %(kilos)s") if ramasse.refus else _("Ramasse reçue : %(kilos)s")
    consigner(
        "cafe.ramasse.refusee" if ramasse.refus else "cafe.ramasse.recue",
        phrase % {"kilos": kilos(ramasse.masse_g)},
        {
            "ramasse": ramasse.pk,
            **({} if ramasse.bon is None else preuve_du_bon(ramasse.bon)),
            "donneur": ramasse.donneur_id,
            "masse_g": ramasse.masse_g,
            "refus": ramasse.refus,
        },
        lieu=entete.lieu.pk,
        par=entete.personne,
        compte=entete.compte.pk,
    )
    return ramasse


def sortir(
    *, entete: Entete, ramasse: Ramasse, vers: str, masse_g: int, structure: Structure | None = None
) -> tuple[Bon, bool]:
    """A part of a lot, or all of it, is served, given, composted or thrown.

    Raises ``DlcDepassee``, ``PasTant``, ``LotVide``, ``RamasseRefusee``, ``AilleursQuIci`` or
    ``DroitManquant``.
    """
    _exiger_le_lot(entete, ramasse)

    def geste() -> Bon:
        maintenant = timezone.now()
        reste = _prendre_le_reste(ramasse)
        if ramasse.dlc_passee(timezone.localdate(maintenant)) and vers in SE_MANGE:
            assert ramasse.limite is not None
            raise DlcDepassee(jour=date_format(ramasse.limite, "j F Y"))
        if not reste.masse_g:
            raise LotVide()
        if masse_g > reste.masse_g:
            phrase = str(PasTant(reste=kilos(reste.masse_g)))
            raise PasTant(reste=kilos(reste.masse_g), champs={"masse": phrase})
        bon = deplacer_des_denrees(
            entete=entete,
            categorie=ramasse.categorie,
            vers=vers,
            masse_g=masse_g,
            maintenant=maintenant,
        )
        sortie = SortieDenrees.objects.create(
            bon=bon,
            ramasse=ramasse,
            vers=vers,
            masse_g=masse_g,
            structure=structure if vers == EtapeDenrees.DONNE else None,
        )
        reste.masse_g -= masse_g
        reste.save(update_fields=["masse_g"])
        consigner_bon(
            bon,
            "cafe.denrees.sorties",
            _("Denrées : %(kilos)s, %(vers)s")
            % {"kilos": kilos(masse_g), "vers": sortie.get_vers_display()},
            ramasse=ramasse.pk,
            vers=vers,
            masse_g=masse_g,
        )
        return bon

    return une_fois(entete.uuid, entete.empreinte, geste)


def annuler(
    *, entete: Entete, ramasse: Ramasse, sortie: SortieDenrees | None = None, motif: str
) -> tuple[Bon, bool]:
    """Undo an exit of a lot, or the lot itself, by a counter-entry; nothing is erased.

    Raises ``LotEntame``, ``MotifRequis``, ``DejaAnnule``, ``RamasseRefusee``,
    ``AilleursQuIci`` or ``DroitManquant``.
    """
    _exiger_le_lot(entete, ramasse)

    def geste() -> Bon:
        maintenant: datetime = timezone.now()
        reste = _prendre_le_reste(ramasse)
        if sortie is None and ramasse.sorties.filter(bon__annulation=None).exists():
            raise LotEntame()
        bon = sortie.bon if sortie else ramasse.bon
        assert bon is not None
        contre = contre_ecrire_des_denrees(
            bon=bon, entete=entete, motif=motif, maintenant=maintenant
        )
        reste.masse_g = reste.masse_g + sortie.masse_g if sortie else 0
        reste.save(update_fields=["masse_g"])
        masse_g = sortie.masse_g if sortie else ramasse.masse_g
        consigner_bon(
            contre,
            "cafe.denrees.annulees",
            _("Denrées, annulation : %(kilos)s") % {"kilos": kilos(masse_g)},
            ramasse=ramasse.pk,
            annule=bon.pk,
            masse_g=masse_g,
            motif=contre.motif,
        )
        return contre

    return une_fois(entete.uuid, entete.empreinte, geste)


def _exiger_le_lot(entete: Entete, ramasse: Ramasse) -> None:
    exiger(entete.compte, DROIT, ramasse.lieu)
    if ramasse.lieu_id != entete.lieu.pk:
        raise AilleursQuIci(ou=au(ramasse.lieu))
    if ramasse.bon_id is None:
        raise RamasseRefusee()


def _prendre_le_reste(ramasse: Ramasse) -> Reste:
    """What is left, alone: whoever takes from this lot waits, or was waited for."""
    return Reste.objects.select_for_update().get(pk=ramasse.pk)
