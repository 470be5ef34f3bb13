// What a tap inside a dialog answers: each button says in its data what it stands for.

import { tous, trouver } from "./page.js";

const presse = (b) => b.getAttribute("aria-pressed") === "true";

function basculerCategorieRefusee(b) {
  const deja = presse(b);
  for (const autre of tous("[data-refus-categorie]")) autre.setAttribute("aria-pressed", "false");
  b.setAttribute("aria-pressed", String(!deja));
}

function categorieRefusee() {
  const choisie = tous("[data-refus-categorie]").find(presse);
  return choisie ? Number(choisie.dataset.refusCategorie) : null;
}

// `quand`: what only the dialogs know: prendreNom, preciser, ligne, motifDe.
export function brancherReponses(agir, dialogues, quand) {
  // Those that leave their dialog open.
  const surPlace = {
    contenant: (valeur, { pas }) => agir().compterTare(Number(valeur), Number(pas)),
    refusCategorie: (valeur, donnees, b) => basculerCategorieRefusee(b),
    equipier: (valeur) => quand.prendreNom(Number(valeur)),
  };
  // Those that close it: one question, one answer.
  const finales = {
    precise: (valeur) => quand.preciser(Number(valeur)),
    categorie: (valeur) => agir().prendreAutre(Number(valeur)),
    localite: (valeur) => agir().choisirLocalite(Number(valeur)),
    origine: (valeur) => agir().choisirOrigine(Number(valeur)),
    destination: (valeur) => agir().orienter(quand.ligne(), valeur),
    refusMotif: (valeur) => agir().refuserUnDon(Number(valeur), categorieRefusee()),
    annuler: (valeur) => dialogues.motif(valeur),
    bon: (valeur) => dialogues.bon(valeur),
    motif: (valeur) => agir().corrigerDepot(quand.motifDe(), valeur),
  };

  document.addEventListener("click", ({ target }) => {
    const b = target.closest("dialog button");
    if (!b || b.getAttribute("aria-disabled") === "true") return;
    const donnees = b.dataset;
    for (const [nom, repondre] of Object.entries(surPlace)) {
      if (nom in donnees) repondre(donnees[nom], donnees, b);
    }
    for (const [nom, repondre] of Object.entries(finales)) {
      if (!(nom in donnees)) continue;
      b.closest("dialog").close();
      repondre(donnees[nom]);
    }
  });

  trouver("#dialogue-refus").addEventListener("close", () => {
    for (const b of tous("[data-refus-categorie]")) b.setAttribute("aria-pressed", "false");
  });
}
