"""Tells each step of each life, by the same grams as the ledger's."""

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from ateliers.velo.etats import AVEC_CONTROLE, PARTIS, PERDENT_LE_CONTROLE, Statut
from ateliers.velo.models import (
    Changement,
    Controle,
    Demontage,
    PieceDemontee,
    PointControle,
    Pret,
    Velo,
)
from ateliers.velo.securite import Point, Resultat
from ateliers.velo.services.ventes import ACTIVITE, GENRE
from boutique.articles.models import Article
from boutique.articles.recherche import mots_de_l_article
from boutique.articles.services.listes import nouveau_numero
from boutique.regles.models import Activite
from boutique.regles.services.lignes_de_liste import noter_les_neuves
from collecte.demo.ecriture.annuaire import Annuaire
from collecte.demo.ecriture.ecrivain import Ecrivain
from collecte.demo.recit.gestes import Deposer, LigneDite
from collecte.demo.recit.recette import PARIS
from collecte.listes.models import Categorie
from collecte.livre.entete import Entete
from collecte.livre.models import Ligne
from collecte.matiere.etapes import Etape, Mesure
from collecte.objets.models import Evenement, Objet
from collecte.objets.services.evenements import evenement_de
from collecte.objets.services.objets import code_libre
from collecte.objets.suivis import mots_cherches
from petiterockette.base.tirages import nombre, tirer
from petiterockette.comptes.models import Compte
from petiterockette.demonstration import Histoire
from petiterockette.empreintes import empreinte_de
from petiterockette.journal.services import entree_de
from petiterockette.lieux.models import Lieu
from petiterockette.personnes.models import Personne

from .declarations import FAITS, declarer, transmettre_les_ventes
from .kilos import CATEGORIE, KILOS, POINT, QUI, SITE, Kilos
from .vies import COULEURS, MARQUES, Vie

S = Statut


class Conteur:
    """Tells each step of each life once, by the same grams as the ledger's."""

    def __init__(
        self, histoire: Histoire, lieu: Lieu, compte: Compte, categorie: Categorie
    ) -> None:
        self.graine, self.lieu, self.compte, self.categorie = (
            histoire.graine, lieu, compte, categorie,
        )  # fmt: skip
        self.annuaire = Annuaire(histoire.graine)
        self.ecrivain = Ecrivain(self.annuaire)
        self.kilos = Kilos(self.ecrivain, self.annuaire, lieu, compte, categorie)
        self.activite = Activite.objects.get(code=ACTIVITE)
        self.personnes = list(Personne.objects.order_by("pk")[:12])
        self.velos = {
            v.uuid: v for v in Velo.objects.filter(objet__lieu=lieu).select_related("objet")
        }
        self.deja = set(Changement.objects.filter(lieu=lieu).values_list("uuid", flat=True))
        self.changements: list[Changement] = []
        self.points: list[PointControle] = []
        self.demontages: list[tuple[Demontage, int]] = []
        self.partis: list[Changement] = []
        self.articles: list[Article] = []
        # The uuid of a deposit → the thing that it brought.
        self.depots: dict[UUID, Objet] = {}
        self.evenements: list[Evenement] = []

    def avancer(self, vie: Vie, jour: date) -> None:
        vers = vie.au(jour)
        uuid = self.annuaire.uuid(f"{vie.cle}/{vers}/{jour}")
        if vers is None or uuid in self.deja:
            return
        quand = datetime.combine(jour, time(15, 10), tzinfo=PARIS)
        velo = self.velos.get(self.annuaire.uuid(vie.cle))
        if velo is None:
            if vers != S.RECU:
                return
            velo = self._recevoir(vie, quand)
        de = "" if vers == S.RECU else velo.statut
        changement = Changement(
            velo=velo,
            uuid=uuid,
            de=de,
            vers=vers,
            le=quand,
            lieu=self.lieu,
            masse_g=velo.masse_g,
            compte=self.compte,
            par=self.compte.personne_id,
        )
        self._vivre(velo, changement, vie)
        self.changements.append(changement)
        self._noter(f"Vélo {velo} : {changement.get_vers_display()}", quand, velo=velo.pk)

    def _vivre(self, velo: Velo, changement: Changement, vie: Vie) -> None:
        vers, quand = Statut(changement.vers), changement.le
        if vers in AVEC_CONTROLE and not velo.identifiant:
            for nom, valeur in self._une_marque(vie).items():
                setattr(velo, nom, valeur)
            velo.marquage_le = quand.date()
        if vers in AVEC_CONTROLE and velo.controle is None:
            velo.controle = self._controler(velo, quand)
        if vers == S.DIAGNOSTIQUE:
            velo.verifie_le, velo.diagnostic = quand.date(), "Câbles et patins à changer"
        geste = KILOS.get((velo.statut, vers))
        if geste:
            nature, etape = geste
            pas = [(velo.etape, etape, velo.masse_g)]
            changement.bon_id = self.kilos.deplacer(vie, vers, nature, quand, pas)
            velo.etape = Etape(etape)
        if vers == S.EN_VENTE:
            self._etiqueter(velo, quand.date())
        if vers == S.DONNE:
            self.kilos.donner(vie, quand)
        if vers == S.DEMONTE:
            self.demontages.append(self.kilos.demonter(velo, changement, vie))
        if vers == S.PRETE and self.personnes:
            jusqu_au = quand.date() + timedelta(days=20)
            personne = self.personnes[velo.pk % len(self.personnes)]
            Pret.objects.create(velo=velo, personne=personne, le=quand, jusqu_au=jusqu_au)
        if velo.statut == S.PRETE:
            Pret.objects.filter(velo=velo, rendu_le=None).update(rendu_le=quand)
        if vers in FAITS and velo.identifiant:
            self.partis.append(changement)
        if vers in PARTIS:
            velo.etape = ""
            velo.objet.situation, velo.objet.parti_le = _SITUATIONS[vers], quand
            velo.objet.save(update_fields=["situation", "parti_le"])
            motif = changement.get_vers_display()
            self._suivre(vie, velo.objet, Evenement.Nature.PARTI, quand, motif)
        if vers in PERDENT_LE_CONTROLE:
            velo.controle = None
        velo.statut = vers
        velo.save()

    def _etiqueter(self, velo: Velo, jour: date) -> None:
        """Give a bike its own line of the price grid, as ``mettre_en_vente`` makes it."""
        prix_cts = Random(f"{self.graine}/{velo.uuid}/prix").choice((6_000, 8_000, 9_500, 12_000))
        article = Article(
            genre=GENRE,
            numero=nouveau_numero(),
            nom=f"Vélo {velo.numero}",
            activite=self.activite,
            categorie=self.categorie,
            provenance=Article.Provenance.DON,
            mode_prix=Article.ModePrix.FIXE,
            prix_cts=prix_cts,
            prix_depart_cts=prix_cts,
            objet=velo.objet,
            en_rayon_le=jour,
        )
        article.recherche = mots_de_l_article(article)
        article.save(force_insert=True)
        self.articles.append(article)

    def finir(self) -> None:
        """Insert what waited for the bons."""
        self.ecrivain.finir()
        self._relier()
        Evenement.objects.bulk_create(self.evenements)
        Changement.objects.bulk_create(self.changements)
        PointControle.objects.bulk_create(self.points)
        for demontage, roues_g in self.demontages:
            demontage.save(force_insert=True)
            for genre, masse_g in (
                ("roues", roues_g),
                ("transmission", demontage.pieces_g - roues_g),
            ):
                PieceDemontee.objects.create(demontage=demontage, genre=genre, masse_g=masse_g)
        declarer(self.partis)
        transmettre_les_ventes(self.lieu)
        noter_les_neuves(self.articles)

    def _relier(self) -> None:
        """Each new bike's thing knows the line of the deposit that brought it."""
        lignes = {
            ligne.bon.uuid: ligne
            for ligne in Ligne.objects.filter(bon__uuid__in=self.depots).select_related("bon")
        }
        for depot, objet in self.depots.items():
            objet.ligne = lignes[depot]
        Objet.objects.bulk_update(self.depots.values(), ["ligne"])

    def _recevoir(self, vie: Vie, quand: datetime) -> Velo:
        de = Random(f"{self.graine}/{vie.cle}/fiche")
        marque, modele = de.choice(MARQUES)
        de_ou = Random(f"{self.graine}/{vie.cle}/origine")
        self.ecrivain.ecrire(
            Deposer(
                cle=f"{vie.cle}/depot",
                instant=quand,
                lieu=SITE,
                point=POINT,
                compte=QUI,
                par="",
                origine=de_ou.choice(list(self.annuaire.origines)),
                localite=next(iter(self.annuaire.localites)),
                lignes=(LigneDite(CATEGORIE, vie.masse_g, Etape.ATELIER, quantite=1),),
            )
        )
        objet = Objet(
            code=code_libre(Random(f"{self.graine}/{vie.cle}/code")),
            uuid=self.annuaire.uuid(f"{vie.cle}/objet"),
            lieu=self.lieu,
            categorie=self.categorie,
            etat="a_reparer",
            masse_g=vie.masse_g,
            marque=marque,
            modele=modele,
            numero_serie=f"{de.randrange(10**7):07d}",
            suivi_le=quand,
        )
        objet.recherche = mots_cherches(objet)
        objet.save(force_insert=True)
        self.depots[self.annuaire.uuid(f"{vie.cle}/depot")] = objet
        self._suivre(vie, objet, Evenement.Nature.SUIVI, quand)
        velo = Velo.objects.create(
            uuid=self.annuaire.uuid(vie.cle),
            objet=objet,
            genre=de.choice(("ville", "ville", "vtc", "vtt", "course")),
            roue_dp=de.choice((260, 275, 280)),
            couleur=de.choice(COULEURS),
            # One in three has no mark: the workshop gives it one.
            **({} if de_ou.random() < 0.33 else self._une_marque(vie)),
            etape=Etape.ATELIER,
            masse_g=vie.masse_g,
            mesure=Mesure.PESEE,
            recu_le=quand,
        )
        self.velos[velo.uuid] = velo
        return velo

    def _suivre(
        self, vie: Vie, objet: Objet, nature: Evenement.Nature, quand: datetime, motif: str = ""
    ) -> None:
        cle = f"{vie.cle}/{nature}"
        entete = Entete(
            self.annuaire.uuid(cle), empreinte_de({"cle": cle}), self.lieu, None, self.compte, None
        )
        self.evenements.append(evenement_de(objet, entete, nature, str(nature.label), quand, motif))

    def _controler(self, velo: Velo, quand: datetime) -> Controle:
        controle = Controle.objects.create(
            uuid=self.annuaire.uuid(f"{velo.uuid}/{quand}/controle"),
            velo=velo,
            le=quand,
            conforme=True,
            identifiant=velo.identifiant,
            compte=self.compte,
            par=self.compte.personne_id,
        )
        sans_objet = {Point.ELECTRIQUE}
        self.points += [
            PointControle(
                controle=controle,
                point=p,
                resultat=Resultat.SANS_OBJET if p in sans_objet else Resultat.OK,
            )
            for p in Point
        ]
        return controle

    def _noter(self, resume: str, quand: datetime, **contenu: Any) -> None:
        qui = {"par": self.compte.personne_id, "compte": self.compte.pk}
        self.ecrivain.ranger(
            entree_de("velo.velo.change", resume, contenu, le=quand, lieu=self.lieu.pk, **qui)
        )

    def _une_marque(self, vie: Vie) -> dict[str, str]:
        """What is marked on its frame, sooner or later."""
        de, pris = Random(vie.cle), {velo.identifiant for velo in self.velos.values()}
        identifiant = tirer(lambda: f"BC{nombre(0, 10**8, de):08d}", Velo, "identifiant", sauf=pris)
        return {"identifiant": identifiant, "operateur": "bicycode"}


_SITUATIONS = {
    S.DONNE: Objet.Situation.DONNE,
    S.DEMONTE: Objet.Situation.DEMONTE,
}
