"""Write the weighings of an old base: a thousand gestures at a time, in the order of their ids."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.oressource.carnet.carnet import Carnet
from boutique.oressource.carnet.horloge import PARIS
from boutique.oressource.decisions import Decisions
from boutique.oressource.raisons import Marque, Raison
from collecte.livre.dehors import exiger_une_base_a_jour
from collecte.livre.entete import Entete
from collecte.livre.models import Bon
from collecte.livre.services.annulations import annuler
from collecte.livre.services.en_nombre.lot import Lot
from collecte.livre.services.gestes import fait_du_geste, lignes_de_geste, sortantes
from collecte.matiere.etapes import Nature
from collecte.mois.services.mois import est_clos
from collecte.reprise.deja_la import comptes_depuis
from collecte.sorties.models import Sortie
from collecte.sorties.services.preneurs import genre_de_sortie
from collecte.sorties.services.sorties import sortie_de
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger_partout
from petiterockette.empreintes import empreinte_de
from petiterockette.travaux.estimation import Suivre

from ..ids import Ids
from ..lecture import GesteLu, Lecteur
from ..models import Source
from ..orphelines import dire_les_orphelines
from ..rangees import PESEES
from ..rapport import Cle, Quoi, Rapport, Reste, genre_de
from ..rapport import Compte as Decompte
from .frontieres import exiger_les_frontieres

DROIT = "reprise.tenir"
CODE = "boutique.pesees_d_avant.ecrites"
PAR_LOT = 1_000
ESPACE = UUID("6f2d4d0e-6d0c-4b7e-9a53-0f5f0a1c7b19")


def ecrire_les_pesees(
    carnet: Carnet, decisions: Decisions, base: int, compte: Compte, suivre: Suivre | None = None
) -> Rapport:
    """Write the weighings of a base that are not there yet, and what changed of those that are.

    ``base``: whose they are, for a later export of the same one. Each batch is a transaction: a run
    that was stopped goes on when it is run again, and one that finds nothing new writes nothing.
    Raises, before anything is written, ``MotInconnu``, ``MoisDejaClos``, ``LieuPasEncoreOuvert``,
    ``DejaReprisDAilleurs``, ``DejaReprisDUneAutreBase`` or ``DroitManquant``.
    """
    exiger_partout(compte, DROIT)
    rapport = Rapport()
    lecteur = Lecteur(carnet, decisions, Ids(decisions), rapport, comptes_depuis())
    exiger_les_frontieres(lecteur, base)
    ecrivain = _Ecrivain(lecteur.ids, base, compte, rapport)
    total = max(1, sum(carnet.nombres[table] for table in PESEES))
    gestes = lecteur.gestes()
    while lot := list(islice(gestes, PAR_LOT)):
        ecrivain.ecrire(lot)
        if suivre:
            suivre(lecteur.lues / total, lecteur.lues)
    dire_les_orphelines(carnet, rapport)
    ecrivain.dire_les_disparus(lecteur.sorties_des_pesees())
    return rapport


class _Ecrivain:
    def __init__(self, ids: Ids, base: int, compte: Compte, rapport: Rapport) -> None:
        self.ids, self.base, self.compte, self.rapport = ids, base, compte, rapport
        self.maintenant = timezone.now()
        self.vus: dict[str, set[int]] = defaultdict(set)

    @transaction.atomic
    def ecrire(self, lus: Sequence[GesteLu]) -> None:
        exiger_une_base_a_jour()
        connues = self._connues(lus)
        # What is cancelled takes its number before the lot gives its own.
        a_ecrire = [
            (lu, rang)
            for lu in lus
            if (rang := self._preparer(lu, connues.get((lu.table, lu.numero))))
        ]
        if not a_ecrire:
            return
        lot = Lot()
        lot.accueillir([Source], sans_numero=[Sortie])
        clos: dict[tuple[int, date], bool] = {}
        for lu, rang in a_ecrire:
            self._ecrire_un(lot, lu, rang, clos)
        lot.finir()

    def _connues(self, lus: Iterable[GesteLu]) -> dict[tuple[str, int], Source]:
        """The last version of each that is here."""
        numeros: dict[str, list[int]] = defaultdict(list)
        for lu in lus:
            numeros[lu.table].append(lu.numero)
            self.vus[lu.table].add(lu.numero)
        connues = {}
        for table, siens in numeros.items():
            la = Source.objects.filter(
                base=self.base, table=table, numero__range=(min(siens), max(siens))
            )
            for source in la.select_related("bon__annulation", "bon__lieu").order_by("rang"):
                connues[table, source.numero] = source
        return connues

    def _preparer(self, lu: GesteLu, connue: Source | None) -> int:
        """The version to write of a gesture; 0 where there is nothing to write."""
        if connue is None:
            return int(bool(lu.pas))
        if connue.bon and connue.bon.est_annule:
            # What the export leaves out by itself has its reason already.
            if lu.pas:
                self._laisser(Raison.ANNULE_ICI, lu)
            return 0
        if connue.empreinte == lu.empreinte:
            self._compter(lu)
            return 0
        if connue.lignes and not lu.lignes:
            # An export may have lost its weighings whole; one that lost some says otherwise.
            self._garder_le_disparu(connue)
            return 0
        if connue.bon:
            self._contredire(connue)
            self.rapport.gestes["corrige" if lu.pas else "retire"] += 1
        return connue.rang + 1

    def _contredire(self, connue: Source) -> None:
        assert connue.bon
        annuler(
            bon=connue.bon,
            uuid=self._uuid(connue, connue.rang, "annule"),
            motif=_("changé dans un export plus récent de l’ancien outil"),
            compte=self.compte,
        )

    def _ecrire_un(
        self, lot: Lot, lu: GesteLu, rang: int, clos: dict[tuple[int, date], bool]
    ) -> None:
        bon = self._ecrire_le_bon(lot, lu, rang, clos) if lu.pas else None
        lot.ranger(
            Source(
                base=self.base,
                table=lu.table,
                numero=lu.numero,
                rang=rang,
                bon_id=bon.pk if bon else None,
                empreinte=lu.empreinte,
                lignes=lu.lignes,
                point=lu.point,
                classe=lu.classe,
            )
        )
        if bon:
            self.rapport.gestes["ecrit"] += 1
            self._compter(lu)

    def _ecrire_le_bon(
        self, lot: Lot, lu: GesteLu, rang: int, clos: dict[tuple[int, date], bool]
    ) -> Bon:
        lieu = self.ids.lieux[lu.lieu]
        jour, revise = lu.jour, None
        mois = lu.jour.replace(day=1)
        cle = (lieu.pk, mois)
        if cle not in clos:
            clos[cle] = est_clos(lieu.pk, mois)
        if clos[cle]:
            # As all that comes late for a closed month: it counts today.
            jour, revise = timezone.localdate(self.maintenant), mois
        entete = Entete(
            self._uuid(lu, rang), lu.empreinte, lieu, None, self.compte, None, lu.moment
        )
        bon = lot.ouvrir(entete, Nature.REPRISE, jour, self.maintenant)
        lignes = lignes_de_geste(bon, sortantes(lu.pas), lot.ref)
        lot.ranger(*lignes)
        lot.bouger(bon, lu.pas, revise=revise, structure=self._servir(lot, bon, lu))
        if lu.provenance:
            origine, localite = lu.provenance
            pesees = [(p.categorie, p.masse_g) for p in lu.pas]
            lot.apporter(bon, origine, localite, pesees)
        source = {"base": self.base, "table": lu.table, "numero": lu.numero}
        lot.consigner(bon, fait_du_geste(bon, CODE, lignes, revise, **source))
        return bon

    def _servir(self, lot: Lot, bon: Bon, lu: GesteLu) -> int | None:
        """Say who took what went out, where the ledger can; their id."""
        if lu.structure is None or self._perd_son_partenaire(lu):
            return None
        genre = self._genre_de_sortie(lu)
        type_don = self._type_de_don(lu, genre)
        lot.ranger(sortie_de(bon, genre, type_don, lu.structure))
        return lu.structure

    def _genre_de_sortie(self, lu: GesteLu) -> str:
        if lu.classe == "sortiesr" or lu.structure is None:
            return Sortie.Genre.RECYCLEUR
        return genre_de_sortie(self.ids.genres[lu.structure], str(lu.pas[0].vers))

    def _type_de_don(self, lu: GesteLu, genre: str) -> int | None:
        return self.ids.types_don.get(str(lu.pas[0].vers)) if genre == Sortie.Genre.DON else None

    def _perd_son_partenaire(self, lu: GesteLu) -> bool:
        """A gift whose end has no kind of gift: the ledger cannot say who took it."""
        if lu.structure is None:
            return False
        genre = self._genre_de_sortie(lu)
        return genre == Sortie.Genre.DON and self._type_de_don(lu, genre) is None

    def dire_les_disparus(self, sorties: Mapping[int, int]) -> None:
        """Gestures that this export no longer has: told, never cancelled; but a day of an exit
        whose weighings now stand under another day counts there.

        ``sorties``: weighing → its exit.
        """
        la = Source.objects.filter(base=self.base).vivantes().order_by("pk")
        partis = [
            pk
            for pk, table, numero in la.values_list("pk", "table", "numero").iterator()
            if numero not in self.vus[table]
        ]
        for i in range(0, len(partis), PAR_LOT):
            with transaction.atomic():
                suite = la.filter(pk__in=partis[i : i + PAR_LOT]).select_related("bon__lieu")
                for source in suite.prefetch_related("bon__lignes"):
                    if self._est_un_autre_jour(source, sorties):
                        self._retirer(source)
                    else:
                        self._garder_le_disparu(source)

    def _est_un_autre_jour(self, source: Source, sorties: Mapping[int, int]) -> bool:
        d_un_autre_jour = source.table == Source.Table.PESEES_SORTIES
        sortie = sorties.get(source.numero) if d_un_autre_jour else None
        return sortie in self.vus[Source.Table.SORTIES]

    def _retirer(self, source: Source) -> None:
        """Cancel what stands of a source; its next version says nothing, and may be followed."""
        self._contredire(source)
        Source.objects.create(
            base=self.base,
            table=source.table,
            numero=source.numero,
            rang=source.rang + 1,
            empreinte=empreinte_de([source.table, source.numero]),
            lignes=0,
            point=source.point,
            classe=source.classe,
        )
        self.rapport.gestes["retire"] += 1

    def _garder_le_disparu(self, source: Source) -> None:
        """What stands of a gesture that this export no longer has whole."""
        bon = source.bon
        if bon is None or bon.appareil_le is None:
            return
        annee = bon.appareil_le.astimezone(PARIS).year
        genre = genre_de(source.table)
        cle = Cle(annee, bon.lieu.code, source.point, genre, source.classe)
        self.rapport.compter(cle, Decompte(1, len(bon.ses_lignes), bon.masse_g))
        self.rapport.marquer(Marque.DISPARUS, bon.masse_g)
        quoi = Quoi(Raison.DISPARUS, annee, source.point, genre, source.classe)
        self.rapport.laisser(quoi, Reste(-source.lignes, -bon.masse_g, -1))

    def _compter(self, lu: GesteLu) -> None:
        if lu.pas:
            cle = Cle(lu.jour.year, lu.lieu, lu.point, genre_de(lu.table), lu.classe)
            self.rapport.compter(cle, Decompte(1, len(lu.pas), lu.masse_g))
            # Told of what stood already too: a run that was stopped reports as one that was not.
            if self._perd_son_partenaire(lu):
                self.rapport.marquer(Marque.SANS_PARTENAIRE, lu.masse_g)

    def _laisser(self, raison: Raison, lu: GesteLu) -> None:
        quoi = Quoi(raison, lu.jour.year, lu.point, genre_de(lu.table), lu.classe)
        self.rapport.laisser(quoi, Reste(lu.lignes, lu.masse_g, 1))

    def _uuid(self, lu: GesteLu | Source, rang: int, quoi: str = "bon") -> UUID:
        return uuid5(ESPACE, f"{self.base}/{lu.table}/{lu.numero}/{rang}/{quoi}")
