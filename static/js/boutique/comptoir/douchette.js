// A scan while a dialog is open: what was read goes where it was meant to, or the dialog says that
// it was not taken. Nothing that beeped is lost in silence.

import { annonce } from "../../collecte/comptoirs/annonces.js";
import { trouver } from "../../collecte/comptoirs/page.js";

// Their own field takes what is scanned.
const CHAMPS = { "dialogue-recherche": "recherche", "dialogue-bon": "bon-code" };
// They ask nothing: they make room.
const MENUS = ["dialogue-autres", "dialogue-plus", "dialogue-aide"];

function dire(dialogue, genre, titre) {
  if (!dialogue.open) return;
  trouver(".dialogue-scan", dialogue)?.remove();
  const mots = annonce(genre, titre, "", []);
  mots.classList.add("dialogue-scan");
  trouver(".dialogue-corps", dialogue).prepend(mots);
  dialogue.addEventListener("close", () => mots.remove(), { once: true });
}

export function creerDouchette({ agir, etat, dialogues }) {
  const { phrase } = etat;

  // Who holds the till is asked before anything else: the basket may fill meanwhile.
  async function prendreSansRepondre(texte, dialogue) {
    const avant = etat.panier.lignes;
    await agir.lireCode(texte);
    const { lignes, derniere, saisie } = etat.panier;
    const nom = lignes.find((l) => l.cle === derniere)?.article.nom;
    if (lignes !== avant) return dire(dialogue, "succes", phrase("scan_pris", { nom }));
    if (saisie.attend) return dire(dialogue, "alerte", phrase("scan_attend", { nom: saisie.attend.nom }));
    return dire(dialogue, "alerte", etat.erreur ?? etat.avis?.titre ?? phrase("scan_pas_pris"));
  }

  // `premiere`: the scan's first key, with what its field held before the scanner typed in it.
  return function lire(texte, { target, avant }) {
    const dialogue = trouver("dialog[open]");
    if (!dialogue || etat.morte) return undefined;
    if (avant !== null) target.value = avant;
    const sien = CHAMPS[dialogue.id] && trouver(`#${CHAMPS[dialogue.id]}`);
    if (sien) {
      sien.value = texte;
      return sien.form.requestSubmit();
    }
    if (MENUS.includes(dialogue.id)) {
      dialogue.close();
      return agir.lireCode(texte);
    }
    if (dialogue.id === "dialogue-nom" && !dialogues.nomAttendu()) return prendreSansRepondre(texte, dialogue);
    return dire(dialogue, "alerte", phrase("scan_pas_pris"));
  };
}
