// An exit in progress: a plain object, and functions that return a new one. No page here, no
// storage, no sentence: refusals are codes that the page turns into words.

import { heureAppareil, uuid } from "../comptoirs/identifiants.js";
import { lireObjets } from "../comptoirs/nombres.js";
import { saisieVide } from "../comptoirs/pesee.js";

const SANS_DESTINATAIRE = { type_don: null, structure: null, vers_lieu: null, transfert: null, motif: "" };

export function nouveau() {
  return {
    uuid: uuid(),
    ouvert: true,
    modifie_le: Date.now(),
    genre: "",
    ...SANS_DESTINATAIRE,
    de: "a_trier",
    maison: false,
    confirme: false,
    commentaire: "",
    jour: null,
    lignes: [],
    courante: null,
    autre: null,
    saisie: saisieVide(),
  };
}

export function estVide(t) {
  const s = t.saisie;
  return !(
    t.lignes.length ||
    t.genre ||
    t.commentaire ||
    t.jour ||
    s.texte ||
    s.objets ||
    s.tares.length ||
    s.choisie
  );
}

// The kind of exit: whom it goes to is asked again.
export function choisirGenre(t, genre, quoi = {}) {
  return { ...t, genre, ...SANS_DESTINATAIRE, maison: false, confirme: false, autre: null, ...quoi };
}

export const sansDestinataire = (t) => ({ ...t, ...SANS_DESTINATAIRE, confirme: false });

// « bac:3 », « matiere:7 », « categorie:12 », « melange:0 »: what a tile stands for.
export function cible(tuile) {
  const [genre, id] = (tuile ?? ":").split(":");
  return { genre, id: Number(id) };
}

function ligneVide() {
  return {
    cle: uuid(),
    plein: null,
    categorie: null,
    matiere: null,
    bac: null,
    n: 1,
    de: "a_trier",
    brut_g: null,
    tares: [],
    masse_g: 0,
    quantite: null,
    mesure: "pesee",
    annonce_g: null,
    absent: false,
    nom: "",
    erreur: "",
  };
}

function ajouter(t, ligne) {
  // Found lost one thing at a time: each loss has its own reason.
  const avant = t.genre === "perte" ? [] : t.lignes;
  return { ...t, lignes: [...avant, ligne], courante: ligne.cle };
}

// Put what was weighed on the ticket, under what its tile stands for.
export function poser(t, tuile, pesee) {
  const s = t.saisie;
  const { genre, id } = cible(tuile);
  const n = lireObjets(s.objets);
  const ligne = {
    ...ligneVide(),
    categorie: genre === "categorie" ? id : null,
    matiere: genre === "matiere" ? id : null,
    bac: genre === "bac" ? id : null,
    n: genre === "bac" ? (n ?? 1) : 1,
    de: t.de,
    brut_g: pesee.brut_g,
    tares: genre === "bac" ? [] : s.tares,
    masse_g: pesee.masse_g,
    quantite: genre === "bac" ? null : n,
    mesure: s.estime ? "estimee" : "pesee",
  };
  return { ...ajouter(t, ligne), saisie: saisieVide() };
}

// Bins that nobody weighed: one more each time their tile is touched.
export function poserUnBac(t, bac, combien = 1) {
  const deja = t.lignes.find((l) => l.bac === bac.id && l.brut_g === null);
  if (!deja) {
    const ligne = { ...ligneVide(), bac: bac.id, n: combien, masse_g: bac.moyenne_g * combien, mesure: "estimee" };
    return { ...ajouter(t, ligne), saisie: saisieVide() };
  }
  const n = Math.min(deja.n + combien, 99);
  const lignes = t.lignes.map((l) =>
    l === deja ? { ...l, n, masse_g: bac.moyenne_g * n, erreur: "" } : l,
  );
  return { ...t, lignes, courante: deja.cle, saisie: saisieVide() };
}

export function poserUnPlein(t, plein) {
  const ligne = {
    ...ligneVide(),
    plein: plein.id,
    categorie: plein.categorie,
    matiere: plein.matiere,
    de: plein.etape,
    masse_g: plein.masse_g,
    mesure: plein.mesure,
    nom: plein.nom,
  };
  return ajouter(t, ligne);
}

// A transfer on its way, as it was announced: each line may be weighed again.
export function poserUneArrivee(t, transfert) {
  const lignes = transfert.lignes.map((l) => ({
    ...ligneVide(),
    categorie: l.categorie,
    de: l.de,
    nom: l.nom,
    masse_g: l.masse_g,
    annonce_g: l.masse_g,
  }));
  return { ...choisirGenre(t, "arrivee", { transfert: transfert.id }), lignes, courante: null };
}

export function repeser(t, cle, pesee) {
  const { brut_g, masse_g } = pesee;
  const { tares, estime } = t.saisie;
  const mesure = estime ? "estimee" : "pesee";
  const lignes = t.lignes.map((l) =>
    l.cle === cle ? { ...l, brut_g, masse_g, tares, mesure, absent: false, erreur: "" } : l,
  );
  return { ...t, lignes, courante: cle, saisie: saisieVide() };
}

export function absente(t, cle) {
  const lignes = t.lignes.map((l) =>
    l.cle === cle ? { ...l, brut_g: null, masse_g: 0, tares: [], absent: true, erreur: "" } : l,
  );
  return { ...t, lignes, courante: cle };
}

// Take a line back into the display; the ticket keeps it until the new weight replaces it.
export function corriger(t, cle, ecrire) {
  const ligne = t.lignes.find((l) => l.cle === cle);
  const brut_g = ligne.brut_g ?? ligne.masse_g;
  const saisie = {
    ...saisieVide(),
    texte: brut_g ? ecrire(brut_g) : "",
    tares: ligne.tares,
    estime: ligne.mesure === "estimee",
    corrige: cle,
    neuve: true,
  };
  return { ...t, courante: cle, saisie };
}

export const ecart = (t) => t.lignes.some((l) => l.annonce_g !== null && l.annonce_g !== l.masse_g);

// Whom or what is still to be said, as a code; "" when nothing is.
export function destinataireManquant(t, typeDon) {
  switch (t.genre) {
    case "don":
    case "interne":
      if (!t.type_don) return "type_don";
      return typeDon?.structure && !t.structure ? "structure" : "";
    case "recycleur":
      return t.structure ? "" : "structure";
    case "envoi":
      return t.vers_lieu ? "" : "vers_lieu";
    case "perte":
      return t.motif ? "" : "motif";
    case "arrivee":
      return ecart(t) && !t.motif ? "motif_arrivee" : "";
    default:
      return "";
  }
}

// Why it cannot leave now, as a code; "" when it can.
export function manque(t, typeDon) {
  if (!t.genre) return t.lignes.length ? "genre_plein" : "genre";
  const qui = destinataireManquant(t, typeDon);
  if (qui && t.genre !== "arrivee") return qui;
  return t.lignes.length ? qui : "ligne";
}

function enLigne(l, arrivee) {
  if (l.plein) return { plein: l.plein };
  const { categorie, matiere, bac, n, de, brut_g, tares, masse_g, quantite, mesure, absent } = l;
  if (arrivee) {
    return absent
      ? { categorie, de, absent }
      : { categorie, de, brut_g: brut_g ?? masse_g, tares, masse_g };
  }
  return { categorie, matiere, bac, n, de, brut_g, tares, masse_g, quantite, mesure };
}

// What is posted: the ticket without what only the screen needs.
export function enDocument(t, { lieu, point, par, date }) {
  return {
    uuid: t.uuid,
    appareil_le: heureAppareil(date),
    lieu,
    point,
    par,
    genre: t.genre,
    type_don: t.type_don,
    structure: t.structure,
    vers_lieu: t.vers_lieu,
    transfert: t.transfert,
    motif: t.motif,
    maison: t.maison,
    confirme: t.confirme,
    commentaire: t.commentaire,
    jour: t.jour,
    lignes: t.lignes.map((l) => enLigne(l, t.genre === "arrivee")),
  };
}

// A posted exit comes back to the screen as it was, under a new uuid. `completer(line)` tells
// what the document does not carry: the kilograms and the name of a container, what was
// announced.
export function depuisDocument(doc, completer, { champs = {} } = {}) {
  const lignes = (doc.lignes ?? []).map((ligne, rang) => ({
    ...ligneVide(),
    ...ligne,
    ...completer(ligne, doc),
    cle: uuid(),
    erreur: Object.entries(champs)
      .filter(([champ]) => champ === `lignes.${rang}` || champ.startsWith(`lignes.${rang}.`))
      .map(([, phrase]) => phrase)
      .join(" "),
  }));
  const fautive = lignes.find((ligne) => ligne.erreur);
  const { genre, type_don, structure, vers_lieu, transfert, motif, maison, commentaire, jour } = doc;
  return {
    ...nouveau(),
    ...{ genre, type_don, structure, vers_lieu, transfert, motif, maison, commentaire, jour },
    lignes,
    courante: (fautive ?? lignes.at(-1))?.cle ?? null,
  };
}
