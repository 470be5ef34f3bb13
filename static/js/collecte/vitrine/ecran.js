// The wall screen reads its figures again by itself. When it cannot, it says so, and what was
// « Aujourd’hui » becomes the day and the hour at which it was read.

const PERIODE_MS = 30_000;
const PATIENCE_MS = 10_000;
// One lost answer is nothing; from here on, the figures are old.
const VIEUX_MS = 90_000;

const ecran = document.querySelector(".ecran");
const chiffres = document.getElementById("chiffres");
const annonces = ["vieux", "deconnecte"].map((id) => document.getElementById(id));
let lu = Date.now();

async function lire() {
  try {
    const reponse = await fetch(ecran.dataset.chiffres, {
      cache: "no-store",
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    // Sent to the login page, or a role that ended.
    if (reponse.type === "opaqueredirect" || reponse.status === 403) {
      dire("deconnecte");
      return;
    }
    if (!reponse.ok) throw new Error(String(reponse.status));
    const lue = new DOMParser().parseFromString(await reponse.text(), "text/html");
    chiffres.replaceChildren(...lue.body.childNodes);
    lu = Date.now();
    dire("");
  } catch {
    if (Date.now() - lu > VIEUX_MS) dire("vieux");
  }
}

function dire(quoi) {
  ecran.classList.toggle("ecran-vieux", quoi !== "");
  for (const annonce of annonces) annonce.hidden = annonce.id !== quoi;
}

setInterval(lire, PERIODE_MS);
addEventListener("online", lire);
document.addEventListener("visibilitychange", () => document.hidden || lire());
