// What a person does at the sorting table, one function per gesture. The state lives in `etat`;
// the page is repainted from it.

import { gestesDeDocument } from "../comptoirs/gestes-document.js";
import { gestesDeSaisie } from "../comptoirs/gestes-saisie.js";
import { commeTape, kilos } from "../comptoirs/nombres.js";
import { creerOutils } from "../comptoirs/outils.js";
import { annoncer } from "../comptoirs/page.js";
import { invraisemblable, peser } from "../comptoirs/pesee.js";
import * as F from "./feuille.js";
import { motsDeLaTare } from "./tare.js";

// `page`: memoire, phrase, reglages, peindre, dialogues, foyer, volet, relire.
export function creerGestes(etat, page) {
  const agir = {};
  const libres = creerOutils(etat, agir, page, F.estVide);
  // Each figure of the weight may free what was proposed, or propose it again: heard too.
  function changer(t) {
    const avant = etat.ticket.saisie.tares[0]?.contenant;
    libres.changer(F.proposer(t, etat.ici()));
    const { contenantDit, saisie } = etat.ticket;
    if (!contenantDit && saisie.tares[0]?.contenant !== avant) annoncer(motsDeLaTare(etat).join(" "));
  }
  const outils = { ...libres, changer };
  const feuille = {
    ...F,
    nouveau: () => F.nouveau(),
    manque: (t) => (t.lignes.length ? "" : "ligne"),
    duJour: (donnees) => donnees.gestes_du_jour,
  };
  const communs = gestesDeDocument(etat, page, libres, feuille);
  Object.assign(agir, gestesDeSaisie(etat, page, outils), communs);
  return Object.assign(
    agir,
    gestesDeChoix(etat, page, outils),
    gestesDeTri(etat, page, libres, communs),
  );
}

// What is touched: a category, where it goes, what it is in.
function gestesDeChoix(etat, { phrase, reglages, dialogues, foyer }, { agir, changer, apaiser }) {
  const enfants = (id) => reglages.categories.filter((c) => c.parent === id);

  function mettre(quoi, saisie = {}) {
    apaiser();
    changer({ ...etat.ticket, ...quoi, saisie: { ...etat.ticket.saisie, ...saisie } });
    foyer.saisie();
  }

  function choisir(id) {
    const t = etat.ticket;
    const c = etat.categorie(id);
    annoncer(phrase("annonce_choisie", { categorie: c.nom }));
    if (t.reclasse && t.saisie.choisie && t.saisie.choisie !== id) {
      mettre({ vraie: id, vers: t.vers ?? (c.destination || null), matiere: null });
      return;
    }
    const deVrac = t.saisie.choisie && etat.categorie(t.saisie.choisie).vrac;
    const reclasse = c.vrac || (t.reclasse && !deVrac);
    const vers = t.vers ?? (c.vrac ? null : c.destination || null);
    mettre({ reclasse, vraie: null, matiere: null, vers }, { choisie: id });
  }

  return {
    toucherCategorie(id) {
      const { saisie: s, vraie } = etat.ticket;
      const famille = (autre) => autre && (autre === id || etat.categorie(autre).parent === id);
      if (famille(vraie)) mettre({ vraie: null });
      else if (famille(s.choisie)) mettre({ vraie: null, reclasse: false }, { choisie: null });
      else if (enfants(id).length) dialogues.sousCategories(id, choisir);
      else choisir(id);
    },

    prendreAutre(id) {
      changer({ ...etat.ticket, autre: id });
      agir.toucherCategorie(id);
    },

    basculerReclasse() {
      const { reclasse, saisie } = etat.ticket;
      const vrac = saisie.choisie && etat.categorie(saisie.choisie).vrac;
      mettre({ reclasse: vrac || !reclasse, vraie: null });
    },

    choisirVers(code) {
      const vers = etat.ticket.vers === code ? null : code;
      if (vers) annoncer(phrase("annonce_vers", { ou: phrase(`vers_${vers}`) }));
      mettre({ vers });
    },

    choisirMatiere: (id) => mettre({ matiere: etat.ticket.matiere === id ? null : id }),
    // A mixed material: its kilograms debit what waits, whatever the category.
    choisirMatiereSeule: (id) =>
      mettre({ matiere: id, vers: "a_recycler", vraie: null, reclasse: false }, { choisie: null }),

    // One container at a time: touched again, it is left. One that was proposed is thus said.
    choisirContenant(id) {
      const { contenantDit, saisie } = etat.ticket;
      const deja = contenantDit && saisie.tares[0]?.contenant === id;
      mettre({ contenantDit: true }, { tares: deja ? [] : [{ contenant: id, n: 1 }] });
    },
    compterTare: (id, pas) =>
      mettre({ contenantDit: true }, { tares: pas > 0 ? [{ contenant: id, n: 1 }] : [] }),
    sansTare: () => mettre({ contenantDit: true }, { tares: [] }),

    // « Pas pesé »: the keypad then counts containers.
    basculerObjets() {
      const pesee = !etat.ticket.pesee;
      mettre({ pesee }, { champ: pesee ? "poids" : "objets", texte: "", objets: "", estime: false });
    },
    basculerEstime() {
      if (etat.ticket.pesee) mettre({}, { estime: !etat.ticket.saisie.estime });
    },
  };
}

// From what was touched to a document: what is missing is said, what is odd is asked once.
function gestesDeTri(etat, page, outils, communs) {
  const { memoire, phrase, reglages, peindre, dialogues, foyer, volet, relire } = page;
  const { agir, changer, apaiser, dire, refuserSaisie } = outils;

  function manquer(quoi) {
    etat.manque = quoi;
    peindre();
    if (["vers", "contenant"].includes(quoi)) foyer[quoi]();
    else if (["categorie", "vraie", "vrac"].includes(quoi)) foyer.tuiles();
    else foyer.saisie();
    return false;
  }

  // Put what is described on the ticket: false when something is missing or asked.
  function completer(suite) {
    const t = etat.ticket;
    const quoi = etat.manqueDe(t);
    if (quoi) return manquer(quoi);
    let pesee = null;
    if (t.pesee) {
      pesee = peser(t.saisie, {
        contenants: reglages.contenants,
        maximum_g: reglages.point.maximum_g,
      });
      if (pesee.refus) {
        if (pesee.propose_g) etat.question = { genre: "maximum", propose_g: pesee.propose_g, suite };
        return refuserSaisie(pesee);
      }
      const arrivee = t.vraie ?? t.saisie.choisie;
      const sure = !arrivee || t.saisie.confirmee_g === pesee.masse_g;
      const combien = !sure && invraisemblable(etat.categorie(arrivee), pesee.masse_g, reglages.peu_g);
      if (combien) {
        etat.question = { genre: "plausible", combien, categorie: arrivee, masse_g: pesee.masse_g, suite };
        peindre();
        foyer.question();
        return false;
      }
    }
    apaiser();
    etat.avis = null;
    changer({ ...F.poser(t, pesee), geste: F.genre(t, reglages.mode) });
    return true;
  }

  return {
    valider() {
      if (etat.par === null) dialogues.nom(agir.valider);
      else communs.valider();
    },

    finirLaSaisie: () =>
      etat.ticket.lignes.length && !F.commence(etat.ticket) ? true : completer("valider"),

    // Line by line: one more on the ticket, and the display is free.
    ajouter() {
      if (!completer("ajouter")) return;
      const ligne = etat.ticket.lignes.at(-1);
      const categorie = etat.categorie(ligne.categorie).nom;
      annoncer(phrase("annonce_posee", { categorie, masse: kilos(ligne.masse_g) }));
      foyer.saisie();
    },

    reprendreLigne(cle) {
      const ligne = etat.ticket.lignes.find((l) => l.cle === cle);
      if (F.commence(etat.ticket) && !completer("ajouter")) return;
      volet.fermer();
      changer(F.reprendre(etat.ticket, ligne));
      const categorie = etat.categorie(ligne.categorie).nom;
      annoncer(phrase("ligne_reprise", { categorie }));
      foyer.saisie();
    },

    entrer() {
      if (reglages.mode === "par_ligne" && F.genre(etat.ticket, reglages.mode) === "lignes") {
        agir.ajouter();
      } else agir.valider();
    },

    // One step back at a time: the weight, then what surrounds it.
    echapper() {
      const t = etat.ticket;
      if (t.saisie.texte || t.saisie.objets) agir.saisir({ texte: "", objets: "" });
      else if (!F.estVide(t)) agir.abandonner();
      foyer.saisie();
    },

    accepter() {
      const { genre, masse_g, propose_g, suite } = etat.question;
      if (genre === "plausible") agir.saisir({ confirmee_g: masse_g });
      else agir.saisir({ texte: commeTape(propose_g) });
      agir[suite]();
    },

    voirBon: dialogues.jour,

    recu(envoi, donnees) {
      communs.recu(envoi, donnees);
      relire();
    },

    // A check may be what is missing: the state is read again before the document comes back.
    rouvrirRefuse(uuid) {
      communs.rouvrirRefuse(uuid);
      relire();
    },
  };
}
