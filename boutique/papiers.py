"""What a ticket says on paper, by mail and on its public page: the same words everywhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.mesures import kilos, nombre
from petiterockette.monnaie import euros

from .bons_achat import masquer
from .lignes_lues import durables_parmi
from .models import BonAchat, Emetteur, LigneVente, Moyen, Regime, Reglement, Remis, Vente
from .scellement import maillon_de
from .services.corrections import paiement_actuel
from .services.emetteurs import emetteur_du_jour
from .taux import MENTIONS, nombre_du_taux
from .vendables import vendable

Mode, Nature = LigneVente.Mode, Vente.Nature

TITRES: dict[str, Any] = {
    Nature.VENTE: gettext_lazy("Ticket"),
    Nature.AVOIR: gettext_lazy("Remboursement (avoir)"),
    Nature.CORRECTION: gettext_lazy("Correction du paiement"),
}
# Millimetres of a roll: the shortest that holds the ticket is cut there.
ROULEAUX = (140, 180, 220, 280, 360, 480)


@dataclass(frozen=True)
class LignePapier:
    libelle: str
    detail: str
    remises: tuple[tuple[str, int], ...]
    montant_cts: int
    lettre: str


@dataclass(frozen=True)
class PartTVA:
    """What a ticket holds at one rate, or under one exemption; ``taux``: « 20 % », or nothing."""

    lettre: str
    mention: str
    taux: str
    ht_cts: int
    tva_cts: int
    ttc_cts: int


@dataclass(frozen=True)
class ResteDeBon:
    """What a ticket left on a voucher that paid it; its code is masked."""

    libelle: str
    reste_cts: int
    expire_le: date


@dataclass(frozen=True)
class Papier:
    """A ticket as it is handed over; ``marque``: « DUPLICATA nº 2 », or nothing."""

    vente: Vente
    emetteur: Emetteur
    titre: str
    marque: str
    cadeau: bool
    a_propos: str
    le: datetime
    operateur: str
    lignes: list[LignePapier]
    parts: list[PartTVA]
    reglements: list[tuple[str, int]]
    donne_cts: int
    rendu_cts: int
    garantis: str
    empreinte: str
    bons: list[BonAchat] = field(default_factory=list)
    restes: list[ResteDeBon] = field(default_factory=list)

    @property
    def provisoire(self) -> bool:
        """A note, before it is paid: it has a place for the client's name, unless they refuse."""
        return self.vente.pk is None

    @property
    def abrege(self) -> str:
        """The first signs of the digest that seals this ticket."""
        return self.empreinte[:8]

    @property
    def total_cts(self) -> int:
        return self.vente.total_cts

    @property
    def remise_cts(self) -> int:
        """What discounts take off the catalogue's price, with its sign."""
        return -self.vente.remise_cts

    @property
    def tva(self) -> list[PartTVA]:
        """The rates, where something is subject to VAT."""
        return [part for part in self.parts if part.taux]

    @property
    def mentions(self) -> list[PartTVA]:
        """Why the rest is not."""
        return [part for part in self.parts if not part.taux]

    @property
    def rouleau(self) -> int:
        """The length of roll that this ticket takes, in millimetres."""
        # In rows of five millimetres, generously: a ticket in two pieces is worse than a margin.
        rangs = 18 + 5 * len(self.bons) + 2 * len(self.mentions) + len(self.reglements)
        rangs += 2 * len(self.restes)
        rangs += 3 + len(self.tva) if self.tva else 0
        rangs += 5 + len(self.garantis) // 36 if self.garantis else 0
        rangs += 2 * (bool(self.rendu_cts) + bool(self.vente.remise_cts) + bool(self.marque))
        rangs += 4 * self.vente.ecole + 2 * self.provisoire
        longueurs = (
            1 + bool(li.detail) + len(li.remises) + len(li.libelle) // 22 for li in self.lignes
        )
        rangs += sum(longueurs) * 6 // 5 + 1
        return next((mm for mm in ROULEAUX if mm >= rangs * 5), ROULEAUX[-1])


def pour_le_papier(ventes: QuerySet[Vente]) -> QuerySet[Vente]:
    """The tickets with everything that their papers read, in a bounded number of queries."""
    lignes = LigneVente.objects.select_related("categorie__parent", "activite", "operation")
    return ventes.select_related(
        *("serie__caisse__point__lieu", "session", "lien__serie__caisse", "public", "emetteur")
    ).prefetch_related(
        Prefetch("lignes", lignes.order_by("rang")),
        Prefetch("reglements", Reglement.objects.select_related("moyen").order_by("rang")),
    )


def papier_de(vente: Vente, *, forme: str = Remis.Forme.PAPIER, duplicata: int = 0) -> Papier:
    """Compose a paper of a ticket read with ``pour_le_papier``."""
    lignes = vente.ses_lignes
    parts = _parts(lignes)
    cadeau = forme == Remis.Forme.CADEAU
    return Papier(
        vente=vente,
        # Before tickets said it, the house had no other name.
        emetteur=vente.emetteur or emetteur_du_jour(vente.serie.caisse.point.lieu),
        titre=str(_("Ticket cadeau") if cadeau else TITRES[vente.nature]),
        marque=_("DUPLICATA nº %(n)d") % {"n": duplicata} if duplicata and not cadeau else "",
        cadeau=cadeau,
        a_propos=_("du ticket nº %s") % vente.lien.numero_lisible if vente.lien else "",
        le=vente.le,
        operateur=str(vente.par or vente.compte_id),
        lignes=_lignes(lignes, parts, cadeau),
        parts=parts,
        reglements=[(_moyen(r), r.montant_cts) for r in vente.ses_reglements],
        donne_cts=sum(r.donne_cts for r in vente.ses_reglements if r.rendu_cts),
        rendu_cts=vente.rendu_cts,
        garantis=", ".join(dict.fromkeys(durables_de(vente))),
        empreinte=maillon_de(vente).empreinte,
        bons=[] if cadeau else bons_donnes(vente),
        restes=[] if cadeau else restes_des_bons(vente),
    )


def papier_provisoire(vente: Vente, lignes: Sequence[LigneVente]) -> Papier:
    """What a basket will be, on paper before it is paid; neither the sale nor its lines are
    written."""
    parts = _parts(lignes)
    return Papier(
        vente=vente,
        emetteur=emetteur_du_jour(vente.serie.caisse.point.lieu),
        titre=str(_("Note")),
        marque=str(_("DOCUMENT PROVISOIRE")),
        cadeau=False,
        a_propos="",
        le=vente.le,
        operateur=str(vente.par or vente.compte_id),
        lignes=_lignes(lignes, parts, cadeau=False),
        parts=parts,
        reglements=[],
        donne_cts=0,
        rendu_cts=0,
        garantis=", ".join(dict.fromkeys(durables_parmi(lignes))),
        empreinte="",
    )


def prochain_duplicata(vente: Vente) -> int:
    """What the next paper with its prices will be: 0, the ticket; n, its nth duplicate."""
    return vente.remis.filter(forme__in=[Remis.Forme.PAPIER, Remis.Forme.COURRIEL]).count()


def durables_de(vente: Vente) -> list[str]:
    """The labels of what is sold with a legal guarantee; the ticket's lists are read with it."""
    return durables_parmi(vente.ses_lignes) if vente.est_une_vente else []


def bons_donnes(vente: Vente) -> list[BonAchat]:
    """The vouchers that leave with a ticket: sold, or given back for a refund.

    Not one that a correction took back since.
    """
    lignes = (li for li in vente.ses_lignes if li.genre == "bon_achat" and li.quantite > 0)
    ids = {li.cle for li in lignes if li.cle}
    rembourse = vente.lien if vente.nature == Nature.CORRECTION else vente
    if rembourse and rembourse.nature == Nature.AVOIR:
        rendus = {r.bon_achat_id for r in vente.ses_reglements if r.montant_cts < 0}
        if any(rendus):
            actuels = {r.bon_achat_id for r in paiement_actuel(rembourse)}
            ids |= {pk for pk in rendus & actuels if pk}
    return list(BonAchat.objects.filter(pk__in=ids).order_by("pk")) if ids else []


def restes_des_bons(vente: Vente) -> list[ResteDeBon]:
    """What this ticket left on the vouchers that paid it, whatever they paid since.

    Nothing in training: nothing was spent.
    """
    payes = [] if vente.ecole else [r for r in vente.ses_reglements if _est_un_bon(r)]
    if not payes:
        return []
    bons = BonAchat.objects.in_bulk([r.bon_achat_id for r in payes])
    depuis = Reglement.objects.filter(bon_achat__in=bons, pk__gt=max(r.pk for r in payes))
    repris = dict(depuis.order_by().values_list("bon_achat").annotate(somme=Sum("montant_cts")))
    return [
        ResteDeBon(_moyen(r), bon.solde_cts + repris.get(bon.pk, 0), bon.expire_le)
        for r in payes
        if (bon := bons[r.bon_achat_id])
    ]


def _est_un_bon(reglement: Reglement) -> bool:
    return reglement.bon_achat_id is not None and reglement.montant_cts > 0


def _part(ligne: LigneVente) -> tuple[str, str]:
    """Under which mention, or which rate, a line stands."""
    if ligne.regime == Regime.ASSUJETTI:
        return "", nombre_du_taux(ligne.taux_cp)
    return str(MENTIONS[ligne.regime]), ""


def _parts(lignes: Sequence[LigneVente]) -> list[PartTVA]:
    sommes: dict[tuple[str, str], list[int]] = {}
    for li in lignes:
        somme = sommes.setdefault(_part(li), [0, 0, 0])
        for i, cts in enumerate((li.ht_cts, li.tva_cts, li.montant_cts)):
            somme[i] += cts
    return [
        PartTVA(chr(ord("A") + rang), mention, taux, *somme)
        for rang, ((mention, taux), somme) in enumerate(sommes.items())
    ]


def _lignes(
    lignes: Iterable[LigneVente], parts: Sequence[PartTVA], cadeau: bool
) -> list[LignePapier]:
    """The lines, with the letter of their part where there are several."""
    lettres = {(p.mention, p.taux): p.lettre for p in parts} if len(parts) > 1 else {}
    return [_ligne(li, cadeau, lettres.get(_part(li), "")) for li in lignes]


def _ligne(ligne: LigneVente, cadeau: bool, lettre: str) -> LignePapier:
    remises = []
    if not cadeau:
        if ligne.remise_operation_cts and ligne.operation:
            remises.append((ligne.operation.nom, -ligne.remise_operation_cts))
        if ligne.remise_main_cts:
            mot = _("Offert") if ligne.offert else _("Remise")
            remises.append((mot, -ligne.remise_main_cts))
    return LignePapier(
        libelle=ligne.libelle,
        detail=_quantite(ligne) if cadeau else _detail_et_mention(ligne),
        remises=tuple(remises),
        montant_cts=ligne.montant_cts,
        lettre=lettre,
    )


def _detail_et_mention(ligne: LigneVente) -> str:
    dits = (detail(ligne), vendable(ligne.genre).mention(ligne) if ligne.pk else "")
    return ", ".join(dit for dit in dits if dit)


def detail(ligne: LigneVente) -> str:
    """« 2 × 3,00 € », « lot de 5 : 7,00 € », « 0,45 kg × 5,00 €/kg »: how a price is made.

    What comes back is counted, be it one.
    """
    prix = euros(ligne.prix_cts)
    if ligne.mode == Mode.POIDS:
        return f"{kilos(abs(ligne.masse_g or 0))} × {prix}/kg"
    quantite = _quantite(ligne)
    if ligne.mode == Mode.LOT:
        return f"{quantite}\u00a0: {prix}" if quantite else prix
    if abs(ligne.quantite) > 1:
        return f"{quantite} × {prix}"
    if quantite:
        return f"{quantite}\u00a0: {prix}"
    if ligne.quantite < 0:
        return f"1 × {prix}"
    return prix if ligne.remise_cts else ""


def _quantite(ligne: LigneVente) -> str:
    """« 2 », « lot de 5 », « 2 lots de 6 », « 0,45 kg »; one thing alone is not counted."""
    n, objets = abs(ligne.quantite), abs(ligne.nb_objets or 0)
    if ligne.mode == Mode.POIDS:
        return kilos(abs(ligne.masse_g or 0))
    if ligne.mode == Mode.LOT:
        if ligne.quantite < 0 and (objets or ligne.rend_id is None):
            # Given back, of a lot or without a ticket: things, for one amount.
            return _("%s objets") % nombre(objets) if objets > 1 else ""
        return _("lot de %s") % nombre(objets) if objets else _("lot")
    par_lot = objets // n if objets else 1
    if par_lot > 1:
        if n == 1:
            return _("lot de %s") % nombre(par_lot)
        return _("%(n)s lots de %(objets)s") % {"n": nombre(n), "objets": nombre(par_lot)}
    return nombre(n) if n > 1 else ""


def _moyen(reglement: Reglement) -> str:
    if reglement.genre == Moyen.Genre.BON and reglement.reference:
        return f"{reglement.libelle} {masquer(reglement.reference)}"
    return reglement.libelle
