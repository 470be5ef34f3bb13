// What a person does at the counter, one function per gesture. The state lives in `etat`; the
// page is repainted from it. Each change is kept on the device before anything else happens.

import { gestesDeDepot } from "./gestes-depot.js";
import { gestesDePesee } from "./gestes-pesee.js";
import { gestesDeTicket } from "./gestes-ticket.js";
import { estVide } from "./ticket.js";

const AVIS_MS = 10_000;

// `page`: memoire, phrase, reglages, peindre, dialogues, foyer, volet.
export function creerGestes(etat, page) {
  const { memoire, peindre, foyer } = page;
  const agir = {};
  let minute;

  const outils = {
    agir,

    changer(ticket) {
      etat.ticket = ticket;
      if (estVide(ticket)) memoire.oublierTicket(ticket.uuid);
      else memoire.garderTicket(ticket);
      peindre();
    },

    // Nothing asked or reproached any more.
    apaiser() {
      etat.erreur = null;
      etat.question = null;
      etat.manque = "";
    },

    dire(avis, duree = AVIS_MS) {
      etat.avis = avis;
      clearTimeout(minute);
      if (duree) minute = setTimeout(outils.taire, duree);
      peindre();
    },

    taire() {
      etat.avis = null;
      peindre();
    },

    // A gesture offered in a banner: the banner goes once it is done.
    geste: (mot, dessin, faire) => ({
      mot,
      dessin,
      quand() {
        outils.taire();
        faire();
        foyer.saisie();
      },
    }),

    // Whatever is taken off can be put back for a moment, in one tap.
    direEnleve(titre, remis) {
      const remettre = outils.geste("remettre", "undo-2", () => outils.changer(remis()));
      outils.dire({ genre: "info", titre, gestes: [remettre] });
      foyer.saisie();
    },

    // Said beside the number, which stays.
    refuserSaisie(erreur, vers = foyer.saisie) {
      etat.erreur = { texte: etat.ticket.saisie.texte, ...erreur };
      peindre();
      vers();
      return false;
    },
  };

  return Object.assign(
    agir,
    gestesDePesee(etat, page, outils),
    gestesDeTicket(etat, page, outils),
    gestesDeDepot(etat, page, outils),
  );
}
