// The dialogs of an exit: its line, its note, its other categories.

import { creerDialoguesCommuns, dialogue, fermer, ouvrir } from "../comptoir/dialogues.js";
import { kilos } from "../comptoir/nombres.js";
import { ecrireMot, tous, trouver } from "../comptoir/page.js";
import { nomDeLigne } from "./noms.js";

export function creerDialogues(etat, { phrase, reglages, agir }) {
  const communs = creerDialoguesCommuns(etat, { phrase, reglages, agir });
  let apresSous = () => {};
  let ligneOuverte = null;

  function peindreLigne() {
    const ligne = etat.ticket.lignes.find((l) => l.cle === ligneOuverte);
    if (!ligne) return;
    ecrireMot("#dialogue-ligne-titre", `${nomDeLigne(ligne, etat)} · ${kilos(ligne.masse_g)}`);
    trouver("#ligne-corriger").hidden = !agir().repesable(ligne);
    trouver("#ligne-absente").hidden = ligne.annonce_g === null;
    trouver("#ligne-enlever").hidden = ligne.annonce_g !== null;
  }

  function noter(evenement) {
    const jour = trouver("#jour");
    const possible = !jour || jour.checkValidity();
    if (jour) {
      trouver("#jour-erreur").hidden = possible;
      jour.setAttribute("aria-invalid", String(!possible));
    }
    if (!possible) {
      evenement.preventDefault();
      jour.focus();
      return;
    }
    agir().noter({
      commentaire: trouver("#commentaire").value.trim(),
      jour: (jour?.value !== reglages.jour && jour?.value) || null,
    });
  }

  const dialogues = {
    ...communs,

    repeindre() {
      communs.repeindre();
      if (dialogue("ligne").open) peindreLigne();
    },
    ligne(cle) {
      ligneOuverte = cle;
      peindreLigne();
      ouvrir("ligne");
    },
    note() {
      trouver("#commentaire").value = etat.ticket.commentaire;
      if (trouver("#jour")) trouver("#jour").value = etat.ticket.jour ?? "";
      ouvrir("note");
    },
    sousCategories(id, suite) {
      apresSous = suite;
      for (const tuile of tous("#sous-tuiles .tuile")) tuile.hidden = Number(tuile.dataset.sousDe) !== id;
      ouvrir("sous");
    },
    autres: () => ouvrir("autres"),

    brancher() {
      communs.brancher(
        {},
        {
          precise: (valeur) => apresSous(Number(valeur)),
          categorie: (valeur) => agir().prendreAutre(Number(valeur)),
          annuler: (valeur) => agir().annulerDuJour(valeur),
        },
      );
      trouver("#note-formulaire").addEventListener("submit", noter);
      const clic = (id, dit, quand) =>
        trouver(id).addEventListener("click", () => {
          fermer(dit);
          quand();
        });
      clic("#abandonner", "note", () => agir().abandonner());
      clic("#ligne-corriger", "ligne", () => agir().corrigerLigne(ligneOuverte));
      clic("#ligne-absente", "ligne", () => agir().ligneAbsente(ligneOuverte));
      clic("#ligne-enlever", "ligne", () => agir().enleverLigne(ligneOuverte));
    },
  };
  return dialogues;
}
