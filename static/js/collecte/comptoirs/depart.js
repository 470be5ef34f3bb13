// What a counter where things are weighed says of now: its day, who weighs, what was sent last.

// « dim. 1er mars »: browsers write « 1 mars ».
export const dateLisible = (jour, options = { weekday: "short", day: "numeric", month: "short" }) =>
  new Date(`${jour}T12:00:00`)
    .toLocaleDateString("fr-FR", options)
    .replace(/(^|\s)1(?=\s\p{L})/u, (_, avant) => `${avant}1er`);

// Whom the name tile stands for: who was chosen here under this account, else the person who is
// signed in, else who was chosen last; null when somebody must say it.
export function quiPese({ equipe, moi, compte }, habitudes) {
  const choisi = habitudes.par ?? null;
  const id = habitudes.compte === compte ? choisi : (moi ?? choisi);
  return equipe.some((e) => e.id === id) ? id : moi;
}

// What became of the last document, as its sending goes on.
export function suivreLeDernier({ dernier, envoi, memoire }) {
  if (!dernier || dernier.statut === "recu") return;
  if (memoire.envoi(dernier.uuid)?.etat !== "attente") return;
  dernier.cause = envoi.pause;
  dernier.statut = envoi.enCours ? "envoi" : envoi.pause === "connexion" ? "connexion" : "attente";
}
