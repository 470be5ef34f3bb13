// The dialogs of the sorting table: a finer category, a material, why it is cancelled.

import { corps, creerDialoguesCommuns, ouvrir } from "../comptoir/dialogues.js";
import { creer, presser, tous, trouver } from "../comptoir/page.js";

export function creerDialogues(etat, { phrase, reglages, agir }) {
  const communs = creerDialoguesCommuns(etat, { phrase, reglages, agir });
  let apresSous = () => {};
  let motifDe = "";

  const finales = {
    precise: (valeur) => apresSous(Number(valeur)),
    categorie: (valeur) => agir().prendreAutre(Number(valeur)),
    matiere: (valeur) => agir().choisirMatiere(Number(valeur)),
    matiereSeule: (valeur) => agir().choisirMatiereSeule(Number(valeur)),
    annuler: (valeur) => dialogues.motif(valeur),
    motif: (valeur) => agir().corrigerDepot(motifDe, valeur),
  };

  const dialogues = {
    ...communs,

    sousCategories(id, suite) {
      apresSous = suite;
      for (const tuile of tous("#sous-tuiles .tuile")) tuile.hidden = Number(tuile.dataset.sousDe) !== id;
      ouvrir("sous");
    },
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
    motif(adresse) {
      motifDe = adresse;
      const motifs = reglages.motifs.map((motif) =>
        creer("button", { class: "puce", type: "button", "data-motif": motif }, motif),
      );
      corps("motif").replaceChildren(
        creer("p", {}, phrase("corriger_explique")),
        creer("div", { class: "grille-noms" }, ...motifs),
      );
      ouvrir("motif");
    },
    autres: () => ouvrir("autres"),
    interdits: () => ouvrir("interdits"),

    brancher: () => communs.brancher({}, finales),
  };
  return dialogues;
}
