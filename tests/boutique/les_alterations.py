"""What somebody does who has the base, the heads, the archives and the logs, but not the key.

Each line of the table is a tampering, and words of the sentence that must name it.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from django.conf import settings
from django.db.models import F, Model

from ateliers.formation.models import Emargement
from boutique.adhesions.models import Adhesion
from boutique.archives.models import Archive
from boutique.articles.models import Article, Operation
from boutique.caisses.models import Serie, Session
from boutique.clotures.models import Cloture
from boutique.factures.models import Facture, PaiementFacture
from boutique.regles.models import Activite, Moyen, PosteComptable, RegimeTVA
from boutique.tickets.models import PlafondRemboursement, Remis
from boutique.tiroirs.models import Comptage, MouvementEspeces
from boutique.ventes.models import (
    BonAchat,
    CommentaireVente,
    CumulVentes,
    LigneVente,
    Reglement,
    Vente,
)
from collecte.livre.models import (
    Apport,
    Bon,
    Cumul,
    CumulAnnees,
    CumulApports,
    CumulDepots,
    CumulHeures,
    Ligne,
    Mouvement,
    Stock,
    Tare,
)
from petiterockette.benevolat.models import HeuresFaites
from petiterockette.journal.models import Chaine, Entree, Maillon
from petiterockette.lieux.models import Association, Ouverture
from tests.boutique.alterations import couper, effacer
from tests.boutique.la_journee import effacer_le_ticket


class Alteration(NamedTuple):
    """``faire`` is given what was saved at noon; ``dit``: a pattern of the sentence."""

    titre: str
    dit: str
    faire: Callable[[dict], object]
    modele: type[Model] = LigneVente
    # Only what left the machine knows.
    avec_les_tetes_parties: bool = False


# Gestures of whoever tampers


def changer(modele, tri="pk", rang=0, **valeurs):
    def faire(_midi):
        pk = modele._base_manager.order_by(tri).values_list("pk", flat=True)[rang]
        modele._base_manager.filter(pk=pk).update(**valeurs)

    return faire


def changer_tout(modele, filtre: dict, **valeurs):
    return lambda _midi: modele._base_manager.filter(**filtre).update(**valeurs)


def oter(modele, tri="pk", rang=0):
    return lambda _midi: effacer(
        modele, modele._base_manager.order_by(tri).values_list("pk", flat=True)[rang]
    )


def copier(modele, **autres):
    """One more row, the same but for its key, and for what must be alone of its kind."""

    def faire(_midi):
        rangee = modele._base_manager.order_by("pk").first()
        rangee.pk = None
        for nom, valeur in autres.items():
            setattr(rangee, nom, valeur() if callable(valeur) else valeur)
        modele._base_manager.bulk_create([rangee])

    return faire


def echanger(modele, champs: Iterable[str], filtre: dict | None = None):
    """What two rows say is exchanged."""

    def faire(_midi):
        rangees = modele._base_manager.filter(**filtre or {}).order_by("pk")
        une, autre = rangees.first(), rangees.last()
        dites = {c: (getattr(une, c), getattr(autre, c)) for c in champs}
        assert any(a != b for a, b in dites.values())
        rangees.filter(pk=une.pk).update(**{c: b for c, (_a, b) in dites.items()})
        rangees.filter(pk=autre.pk).update(**{c: a for c, (a, _b) in dites.items()})

    return faire


def ensemble(*gestes):
    def faire(midi):
        for geste in gestes:
            geste(midi)

    return faire


def fichier_des_tetes() -> Path:
    return Path(settings.DOSSIER_DES_TETES) / "tetes.json"


def fichier_des_bons() -> Path:
    return Path(settings.DOSSIER_DES_TETES) / "bons.txt"


def ecrire_les_tetes(faire: Callable[[str], str]):
    return lambda _midi: fichier_des_tetes().write_text(faire(fichier_des_tetes().read_text()))


def _baisser_une_tete(texte: str) -> str:
    dit = json.loads(texte)
    dit["tetes"]["caisse:2"][0] -= 1
    return json.dumps(dit)


def _oublier_une_tete(texte: str) -> str:
    dit = json.loads(texte)
    del dit["tetes"]["caisse:2"]
    return json.dumps(dit)


def remettre_les_tetes_de_midi(midi):
    fichier_des_tetes().write_text(midi["tetes"])


def oter_les_tetes(_midi):
    fichier_des_tetes().unlink()


def un_ticket(rang: int) -> Vente:
    return Vente.objects.filter(serie__ecole=False).order_by("pk")[rang]


def le_dernier_ticket() -> Vente:
    return Vente.objects.filter(serie__chaine__nom="caisse:2").order_by("numero").last()


def oter_le_dernier_ticket(_midi):
    vente = le_dernier_ticket()
    couper(Maillon.objects.get(chaine=vente.serie.chaine_id, rang=vente.numero))
    effacer_le_ticket(vente)


def oter_les_maillons(**filtre):
    return lambda _midi: Maillon.objects.filter(**filtre)._raw_delete("default")


def contrefaire_un_bon(_midi):
    fichier_des_bons().write_text("1 a 1 b\n" + fichier_des_bons().read_text())


def oter_la_journee(_midi):
    """All that the first till wrote: tickets, sessions, closings, links, counters."""
    ventes = Vente.objects.filter(serie__caisse__numero=2)
    for rangees in (
        *(Reglement.objects.filter(vente__in=ventes), LigneVente.objects.filter(vente__in=ventes)),
        *(
            CommentaireVente.objects.filter(vente__in=ventes),
            Remis.objects.filter(vente__in=ventes),
        ),
        *(Cloture.objects.filter(caisse__numero=2), ventes),
        *(Comptage.objects.filter(session__caisse__numero=2), CumulVentes.objects.all()),
        Session.objects.filter(caisse__numero=2),
        Maillon.objects.filter(chaine__nom__startswith="caisse:2"),
    ):
        effacer(rangees.model, *rangees.values_list("pk", flat=True))
    Chaine.objects.filter(nom__startswith="caisse:2").update(rang=0, empreinte="", le=None)


def oter_ce_qu_elle_a_bouge(_midi):
    bons = Bon.objects.filter(nature__in=("vente", "retour_vente"))
    pks = list(bons.values_list("pk", flat=True))
    Mouvement.objects.filter(bon__in=pks)._raw_delete("default")
    Tare.objects.filter(ligne__bon__in=pks)._raw_delete("default")
    Ligne.objects.filter(bon__in=pks)._raw_delete("default")
    effacer(Bon, *pks)


def oter_ce_qu_en_dit_le_journal(_midi):
    Entree.objects.filter(code__startswith="boutique.")._raw_delete("default")
    Entree.objects.filter(contenu__nature__in=("vente", "retour_vente"))._raw_delete("default")


def revenir_a_midi(midi):
    """Every chain as it stood at noon, and the heads too: a state that was true once."""
    for nom, (rang, _empreinte) in midi["chaines"].items():
        suite = Maillon.objects.filter(chaine__nom=nom, rang__gt=rang).order_by("rang").first()
        if suite:
            couper(suite)
    for chaine in Chaine.objects.exclude(nom__in=midi["chaines"]):
        if premier := chaine.maillons.order_by("rang").first():
            couper(premier)
    remettre_les_tetes_de_midi(midi)


def refaire_un_maillon_sans_la_cle(_midi):
    """The content changed, and a plain digest in the place of the HMAC."""
    maillon = Maillon.objects.filter(chaine__nom="caisse:2").order_by("rang").last()
    contenu = maillon.contenu | {"total_cts": 1}
    dit = json.dumps(contenu, sort_keys=True)
    Maillon.objects.filter(pk=maillon.pk).update(
        contenu=contenu, empreinte=hashlib.sha256(dit.encode()).hexdigest()
    )


def alourdir_un_depot(_midi):
    """A line, its movement and all that sums them, together."""
    bon = Bon.objects.filter(nature="apport").order_by("pk").first()
    ligne = Ligne.objects.filter(bon=bon).order_by("rang").first()
    plus = {"masse_g": F("masse_g") + 1_000}
    Ligne.objects.filter(pk=ligne.pk).update(**plus, brut_g=F("brut_g") + 1_000)
    Mouvement.objects.filter(bon=bon, categorie=ligne.categorie_id).update(**plus)
    for cache in (Stock, Cumul, CumulAnnees, CumulApports):
        cache.objects.filter(categorie=ligne.categorie_id).update(**plus)
    for cache in (CumulDepots, CumulHeures):
        cache.objects.update(**plus)


def reecrire_les_caches(_midi):
    for cache in (Cumul, CumulAnnees, Stock):
        cache.objects.update(masse_g=F("masse_g") + 1_000)


def baisser_un_ticket(_midi):
    """The line, the ticket, its payment and its caches, together."""
    vente = un_ticket(0)
    LigneVente.objects.filter(vente=vente).update(
        montant_cts=100, catalogue_cts=100, ht_cts=100, tva_cts=0
    )
    Reglement.objects.filter(vente=vente).update(montant_cts=100, donne_cts=100)
    Vente.objects.filter(pk=vente.pk).update(total_cts=100, catalogue_cts=100, ht_cts=100)


def changer_une_archive(_midi):
    chemin = _l_archive()
    chemin.write_bytes(chemin.read_bytes() + b"\0")


def changer_une_archive_et_sa_rangee(midi):
    changer_une_archive(midi)
    archive = Archive.objects.order_by("pk").first()
    sha256 = hashlib.sha256(_l_archive().read_bytes()).hexdigest()
    Archive.objects.filter(pk=archive.pk).update(sha256=sha256)


def _l_archive() -> Path:
    return Path(settings.DOSSIER_DES_ARCHIVES) / Archive.objects.order_by("pk").first().fichier


def ajouter_une_entree(_midi):
    derniere = Entree.objects.order_by("pk").last()
    derniere.pk, derniere.resume, derniere.empreinte = None, "Rien", "0" * 64
    Entree.objects.bulk_create([derniere])


def un_taux_de_plus(_midi):
    regime = RegimeTVA(
        activite=Activite.objects.get(code="cafe"),
        debut="2020-01-01",
        regime="assujetti",
        taux_cp=550,
    )
    RegimeTVA.objects.bulk_create([regime])


def un_maillon(chaine: str, rang: int) -> dict:
    return {"chaine__nom": chaine, "rang": rang}


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
