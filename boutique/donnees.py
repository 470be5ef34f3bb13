"""What the till holds of people: clients of invoices, free words, who held it."""

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import Base, Donnee, Retenue, declarer, exempter

from .services.effacements import caviarder_ces_commentaires

# The longer of two terms: ten years for the books that tickets prove, six for the tax office.
TICKETS = _(
    "tickets et mouvements d’espèces, pièces des comptes : art. L123-22 du code de commerce "
    "(dix ans), L102 B du livre des procédures fiscales (six)"
)
FACTURES = _("factures et pièces comptables : art. L123-22 du code de commerce")
ENCAISSER, DIX_ANS = _("encaisser et le prouver"), _("dix ans")

declarer(
    Donnee(
        "boutique.Facture",
        nom=_("Factures"),
        finalite=_("facturer un client"),
        base=Base.OBLIGATION,
        duree=DIX_ANS,
        signatures=("par",),
        identite=("client_nom", "client_adresse", "client_siren", "client_tva"),
        textes=("motif", "reference", "emetteur", "mentions"),
        montre=("numero", "jour"),
        retenue=Retenue(FACTURES, ans=10, depuis="jour"),
    ),
    Donnee(
        "boutique.LigneFacture",
        nom=_("Lignes de factures"),
        finalite=_("facturer un client"),
        base=Base.OBLIGATION,
        duree=DIX_ANS,
        textes=("libelle", "unite"),
        montre=("facture__numero",),
        retenue=Retenue(FACTURES, ans=10, depuis="facture__jour"),
    ),
    Donnee(
        "boutique.PaiementFacture",
        nom=_("Paiements de factures"),
        finalite=_("savoir ce qui est payé"),
        base=Base.OBLIGATION,
        duree=DIX_ANS,
        signatures=("par",),
        textes=("reference",),
        montre=("facture__numero", "jour"),
        retenue=Retenue(FACTURES, ans=10, depuis="jour"),
    ),
    Donnee(
        "boutique.Vente",
        nom=_("Tickets : raisons écrites"),
        finalite=ENCAISSER,
        base=Base.OBLIGATION,
        duree=DIX_ANS,
        signatures=("par",),
        textes=("motif", "saisie_differee"),
        montre=("numero", "jour"),
        retenue=Retenue(TICKETS, ans=10, depuis="jour"),
    ),
    Donnee(
        "boutique.LigneVente",
        nom=_("Lignes de tickets"),
        finalite=ENCAISSER,
        base=Base.OBLIGATION,
        duree=DIX_ANS,
        textes=("libelle",),
        montre=("vente__numero", "vente__jour"),
        retenue=Retenue(TICKETS, ans=10, depuis="vente__jour"),
    ),
    Donnee(
        "boutique.Reglement",
        nom=_("Règlements des tickets"),
        finalite=ENCAISSER,
        base=Base.OBLIGATION,
        duree=DIX_ANS,
        textes=("libelle", "reference"),
        montre=("vente__numero", "vente__jour"),
        retenue=Retenue(TICKETS, ans=10, depuis="vente__jour"),
    ),
    Donnee(
        "boutique.MouvementEspeces",
        nom=_("Mouvements d’espèces"),
        finalite=_("savoir où est l’argent"),
        base=Base.OBLIGATION,
        duree=DIX_ANS,
        signatures=("par",),
        textes=("motif",),
        retenue=Retenue(TICKETS, ans=10, depuis="le"),
    ),
    Donnee(
        "boutique.Comptage",
        nom=_("Comptages des caisses"),
        finalite=_("expliquer un écart"),
        base=Base.OBLIGATION,
        duree=DIX_ANS,
        signatures=("par",),
        textes=("motif",),
        retenue=Retenue(TICKETS, ans=10, depuis="le"),
    ),
    Donnee(
        "boutique.CommentaireVente",
        nom=_("Commentaires des tickets"),
        finalite=_("se souvenir d’un détail"),
        base=Base.INTERET,
        duree=_("jusqu’à ce qu’on les caviarde"),
        identite=("texte",),
        montre=("vente__numero", "vente__jour"),
        vider=caviarder_ces_commentaires,
    ),
    Donnee(
        "boutique.Article",
        nom=_("Réservations"),
        finalite=_("garder un objet pour quelqu’un"),
        base=Base.CONTRAT,
        duree=_("jusqu’au lendemain de la réservation"),
        identite=("reserve_pour",),
        textes=("recherche",),
        montre=("nom", "reserve_jusqu_au"),
    ),
    Donnee(
        "boutique.Session",
        nom=_("Sessions de caisse"),
        finalite=_("savoir qui tenait la caisse"),
        base=Base.OBLIGATION,
        duree=_("dix ans, par numéro"),
        signatures=("ouverte_par", "fermee_par"),
    ),
    Donnee(
        "boutique.Presence",
        nom=_("Présences à la caisse"),
        finalite=_("savoir qui tenait la caisse"),
        base=Base.OBLIGATION,
        duree=_("dix ans, par numéro"),
        personnes=("personne",),
        montre=("session__jour", "le", "finie_le"),
    ),
    *(
        Donnee(
            f"boutique.{table}",
            nom=nom,
            finalite=_("savoir qui l’a fait"),
            base=Base.OBLIGATION,
            duree=_("dix ans, par numéro"),
            signatures=("par",),
        )
        for table, nom in (
            ("Archive", _("Archives")),
            ("OuvertureFactures", _("Factures ouvertes à un contrôle")),
            ("Enlevement", _("Objets remis à l’acheteur")),
            ("Remis", _("Tickets remis")),
            ("EtapeRemise", _("Remises en banque")),
        )
    ),
)

exempter(
    _("liste tenue par la maison, dite dans la chaîne de la caisse"),
    "boutique.Activite.nom",
    "boutique.Activite.compte",
    "boutique.RegimeTVA.autres_taux",
    "boutique.Article.nom",
    "boutique.Article.code_barres",
    "boutique.Article.propositions_cts",
    "boutique.Public.nom",
    "boutique.Operation.nom",
    "boutique.Caisse.instrument",
    "boutique.Manifestation.nom",
    "boutique.Moyen.nom",
    "boutique.Moyen.pictogramme",
    "boutique.Moyen.compte",
    "boutique.PosteComptable.compte",
)
exempter(
    _("la maison et ses lieux, comme leurs tickets les nomment"),
    "boutique.Emetteur.nom",
    "boutique.Emetteur.adresse",
    "boutique.Emetteur.siret",
    "boutique.Emetteur.numero_tva",
    "boutique.Emetteur.lieu_nom",
    "boutique.Emetteur.lieu_adresse",
)
exempter(
    _("écriture comptable : pièces et mouvements par leurs numéros"),
    "boutique.EcritureFigee.journal",
    "boutique.EcritureFigee.piece",
    "boutique.EcritureFigee.libelle",
    "boutique.EcritureFigee.lignes",
    "boutique.ExerciceFige.version",
)
exempter(
    _("code, compte, total ou empreinte écrits par le logiciel"),
    "boutique.Archive.fichier",
    "boutique.Archive.sha256",
    "boutique.Archive.empreinte",
    "boutique.Archive.version",
    "boutique.Session.appareil",
    "boutique.Comptage.coupures",
    "boutique.Cloture.premier",
    "boutique.Cloture.dernier",
    "boutique.Cloture.empreinte_du_dernier",
    "boutique.Cloture.par_taux",
    "boutique.Cloture.par_moyen",
    "boutique.Cloture.par_activite",
    "boutique.Cloture.version",
    "boutique.CumulVentes.regime",
    "boutique.CumulTickets.activites",
    "boutique.LigneVente.genre",
    "boutique.LigneVente.compte",
    "boutique.LigneVente.regime",
    "boutique.LigneVente.compte_tva",
    "boutique.Facture.version",
    "boutique.LigneFacture.compte",
    "boutique.BonAchat.code",
    "boutique.Presence.appareil",
    "boutique.Reglement.genre",
    "boutique.Reglement.compte",
    "boutique.Vente.empreinte",
    "boutique.Vente.jeton",
    "boutique.Vente.commentaire_empreinte",
    "boutique.Vente.version",
)
