"""Close the books of a till: each session when it closes, each day, month and exercise in order.

A day is closed from 04:30 on the next one, by the night's work, else by the first opening that
follows: missed ones in order, those without a ticket too.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.caisses.models import Caisse, Session
from boutique.caisses.refus import HorlogeReculee
from boutique.caisses.services.en_main import heure_du_geste, reprendre_la_main
from boutique.caisses.services.evenements import chaine_des_clotures
from collecte.matiere.jours import JOUR, jours_entre
from petiterockette.base.insertion import inserer
from petiterockette.journal.chaines import allonger
from petiterockette.journal.dites import dites
from petiterockette.journal.models import Chaine
from petiterockette.journal.refus import RestaurationConstatee
from petiterockette.journal.services import consigner
from petiterockette.journal.tetes.fichier import annoncer
from petiterockette.lieux.exercice import premier_mois_d_exercice
from petiterockette.mots.monnaie import euros
from petiterockette.temps.dates import date_format, fin_du_mois
from petiterockette.version import VERSION

from ..chiffres import (
    Chiffres,
    additionner,
    chiffres_de,
    chiffres_des_jours,
    chiffres_des_sessions,
    dernier_jour_fini,
)
from ..models import Cloture

Niveau = Cloture.Niveau


def clore_la_session(session: Session) -> Cloture:
    """The Z of a real session that has just closed; its till is locked."""
    livre = _Livre(session.caisse)
    livre.ecrire_le_z(session, chiffres_des_sessions(session.caisse, [session])[session.pk])
    [cloture] = livre.sceller()
    return cloture


def clore_les_journees(maintenant: datetime) -> int:
    """Close what every till has left to close; returns how many closings were made.

    A till that is stopped, by its clock or by a restored base, waits for its administrator.
    """
    faites = 0
    for pk in Caisse.objects.order_by("pk").values_list("pk", flat=True):
        with suppress(HorlogeReculee, RestaurationConstatee), transaction.atomic():
            caisse = reprendre_la_main(pk)
            faites += rattraper(caisse, heure_du_geste(caisse, maintenant=maintenant))
    return faites


def rattraper(
    caisse: Caisse, maintenant: datetime, heure: Callable[[date], datetime] | None = None
) -> int:
    """Make the closings that a till lacks, in order; the till is locked.

    ``heure``: when the closing of a day was made, if not now. Returns how many were made.
    """
    livre, fini = _Livre(caisse), dernier_jour_fini(maintenant)
    fermees = caisse.sessions.filter(ecole=False, fermee_le__isnull=False, cloture=None)
    sans_z = list(fermees.order_by("pk"))
    des_sessions = chiffres_des_sessions(caisse, sans_z)
    faites = 0
    for debut, fin in _mois_a_clore(livre, fini):
        des_jours = chiffres_des_jours(caisse, debut, fin)
        for jour in jours_entre(debut, fin):
            while sans_z and sans_z[0].jour <= jour:
                livre.ecrire_le_z(session := sans_z.pop(0), des_sessions[session.pk])
            le = heure(jour) if heure else maintenant
            livre.ecrire(Niveau.JOUR, jour, jour, des_jours.get(jour, Chiffres()), le)
        faites += len(livre.sceller())
        if fin == fin_du_mois(fin):
            faites += _clore_le_mois(livre, fin, le)
    for session in sans_z:
        livre.ecrire_le_z(session, des_sessions[session.pk])
    return faites + len(livre.sceller())


def _mois_a_clore(livre: "_Livre", fini: date) -> Iterator[tuple[date, date]]:
    """The days to close, month by month."""
    jour = livre.premier_jour_a_clore()
    while jour <= fini:
        fin = min(fin_du_mois(jour), fini)
        yield jour, fin
        jour = fin + JOUR


def _clore_le_mois(livre: "_Livre", fin: date, le: datetime) -> int:
    """The month that ends that day, from its days; the exercise too where it ends with it."""
    livre.sommer(Niveau.JOUR, Niveau.MOIS, fin.replace(day=1), fin, le)
    faites = len(livre.sceller())
    if (fin + JOUR).month == premier_mois_d_exercice():
        livre.sommer(Niveau.MOIS, Niveau.ANNEE, livre.debut_de_l_exercice(), fin, le)
        faites += len(livre.sceller())
    return faites


class _Livre:
    """The closings of a till being written: what the last of each level was, what waits."""

    def __init__(self, caisse: Caisse) -> None:
        self.caisse = caisse
        chaines = Chaine.objects.select_for_update()
        nom = chaine_des_clotures(caisse)
        Chaine.objects.get_or_create(nom=nom)
        self.chaine = chaines.get(nom=nom)
        self.rang = self.chaine.rang
        par_niveau = caisse.clotures.order_by().values("niveau")
        rangs = [n for (n,) in par_niveau.annotate(n=Max("rang")).values_list("n")]
        self.dernieres: dict[str, Cloture] = {
            cloture.niveau: cloture for cloture in caisse.clotures.filter(rang__in=rangs)
        }
        self.attendent: list[Cloture] = []

    def premier_jour_a_clore(self) -> date:
        dernier = self.dernieres.get(Niveau.JOUR)
        if dernier:
            return dernier.fin + JOUR
        installee = timezone.localdate(self.caisse.series.earliest("ouverte_le").ouverte_le)
        # What was taken up from elsewhere may be older than the till.
        premiere = self.caisse.sessions.filter(ecole=False).order_by("jour").first()
        return min(installee, premiere.jour) if premiere else installee

    def debut_de_l_exercice(self) -> date:
        precedent = self.dernieres.get(Niveau.ANNEE)
        if precedent:
            return precedent.fin + JOUR
        return self.caisse.clotures.filter(niveau=Niveau.MOIS).earliest("debut").debut

    def ecrire_le_z(self, session: Session, chiffres: Chiffres) -> None:
        le = session.fermee_le
        assert le is not None
        self.ecrire(Niveau.SESSION, session.jour, session.jour, chiffres, le, session)

    def sommer(self, de: str, vers: str, debut: date, fin: date, le: datetime) -> None:
        """A closing made of those of the level under it."""
        parts = self.caisse.clotures.filter(niveau=de, debut__gte=debut, fin__lte=fin)
        chiffres = additionner(chiffres_de(c) for c in parts.order_by("numero"))
        self.ecrire(vers, debut, fin, chiffres, le)
        consigner(
            "boutique.cloture.faite",
            _("« %(caisse)s » : %(quoi)s, %(total)s")
            % {
                "caisse": self.caisse.point.nom,
                "quoi": _periode(vers, debut, fin),
                "total": euros(chiffres.total_cts),
            },
            {"caisse": self.caisse.numero, "niveau": vers, "fin": fin.isoformat()},
            lieu=self.caisse.point.lieu_id,
        )

    def ecrire(
        self,
        niveau: str,
        debut: date,
        fin: date,
        chiffres: Chiffres,
        le: datetime,
        session: Session | None = None,
    ) -> None:
        """Compose the next closing of a level."""
        derniere = self.dernieres.get(niveau)
        self.rang += 1
        cloture = Cloture(
            caisse=self.caisse,
            niveau=niveau,
            numero=derniere.numero + 1 if derniere else 1,
            rang=self.rang,
            debut=debut,
            fin=fin,
            session=session,
            le=le.replace(microsecond=0),
            version=VERSION,
            **vars(chiffres),
            **self._perpetuels(niveau, chiffres),
        )
        self.dernieres[niveau] = cloture
        self.attendent.append(cloture)

    def _perpetuels(self, niveau: str, chiffres: Chiffres) -> dict[str, int]:
        """The totals since the first ticket: those of the level's last one, and this one.

        A month and an exercise end with their last day: its totals are theirs.
        """
        somme = niveau in (Niveau.SESSION, Niveau.JOUR)
        avant = self.dernieres.get(niveau if somme else Niveau.JOUR)
        return {
            nom: (getattr(avant, nom) if avant else 0) + (plus if somme else 0)
            for nom, plus in (
                ("perpetuel_net_cts", chiffres.total_cts),
                ("perpetuel_absolu_cts", chiffres.absolu_cts),
                ("perpetuel_ventes", chiffres.ventes),
            )
        }

    def sceller(self) -> list[Cloture]:
        """Write what waits, and the links that seal it, read back from the base."""
        scellees, self.attendent = self.attendent, []
        if not scellees:
            return []
        inserer(scellees)
        lues = Cloture.objects.in_bulk([c.pk for c in scellees])
        maillons = [
            allonger(self.chaine, {"code": "cloture.faite", **dites([lues[c.pk]])}, c.le)
            for c in scellees
        ]
        inserer(maillons)
        self.chaine.save(update_fields=["rang", "empreinte", "le"])
        annoncer(self.chaine.nom, maillons[-1])
        return scellees


def _periode(niveau: str, debut: date, fin: date) -> str:
    mots: dict[str, Any] = {"debut": date_format(debut, "F Y"), "fin": date_format(fin, "F Y")}
    if niveau == Niveau.MOIS:
        return _("clôture de %(fin)s") % mots
    return _("clôture de l’exercice, de %(debut)s à %(fin)s") % mots
