"""The week's gestures in a random history: containers, transfers, the bridge, counts, months."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4
from zoneinfo import ZoneInfo

from collecte.bureau.refus import DejaRecue
from collecte.bureau.services.receptions import PeseeLue, recevoir_du_pont
from collecte.clotures.refus import MethodeAutre, PasDInventaire, SoldeAEcrire
from collecte.clotures.services.clotures import clore, premier_mois_ouvert, rouvrir
from collecte.clotures.services.soldes import ecrire_le_solde
from collecte.comptages.services.inventaires import abandonner, arreter, commencer, compter
from collecte.livre.models import Bon, ContenantPlein
from collecte.livre.refus import PleinParti
from collecte.livre.services.pleins import fermer_un_contenant
from collecte.matiere.refus import RienDeCompte
from collecte.poids.refus import RienARecaler
from collecte.poids.services import etalonner, recaler
from collecte.rayon.services import constater_une_perte, reprendre_de_la_zone
from collecte.sorties.refus import DejaArrive
from collecte.sorties.services.hors_caisse import vendre_hors_caisse
from collecte.sorties.services.sorties import poser_en_zone, sortir
from collecte.sorties.services.transferts import LigneEnvoyee, envoyer, recevoir
from collecte.sorties.services.voies import Charge, SortieDemandee
from collecte.tri.services.tri import reclasser
from tests.collecte.comptages.comptes import tout_compte
from tests.fabriques import entete, matiere, structure

from .maquette import Geste

if TYPE_CHECKING:
    from petiterockette.lieux.models import Point

    from .histoires import Histoire

RECYCLEURS = {"textile": "Gebetex", "deee": "Eco-systèmes"}


def soir_du_mois(mois: date) -> datetime:
    """The last instant of a month, on a clock of Paris."""
    fin = (mois + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return datetime.combine(fin, time.max, tzinfo=ZoneInfo("Europe/Paris"))


class Semaine:
    """Gestures of an ``Histoire``; ``self`` is one."""

    def reclassement(self: Histoire) -> None:
        tete, geste = self._debut()
        c, vraie = self._categorie(vrac=True), self._categorie()
        if c == vraie:
            return
        de = "a_trier" if c.vrac else self.hasard.choice(("a_trier", "rayon", "atelier"))
        vers = self.hasard.choice(("a_trier", "rayon", "atelier", "a_recycler", "a_jeter"))
        g = self._petite_masse()
        resultat = reclasser(entete=tete, categorie=c, vraie=vraie, de=de, vers=vers, masse_g=g)
        self._noter(resultat, geste, g, g)
        self.maquette.reclassement(
            geste, c.pk, de, vraie.pk, vers, self._matiere_orientee(vraie, vers), g
        )

    # Containers

    def fermeture(self: Histoire) -> None:
        """By category, or by material: then what waits is debited pro rata."""
        tete, geste = self._debut()
        g, code = self._petite_masse(), self.hasard.choice(sorted(RECYCLEURS))
        c = self.hasard.choice([None, self._categorie()])
        m = matiere(code)
        resultat = fermer_un_contenant(
            entete=tete, categorie=c, matiere=m, vers="a_recycler", brut_g=g
        )
        self._noter(resultat, geste, g)
        if c is None:
            self.maquette.orientation_ventilee(geste, "a_trier", "a_recycler", m.pk, g)
        else:
            self.maquette.orientation(geste, c.pk, "a_trier", "a_recycler", m.pk, g)
        plein = ContenantPlein.objects.get(ligne__bon=resultat[0])
        self.pleins.append((plein, geste))

    def enlevement(self: Histoire) -> None:
        """Some of the full containers of a material leave, beside a load."""
        if not self.pleins:
            return
        plein, _ferme = self.hasard.choice(self.pleins)
        choisis = [
            (p, ferme)
            for p, ferme in self.pleins
            if (p.lieu_id, p.matiere_id) == (plein.lieu_id, plein.matiere_id)
        ][: self.hasard.randint(1, 3)]
        point = next(p for p in self.points if p.lieu_id == plein.lieu_id)
        tete, geste = self._debut(point)
        charges = [Charge(plein=p) for p, _ferme in choisis]
        demande = SortieDemandee(
            "recycleur", charges, structure=structure(RECYCLEURS[plein.matiere.code])
        )

        def enlever():
            return sortir(entete=tete, demande=demande)

        if any(not ferme.est_libre for _p, ferme in choisis):
            self._refuse(PleinParti, enlever)
            return
        self._noter(enlever(), geste, *(p.masse_g for p, _ferme in choisis))
        for p, ferme in choisis:
            self._sortir(
                geste, p.categorie, "a_recycler", "recycle", p.matiere_id, p.masse_g, "pesee"
            )
            ferme.suites.append(geste)
        self.sorties.append((self.faits[-1][0], geste, plein.matiere))

    # The zone, and losses

    def zone(self: Histoire) -> None:
        tete, geste = self._debut()
        c, g = self._categorie(), self._petite_masse()
        self._noter(poser_en_zone(entete=tete, categorie=c, brut_g=g, confirme=True), geste, g)
        self._sortir(geste, c, "rayon", "donne_particulier", None, g, "pesee")

    def retour(self: Histoire) -> None:
        tete, geste = self._debut()
        c, g = self._categorie(), self._petite_masse()
        vers = self.hasard.choice(("rayon", "a_trier", "a_recycler", "a_jeter"))
        resultat = reprendre_de_la_zone(entete=tete, categorie=c, vers=vers, masse_g=g)
        self._noter(resultat, geste, g)
        self.maquette.retour(geste, c.pk, vers, self._matiere_orientee(c, vers), g)

    def perte(self: Histoire) -> None:
        tete, geste = self._debut()
        c, g = self._categorie(vrac=True), self._petite_masse()
        de = self.hasard.choice(("a_trier", "rayon", "atelier"))
        resultat = constater_une_perte(
            entete=tete, categorie=c, de=de, masse_g=g, motif="essai", mesure="pesee"
        )
        self._noter(resultat, geste, g)
        self.maquette.ecart(geste, c.pk, de, self.maquette.sans_matiere, -g)

    # Between the sites

    def envoi(self: Histoire) -> None:
        ici, la = self.hasard.sample(self.points, 2)
        tete, geste = self._debut(ici)
        c, g = self._categorie(), self._petite_masse()
        de = self.hasard.choice(("a_trier", "rayon", "atelier"))
        resultat = envoyer(
            entete=tete, vers_lieu=la.lieu, envois=[LigneEnvoyee(de=de, brut_g=g, categorie=c)]
        )
        self._noter(resultat, geste, g)
        self._sortir(geste, c, de, "transit", None, g, "pesee")
        self.envois.append((resultat[0], geste, c, de, la))

    def arrivee(self: Histoire) -> None:
        if not self.envois:
            return
        parti, depart, c, de, point = self.hasard.choice(self.envois)
        if depart.annule:
            return
        tete, geste = self._debut(point)
        annonce_g = sum(parti.lignes.values_list("masse_g", flat=True))
        recu_g = max(0, annonce_g + self.hasard.choice([0, 0, -annonce_g, -1, 700]))

        def accueillir():
            return recevoir(
                entete=tete,
                transfert=parti.transfert,
                recus={(c.pk, de): recu_g},
                motif="essai",
            )

        if not depart.est_libre:
            self._refuse(DejaArrive, accueillir)
            return
        masses = [g for g in (recu_g, abs(annonce_g - recu_g)) if g]
        self._noter(accueillir(), geste, *masses)
        self.maquette.arrivee(geste, c.pk, de, self.maquette.sans_matiere, recu_g)
        depart.suites.append(geste)

    # The bridge

    def pont(self: Histoire) -> None:
        if not self.sorties:
            return
        bon, sorti, m = self.hasard.choice(self.sorties)
        if sorti.annule:
            return
        annonce_g = sum(sorti.parts.values())
        net_g = max(0, annonce_g + self.hasard.choice([0, -1, -annonce_g, -annonce_g // 3, 2_003]))
        refuse_g = self.hasard.choice([0, 0, net_g // 5, net_g])
        tete = entete(self.compte, bon.point)
        jour = self.maquette.jour_compte(bon.lieu_id, sorti.jour, self.aujourd_hui)
        geste = Geste(jour, bon.lieu_id, arrive=sorti.jour)

        def peser():
            return recevoir_du_pont(
                entete=tete,
                sortie=bon.sortie,
                pesees=[PeseeLue(m, net_g, refuse_g, "energie" if refuse_g else "")],
                pese_le=self.aujourd_hui,
            )

        if not sorti.est_libre:
            self._refuse(DejaRecue, peser)
            return
        recue, cree = peser()
        assert cree
        assert recue.jour == jour
        self.maquette.reception(geste, sorti, "a_recycler", "recycle", net_g, refuse_g, "energie")
        sorti.suites.append(geste)
        masses = list(recue.lignes.order_by("rang").values_list("masse_g", flat=True))
        assert sum(masses) == abs(net_g - annonce_g) + refuse_g
        self.faits.append((recue, geste, masses))

    # Counting

    def inventaire(self: Histoire) -> None:
        """Count some shelves; sell something before it is settled."""
        point = self.hasard.choice(self.points)
        if self.aujourd_hui.day <= 7:
            # Made to close the month before: worked by hand, in test_soldes.
            point = self.points[0]
        ouverture = point.lieu_id not in self.ouverts and self.hasard.random() < 0.5
        en_cours = commencer(lieu=point.lieu, compte=self.compte, ouverture=ouverture)
        comptes, vus = {}, {}
        au_solde = point == self.points[1] and not ouverture
        for _ in range(self.hasard.choice((0, 2, 4, 6))):
            c, etape = self._categorie(), self.hasard.choice(("a_trier", "a_trier", "rayon"))
            if (c, etape) in comptes:
                continue
            g = self._petite_masse()
            compter(
                inventaire=en_cours,
                uuid=uuid4(),
                compte=self.compte,
                categorie=c,
                etape=etape,
                masse_g=g,
            )
            vus[c, etape] = g
            ecart_g = g - self.maquette.en_stock(point.lieu_id, c.pk, etape)
            # Where sales are deduced, what lacks was sold: the month's balance will say it.
            comptes[c, etape] = max(0, ecart_g) if au_solde else ecart_g
        compte_le, quand = self.aujourd_hui, self.heure
        self.heure += timedelta(minutes=7)
        self.horloge.move_to(self.heure, tick=False)
        self.vente(next((c for c, etape in comptes if etape == "rayon"), None), point)
        tete, geste = self._debut(point)
        geste.jour = self.maquette.jour_compte(point.lieu_id, compte_le, self.aujourd_hui)
        geste.arrive = compte_le

        def finir() -> tuple[Bon, bool]:
            confirmes = tout_compte(en_cours)
            return arreter(inventaire=en_cours, entete=tete, motif="essai", confirmes=confirmes)

        if not comptes:
            self._refuse(RienDeCompte, finir)
            abandonner(inventaire=en_cours, compte=self.compte)
            return
        if ouverture:
            self.ouverts.add(point.lieu_id)
        resultat = finir()
        self._noter(resultat, geste, *(abs(e) for e in comptes.values() if e))
        for (c, etape), g in vus.items():
            self.maquette.noter_un_compte(geste, c.pk, etape, quand, g)
        for (c, etape), ecart in comptes.items():
            self.maquette.ecart(
                geste, c.pk, etape, self.maquette.sans_matiere, ecart, ouverture=ouverture
            )
        if ouverture:
            # A cancelled opening lets another one be made.
            geste.a_l_annulation = lambda: self.ouverts.discard(point.lieu_id)

    # What nobody weighs

    def etalonnage(self: Histoire) -> None:
        c, n, g = self.categories["livres"], self.hasard.randint(5, 40), self._masse()
        etalonner(
            categorie=c,
            lieu=self.points[0].lieu,
            uuid=uuid4(),
            quantite=n,
            masse_g=g,
            compte=self.compte,
        )
        self.maquette.etalons.append((n, g))

    def vente_comptee(self: Histoire) -> None:
        moyenne = self.maquette.moyenne_mg()
        if moyenne is None:
            return
        tete, geste = self._debut()
        c, n = self.categories["livres"], self.hasard.randint(1, 9)
        g = self.maquette.masse_de(n, moyenne)
        resultat = vendre_hors_caisse(entete=tete, categorie=c, masse_g=None, quantite=n)
        self._noter(resultat, geste, g)
        self._sortir(geste, c, "rayon", "vendu", None, g, "estimee")
        geste.compte = n

    def recalage(self: Histoire) -> None:
        point = self.hasard.choice(self.points)
        tete, geste = self._debut(point)
        mois = self.aujourd_hui.replace(day=1)
        reste = self.maquette.a_recaler(point.lieu_id, mois, [f for _b, f, _m in self.faits])

        def recalculer() -> tuple[Bon, bool]:
            return recaler(lieu=point.lieu, mois=mois, entete=tete)

        if not reste:
            self._refuse(RienARecaler, recalculer)
            return
        self._noter(recalculer(), geste, abs(reste))
        self.maquette.recalage(geste, self.categories["livres"].pk, reste)

    # Months

    def cloture(self: Histoire) -> None:
        """Close every month before this one at a site; what is frozen is what was typed."""
        point = self.hasard.choice(self.points)
        lieu = point.lieu
        mois = premier_mois_ouvert(lieu)
        while mois and mois < self.aujourd_hui.replace(day=1):
            if point == self.points[1]:
                self._solder_avant_de_clore(mois)
            self._clore(point, mois)
            mois = premier_mois_ouvert(lieu)

    def _clore(self: Histoire, point: Point, mois: date) -> None:
        lieu = point.lieu
        figures = clore(lieu=lieu, mois=mois, compte=self.compte).figures["figures"]
        assert figures["collecte_g"] == self.maquette.total_du_mois(lieu.pk, mois, ["donateur"])
        assert figures["recyclage_g"] == self.maquette.total_du_mois(lieu.pk, mois, ["recycle"])
        self.maquette.clos.add((lieu.pk, mois))

    def _solder_avant_de_clore(self: Histoire, mois: date) -> None:
        """A month does not close before what it must have sold is written."""
        point = self.points[1]
        soir = soir_du_mois(mois)
        if self._vendus(point, soir)[0]:
            self._refuse(
                SoldeAEcrire, lambda: clore(lieu=point.lieu, mois=mois, compte=self.compte)
            )
            self.solde(point)

    def solde(self: Histoire, point: Point | None = None) -> None:
        """Write what the first open month must have sold, once it is over."""
        point = point or self.hasard.choice([*self.points, self.points[1]])
        mois = premier_mois_ouvert(point.lieu)
        if not mois or mois >= self.aujourd_hui.replace(day=1):
            return
        tete, geste = self._debut(point)
        soir = soir_du_mois(mois)
        geste.jour = soir.date()

        def ecrire() -> tuple[Bon, bool]:
            return ecrire_le_solde(lieu=point.lieu, mois=mois, entete=tete)

        if point != self.points[1]:
            self._refuse(MethodeAutre, ecrire)
            return
        if not self.maquette.comptes_valables(point.lieu_id, soir):
            self._refuse(PasDInventaire, ecrire)
            # Without a count it closes all the same: the next month may have one.
            self._clore(point, mois)
            return
        vendus, tenus = self._vendus(point, soir)
        if not vendus:
            self._refuse(RienDeCompte, ecrire)
            return
        resultat = ecrire()
        lignes = resultat[0].lignes.order_by("rang")
        ecrits = dict(lignes.values_list("categorie", "masse_g"))
        assert ecrits == vendus
        self._noter(resultat, geste, *ecrits.values())
        self.maquette.solde(geste, vendus, tenus)

    def _vendus(self: Histoire, point: Point, soir: datetime) -> tuple[dict, dict]:
        return self.maquette.a_deduire(
            point.lieu_id, soir, [geste for _bon, geste, _masses in self.faits]
        )

    def reouverture(self: Histoire) -> None:
        lieu = self.hasard.choice(self.points).lieu
        siens: list[date] = [m for li, m in self.maquette.clos if li == lieu.pk]
        if siens:
            rouvrir(lieu=lieu, mois=max(siens), compte=self.compte, motif="essai")
            self.maquette.clos.discard((lieu.pk, max(siens)))
