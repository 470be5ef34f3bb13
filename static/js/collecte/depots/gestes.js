// What a person does at the counter, one function per gesture. The state lives in `etat`; the
// page is repainted from it.

import { gestesDeDocument } from "../comptoirs/gestes-document.js";
import { gestesDeSaisie } from "../comptoirs/gestes-saisie.js";
import { creerOutils } from "../comptoirs/outils.js";
import { gestesDePesee } from "./gestes-pesee.js";
import { gestesDeTicket } from "./gestes-ticket.js";
import * as T from "./ticket.js";

// `page`: memoire, phrase, reglages, peindre, dialogues, foyer, volet.
export function creerGestes(etat, page) {
  const { memoire, reglages } = page;
  const agir = {};
  const outils = creerOutils(etat, agir, page, T.estVide);
  const feuille = {
    ...T,
    nouveau: (avant) =>
      T.nouveau(avant?.origine ?? memoire.habitudes().origine ?? reglages.origine_defaut),
    depuisDocument: (doc, quoi) => T.depuisDocument(doc, reglages.origine_defaut, quoi),
    duJour: (donnees) => donnees.depots_du_jour,
  };

  return Object.assign(
    agir,
    gestesDeSaisie(etat, page, outils),
    gestesDePesee(etat, page, outils),
    gestesDeTicket(etat, page, outils),
    gestesDeDocument(etat, page, outils, feuille),
  );
}
