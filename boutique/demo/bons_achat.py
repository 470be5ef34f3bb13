"""The vouchers of the demo: sold by tickets, granted by a prescriber, spent at the tills."""

from datetime import date, datetime, time

from django.utils import timezone

from boutique.ventes.models import BonAchat, LigneVente
from boutique.ventes.services.bons_achat import VALABLE, code_libre
from collecte.demo.ecriture.ecrivain import Ecrivain
from collecte.demo.recit.dosages import ASSOCIATIONS
from petiterockette.journal.dites import dites
from petiterockette.journal.maison import noter_a_la_maison


class BonsAchat:
    """What is still owed on vouchers as a lot of days begins, and those that it adds."""

    def __init__(self, ecrivain: Ecrivain) -> None:
        self.ecrivain = ecrivain
        vendus = BonAchat.objects.filter(solde_cts__gt=0, origine=BonAchat.Origine.VENDU)
        self.vivants = list(vendus.order_by("pk"))
        self.anciens = {bon.pk: bon for bon in self.vivants}
        self.codes: set[str] = set()

    def depenser(self, jour: date, a_payer: int) -> tuple[BonAchat, int] | None:
        """The oldest voucher that pays that day, and how many cents it pays; None: no voucher."""
        emis = (b for b in self.vivants if b.solde_cts and b.emis_le < jour)
        bon = next((b for b in emis if b.expire_le >= jour), None)
        if bon is None or not a_payer:
            return None
        pris = min(bon.solde_cts, a_payer)
        bon.solde_cts -= pris
        return bon, pris

    def vendre(self, jour: date, lignes: list[LigneVente]) -> list[BonAchat]:
        """The vouchers that a sale sells, and the lines that find them again."""
        emis = []
        for ligne in lignes:
            if ligne.genre == "bon_achat":
                bon = self._bon(jour, BonAchat.Origine.VENDU, ligne.montant_cts)
                ligne.cle = bon.pk
                emis.append(bon)
        self.vivants += emis
        return emis

    def octroyer(self, jour: date) -> None:
        """Each month, what a prescriber grants; nobody's name."""
        structure = self.ecrivain.annuaire.structures.get(ASSOCIATIONS[0])
        bons = [
            self._bon(jour, BonAchat.Origine.SOLIDAIRE, 3_000, prescripteur=structure)
            for _ in range(2 if structure else 0)
        ]
        le = timezone.make_aware(datetime.combine(jour, time(9)))
        noter_a_la_maison("bons.octroyes", par=None, compte=None, le=le, **dites(bons))

    def livrer(self) -> None:
        """Write what is still owed on those that were there before."""
        BonAchat.objects.bulk_update(self.anciens.values(), ["solde_cts"])

    def _bon(self, jour: date, origine: str, valeur_cts: int, **champs) -> BonAchat:
        bon = BonAchat(
            code=code_libre(self.codes),
            origine=origine,
            valeur_cts=valeur_cts,
            solde_cts=valeur_cts,
            emis_le=jour,
            expire_le=jour + VALABLE,
            **champs,
        )
        self.codes.add(bon.code)
        self.ecrivain.ranger(bon)
        return bon
