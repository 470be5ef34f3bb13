"""Random histories: every gesture, at two sites, told at once to the product and the maquette."""

import random
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from collecte.depots.documents import lire_depot
from collecte.depots.services.depots import enregistrer_depot
from collecte.listes.models import Categorie, Matiere, MatierePossible
from collecte.livre.models import Bon, ContenantPlein
from collecte.livre.refus import AutreContenu, DejaAnnule, SuiteAAnnuler
from collecte.livre.services.annulations import annuler
from collecte.mois.models import Reglage
from collecte.mois.refus import MoisClos
from collecte.sorties.services.hors_caisse import vendre_hors_caisse
from collecte.sorties.services.sorties import (
    donner,
    porter_a_la_dechetterie,
    remettre_au_recycleur,
    sortir_des_bacs,
)
from collecte.tri.services.tri import orienter
from petiterockette.lieux.models import Point
from tests.fabriques import (
    bac,
    categorie,
    entete,
    les_listes,
    localite,
    matiere,
    motif_refus,
    origine,
    structure,
    type_don,
    un_compte,
    un_document,
    un_point,
    une_ligne,
)

from .histoires_semaine import Semaine
from .maquette import Geste, Maquette

CODES = ("livres", "textiles", "mobilier", "velo", "ecrans", "gem-froid", "vrac")
ETAPES = ("a_trier", "rayon", "atelier", "a_recycler", "a_jeter")
DEPART = datetime(2028, 1, 28, 9, tzinfo=UTC)


def la_maquette() -> Maquette:
    les_listes()
    meres = dict(Categorie.objects.values_list("pk", "parent"))
    possibles = defaultdict(set)
    for m, c in MatierePossible.objects.values_list("matiere", "categorie"):
        possibles[m] |= {c, *(fille for fille, mere in meres.items() if mere == c)}
    return Maquette(
        sans_matiere=matiere("sans-matiere").pk,
        sans_categorie=categorie("sans-categorie").pk,
        vrac=categorie("vrac").pk,
        possibles=dict(possibles),
    )


class Histoire(Semaine):
    """Plays gestures drawn from a seed; ``bons`` keeps what was typed beside each bon."""

    def __init__(self, graine: int, horloge) -> None:
        self.hasard = random.Random(graine)
        self.horloge = horloge
        self.heure = DEPART
        self.horloge.move_to(self.heure, tick=False)
        self.maquette = la_maquette()
        self.compte = un_compte("direction")
        self.points = [un_point(maximum_g=None) for _ in range(2)]
        # The second one has no scale at its till.
        Reglage.objects.create(
            lieu=self.points[1].lieu, cle="methode_vente", valeur="solde", debut=date(2028, 1, 1)
        )
        self.categories = {code: categorie(code) for code in CODES}
        # (bon, its gesture in the maquette, the masses typed line by line)
        self.faits: list[tuple[Bon, Geste, list[int]]] = []
        self.pleins: list[tuple[ContenantPlein, Geste]] = []
        # (bon, its gesture, its material): what a bridge may weigh
        self.sorties: list[tuple[Bon, Geste, Matiere]] = []
        # (bon, its gesture, category, stage, the point where it is expected)
        self.envois: list[tuple[Bon, Geste, Categorie, str, Point]] = []
        # The sites whose opening stock was said.
        self.ouverts: set[int] = set()

    def gestes(self) -> dict[Callable[[], None], int]:
        """What is drawn, and how often beside the others."""
        return {
            self.depot: 9,
            self.orientation: 3,
            self.vente: 3,
            self.don: 2,
            self.ramassage: 4,
            self.bacs: 4,
            self.dechetterie: 4,
            self.annulation: 8,
            self.reclassement: 2,
            self.fermeture: 4,
            self.enlevement: 3,
            self.zone: 1,
            self.retour: 1,
            self.perte: 1,
            self.envoi: 2,
            self.arrivee: 3,
            self.pont: 5,
            self.inventaire: 4,
            self.etalonnage: 3,
            self.vente_comptee: 3,
            self.recalage: 3,
            self.cloture: 1,
            self.reouverture: 1,
            self.solde: 4,
        }

    def jouer(self, n: int) -> None:
        gestes = self.gestes()
        # Something to take from, before anything goes out.
        debut = [self.depot] * 5
        for rang in range(n):
            self.heure += timedelta(hours=self.hasard.choice([0, 1, 5, 30, 60]))
            self.horloge.move_to(self.heure, tick=False)
            [geste] = self.hasard.choices(list(gestes), gestes.values())
            (debut[rang] if rang < len(debut) else geste)()

    # Drawing

    @property
    def aujourd_hui(self) -> date:
        return timezone.localdate(self.heure)

    def _masse(self) -> int:
        return self.hasard.choice([1, 999, 7_400, 31_817, 55_001])

    def _petite_masse(self) -> int:
        """Less than what waits, as a rule: spreading then has remainders to give."""
        return self.hasard.choice([1, 2, 333, 1_001, 5_003, 40_009])

    def _mesure(self) -> str:
        return self.hasard.choice(["pesee", "pesee", "estimee"])

    def _categorie(self, *, vrac: bool = False) -> Categorie:
        return self.categories[self.hasard.choice(CODES if vrac else CODES[:-1])]

    def _debut(self, point: Point | None = None) -> tuple:
        """A header, and the gesture on the day it must count; at a point drawn unless given."""
        point = point or self.hasard.choice(self.points)
        tete = entete(self.compte, point)
        jour = self.maquette.jour_compte(point.lieu_id, self.aujourd_hui, self.aujourd_hui)
        return tete, Geste(jour, point.lieu_id)

    def _noter(self, resultat: tuple[Bon, bool], geste: Geste, *masses: int) -> None:
        bon, cree = resultat
        assert cree
        assert bon.jour == geste.jour
        self.faits.append((bon, geste, list(masses)))

    def _matiere_orientee(self, c: Categorie, vers: str) -> int:
        sans = self.maquette.sans_matiere
        return c.matiere_id or sans if vers == "a_recycler" else sans

    # Gestures

    def depot(self) -> None:
        point = self.hasard.choice(self.points)
        lieu = point.lieu_id
        document, lignes = un_document(point, lignes=[]), []
        for _ in range(self.hasard.choice([0, 1, 2, 3, 6, 9])):
            c, g, mesure = self._categorie(vrac=True), self._masse(), self._mesure()
            destination = "a_trier" if c.vrac else self.hasard.choice(("a_trier", *ETAPES))
            document["lignes"].append(
                une_ligne(c.code, g, destination=destination, mesure=mesure, confirmee=True)
            )
            lignes.append((c.pk, g, destination, self._matiere_orientee(c, destination), mesure))
        if not lignes:
            document["refuses"] = [{"categorie": None, "motif": motif_refus().pk}]
        document["localite"] = localite(self.hasard.choice(["quartier", "75012"])).pk
        document["origine"] = origine(self.hasard.choice(["domicile", "brocante"])).pk
        jour = self._dater(document, lieu)
        depot = lire_depot(document)
        if jour is None:
            self._refuse(MoisClos, lambda: enregistrer_depot(depot=depot, compte=self.compte))
            return
        geste = Geste(jour, lieu, depot=(document["origine"], document["localite"]))
        if document["appareil_le"]:
            geste.arrive = timezone.localdate(datetime.fromisoformat(document["appareil_le"]))
        resultat = enregistrer_depot(depot=depot, compte=self.compte)
        self._noter(resultat, geste, *(g for _c, g, *_reste in lignes))
        self.maquette.depot(geste, lignes)
        self._rejouer(document, resultat[0])

    def _dater(self, document: dict, lieu: int) -> date | None:
        """On time, late, or back-dated; None when a typed date must be refused."""
        retard = timedelta(hours=self.hasard.choice([0, 3, 20, 100]))
        cas = self.hasard.choice(["direct", "en retard", "antidate"])
        if cas == "en retard":
            appareil_le = self.heure - retard
            document["appareil_le"] = appareil_le.isoformat()
            jour = timezone.localdate(appareil_le)
            return self.maquette.jour_compte(lieu, jour, self.aujourd_hui)
        if cas == "antidate":
            jour = self.aujourd_hui - timedelta(days=self.hasard.randint(1, 20))
            document["jour"] = jour.isoformat()
            return None if self.maquette.est_clos(lieu, jour) else jour
        return self.aujourd_hui

    def _rejouer(self, document: dict, bon: Bon) -> None:
        """The same document is the same deposit; another content is refused."""
        if self.hasard.random() < 0.3:
            memes = enregistrer_depot(depot=lire_depot(document), compte=self.compte)
            assert memes == (bon, False)
            autre = lire_depot(document | {"commentaire": "autre"})
            self._refuse(AutreContenu, lambda: enregistrer_depot(depot=autre, compte=self.compte))

    def orientation(self) -> None:
        tete, geste = self._debut()
        de = self.hasard.choice(ETAPES[:3])
        vers = self.hasard.choice([e for e in ETAPES if e != de])
        c, g = self._categorie(), self._petite_masse()
        resultat = orienter(entete=tete, categorie=c, de=de, vers=vers, masse_g=g)
        self._noter(resultat, geste, g)
        self.maquette.orientation(geste, c.pk, de, vers, self._matiere_orientee(c, vers), g)

    def vente(self, c: Categorie | None = None, point: Point | None = None) -> None:
        tete, geste = self._debut(point)
        c, g, mesure = c or self._categorie(), self._petite_masse(), self._mesure()
        resultat = vendre_hors_caisse(entete=tete, categorie=c, masse_g=g, mesure=mesure)
        self._noter(resultat, geste, g)
        self._sortir(geste, c, "rayon", "vendu", None, g, mesure)

    def don(self) -> None:
        tete, geste = self._debut()
        genre = type_don(self.hasard.choice(["Don à un artiste", "Don à une association"]))
        a_qui = structure("Action froid") if genre.structure_demandee else None
        c, g, mesure = self._categorie(), self._petite_masse(), self._mesure()
        resultat = donner(
            entete=tete,
            type_don=genre,
            structure=a_qui,
            categorie=c,
            brut_g=g,
            mesure=mesure,
            confirme=True,
        )
        self._noter(resultat, geste, g)
        fin = "donne_association" if a_qui else "donne_particulier"
        self._sortir(geste, c, "rayon", fin, None, g, mesure)

    def ramassage(self) -> None:
        tete, geste = self._debut()
        nom, code, c = self.hasard.choice(
            [("Gebetex", "textile", "textiles"), ("Eco-systèmes", "deee", "gem-froid")]
        )
        c = self.hasard.choice([None, None, self.categories[c], self._categorie()])
        g, m, mesure = self._petite_masse(), matiere(code), self._mesure()
        resultat = remettre_au_recycleur(
            entete=tete, structure=structure(nom), matiere=m, categorie=c, brut_g=g, mesure=mesure
        )
        self._noter(resultat, geste, g)
        self._sortir(geste, c, "a_recycler", "recycle", m.pk, g, mesure)
        self.sorties.append((resultat[0], geste, m))

    def bacs(self) -> None:
        tete, geste = self._debut()
        nom, de, fin, code = self.hasard.choice(
            [
                ("Petit bac vert", "a_jeter", "dechetterie", "tout-venant"),
                ("Petit bac jaune", "a_recycler", "recycle", "emballages"),
            ]
        )
        quoi, n, g, mesure = (
            bac(nom),
            self.hasard.randint(1, 3),
            self._petite_masse(),
            self._mesure(),
        )
        maison = self.hasard.random() < 0.3
        resultat = sortir_des_bacs(
            entete=tete, bac=quoi, n=n, brut_g=g + n * quoi.tare_g, maison=maison, mesure=mesure
        )
        self._noter(resultat, geste, g)
        if maison:
            self.maquette.maison(geste, fin, g, mesure)
        else:
            self._sortir(geste, None, de, fin, matiere(code).pk, g, mesure)

    def dechetterie(self) -> None:
        tete, geste = self._debut()
        m = self.hasard.choice([None, matiere("metaux"), matiere("bois")])
        c = self.hasard.choice([None, None, self._categorie()])
        g, mesure = self._petite_masse(), self._mesure()
        resultat = porter_a_la_dechetterie(
            entete=tete,
            structure=structure("Déchetterie de la porte des Lilas"),
            matiere=m,
            categorie=c,
            brut_g=g,
            mesure=mesure,
        )
        self._noter(resultat, geste, g)
        de, fin = ("a_recycler", "recycle") if m else ("a_jeter", "dechetterie")
        self._sortir(geste, c, de, fin, m.pk if m else None, g, mesure)

    def _sortir(self, geste, c, de, fin, matiere_, g, mesure) -> None:
        m = matiere_ or self.maquette.sans_matiere
        if c is None:
            self.maquette.sortie_ventilee(geste, de, fin, m, g, mesure)
        else:
            self.maquette.sortie(geste, c.pk, de, fin, m, g, mesure)

    def annulation(self) -> None:
        if not self.faits:
            return
        bon, geste, _masses = self.hasard.choice(self.faits)

        def defaire() -> tuple[Bon, bool]:
            return annuler(bon=bon, uuid=uuid4(), motif="essai", compte=self.compte)

        if geste.annule:
            self._refuse(DejaAnnule, defaire)
            return
        if not geste.est_libre:
            self._refuse(SuiteAAnnuler, defaire)
            return
        contre, _cree = defaire()
        assert contre.jour == self.maquette.annulation(geste, self.aujourd_hui)
        geste.a_l_annulation()

    def _refuse(self, refus: type[Exception], geste) -> None:
        avant = Bon.objects.count()
        try:
            geste()
        except refus:
            assert Bon.objects.count() == avant
            return
        raise AssertionError(f"{refus.__name__} était attendu.")
