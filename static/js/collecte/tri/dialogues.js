// The dialogs of the sorting table: a material, what may not be sold.

import { creerDialoguesCommuns, ouvrir } from "../comptoirs/dialogues.js";
import { presser, tous } from "../comptoirs/page.js";

export function creerDialogues(etat, page) {
  const { reglages, agir } = page;
  const communs = creerDialoguesCommuns(etat, page);

  const finales = {
    matiere: (valeur) => agir().choisirMatiere(Number(valeur)),
    matiereSeule: (valeur) => agir().choisirMatiereSeule(Number(valeur)),
    annuler: (valeur) => dialogues.motif(valeur),
  };

  const dialogues = {
    ...communs,

    // Only the materials that this category can come to.
    matieres(categorie, choisie) {
      for (const puce of tous("#dialogue-matieres [data-matiere]")) {
        const m = reglages.matieres.find((une) => une.id === Number(puce.dataset.matiere));
        const possible = !m.possibles.length || m.possibles.some((id) => categorie.has(id));
        puce.hidden = !possible;
        presser(puce, m.id === choisie);
      }
      ouvrir("matieres");
    },
    interdits: () => ouvrir("interdits"),

    brancher: () => communs.brancher({}, finales),
  };
  return dialogues;
}
