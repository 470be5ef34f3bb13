// The ticket of the sorting table: what is being described, what must be known about it, and
// why it cannot be closed yet.

import { kilos, nombre } from "../comptoirs/nombres.js";
import { bouton, creer, ecrireMot, empecher, pastille, picto, refaire, tous, trouver } from "../comptoirs/page.js";
import { peser, total } from "../comptoirs/pesee.js";
import { combien, commence, genre } from "./feuille.js";
import { trieDuVrac } from "./vue.js";

const nomDe = (etat, l) =>
  l.categorie
    ? etat.categorie(l.categorie).nom
    : (etat.reglages.matieres.find((m) => m.id === l.matiere)?.nom ?? etat.phrase("categorie_a_dire"));

const marque = (l) =>
  l.categorie
    ? pastille(l.categorie)
    : creer("span", { class: "pastille pastille-grande" }, picto(l.matiere ? "recycle" : "package-open"));

function detail(l, { phrase, reglages, categorie }) {
  const caisse = reglages.contenants.find((c) => c.id === l.contenant);
  const soustrait = caisse && l.brut_g > 0 && { brut: kilos(l.brut_g), nom: caisse.nom, tare: kilos(caisse.tare_g) };
  return [
    l.vraie && `→ ${categorie(l.vraie).nom}`,
    l.reclasse && !l.vraie && phrase(categorie(l.categorie).vrac ? "vraie_du_vrac" : "vraie_a_dire"),
    l.vers ? phrase(`vers_${l.vers}`) : phrase("vers_a_dire"),
    soustrait ? phrase("brut_moins", soustrait) : caisse?.nom,
    l.mesure === "estimee" && l.brut_g !== null && phrase("estime_detail"),
  ]
    .filter(Boolean)
    .join(" · ");
}

const poids = (l, phrase) =>
  l.brut_g === null && l.masse_g === null
    ? `≈ ${phrase("fois", { n: l.n })}`
    : l.masse_g
      ? kilos(l.masse_g)
      : "—";

function tete(l, etat, attributs, balise = "div") {
  return creer(
    balise,
    { class: "ligne-tete", ...attributs },
    marque(l),
    creer(
      "span",
      { class: "ligne-mots" },
      creer("strong", {}, nomDe(etat, l)),
      creer("small", {}, detail(l, etat), attributs.quand && " · ", attributs.quand && creer("u", {}, etat.phrase("reprendre_ligne"))),
    ),
    creer("span", { class: "ligne-kg" }, poids(l, etat.phrase)),
  );
}

const posee = (l, etat) =>
  creer(
    "li",
    { class: l.erreur ? "ligne ligne-fautive" : "ligne" },
    tete(l, etat, { type: "button", "data-foyer": l.cle, quand: () => etat.agir.reprendreLigne(l.cle) }, "button"),
    l.erreur && creer("p", { class: "ligne-erreur" }, picto("triangle-alert", 18), creer("span", {}, l.erreur)),
  );

// What is being described, in the shape of a line.
function aDire(etat) {
  const { ticket, reglages } = etat;
  const lue = peser(ticket.saisie, { contenants: reglages.contenants, maximum_g: reglages.point.maximum_g });
  return {
    categorie: ticket.saisie.choisie,
    vraie: ticket.vraie,
    reclasse: ticket.reclasse,
    matiere: ticket.matiere,
    vers: ticket.vers,
    contenant: ticket.saisie.tares[0]?.contenant,
    n: combien(ticket),
    brut_g: ticket.pesee ? (lue.brut_g ?? 0) : null,
    masse_g: ticket.pesee ? (lue.masse_g ?? 0) : null,
    mesure: ticket.saisie.estime ? "estimee" : "pesee",
  };
}

const note = (dessin, classe, ...suite) =>
  creer("li", { class: `tri-note ${classe}` }, picto(dessin, 18), creer("span", {}, ...suite));

// What must be known before it is sent: what waits, what is missing, what is sought, what is not sold.
function notes(etat) {
  const { phrase, savoir, ticket, categorie } = etat;
  const choisie = ticket.saisie.choisie;
  const arrivee = ticket.vraie ?? choisie;
  const tuile = arrivee && (categorie(arrivee).parent ?? arrivee);
  const attente = savoir.attentes[choisie];
  const manquants = savoir.manquants[arrivee] ?? [];
  return [
    ticket.vers === "a_recycler" && (choisie || ticket.matiere) && matiere(etat),
    manquants.length > 0 &&
      note(
        "clipboard-check",
        "tri-note-controle",
        phrase("pas_controle", { noms: manquants.join(", ") }),
        " ",
        creer("a", { class: "bouton", href: categorie(arrivee).controler }, phrase("controler")),
      ),
    ...(savoir.souhaits[tuile] ?? []).map((s) =>
      note("heart-handshake", "tri-note-souhait", phrase("cherche", { phrase: s.phrase })),
    ),
    savoir.non_vendables[tuile] &&
      note("ban", "tri-note-interdit", phrase("non_vendables_de", { noms: savoir.non_vendables[tuile].join(", ") })),
    attente && note("boxes", "", attend(attente, phrase)),
  ].filter(Boolean);
}

function attend({ masse_g, jours }, phrase) {
  const masse = kilos(masse_g);
  if (jours === null) return phrase("attendent_anciens", { masse });
  return jours ? phrase.n("attendent", jours, { masse }) : phrase("attendent_jour", { masse });
}

function matiere({ phrase, ticket, categorie, reglages, agir }) {
  const choisie = ticket.vraie ?? ticket.saisie.choisie;
  const id = ticket.matiere ?? (choisie && categorie(choisie).matiere);
  const nom = reglages.matieres.find((m) => m.id === id)?.nom;
  const mot = nom ? phrase("matiere_de", { nom }) : phrase("matiere_sans");
  return creer(
    "li",
    { class: "tri-note" },
    bouton(mot, "recycle", () => agir.ouvrirMatieres(), { "data-foyer": "matiere" }),
  );
}

function motDuBouton(etat) {
  const { phrase, ticket, reglages } = etat;
  const quoi = commence(ticket) || !ticket.geste ? genre(ticket, reglages.mode) : ticket.geste;
  if (quoi === "reclasser" && trieDuVrac(etat)) {
    const vers = ticket.vers ?? ticket.lignes[0]?.vers;
    return phrase(vers ? `valider_vrac_${vers}` : "valider_vrac");
  }
  if (quoi === "contenant" && combien(ticket) > 1) return phrase("valider_contenants", { n: combien(ticket) });
  return phrase(`valider_${quoi}`);
}

export function peindreTicket(etat) {
  const { phrase, ticket, reglages, savoir } = etat;
  const encours = commence(ticket);
  const quoi = genre(ticket, reglages.mode);
  const parLigne = reglages.mode === "par_ligne";
  const cours = aDire(etat);

  refaire(trouver("#lignes"), JSON.stringify([ticket.lignes, encours, cours]), () => [
    ...ticket.lignes.map((l) => posee(l, etat)),
    ...(encours ? [creer("li", { class: "ligne ligne-courante" }, tete(cours, etat, {}))] : []),
  ]);
  refaire(trouver("#tri-notes"), JSON.stringify([encours, cours, savoir]), () => notes(etat));
  ecrireMot("#ticket-titre", phrase(quoi === "reclasser" && trieDuVrac(etat) ? "titre_vrac" : `titre_${quoi}`));
  ecrireMot("#ticket-compte", parLigne ? phrase.n("lignes", ticket.lignes.length) : "");
  const masse = total(ticket) + (cours.masse_g ?? 0);
  ecrireMot("#total, [data-total]", masse ? kilos(masse) : ticket.pesee ? "—" : phrase("moyenne"));
  ecrireMot("#ticket-ouvrir [data-mot]", encours ? nomDe(etat, cours) : phrase("categorie_a_dire"));
  ecrireMot("#valider [data-mot]", motDuBouton(etat));
  trouver("#invite").hidden = encours || ticket.lignes.length > 0 || Boolean(etat.question ?? etat.dernier);
  trouver("#ajouter").hidden = !parLigne;

  const quoiManque = ticket.lignes.length && !encours ? "" : etat.manqueDe(ticket);
  const raison = quoiManque ? phrase(`manque_${quoiManque}`) : "";
  empecher(tous("#valider, #valider-pied"), raison);
  empecher([trouver("#ajouter")], !encours || raison);
  empecher([trouver("#effacer-tout")], !encours && !ticket.lignes.length);
  for (const zone of tous("#raison-valider, #raison-pied")) {
    zone.textContent = raison;
    zone.hidden = !raison;
    zone.classList.toggle("raison-vive", Boolean(etat.manque));
  }
}

const numeros = ({ phrase }, pleins) =>
  pleins.length > 1
    ? phrase("numeros", { premier: nombre(pleins[0]), dernier: nombre(pleins.at(-1)) })
    : phrase("numero", { n: nombre(pleins[0]) });

// A closed container: its number, big, to be written on it.
export function motsDuRecu(etat) {
  const { dernier, phrase } = etat;
  const { pleins, numero, masse_g } = dernier.donnees;
  const masse = creer("p", { class: "recu-masse" }, kilos(masse_g), pleins.length > 0 && ` ${phrase("net")}`);
  if (!pleins.length) {
    const titre = phrase("depot_enregistre", { numero: nombre(numero) });
    return [creer("p", { class: "recu-numero" }, titre), masse, creer("p", {}, phrase("merci"))];
  }
  return [
    creer("p", { class: "recu-numero" }, phrase.n("a_ecrire", pleins.length)),
    creer("p", { class: "numero-plein" }, numeros(etat, pleins)),
    masse,
    dernier.donnees.suite && creer("p", {}, dernier.donnees.suite),
  ];
}

export function titreBref(etat) {
  const { dernier, phrase } = etat;
  const { pleins, numero, masse_g } = dernier.donnees;
  const masse = kilos(masse_g);
  return pleins.length
    ? phrase("plein_bref", { numero: numeros(etat, pleins), masse })
    : phrase("depot_bref", { numero: nombre(numero), masse });
}

// What becomes of it, where the receipt is told in one line; and where one sends it out oneself.
export const texteBref = ({ dernier, phrase }) => dernier.donnees.suite || phrase("merci");

export const suiteDuRecu = ({ dernier, phrase }) => {
  const { sortir, pleins } = dernier.donnees;
  if (!sortir || dernier.annulation) return null;
  const attributs = { class: "bouton bouton-comptoir", href: sortir, "data-foyer": "sortir" };
  return creer("a", attributs, picto("truck", 22), phrase.n("sortir", pleins.length));
};
