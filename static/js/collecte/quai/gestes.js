// What a person does at the dock, one function per gesture. The state lives in `etat`; the page
// is repainted from it.

import { gestesDeDocument } from "../comptoirs/gestes-document.js";
import { gestesDeSaisie } from "../comptoirs/gestes-saisie.js";
import { creerOutils } from "../comptoirs/outils.js";
import { gestesDeChoix } from "./gestes-choix.js";
import { gestesDeTuile } from "./gestes-tuile.js";
import { gestesDeLigne } from "./gestes-ligne.js";
import { nomDeLigne } from "./noms.js";
import * as T from "./ticket.js";

// `page`: memoire, phrase, reglages, peindre, dialogues, foyer, volet.
export function creerGestes(etat, page) {
  const agir = {};
  const outils = creerOutils(etat, agir, page, T.estVide);
  const feuille = {
    ...T,
    nouveau: () => T.nouveau(),
    manque: (t) => T.manque(t, etat.typeDon(t.type_don)),
    depuisDocument: (doc, quoi) => T.depuisDocument(doc, (l) => completer(etat, l, doc), quoi),
    duJour: (donnees) => donnees.bons_du_jour,
  };
  return Object.assign(
    agir,
    gestesDeSaisie(etat, page, outils),
    gestesDeChoix(etat, page, outils),
    gestesDeTuile(etat, page, outils),
    gestesDeLigne(etat, page, outils),
    gestesDeDocument(etat, page, outils, feuille),
    recuEtRefuse(etat, page, outils, agir),
  );
}

// What a document leaves out of its lines, since the server knows it.
function completer(etat, ligne, doc) {
  if (ligne.plein) {
    const plein = etat.connu(ligne.plein);
    // Gone before this page was opened: its number is all that is known of it.
    const inconnu = { nom: etat.phrase("contenant_numero", { n: ligne.plein }) };
    const { categorie = null, matiere = null, masse_g = 0, mesure = "pesee", nom } = plein ?? inconnu;
    return { categorie, matiere, masse_g, mesure, nom, de: plein?.etape ?? "a_recycler" };
  }
  if (doc.genre === "arrivee") {
    const transfert = etat.quai.en_route.find((t) => t.id === doc.transfert);
    const a = transfert?.lignes.find((l) => l.categorie === ligne.categorie && l.de === ligne.de);
    return { nom: a?.nom ?? "", annonce_g: a?.masse_g ?? ligne.masse_g, masse_g: ligne.masse_g ?? 0 };
  }
  if (ligne.bac && ligne.brut_g === null) {
    return { masse_g: (etat.bac(ligne.bac)?.moyenne_g ?? 0) * ligne.n };
  }
  return { nom: nomDeLigne(ligne, etat) };
}

function recuEtRefuse(etat, { memoire, phrase }, { dire, geste, changer }, agir) {
  return {
    prendreEtat(donnees) {
      if (donnees.quai) etat.prendreLeQuai(donnees.quai);
    },

    // What may be confirmed comes back with its question: the same ticket, one more tap.
    rouvrirRefuse(uuid) {
      const envoi = memoire.envoi(uuid);
      agir.rouvrir(envoi.document, { champs: envoi.champs });
      memoire.oublierEnvoi(uuid);
      const titre = phrase(envoi.a_confirmer ? "a_confirmer" : "a_revoir");
      const gestes = envoi.a_confirmer
        ? [
            geste("je_confirme", "check", () => {
              changer({ ...etat.ticket, confirme: true });
              agir.valider();
            }),
          ]
        : [];
      dire({ genre: envoi.a_confirmer ? "alerte" : "erreur", titre, texte: envoi.refus, gestes }, 0);
    },
  };
}
