// A gesture posted to the server, and what it answers: the page's token is read again when needed.

const DELAI_MS = 10_000;

const meta = () => document.querySelector('meta[name="csrf-token"]');

// POST JSON; {statut, donnees} whatever the answer, {statut: 0, cause} when there is none.
// `options`: of the request; « keepalive » outlives the page that is left.
export async function poster(adresse, corps, deuxiemeEssai = false, options = {}) {
  try {
    const reponse = await fetch(adresse, {
      method: "POST",
      headers: {
        Accept: "application/json",
        "Content-Type": "application/json",
        "X-CSRFToken": meta().content,
      },
      body: JSON.stringify(corps),
      credentials: "same-origin",
      redirect: "error",
      signal: AbortSignal.timeout(DELAI_MS),
      ...options,
    });
    const json = reponse.headers.get("Content-Type")?.includes("json");
    const donnees = json ? await reponse.json() : {};
    // The page's token is older than the session: read it again, once.
    const perime = reponse.status === 403 && (donnees.perime || !json);
    if (perime && !deuxiemeEssai && (await relireJeton())) return poster(adresse, corps, true, options);
    return { statut: perime ? 0 : reponse.status, donnees, cause: "serveur" };
  } catch {
    return { statut: 0, donnees: {}, cause: navigator.onLine ? "serveur" : "reseau" };
  }
}

// The server understood, and says no: worth telling, not worth trying again.
export const estRefus = ({ statut, donnees }) =>
  [400, 403, 404, 409, 413, 422].includes(statut) && Boolean(donnees.refus);

async function relireJeton() {
  try {
    const page = await fetch(location.href, { signal: AbortSignal.timeout(DELAI_MS) });
    const lue = new DOMParser().parseFromString(await page.text(), "text/html");
    const jeton = lue.querySelector('meta[name="csrf-token"]')?.content;
    if (!jeton) return false;
    meta().content = jeton;
    return true;
  } catch {
    return false;
  }
}
