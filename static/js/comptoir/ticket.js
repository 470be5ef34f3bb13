// A deposit in progress: a plain object, and functions that return a new one. No page here,
// no storage, no sentence: refusals are codes that the page turns into words.

import { lireMasse, lireObjets } from "./nombres.js";

// randomUUID needs a secure context; a counter on a plain local network has none.
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const o = crypto.getRandomValues(new Uint8Array(16));
  o[6] = (o[6] & 0x0f) | 0x40;
  o[8] = (o[8] & 0x3f) | 0x80;
  const hexa = Array.from(o, (x) => x.toString(16).padStart(2, "0")).join("");
  return hexa.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

export function saisieVide() {
  return {
    champ: "poids",
    texte: "",
    objets: "",
    tares: [],
    estime: false,
    choisie: null,
    corrige: null,
    neuve: false,
  };
}

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
    lignes: [],
    refuses: [],
    courante: null,
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

export function total(t) {
  return t.lignes.reduce((somme, ligne) => somme + ligne.masse_g, 0);
}

export function tareTotale(tares, contenants) {
  const tare = new Map(contenants.map((c) => [c.id, c.tare_g]));
  return tares.reduce((somme, { contenant, n }) => somme + (tare.get(contenant) ?? 0) * n, 0);
}

export function compterTare(tares, contenant, pas) {
  const n = (tares.find((t) => t.contenant === contenant)?.n ?? 0) + pas;
  const autres = tares.filter((t) => t.contenant !== contenant);
  const rang = tares.findIndex((t) => t.contenant === contenant);
  if (n <= 0) return autres;
  if (rang < 0) return [...autres, { contenant, n }];
  return tares.map((t) => (t.contenant === contenant ? { contenant, n } : t));
}

// What was typed, as a weighing: {brut_g, tare_g, masse_g} or {refus, …numbers for the sentence}.
export function peser(saisie, { contenants, maximum_g }) {
  const lu = lireMasse(saisie.texte);
  if (lu.refus) return lu;
  const brut_g = lu.grammes;
  const tare_g = tareTotale(saisie.tares, contenants);
  if (maximum_g && brut_g > maximum_g) {
    const dixieme = brut_g / 10;
    const plausible = Number.isInteger(dixieme) && dixieme <= maximum_g && dixieme > tare_g;
    return { refus: "maximum", brut_g, maximum_g, propose_g: plausible ? dixieme : null };
  }
  if (tare_g >= brut_g) return { refus: tare_g > brut_g ? "tare" : "tare_egale", brut_g, tare_g };
  return { brut_g, tare_g, masse_g: brut_g - tare_g };
}

export function aConfirmer(categorie, masse_g) {
  return Boolean(categorie.plausible_g) && masse_g > categorie.plausible_g;
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

// Take a line back into the display; the ticket keeps it until the new one replaces it.
export function corriger(t, cle, ecrire) {
  const ligne = t.lignes.find((l) => l.cle === cle);
  const saisie = {
    ...saisieVide(),
    texte: ecrire(ligne.brut_g),
    objets: ligne.quantite === null ? "" : String(ligne.quantite),
    tares: ligne.tares,
    estime: ligne.mesure === "estimee",
    choisie: ligne.categorie,
    corrige: cle,
    neuve: true,
  };
  return { ...t, courante: cle, saisie };
}

export function enlever(t, cle) {
  const rang = t.lignes.findIndex((l) => l.cle === cle);
  const lignes = t.lignes.filter((l) => l.cle !== cle);
  const saisie = t.saisie.corrige === cle ? saisieVide() : t.saisie;
  return {
    ticket: { ...t, lignes, saisie, courante: lignes.at(-1)?.cle ?? null },
    enlevee: { ligne: t.lignes[rang], rang },
  };
}

export function remettre(t, { ligne, rang }) {
  const lignes = [...t.lignes.slice(0, rang), ligne, ...t.lignes.slice(rang)];
  return { ...t, lignes, courante: ligne.cle };
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

// The local time with its offset: the server keeps it beside its own.
export function heureAppareil(date) {
  const deux = (n) => String(Math.floor(Math.abs(n))).padStart(2, "0");
  const ecart = -date.getTimezoneOffset();
  const jour = `${date.getFullYear()}-${deux(date.getMonth() + 1)}-${deux(date.getDate())}`;
  const heure = `${deux(date.getHours())}:${deux(date.getMinutes())}:${deux(date.getSeconds())}`;
  return `${jour}T${heure}${ecart < 0 ? "-" : "+"}${deux(ecart / 60)}:${deux(ecart % 60)}`;
}

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
    lignes: t.lignes.map(({ cle, erreur, ...ligne }) => ligne),
    refuses: t.refuses.map(({ cle, ...refus }) => refus),
  };
}

// A posted deposit comes back to the screen: as it was, under a new uuid.
export function depuisDocument(doc, origineDefaut, { champs = {} } = {}) {
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
  return {
    ...t,
    localite: doc.localite ?? null,
    donateur: doc.donateur ?? null,
    commentaire: doc.commentaire ?? "",
    jour: doc.jour ?? null,
    lignes,
    refuses: (doc.refuses ?? []).map((r) => ({ ...r, cle: uuid() })),
    courante: (fautive ?? lignes.at(-1))?.cle ?? null,
  };
}
