// The display and the category tiles: what is typed, and what touching again will do.

import { kilos } from "../comptoirs/nombres.js";
import { ecrireMot, presser, tous, trouver } from "../comptoirs/page.js";
import { peindreAfficheur } from "../comptoirs/vue-afficheur.js";
import { nomDeLigne, nomDeTuile } from "./noms.js";
import { cible } from "./ticket.js";

export function vueAfficheur(etat) {
  const { phrase, ticket: t } = etat;
  const s = t.saisie;
  const bacs = t.genre === "bac";
  const corrigee = s.corrige && t.lignes.find((l) => l.cle === s.corrige);
  const choisie = s.choisie && nomDeTuile(s.choisie, etat);
  const titre =
    s.champ === "objets"
      ? phrase(bacs ? "combien_de_bacs" : "combien_d_objets")
      : corrigee
        ? phrase("correction_de", { categorie: nomDeLigne(corrigee, etat) })
        : choisie
          ? phrase("poids_de", { categorie: choisie })
          : phrase(etat.etroit ? "poids_lu_court" : "poids_lu");
  const pesee = peindreAfficheur(etat, titre);
  ecrireMot("#objets > span", phrase(bacs ? "bacs_puce" : "objets_puce"));
  // A bin's tare comes off by itself.
  trouver("#tare").hidden = bacs;
  peindreCategories(etat, pesee);
}

function peindreCategories({ ticket: t, categorie, phrase }, pesee) {
  const { genre, id } = cible(t.saisie.choisie);
  const choisie = genre === "categorie" ? categorie(id) : null;
  const parent = choisie?.parent ?? choisie?.id;
  const donne = ["don", "interne", "zone"].includes(t.genre);
  for (const tuile of tous("#tuiles [data-categorie]")) {
    const c = categorie(Number(tuile.dataset.categorie));
    const elle = c.id === parent;
    // What is not sorted yet is nobody's gift.
    const refusee = c.vrac && donne;
    if (refusee) tuile.setAttribute("aria-disabled", "true");
    else tuile.removeAttribute("aria-disabled");
    presser(tuile, elle);
    const sur = refusee
      ? `${c.nom_court} : ${phrase("se_trie")}`
      : elle && pesee.masse_g
        ? phrase("tuile_ajouter", { masse: kilos(pesee.masse_g) })
        : "";
    const ajout = trouver(".tuile-ajout", tuile);
    ajout.textContent = sur;
    ajout.hidden = !sur;
    if (sur && !refusee) tuile.setAttribute("aria-label", `${c.nom} : ${sur}`);
    else tuile.removeAttribute("aria-label");
  }
}
