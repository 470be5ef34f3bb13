"""The kinds of facts that the journal can be filtered by. Pure; every app adds its own."""

from typing import Any

from django.utils.translation import gettext_lazy as _

# Code of the journal → its French words; rooms add theirs (``apps.Salle``).
NATURES: dict[str, Any] = {
    "comptes.compte.cree": _("compte créé"),
    "comptes.compte.change": _("compte modifié"),
    "comptes.mot_de_passe.change": _("mot de passe changé"),
    "comptes.role.donne": _("rôle donné"),
    "comptes.role.retire": _("rôle retiré"),
    "lieux.association.ajoute": _("association enregistrée"),
    "lieux.association.change": _("association modifiée"),
    "lieux.lieu.ajoute": _("lieu ajouté"),
    "lieux.lieu.change": _("lieu modifié"),
    "lieux.point.ajoute": _("point ajouté"),
    "lieux.point.change": _("point modifié"),
    "lieux.ouverture.faite": _("lieu ouvert"),
    "lieux.fermeture.faite": _("lieu fermé"),
    "lieux.heures.corrigees": _("heures d’ouverture corrigées"),
    "lieux.heures.ajoutees": _("heures d’ouverture ajoutées"),
    "lieux.horaires.changes": _("horaires habituels changés"),
    "lieux.tache.ajoute": _("tâche ajoutée"),
    "lieux.tache.change": _("tâche modifiée"),
    "lieux.taches.ordonnees": _("ordre des tâches changé"),
    "lieux.collecte.suspendue": _("collecte suspendue"),
    "lieux.collecte.reprise": _("collecte reprise"),
    "personnes.personne.inscrite": _("personne inscrite"),
    "personnes.equipier.accueilli": _("arrivée dans l’équipe"),
    "personnes.equipier.parti": _("départ de l’équipe"),
    "personnes.equipier.revenu": _("retour dans l’équipe"),
    "personnes.code.choisi": _("code de caisse choisi"),
    "personnes.code.efface": _("code de caisse effacé"),
    "personnes.code.en_pause": _("codes de caisse faux"),
    "personnes.personne.changee": _("fiche de l’annuaire changée"),
    "personnes.personne.fusionnee": _("fiches fusionnées"),
    "personnes.ressemblance.ecartee": _("fausse ressemblance écartée"),
    "personnes.accord.retire": _("accord retiré"),
    "personnes.personne.exportee": _("données remises à quelqu’un"),
    "personnes.reprises": _("personnes reprises d’un autre outil"),
    "personnes.personne.anonymisee": _("personnes effacées"),
}
