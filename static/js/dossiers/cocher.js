// What is ticked or moved is kept at once, and the page beside follows it. Without an answer the
// buttons still send the whole.
import { repond } from "./chercher.js";
import { glisser } from "./glisser.js";

const form = document.querySelector("[data-cocher]");
const filtrer = form.querySelector("[data-filtrer]");
const ordre = document.querySelector("[data-ordonner]");
let encours = null;

form.querySelector("[data-sans-script]").hidden = true;

// Every piece of the page that its figures change has an identifier of its own.
const chiffres = () => [
  "apercu",
  "manques",
  ...[...form.querySelectorAll("[id^=coches], [id^=valeur]")].map((place) => place.id),
];

// What is ticked or moved changes their order too.
const toutes = () => ["ordre-liste", ...chiffres()];

async function envoyer(adresse, corps, places = toutes) {
  encours?.abort();
  encours = new AbortController();
  const { signal } = encours;
  // Sent even where the page is left at once.
  const envoi = { method: "POST", body: corps, signal, keepalive: true };
  const reponse = await fetch(adresse, envoi).catch(() => null);
  if (!reponse?.ok) return false;
  const page = new DOMParser().parseFromString(await reponse.text(), "text/html");
  for (const id of places()) {
    const venu = page.getElementById(id);
    if (venu) document.getElementById(id).replaceWith(venu);
  }
  return true;
}

// What was read a while ago may have moved since: it is counted again, beside what one does, and a
// line that one drags meanwhile stays in hand.
const relire = document.querySelector("[data-relire]");
if (relire) envoyer(relire.action, new FormData(relire), chiffres);

// The groups that stood open before one searched; none while nothing is searched.
let ouvertes = null;

function montrer() {
  const cherche = filtrer.value.trim();
  const familles = [...form.querySelectorAll("details")];
  if (cherche) ouvertes ??= new Set(familles.filter((famille) => famille.open));
  for (const ligne of form.querySelectorAll("details li")) {
    const dit = [...ligne.querySelectorAll("span")].map((mots) => mots.textContent).join(" ");
    ligne.hidden = !repond(cherche, dit);
  }
  for (const famille of familles) {
    famille.hidden = famille.querySelector("li:not([hidden])") === null;
    if (cherche) famille.open = !famille.hidden;
    else if (ouvertes) famille.open = ouvertes.has(famille);
  }
  if (!cherche) ouvertes = null;
  form.querySelector("[data-rien]").hidden = familles.some((famille) => !famille.hidden);
  // On a phone, what is found would be under the keyboard and the foot of the page.
  if (cherche && matchMedia("(max-width: 60rem)").matches) {
    form.querySelector("label[for=filtrer]").scrollIntoView({ block: "start" });
  }
}

form.addEventListener("change", (e) => {
  if (e.target.type === "checkbox") envoyer(form.action, new FormData(form));
});
filtrer.addEventListener("input", montrer);
// The search sends nothing: Enter there stays there.
filtrer.addEventListener("keydown", (e) => e.key === "Enter" && e.preventDefault());

async function deplacer(ligne, sens) {
  const corps = new FormData(ordre);
  corps.set("place", `${ligne} ${sens}`);
  return envoyer(ordre.action, corps);
}

ordre.addEventListener("submit", async (e) => {
  e.preventDefault();
  const { value } = e.submitter;
  const ici = e.submitter.getBoundingClientRect().top;
  const [ligne, sens] = [value.slice(0, value.lastIndexOf(" ")), value.split(" ").at(-1)];
  if (!(await deplacer(ligne, sens))) return;
  // The finger or the key goes on from where it was: a second touch moves the same line again.
  const la = ordre.querySelector(`[data-ligne="${ligne}"]`);
  const touche = la.querySelector(`[value$="${sens}"]`) ?? la.querySelector("button");
  touche?.focus({ preventScroll: true });
  if (touche) scrollBy(0, touche.getBoundingClientRect().top - ici);
});
// Without an answer the page is read again: what it shows is what is kept.
glisser(ordre, async (ligne, de) => {
  if (!(await deplacer(ligne.dataset.ligne, de))) location.reload();
});
