// What stands at the dock: read again with each answer, when the page comes back, and from time
// to time. No card moves under a finger: a fresh list waits until nobody has touched the screen.

const PERIODE_MS = 60_000;
const CALME_MS = 3_000;

export function creerEtatDuQuai({ initial, adresse, memoire, quandChange }) {
  let quai = initial;
  let version = 0;
  let touche = 0;
  const vus = new Map();
  const retenir = () => {
    for (const p of quai.pleins) vus.set(p.id, p);
  };
  retenir();

  function prendre(nouveau) {
    version += 1;
    quai = nouveau;
    retenir();
    quandChange();
  }

  function quandCalme(nouveau, laVersion) {
    // What an exit answered meanwhile is fresher.
    if (laVersion !== version) return;
    const reste = CALME_MS - (Date.now() - touche);
    if (reste > 0) setTimeout(() => quandCalme(nouveau, laVersion), reste);
    else prendre(nouveau);
  }

  async function relire() {
    const laVersion = version;
    try {
      const reponse = await fetch(adresse, { redirect: "error", signal: AbortSignal.timeout(10_000) });
      if (reponse.ok) quandCalme(await reponse.json(), laVersion);
    } catch {
      // No network: what was read last stands.
    }
  }

  document.addEventListener("pointerdown", () => {
    touche = Date.now();
  });
  document.addEventListener("visibilitychange", () => document.hidden || relire());
  setInterval(() => document.hidden || relire(), PERIODE_MS);

  return {
    get quai() {
      return quai;
    },
    prendre,
    relire,
    connu: (id) => vus.get(id),
    // What waits to be sent has left already, for whoever looks.
    presents() {
      const partis = memoire.envois().filter((e) => e.etat === "attente");
      const ids = new Set(partis.flatMap((e) => e.document.lignes.map((l) => l.plein)));
      return quai.pleins.filter((p) => !ids.has(p.id));
    },
  };
}
