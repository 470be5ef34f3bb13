"""How a ticket is paid: means, change, ceilings, vouchers; the sum is exact to the cent."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.regles.models import Moyen
from petiterockette.mots.monnaie import euros
from petiterockette.temps.dates import date_format

from ..documents import ReglementRecu
from ..models import BonAchat, LigneVente, Reglement
from ..refus import BonAchatInconnu, BonAchatPerime, BonAchatVide, CompteInexact, PanierIncomplet

Genre = Moyen.Genre


def regler(
    recus: Sequence[ReglementRecu],
    lignes: Iterable[LigneVente],
    total_cts: int,
    repris: Iterable[Reglement] = (),
) -> list[Reglement]:
    """The rows of a sale's payments; nothing is written, the vouchers are locked.

    ``repris``: the payments that the same ticket takes back, which free what they spent.
    Raises ``CompteInexact``, ``PanierIncomplet`` (whose ``champs`` name the means),
    ``BonAchatInconnu``, ``BonAchatPerime`` or ``BonAchatVide``.
    """
    moyens, admises = _moyens_et_activites(recus)
    activites = {ligne.activite_id: ligne.activite.nom for ligne in lignes}
    champs: dict[str, str] = {}
    codes: set[str] = set()
    pris: Counter[int] = Counter()
    for rang, recu in enumerate(recus):
        moyen = moyens.get(recu.moyen)
        pris[recu.moyen] += recu.montant_cts
        if faute := _faute(recu, moyen, activites, admises, pris[recu.moyen]):
            champs[f"reglements.{rang}.moyen"] = faute
        if moyen and moyen.genre == Genre.BON:
            # Read twice, each would be spent without knowing of the other.
            if _code(recu.reference) in codes:
                champs[f"reglements.{rang}.reference"] = str(_("Ce bon est déjà compté."))
            codes.add(_code(recu.reference))
    if champs:
        raise PanierIncomplet(champs=champs)
    regle = sum(recu.montant_cts for recu in recus)
    if regle != total_cts:
        raise CompteInexact(regle=euros(regle), total=euros(total_cts))
    bons = _bons_verrouilles(codes, repris)
    return [_reglement(rang, recu, moyens[recu.moyen], bons) for rang, recu in enumerate(recus)]


def moyens_de(recus: Iterable[ReglementRecu]) -> dict[int, Moyen]:
    """The visible means that payments name, by id."""
    return _moyens_et_activites(recus)[0]


def _moyens_et_activites(
    recus: Iterable[ReglementRecu],
) -> tuple[dict[int, Moyen], dict[int, set[int]]]:
    """The means of these payments, and the activities that each pays; a means without a key pays
    them all."""
    ids = {recu.moyen for recu in recus}
    moyens: dict[int, Moyen] = {}
    admises: dict[int, set[int]] = defaultdict(set)
    # A house has a handful of means: all are read.
    visibles = Moyen.objects.order_by().filter(visible=True)
    for moyen in visibles.annotate(paie=F("activites")):
        if moyen.pk in ids:
            moyens[moyen.pk] = moyen
            if moyen.paie:
                admises[moyen.pk].add(moyen.paie)
    return moyens, admises


def rembourser(recus: Sequence[ReglementRecu], total_cts: int) -> list[Reglement]:
    """The rows of what a refund pays back, in negative cents; ``total_cts`` is positive.

    Any visible means may pay back but those that only take: the caller gives the voucher.
    Raises ``CompteInexact`` or ``PanierIncomplet``.
    """
    moyens = moyens_de(recus)
    champs = {
        f"reglements.{rang}.moyen": str(_("Ce moyen de paiement n’existe plus."))
        for rang, recu in enumerate(recus)
        if recu.moyen not in moyens or not recu.montant_cts
    }
    if champs:
        raise PanierIncomplet(champs=champs)
    rendu = sum(recu.montant_cts for recu in recus)
    if rendu != total_cts:
        raise CompteInexact(regle=euros(rendu), total=euros(total_cts))
    return [
        Reglement(
            rang=rang,
            moyen=moyens[recu.moyen],
            genre=moyens[recu.moyen].genre,
            libelle=moyens[recu.moyen].nom,
            compte=moyens[recu.moyen].compte,
            montant_cts=-recu.montant_cts,
            donne_cts=-recu.montant_cts,
            reference=recu.reference,
        )
        for rang, recu in enumerate(recus)
    ]


def depenser_les_bons(reglements: Iterable[Reglement]) -> None:
    """Take off each voucher what it paid in all; the database refuses what is not there."""
    for bon, cts in sorted(_par_bon(reglements).items()):
        if cts:
            BonAchat.objects.filter(pk=bon).update(solde_cts=F("solde_cts") - cts)


def _par_bon(reglements: Iterable[Reglement]) -> Counter[int]:
    """Voucher's id → what these payments spend of it, net."""
    sommes: Counter[int] = Counter()
    for reglement in reglements:
        if reglement.bon_achat_id:
            sommes[reglement.bon_achat_id] += reglement.montant_cts
    return sommes


def _faute(
    recu: ReglementRecu,
    moyen: Moyen | None,
    activites: Mapping[int, str],
    admises: Mapping[int, set[int]],
    pris_cts: int,
) -> str:
    """Why a payment cannot be taken, in a French sentence; empty: it can.

    ``admises``: what each means may pay, where it does not pay all. ``pris_cts``: what its means
    has paid of this ticket so far, this payment included.
    """
    if moyen is None:
        return str(_("Ce moyen de paiement n’existe plus."))
    if not recu.montant_cts:
        return str(_("Un règlement de 0 € ne se note pas."))
    if recu.donne_cts != recu.montant_cts and not moyen.rend_la_monnaie:
        return str(_("On ne rend la monnaie que sur des espèces."))
    if recu.donne_cts < recu.montant_cts:
        return str(_("Il manque de la monnaie."))
    if moyen.plafond_cts is not None and pris_cts > moyen.plafond_cts:
        return str(
            _("%(moyen)s\u00a0: %(plafond)s au plus par ticket.")
            % {"moyen": moyen.nom, "plafond": euros(moyen.plafond_cts)}
        )
    siennes = admises.get(moyen.pk)
    refusees = [nom for pk, nom in activites.items() if siennes and pk not in siennes]
    if refusees:
        return str(
            _("%(moyen)s ne paie pas «\u00a0%(activite)s\u00a0».")
            % {"moyen": moyen.nom, "activite": refusees[0]}
        )
    return ""


def _reglement(
    rang: int, recu: ReglementRecu, moyen: Moyen, bons: Mapping[str, tuple[BonAchat, int]]
) -> Reglement:
    bon = _bon_qui_paie(recu, bons) if moyen.genre == Genre.BON else None
    return Reglement(
        rang=rang,
        moyen=moyen,
        genre=moyen.genre,
        libelle=moyen.nom,
        compte=moyen.compte,
        montant_cts=recu.montant_cts,
        donne_cts=recu.donne_cts,
        reference=bon.code if bon else recu.reference,
        bon_achat=bon,
    )


def _bons_verrouilles(
    codes: set[str], repris: Iterable[Reglement]
) -> dict[str, tuple[BonAchat, int]]:
    """Code → a voucher that pays or paid, and what comes back to it; locked in one order."""
    rendus = _par_bon(repris)
    if not codes and not rendus:
        return {}
    bons = BonAchat.objects.select_for_update().filter(Q(code__in=codes) | Q(pk__in=rendus))
    return {bon.code: (bon, rendus[bon.pk]) for bon in bons.order_by("pk")}


def _bon_qui_paie(recu: ReglementRecu, bons: Mapping[str, tuple[BonAchat, int]]) -> BonAchat:
    bon, rendu_cts = bons.get(_code(recu.reference), (None, 0))
    if bon is None or recu.montant_cts > rendu_cts:
        # Beyond what it paid already, it is spent today.
        bon = _depensable(bon, recu.reference, rendu_cts)
    if bon.solde_cts + rendu_cts < recu.montant_cts:
        raise BonAchatVide(solde=euros(bon.solde_cts + rendu_cts))
    return bon


def bon_a_depenser(saisie: str) -> BonAchat:
    """The voucher whose code was typed, with something left on it.

    Raises ``BonAchatInconnu``, ``BonAchatPerime`` or ``BonAchatVide``.
    """
    return _depensable(BonAchat.objects.filter(code=_code(saisie)).first(), saisie)


def _depensable(bon: BonAchat | None, saisie: str, rendu_cts: int = 0) -> BonAchat:
    if bon is None:
        raise BonAchatInconnu(code=saisie)
    if bon.expire_le < timezone.localdate():
        raise BonAchatPerime(jour=date_format(bon.expire_le))
    if not bon.solde_cts + rendu_cts:
        raise BonAchatVide(solde=euros(0))
    return bon


def _code(saisie: str) -> str:
    return saisie.replace(" ", "").replace("\u00a0", "").upper()
