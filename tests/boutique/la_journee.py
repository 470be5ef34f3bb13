"""A till's day in which every sealed table of the till is written, twice at least."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

from django.utils import timezone

from boutique.archives.services.archives import archiver
from boutique.articles.models import Article
from boutique.articles.services.etalonnages import etalonner_l_article
from boutique.comptabilite.ecritures_des_caisses import Ecriture, LigneComptable
from boutique.comptabilite.models import ExerciceFige
from boutique.comptabilite.services.exercices import figer
from boutique.factures.services.ouvertures import ouvrir_les_factures
from boutique.tickets.services.papiers_remis import remettre
from boutique.tiroirs.services.banque import remettre as porter_a_la_banque
from boutique.uniques.models import Enlevement
from boutique.uniques.services.enlevements import enlever
from boutique.ventes.models import LigneVente, Vente
from boutique.ventes.services.commentaires import caviarder
from petiterockette.lieux.models import Lieu
from petiterockette.personnes.models import Structure
from tests.boutique.a_la_caisse import (
    ALaCaisse,
    l_article,
    ligne,
    paye,
    plafonner,
    rend,
    une_caisse,
)
from tests.boutique.des_bons import des_bons_solidaires
from tests.boutique.des_factures import payer, une_facture
from tests.boutique.remises import au_coffre_on_met, en_main, envelopper, preparer
from tests.boutique.tiroirs.test_sessions import deplacer_de
from tests.fabriques import un_compte


def vivre(a_midi: Callable[[], None] = lambda: None) -> ALaCaisse:
    """Two sessions of a till; ``a_midi``: what is done between them."""
    tenue = une_caisse(role="responsable")
    plafonner("responsable", None)
    _matin(tenue)
    _au_bureau(tenue)
    a_midi()
    _demenager(tenue)
    _apres_midi(tenue)
    _au_bureau(tenue)
    return tenue


def _demenager(tenue: ALaCaisse) -> None:
    Lieu.objects.filter(pk=tenue.point.lieu_id).update(adresse="7 rue du Chemin-Vert")
    tenue.point.lieu.refresh_from_db()


def _au_bureau(tenue: ALaCaisse) -> None:
    _archiver(tenue)
    _figer(tenue)
    ouvrir_les_factures(
        controle=un_compte("controle"),
        jusqu_au=timezone.localdate(),
        compte=un_compte("tresorerie"),
    )
    facture = une_facture(tenue.point.lieu)
    payer(facture, 2_000)
    payer(facture, 1_000)


def _archiver(tenue: ALaCaisse) -> None:
    jour = timezone.localdate()
    archiver(jour, jour, compte=tenue.compte.pk, par=None)


def _figer(tenue: ALaCaisse) -> None:
    """An old exercise, of one entry: the year of its number."""
    annee = 2015 + ExerciceFige.objects.count()
    lignes = (LigneComptable("411000", "Clients", 500, 0), LigneComptable("703000", "M", 0, 500))
    ecriture = Ecriture(
        jour=date(annee, 5, 1),
        journal="VE",
        piece=f"A{annee}",
        libelle="Reprise",
        lieu=tenue.point.lieu_id,
        lignes=lignes,
    )
    figer(date(annee, 1, 1), date(annee, 12, 31), [ecriture], timezone.now())


def _matin(tenue: ALaCaisse) -> None:
    premiere = tenue.vendre(ligne("Pantalon", 2, masse_g=900), commentaire="Réservé")
    tenue.vendre(ligne("Manteau", remise_cts=100), reglements=[paye("carte", 400)])
    troisieme = tenue.vendre(ligne("Assiette", 4, a_enlever=True), commentaire="Rappeler Zoé")
    tenue.rendre(premiere, [rend(premiere.lignes.get())], [paye("bon", 300)])
    tenue.corriger(troisieme, paye("cheque", 100))
    tenue.vendre(_un_bon(1_000))
    _sortir(tenue, premiere)
    _enlever(tenue, troisieme)
    caviarder(vente=troisieme, compte=un_compte("direction"))
    _etalonner(tenue, "Pantalon")
    deplacer_de(tenue, 2_000)
    tenue.fermer()
    tenue.compter(5_000, cheques=1)
    tenue.compter(9_600, cheques=1, carte_cts=400, motif="vol")
    au_coffre_on_met(tenue.point.lieu, 4_000)
    porter_a_la_banque(remise=preparer(tenue, en_main(tenue))[0], compte=tenue.compte, par=None)
    ilot = Structure.objects.create(nom="L’Îlot", genre="association")
    des_bons_solidaires(ilot)


def _apres_midi(tenue: ALaCaisse) -> None:
    tenue.rouvrir(9_600)
    vente = tenue.vendre(
        ligne("Chemise", a_enlever=True),
        reglements=[paye("cheque", 300)],
        commentaire="Pour la troupe",
    )
    tenue.vendre(_un_bon(2_000))
    tenue.vendre(ligne("Chemise", 2))
    _etalonner(tenue, "Chemise")
    _sortir(tenue, vente)
    _enlever(tenue, vente)
    deplacer_de(tenue, 1_000)
    envelopper(tenue, {1_000: 1})
    preparer(tenue, en_main(tenue))
    tenue.fermer()
    tenue.compter(11_200, cheques=1)


def _un_bon(cts: int) -> dict:
    article = Article.objects.get(genre="bon_achat")
    return ligne(article.nom, prix_cts=cts)


def _etalonner(tenue: ALaCaisse, nom: str) -> None:
    etalonner_l_article(
        article=l_article(nom),
        lieu=tenue.point.lieu,
        uuid=uuid4(),
        quantite=10,
        masse_g=4_000,
        compte=tenue.compte,
    )


def _sortir(tenue: ALaCaisse, vente: Vente) -> None:
    for _fois in range(2):
        remettre(vente=vente, uuid=uuid4(), forme="papier", compte=tenue.compte, par=None)


def _enlever(tenue: ALaCaisse, vente: Vente) -> Enlevement:
    enlevement, _nouveau = enlever(
        ligne=LigneVente.objects.get(vente=vente, a_enlever=True), compte=tenue.compte
    )
    return enlevement


def effacer_le_ticket(vente: Vente) -> None:
    """Take a ticket and its rows out, behind everybody's back."""
    for rangees in (vente.lignes, vente.reglements, Vente.objects.filter(pk=vente.pk)):
        rangees.all()._raw_delete("default")
