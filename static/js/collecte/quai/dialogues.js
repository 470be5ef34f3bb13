// The dialogs of an exit: its line, its note, its other categories.

import { creerDialoguesCommuns, dialogue, fermer, jourNote, ouvrir } from "../comptoirs/dialogues.js";
import { kilos } from "../comptoirs/nombres.js";
import { ecrireMot, trouver } from "../comptoirs/page.js";
import { nomDeLigne } from "./noms.js";

export function creerDialogues(etat, { phrase, reglages, agir }) {
  const communs = creerDialoguesCommuns(etat, { phrase, reglages, agir });
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
    const jour = jourNote(evenement, reglages);
    if (jour === undefined) return;
    agir().noter({
      commentaire: trouver("#commentaire").value.trim(),
      jour,
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

    brancher() {
      communs.brancher({}, { annuler: (valeur) => agir().annulerDuJour(valeur) });
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
