// What every gesture of a counter leans on: change the ticket, say something, take it back.
// Each change is kept on the device before anything else happens.

const AVIS_MS = 10_000;

// `page`: memoire, peindre, foyer. `estVide`: whether a ticket holds nothing worth keeping.
export function creerOutils(etat, agir, { memoire, peindre, foyer }, estVide) {
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

  return outils;
}
