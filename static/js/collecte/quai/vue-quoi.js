// The end of the page: the kinds, the recipients, then what may be touched for this exit.

import { kilos } from "../comptoirs/nombres.js";
import { creer, ecrireMot, pastille, picto, presser, refaire, tous, trouver } from "../comptoirs/page.js";
import { vueAfficheur } from "./vue-saisie.js";
import { nomDuDestinataire } from "./noms.js";
import { convient, proposer } from "./partenaires.js";
import { destinataireManquant, ecart } from "./ticket.js";

const A_PESER = ["don", "interne", "zone", "envoi", "perte"];
const PAR_MATIERE = ["a_recycler", "a_jeter"];

const montrer = (id, oui) => {
  trouver(id).hidden = !oui;
  return oui;
};

export function peindreQuoi(etat) {
  const { ticket: t, phrase, reglages } = etat;
  const manque = destinataireManquant(t, etat.typeDon(t.type_don));
  const dit = !manque || t.genre === "arrivee";
  const contenu = trouver("#contenu");
  contenu.dataset.genre = t.genre;
  // On a phone the keypad stands only where there is something to weigh.
  contenu.dataset.pese = String((Boolean(t.genre) && dit) || Boolean(t.saisie.texte));

  for (const b of tous("[data-genre]", trouver("#genres"))) {
    const code = t.genre === "arrivee" ? "envoi" : t.genre;
    presser(b, b.dataset.genre === code);
  }
  const nom = reglages.genres.find((g) => g.code === t.genre)?.nom ?? "";
  montrer("#genre-choisi", Boolean(t.genre));
  ecrireMot("#genre-choisi [data-mot]", nom || phrase("titre_arrivee"));
  const destinataire = dit || t.type_don ? nomDuDestinataire(t, etat) : "";
  montrer("#destinataire", Boolean(destinataire) && !(t.genre === "arrivee" && !t.transfert));
  ecrireMot("#destinataire [data-mot]", destinataire);
  ecrireMot("#quoi-aide", phrase(!t.genre ? "aide_genre" : t.genre === "arrivee" ? "aide_arrivee" : "aide_poids"));

  peindreAQui(etat, manque);
  peindreArrivees(etat, dit);
  peindrePleins(etat, dit);
  peindreTuiles(etat, dit);
  vueAfficheur(etat);
}

// One question at a time: the kind of gift, its structure, the other site, the reason.
function peindreAQui(etat, manque) {
  const { ticket: t, phrase, reglages } = etat;
  const motif = t.genre === "arrivee" && ecart(t);
  const quoi = motif ? "motif" : manque || (t.genre === "dechetterie" && !t.structure ? "structure" : "");
  montrer("#arrivee-aide", t.genre === "arrivee" && !motif);
  if (!montrer("#zone-a-qui", Boolean(quoi))) return;
  const titres = {
    type_don: t.genre === "interne" ? "a_qui_interne" : "a_qui_type_don",
    structure: { recycleur: "a_qui_recycleur", dechetterie: "a_qui_dechetterie" }[t.genre] ?? "a_qui_structure",
    vers_lieu: "a_qui_lieu",
    motif: motif ? "a_qui_ecart" : "a_qui_motif",
  };
  ecrireMot("#a-qui-titre", phrase(titres[quoi]));
  ecrireMot("#a-qui-manque", etat.manque ? phrase(`manque_${etat.manque}`) : "");
  trouver("#zone-a-qui").classList.toggle("manque", Boolean(etat.manque));
  const possibles = new Set(structuresPossibles(etat).map((s) => s.id));
  let n = 0;
  for (const b of tous("button", trouver("#a-qui"))) {
    const { typeDon, structure, lieu, motif: raison, pour } = b.dataset;
    const montre =
      (typeDon && quoi === "type_don" && duGenre(etat, Number(typeDon))) ||
      (structure && quoi === "structure" && possibles.has(Number(structure))) ||
      (lieu && quoi === "vers_lieu") ||
      (raison && quoi === "motif" && pour === t.genre);
    b.hidden = !montre;
    n += montre ? 1 : 0;
    presser(b, [t.type_don, t.structure].includes(Number(typeDon ?? structure)) || (raison && raison === t.motif));
    if (structure) {
      const s = reglages.structures.find((x) => x.id === Number(structure));
      trouver("[data-mot]", b).textContent = mention(s, t, phrase);
    }
  }
  trouver("#a-qui-vide").hidden = n > 0;
  ecrireMot("#a-qui-vide", phrase(quoi === "vers_lieu" ? "aucun_lieu" : "aucune_structure"));
}

const duGenre = ({ reglages, ticket }, id) =>
  (reglages.types_don.find((t) => t.id === id).vers === "usage_interne") === (ticket.genre === "interne");

// The recyclers that take what is on the ticket already; any structure but a déchetterie for a gift.
function structuresPossibles({ reglages, ticket: t }) {
  if (t.genre === "dechetterie") return reglages.structures.filter((s) => s.genre === "dechetterie");
  if (t.genre !== "recycleur") {
    return reglages.structures.filter((s) => !["dechetterie", "recycleur"].includes(s.genre));
  }
  const voulues = t.lignes.map((l) => l.matiere).filter(Boolean);
  return reglages.structures.filter((s) => {
    const siennes = [...s.matieres, ...s.matieres_finies];
    return s.genre !== "dechetterie" && siennes.length && voulues.every((m) => siennes.includes(m));
  });
}

function mention(s, t, phrase) {
  const finie = t.genre === "recycleur" ? !s.matieres.length : s.finie_le;
  return finie ? phrase("convention_finie") : s.objet;
}

function peindreArrivees(etat, dit) {
  const { quai, phrase, agir, ticket: t } = etat;
  const montre = quai.en_route.length && (!t.genre || (t.genre === "envoi" && !dit));
  if (!montrer("#zone-arrivees", Boolean(montre))) return;
  refaire(trouver("#arrivees"), JSON.stringify(quai.en_route), () =>
    quai.en_route.map((a) =>
      carte({
        marque: creer("span", { class: "pastille pastille-grande" }, picto("package-check")),
        nom: a.nom,
        mots: phrase("arrive", { masse: kilos(a.masse_g), jour: a.parti_le }),
        quand: () => agir.recevoirUnEnvoi(a.id),
        foyer: `envoi-${a.id}`,
      }),
    ),
  );
}

function carte({ marque, nom, mots, masse, quand, foyer, presse, donnees = {} }) {
  return creer(
    "button",
    {
      class: "puce plein",
      type: "button",
      "aria-pressed": presse === undefined ? null : String(presse),
      "data-foyer": foyer,
      quand,
      ...donnees,
    },
    marque,
    creer("span", { class: "plein-mots" }, creer("strong", {}, nom), creer("small", {}, mots)),
    masse && creer("span", { class: "plein-kg" }, masse),
  );
}

function peindrePleins(etat, dit) {
  const { ticket: t, phrase, reglages, agir } = etat;
  const pour = ["bac", "perte", "arrivee"].includes(t.genre);
  if (!montrer("#zone-pleins", !pour && (dit || (t.genre === "recycleur" && t.lignes.length > 0)))) return;
  const pris = new Set(t.lignes.map((l) => l.plein).filter(Boolean));
  const pleins = etat.pleinsPresents().filter((p) => pris.has(p.id) || convient(reglages, t, p));
  const vide = trouver("#pleins-vide");
  vide.hidden = pleins.length > 0;
  vide.textContent = t.genre
    ? phrase("aucun_plein_genre")
    : `${phrase("aucun_plein")} ${phrase("aucun_plein_texte")}`;
  const cle = JSON.stringify([pleins, [...pris], t.genre]);
  refaire(trouver("#pleins"), cle, () =>
    pleins.map((p) =>
      carte({
        marque: p.categorie ? pastille(p.categorie) : creer("span", { class: "pastille pastille-grande" }, picto("recycle")),
        nom: p.nom,
        mots: motsDuPlein(p, etat),
        masse: (p.mesure === "pesee" ? "" : "≈ ") + kilos(p.masse_g),
        presse: pris.has(p.id),
        quand: () => agir.toucherPlein(p.id),
        foyer: `plein-${p.id}`,
        donnees: { "data-plein": p.id },
      }),
    ),
  );
}

function motsDuPlein(p, { phrase, reglages, ticket: t, etapeNom }) {
  const { genre, structure } = proposer(reglages, p);
  const chez = reglages.structures.find((s) => s.id === structure);
  const pour = t.genre
    ? ""
    : chez
      ? phrase("plein_pour", { nom: chez.nom })
      : genre
        ? phrase("plein_a_choisir")
        : etapeNom(p.etape);
  const matiere = p.nom_matiere && p.nom_matiere !== p.nom ? p.nom_matiere : "";
  return [phrase("plein_numero", { n: p.id }), matiere || p.contenant, pour].filter(Boolean).join(" · ");
}

// Bins, materials or categories: what a weight may be given to.
function peindreTuiles(etat, dit) {
  const { ticket: t, phrase, reglages, quai } = etat;
  const structure = reglages.structures.find((s) => s.id === t.structure);
  montrer("#zone-bacs", !t.genre || t.genre === "bac");
  presser(trouver("#maison"), t.genre === "bac" && t.maison);
  montrer("#zone-de", dit && ["envoi", "perte"].includes(t.genre));
  for (const b of tous("[data-de]")) presser(b, b.dataset.de === t.de);
  const parMatiere = t.genre === "envoi" && PAR_MATIERE.includes(t.de);
  const matieres = dit && (["recycleur", "dechetterie"].includes(t.genre) || parMatiere);
  montrer("#zone-matieres", matieres);
  montrer("#zone-categories", dit && A_PESER.includes(t.genre) && !parMatiere);

  const siennes = parMatiere ? null : [...(structure?.matieres ?? []), ...(structure?.matieres_finies ?? [])];
  const attente = quai.attente[t.genre === "dechetterie" || t.de === "a_jeter" ? "a_jeter" : "a_recycler"] ?? {};
  for (const b of tous("[data-tuile]")) {
    const [genre, id] = b.dataset.tuile.split(":");
    presser(b, t.saisie.choisie === b.dataset.tuile);
    if (genre === "melange") b.hidden = t.genre !== "dechetterie";
    if (genre === "matiere") {
      b.hidden = Boolean(siennes) && !siennes.includes(Number(id));
      const ici = attente[id] ?? 0;
      const finie = structure?.matieres_finies.includes(Number(id));
      const mots = [finie && phrase("convention_finie"), ici > 0 && phrase("attente", { masse: kilos(ici) })];
      trouver("[data-mot]", b).textContent = mots.filter(Boolean).join(" · ");
    }
    if (genre === "bac") {
      const bac = etat.bac(Number(id));
      const moyenne = kilos(Math.round(bac.moyenne_g / 100) * 100);
      const poids = bac.moyenne_g ? phrase("bac_moyenne", { masse: moyenne }) : phrase("bac_a_peser");
      trouver("[data-mot]", b).textContent = [poids, bac.destin].filter(Boolean).join(" · ");
    }
  }
}
