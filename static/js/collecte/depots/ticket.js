// A deposit in progress: a plain object, and functions that return a new one. No page here,
// no storage, no sentence: refusals are codes that the page turns into words.

import { heureAppareil, uuid } from "../comptoirs/identifiants.js";
import { commeTape, lireObjets } from "../comptoirs/nombres.js";
import { saisieVide, total } from "../comptoirs/pesee.js";

export function nouveau(origine) {
  return {
    uuid: uuid(),
    ouvert: true,
    modifie_le: Date.now(),
    origine,
    localite: null,
    donateur: null,
    commentaire: "",
    jour: null,
    remplace: null,
    // The stop of a round that it weighs, and its place in the round.
    arret: null,
    arret_rang: null,
    lignes: [],
    refuses: [],
    courante: null,
    // What it said, and weighed, when it came back to be corrected.
    faux: null,
    avant_g: null,
    autre: null,
    saisie: saisieVide(),
  };
}

export function estVide(t) {
  const s = t.saisie;
  return !(
    t.lignes.length ||
    t.refuses.length ||
    t.donateur ||
    t.commentaire ||
    t.jour ||
    s.texte ||
    s.objets ||
    s.tares.length ||
    s.choisie
  );
}

// Put what was typed on the ticket, in the place of the line being corrected if there is one.
export function poser(t, categorie, pesee, confirmee = false) {
  const s = t.saisie;
  const ancienne = t.lignes.find((ligne) => ligne.cle === s.corrige);
  const ligne = {
    cle: ancienne?.cle ?? uuid(),
    categorie: categorie.id,
    brut_g: pesee.brut_g,
    tares: s.tares,
    masse_g: pesee.masse_g,
    quantite: lireObjets(s.objets),
    mesure: s.estime ? "estimee" : "pesee",
    destination: categorie.vrac ? "a_trier" : (ancienne?.destination ?? categorie.destination),
    confirmee,
    erreur: "",
  };
  const lignes = ancienne
    ? t.lignes.map((l) => (l.cle === ligne.cle ? ligne : l))
    : [...t.lignes, ligne];
  return { ...t, lignes, courante: ligne.cle, saisie: saisieVide() };
}

export function orienter(t, cle, destination) {
  return {
    ...t,
    lignes: t.lignes.map((l) => (l.cle === cle ? { ...l, destination, erreur: "" } : l)),
  };
}

// Take a line back into the display; the ticket keeps it until the new one replaces it. A weight
// typed before it was said which line was wrong is that line's.
export function corriger(t, cle) {
  const ligne = t.lignes.find((l) => l.cle === cle);
  const s = t.saisie;
  const tape = t.faux && !s.corrige && s.texte;
  const saisie = {
    ...saisieVide(),
    texte: tape || commeTape(ligne.brut_g),
    objets: ligne.quantite === null ? "" : String(ligne.quantite),
    tares: tape && s.tares.length ? s.tares : ligne.tares,
    estime: tape ? s.estime : ligne.mesure === "estimee",
    choisie: ligne.categorie,
    corrige: cle,
    neuve: !tape,
  };
  return { ...t, courante: cle, saisie };
}

export function refuserUnDon(t, motif, categorie) {
  return { ...t, refuses: [...t.refuses, { cle: uuid(), motif, categorie }] };
}

export function oublierUnRefus(t, cle) {
  return { ...t, refuses: t.refuses.filter((r) => r.cle !== cle) };
}

export function remettreUnRefus(t, refus) {
  return { ...t, refuses: [...t.refuses, refus] };
}

// Why the deposit cannot be validated now, as a code; "" when it can.
export function manque(t) {
  if (!t.lignes.length && !t.refuses.length) return "ligne";
  if (t.localite === null) return "localite";
  return "";
}

// What it says, as text: to know whether it changed.
function dit(t) {
  const { origine, localite, donateur, commentaire, jour, refuses, lignes } = t;
  const sues = lignes.map(({ erreur, confirmee, ...ligne }) => ligne);
  return JSON.stringify([origine, localite, donateur, commentaire, jour, refuses, sues]);
}

// It came back to be corrected, and says what it said.
export const estInchange = (t) => Boolean(t.faux) && t.faux === dit(t) && (t.saisie.neuve || !t.saisie.texte);

// It came back to be corrected, and nobody has touched the line that was wrong.
export const chercheSaLigne = (t) =>
  Boolean(t.faux) && t.lignes.length > 0 && !t.saisie.corrige && t.faux === dit(t);

// The lines of a deposit to correct that a touch of this tile may be about: those of its family.
export const deCetteFamille = (t, famille) =>
  t.faux && !t.saisie.corrige ? t.lignes.filter((l) => famille(l.categorie)) : [];

// What is posted: the ticket without what only the screen needs.
export function enDocument(t, { lieu, point, par, date }) {
  return {
    uuid: t.uuid,
    appareil_le: heureAppareil(date),
    lieu,
    point,
    par,
    origine: t.origine,
    localite: t.localite,
    donateur: t.donateur || null,
    commentaire: t.commentaire,
    jour: t.jour,
    remplace: t.remplace ?? null,
    ...(t.arret && { arret: t.arret }),
    lignes: t.lignes.map(({ cle, erreur, ...ligne }) => ligne),
    refuses: t.refuses.map(({ cle, ...refus }) => refus),
  };
}

// A posted deposit comes back to the screen: as it was, under a new uuid. `aCorriger`: somebody
// said that it is wrong; its only line then stands in the display already, one of several is
// touched to be there.
export function depuisDocument(doc, origineDefaut, { champs = {}, aCorriger = false } = {}) {
  const t = nouveau(doc.origine ?? origineDefaut);
  const lignes = (doc.lignes ?? []).map((ligne, rang) => ({
    quantite: null,
    tares: [],
    confirmee: false,
    ...ligne,
    cle: uuid(),
    erreur: Object.entries(champs)
      .filter(([champ]) => champ.startsWith(`lignes.${rang}.`))
      .map(([, phrase]) => phrase)
      .join(" "),
  }));
  const fautive = lignes.find((ligne) => ligne.erreur);
  const rouvert = {
    ...t,
    localite: doc.localite ?? null,
    donateur: doc.donateur ?? null,
    commentaire: doc.commentaire ?? "",
    jour: doc.jour ?? null,
    remplace: doc.remplace ?? null,
    arret: doc.arret ?? null,
    lignes,
    refuses: (doc.refuses ?? []).map((r) => ({ ...r, cle: uuid() })),
    courante: (fautive ?? lignes.at(-1))?.cle ?? null,
  };
  if (!aCorriger) return rouvert;
  const faux = { ...rouvert, faux: dit(rouvert), avant_g: total(rouvert), courante: null };
  return lignes.length === 1 ? corriger(faux, lignes[0].cle) : faux;
}
