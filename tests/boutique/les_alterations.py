"""What somebody does who has the base, the heads, the archives and the logs, but not the key.

Each line of the table is a tampering, and words of the sentence that must name it.
"""

import re
from collections.abc import Callable
from typing import NamedTuple
from uuid import uuid4

from django.db.models import F, Model

from ateliers.formation.models import Emargement
from boutique.adhesions.models import Adhesion
from boutique.archives.models import Archive
from boutique.articles.models import Article, Operation
from boutique.caisses.models import Serie
from boutique.clotures.models import Cloture
from boutique.comptabilite.models import ReglageSubventions
from boutique.factures.models import Facture, PaiementFacture
from boutique.regles.models import Activite, Moyen, PosteComptable, RegimeTVA
from boutique.tickets.models import PlafondRemboursement
from boutique.tiroirs.models import Comptage, MouvementEspeces
from boutique.ventes.models import BonAchat, CommentaireVente, LigneVente, Reglement, Vente
from collecte.livre.models import Apport, Bon, Ligne, Mouvement, Stock
from petiterockette.benevolat.models import HeuresFaites
from petiterockette.journal.models import Chaine, Entree, Maillon
from petiterockette.lieux.models import Association, Ouverture
from tests.boutique.alterations import couper
from tests.boutique.gestes_d_alteration import (
    _baisser_une_tete,
    _oublier_une_tete,
    ajouter_une_entree,
    alourdir_un_depot,
    baisser_un_ticket,
    changer,
    changer_tout,
    changer_une_archive,
    changer_une_archive_et_sa_rangee,
    contrefaire_un_bon,
    copier,
    echanger,
    ecrire_les_tetes,
    ensemble,
    fichier_des_bons,
    oter,
    oter_ce_qu_elle_a_bouge,
    oter_ce_qu_en_dit_le_journal,
    oter_la_journee,
    oter_le_dernier_ticket,
    oter_les_maillons,
    oter_les_tetes,
    reecrire_les_caches,
    refaire_un_maillon_sans_la_cle,
    remettre_les_tetes_de_midi,
    revenir_a_midi,
    un_maillon,
    un_taux_de_plus,
    un_ticket,
)
from tests.boutique.la_journee import effacer_le_ticket


class Alteration(NamedTuple):
    """``faire`` is given what was saved at noon; ``dit``: a pattern of the sentence."""

    titre: str
    dit: str
    faire: Callable[[dict], object]
    modele: type[Model] = LigneVente
    # Only what left the machine knows.
    avec_les_tetes_parties: bool = False


TICKET = r"ticket \d-\d+"
ALTERATIONS = [
    # Tickets
    Alteration("le montant d’une ligne", r"montant_cts vaut 1", changer(LigneVente, montant_cts=1)),
    Alteration("une ligne, son ticket et son règlement, ensemble", r"total_cts vaut 100",
               baisser_un_ticket),
    Alteration("une ligne ôtée", TICKET + r", lignes : \d+ au lieu de", oter(LigneVente)),
    Alteration("une ligne copiée", TICKET + r", lignes : \d+ au lieu de",
               copier(LigneVente, rang=99)),
    Alteration("les lignes de deux tickets, échangées", TICKET + ", lignes",
               echanger(LigneVente, ["libelle", "article_id", "prix_cts"])),
    Alteration("la TVA d’une ligne", r"taux_cp vaut 550",
               changer(LigneVente, regime="assujetti", taux_cp=550)),
    Alteration("le poids d’une ligne vendue", r"masse_g vaut 5", changer(LigneVente, masse_g=5)),
    Alteration("le moyen d’un règlement", r"libelle vaut 'Carte'",
               changer(Reglement, genre="carte", libelle="Carte"), Reglement),
    Alteration("un règlement ôté", r"reglements : \d+ au lieu de", oter(Reglement), Reglement),
    Alteration("un ticket ôté avec ses lignes et ses règlements", TICKET + " : il manque",
               lambda _m: effacer_le_ticket(un_ticket(1)), Vente),
    Alteration("l’heure d’un ticket", r"le vaut '2020", changer(Vente, le="2020-01-01T10:00:00Z"),
               Vente),
    Alteration("qui a encaissé", r"par vaut 999", changer(Vente, par=999), Vente),
    Alteration("deux tickets, l’un pour l’autre", TICKET + r" : \w+ vaut",
               echanger(Vente, ["total_cts", "motif", "le"]), Vente),
    Alteration("un commentaire", "son commentaire n’est plus",
               changer_tout(CommentaireVente, {"caviarde_le": None}, texte="Autre"),
               CommentaireVente),
    Alteration("l’ouverture d’une série de numéros", r"ouverte_le vaut '2020",
               changer(Serie, ouverte_le="2020-01-01T10:00:00Z"), Serie),
    # Links
    Alteration("le contenu d’un maillon", "chaîne caisse:2 : le maillon 1 a été changé",
               changer_tout(Maillon, un_maillon("caisse:2", 1), contenu={"total_cts": 1}), Maillon),
    Alteration("un maillon refait sans la clé", r"chaîne caisse:2 : le maillon \d+ a été changé",
               refaire_un_maillon_sans_la_cle, Maillon),
    Alteration("un maillon ôté au milieu", "chaîne caisse:2 : le maillon 2 manque",
               oter_les_maillons(**un_maillon("caisse:2", 2)),
               Maillon),
    Alteration("deux maillons échangés", r"chaîne maison : le maillon \d+ a été changé",
               echanger(Maillon, ["contenu", "empreinte", "precedent"], {"chaine__nom": "maison"}),
               Maillon),
    Alteration("le nom de la clé d’un maillon", "n’est plus dans la configuration",
               changer_tout(Maillon, un_maillon("caisse:2", 1), cle="9"), Maillon),
    Alteration("la ligne d’une chaîne ôtée", "elle manque, ses maillons sont là",
               lambda _m: Chaine.objects.filter(nom="factures")._raw_delete("default"), Chaine),
    Alteration("le départ des têtes ôté de la chaîne de la maison", r"chaîne maison : .* maillon",
               oter_les_maillons(contenu__code="tetes.parties"),
               Maillon),
    Alteration("le dernier ticket ôté avec son maillon", "série 2 : la base s’arrête au nº",
               oter_le_dernier_ticket, Vente),
    Alteration("le même, et le fichier des têtes effacé", "série 2 : la base s’arrête au nº",
               ensemble(oter_le_dernier_ticket, oter_les_tetes), Vente),
    Alteration("le même, et les têtes de midi remises", "série 2 : la base s’arrête au nº",
               ensemble(oter_le_dernier_ticket, remettre_les_tetes_de_midi), Vente),
    Alteration("les derniers événements d’une caisse ôtés", r"événement \d+ : il n’est plus celui",
               lambda _m: couper(Maillon.objects.get(**un_maillon("caisse:2:evenements", 3))),
               Maillon),
    # Heads
    Alteration("le fichier des têtes effacé", "dehors on n’en connaît plus rien", oter_les_tetes),
    Alteration("le fichier des têtes vidé", "il est vide", ecrire_les_tetes(lambda _t: "")),
    Alteration("le fichier des têtes coupé", "coupé ou abîmé",
               ecrire_les_tetes(lambda t: t[: len(t) // 2])),
    Alteration("le rang d’une tête baissé à la main", "son sceau n’est pas celui",
               ecrire_les_tetes(_baisser_une_tete)),
    Alteration("une tête ôtée du fichier", "son sceau n’est pas celui",
               ecrire_les_tetes(_oublier_une_tete)),
    Alteration("les têtes de midi remises", "dehors on ne connaît que le nº",
               remettre_les_tetes_de_midi),
    Alteration("le fichier des bons effacé", "bons de la matière : dehors on n’en connaît plus",
               lambda _m: fichier_des_bons().unlink()),
    Alteration("une ligne contrefaite dans le fichier des bons",
               "bons.txt : la ligne 1 a été coupée ou changée",
               contrefaire_un_bon),
    # Days
    Alteration("une journée de caisse ôtée, maillons, clôtures, têtes et compteurs compris",
               "la vente qu’il a fait sortir n’a plus de ticket",
               ensemble(oter_la_journee, oter_les_tetes), Vente),
    Alteration("la même, avec ses bons et leurs mouvements",
               r"bon \d+ : il manque, l’entrée nº \d+ l’a enregistré",
               ensemble(oter_la_journee, oter_les_tetes, oter_ce_qu_elle_a_bouge), Vente),
    Alteration("la même, avec ce qu’en dit le journal", r"journal du .* enchaînée",
               ensemble(oter_la_journee, oter_les_tetes, oter_ce_qu_elle_a_bouge,
                        oter_ce_qu_en_dit_le_journal), Vente),
    Alteration("toutes les chaînes et leurs têtes comme à midi",
               r"chaîne maison : la base s’arrête au nº", revenir_a_midi, Maillon, True),
    # Journal
    Alteration("la phrase d’une entrée du journal", r"l’entrée nº \d+ a été changée",
               changer(Entree, resume="Rien"), Entree),
    Alteration("une entrée ôtée", r"journal du .* enchaînée", oter(Entree, rang=3), Entree),
    Alteration("une entrée copiée", r"l’entrée nº \d+ y est 2 fois", copier(Entree), Entree),
    Alteration("une entrée ajoutée", r"a été changée, ou ajoutée à la main", ajouter_une_entree,
               Entree),
    Alteration("deux entrées échangées", r"journal du .* n’est plus celle qui a été enchaînée|"
               r"l’entrée nº \d+ a été changée",
               echanger(Entree, ["code", "resume", "contenu"]), Entree),
    # Matter
    Alteration("une ligne pesée, son mouvement et tous ses cumuls",
               r"bon \d+ : ses lignes .* ne sont pas ce que dit", alourdir_un_depot, Ligne),
    Alteration("un bon ôté", r"bon \d+ : il manque, l’entrée", oter(Bon), Bon),
    Alteration("un mouvement copié", r"bon \d+ : ses mouvements", copier(Mouvement), Mouvement),
    Alteration("un mouvement ôté", r"bon \d+ : ses mouvements", oter(Mouvement), Mouvement),
    Alteration("le jour d’un bon", r"bon \d+ : son jour n’est pas", changer(Bon, jour="2026-11-01"),
               Bon),
    Alteration("deux pesées échangées", r"bon \d+ : ses lignes", echanger(Ligne, ["masse_g"],
               {"bon__nature": "apport"}), Ligne),
    Alteration("les cumuls réécrits ensemble", "cumul", reecrire_les_caches, Stock),
    Alteration("la localité d’un dépôt", r"dépôts", changer(Apport, localite=F("localite") + 1),
               Apport),
    # Closings, drawer, archives
    Alteration("le total d’une clôture", r"total_cts vaut 1", changer(Cloture, total_cts=1),
               Cloture),
    Alteration("une clôture ôtée", r"clôture.* il manque|manque", oter(Cloture), Cloture),
    Alteration("le total perpétuel", r"perpetuel_net_cts vaut 1",
               changer(Cloture, perpetuel_net_cts=1), Cloture),
    Alteration("ce qui a été compté dans le tiroir", r"comptage \d+ : especes_cts vaut|comptage",
               changer(Comptage, especes_cts=1), Comptage),
    Alteration("un mouvement d’espèces", r"montant_cts vaut 1",
               changer(MouvementEspeces, montant_cts=1), MouvementEspeces),
    Alteration("le fichier d’une archive", "ce n’est plus le fichier qui a été fait",
               changer_une_archive, Archive),
    Alteration("le même, et sa rangée avec lui", r"archive \d+ : sha256 vaut",
               changer_une_archive_et_sa_rangee, Archive),
    Alteration("une archive ôtée de la liste", r"archive \d+ : il manque", oter(Archive), Archive),
    # Invoices and vouchers
    Alteration("le total d’une facture", r"facture \d+ : total_cts vaut",
               changer(Facture, total_cts=1), Facture),
    Alteration("une facture ôtée", r"facture \d+ : il manque", oter(Facture, rang=1), Facture),
    Alteration("un paiement de facture copié", r"sans événement",
               copier(PaiementFacture, uuid=uuid4), PaiementFacture),
    Alteration("la valeur et le solde d’un bon d’achat", r"bon d’achat \d+ : valeur_cts vaut",
               changer(BonAchat, valeur_cts=99_900, solde_cts=99_900), BonAchat),
    Alteration("un bon d’achat copié", r"bon d’achat \d+ : sans événement",
               copier(BonAchat, code="ZZZZZZZZ"), BonAchat),
    # Lists
    Alteration("le prix d’un article", r"prix_cts vaut 1", changer(Article, prix_cts=1), Article),
    Alteration("un taux de TVA ajouté", "personne ne l’a ajoutée ici", un_taux_de_plus, RegimeTVA),
    Alteration("le compte d’une activité", r"activité \d+ .* : compte vaut '999999'",
               changer(Activite, compte="999999"), Activite),
    Alteration("le plafond d’un moyen", r"plafond_cts vaut 1", changer(Moyen, plafond_cts=1),
               Moyen),
    Alteration("le compte de la TVA", r"compte vaut '999999'",
               changer(PosteComptable, compte="999999"), PosteComptable),
    Alteration("des subventions passées sans accord", "personne ne l’a ajoutée ici",
               lambda _m: ReglageSubventions.objects.bulk_create([ReglageSubventions(
                   pk=1, actives=True, depuis="2020-01-01", accord_le="2020-01-01")]),
               ReglageSubventions),
    Alteration("le plafond d’un remboursement", r"sans_ticket_cts vaut 999900",
               changer(PlafondRemboursement, sans_ticket_cts=999_900), PlafondRemboursement),
    Alteration("une opération ajoutée", "personne ne l’a ajoutée ici",
               lambda _m: Operation.objects.bulk_create(
                   [Operation(nom="Tout", debut="2020-01-01", fin="2040-01-01", pourcent=90)]),
               Operation),
    Alteration("le SIRET de l’association", r"siret vaut '99999999999999'",
               changer(Association, siret="99999999999999"), Association),
    # People
    Alteration("des heures de bénévolat", r"heures .*nº \d+ à \d+",
               changer(HeuresFaites, minutes=600), HeuresFaites),
    Alteration("des heures de bénévolat ôtées", r"nº \d+ à \d+ : \d+ enchaînée",
               oter(HeuresFaites), HeuresFaites),
    Alteration("une présence signée", r"duree_min vaut 1", changer(Emargement, duree_min=1),
               Emargement),
    Alteration("une présence signée ôtée", r"la ligne manque", oter(Emargement), Emargement),
    Alteration("une adhésion prolongée", r"adhésions, nº \d+ à \d+",
               changer(Adhesion, fin="2040-01-01"), Adhesion),
    Alteration("une adhésion ôtée", r"pas d’adhésion|adhésions, nº", oter(Adhesion), Adhesion),
    Alteration("l’heure d’ouverture d’un lieu", r"ouvertures.*nº \d+ à \d+|nº \d+ à \d+ : une",
               changer(Ouverture, le="2026-11-28T05:00:00Z"), Ouverture),
]  # fmt: skip


def reconnait(alteration: Alteration, phrase: str) -> bool:
    return re.search(alteration.dit, phrase) is not None
