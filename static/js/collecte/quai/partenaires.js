// Who takes what today: which full container may leave how, and who is proposed for it.
// Pure: settings in, answers out.

// Partners that take a material today, recyclers and déchetteries.
export const preneurs = (reglages, matiere) =>
  reglages.structures.filter((s) => s.matieres.includes(matiere));

const dechetteries = (reglages) => reglages.structures.filter((s) => s.genre === "dechetterie");

export const genreDe = (structure) => (structure.genre === "dechetterie" ? "dechetterie" : "recycleur");

export const laDechetterie = (reglages) => {
  const toutes = dechetteries(reglages);
  return toutes.length === 1 ? toutes[0] : null;
};

// {genre, structure} when only one way is possible, {genre} when the recipient is to be said,
// {} when even the kind is.
export function proposer(reglages, plein) {
  if (plein.etape === "a_jeter") {
    return { genre: "dechetterie", structure: laDechetterie(reglages)?.id ?? null };
  }
  if (plein.etape !== "a_recycler" || !plein.matiere) return {};
  const qui = preneurs(reglages, plein.matiere);
  if (qui.length === 1) return { genre: genreDe(qui[0]), structure: qui[0].id };
  return qui.length ? { genre: "recycleur" } : {};
}

// Whether a full container may leave by this exit.
export function convient(reglages, ticket, plein) {
  const structure = reglages.structures.find((s) => s.id === ticket.structure);
  switch (ticket.genre) {
    case "":
    case "envoi":
      return true;
    case "don":
    case "interne":
    case "zone":
      return plein.etape === "rayon";
    case "recycleur": {
      if (!plein.matiere || !["a_recycler", "a_jeter"].includes(plein.etape)) return false;
      if (structure) return [...structure.matieres, ...structure.matieres_finies].includes(plein.matiere);
      return preneurs(reglages, plein.matiere).some((s) => s.genre !== "dechetterie");
    }
    case "dechetterie":
      return plein.etape === "a_jeter" || Boolean(structure?.matieres.includes(plein.matiere));
    default:
      return false;
  }
}
