// « Collecte suspendue »: the server's own sentence, read again with the rest of the counter.
// It never moves a key under a finger: it waits until nobody has touched the screen for a while.

const PERIODE_MS = 60_000;
const CALME_MS = 3_000;

const zone = document.querySelector(".comptoir-collecte");
const compte = document.querySelector('[data-geste="liste-du-jour"] [data-mot]');
let touche = 0;
let attendu = zone.innerHTML.trim();

async function relire() {
  try {
    const reponse = await fetch(zone.dataset.adresse, { signal: AbortSignal.timeout(10_000) });
    if (!reponse.ok) return;
    attendu = (await reponse.text()).trim();
    montrer();
  } catch {
    // No network: what was said last stands.
  }
}

function montrer() {
  if (zone.innerHTML.trim() === attendu) return;
  const reste = CALME_MS - (Date.now() - touche);
  if (reste > 0) {
    setTimeout(montrer, reste);
    return;
  }
  const lue = new DOMParser().parseFromString(attendu, "text/html");
  zone.replaceChildren(...lue.body.children);
  attendu = zone.innerHTML.trim();
}

document.addEventListener("pointerdown", () => {
  touche = Date.now();
});
document.addEventListener("visibilitychange", () => document.hidden || relire());
new MutationObserver(relire).observe(compte, { childList: true, characterData: true, subtree: true });
setInterval(() => document.hidden || relire(), PERIODE_MS);
