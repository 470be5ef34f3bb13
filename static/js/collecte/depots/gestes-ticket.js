// What is on the ticket already: its lines, its refusals, its notes, where it comes from.

import { enlever, remettre } from "../comptoirs/lignes.js";
import { kilos } from "../comptoirs/nombres.js";
import { annoncer } from "../comptoirs/page.js";
import * as T from "./ticket.js";

export function gestesDeTicket(etat, { memoire, phrase, peindre, dialogues, foyer, volet }, outils) {
  const { agir, changer, direEnleve } = outils;

  return {
    prendreLigne: (cle) => changer({ ...etat.ticket, courante: cle }),
    ouvrirLigne: (cle) => dialogues.ligne(cle),

    orienter(cle, destination) {
      changer(T.orienter(etat.ticket, cle, destination));
      annoncer(phrase(`vers_${destination}`));
    },

    enleverLigne(cle) {
      const { ticket, enlevee } = enlever(etat.ticket, cle);
      const { categorie, masse_g } = enlevee.ligne;
      const quoi = { categorie: etat.categorie(categorie).nom, masse: kilos(masse_g) };
      changer(ticket);
      direEnleve(phrase("ligne_enlevee", quoi), () => remettre(etat.ticket, enlevee));
    },

    refuserUnDon(motif, categorie) {
      etat.manque = "";
      changer(T.refuserUnDon(etat.ticket, motif, categorie));
      annoncer(phrase("annonce_refus"));
    },

    oublierRefus(cle) {
      const refus = etat.ticket.refuses.find((r) => r.cle === cle);
      changer(T.oublierUnRefus(etat.ticket, cle));
      direEnleve(phrase("refus_enleve"), () => T.remettreUnRefus(etat.ticket, refus));
    },

    noter: (quoi) => changer({ ...etat.ticket, ...quoi }),

    // The device remembers the origin and the name; the locality is asked again each time.
    choisirOrigine(id) {
      memoire.prendreHabitude({ origine: id });
      changer({ ...etat.ticket, origine: id });
    },

    choisirLocalite(id) {
      // Asked by « Valider », which goes on once it is answered.
      const demandee = etat.manque === "localite";
      etat.manque = "";
      changer({ ...etat.ticket, localite: etat.ticket.localite === id ? null : id });
      if (volet.ouvert() === "provenance") volet.fermer();
      if (demandee) agir.valider();
    },
  };
}
