// Draw a signature with a finger, a pen or a mouse; what is sent is strokes, not a picture.
const PAS = 5;
const SIGNES_MAX = 7800;

function brancher(cadre) {
  const toile = cadre.querySelector("canvas");
  const effacer = cadre.querySelector("[data-effacer]");
  const form = cadre.closest("form");
  const champ = form.querySelector("[name=trace]");
  const crayon = toile.getContext("2d");
  let traits = [];
  let courant = null;

  const point = (e) => {
    const boite = toile.getBoundingClientRect();
    const x = Math.round(((e.clientX - boite.left) / boite.width) * toile.width);
    const y = Math.round(((e.clientY - boite.top) / boite.height) * toile.height);
    return [Math.min(toile.width, Math.max(0, x)), Math.min(toile.height, Math.max(0, y))];
  };

  const redessiner = () => {
    crayon.clearRect(0, 0, toile.width, toile.height);
    crayon.lineWidth = 7;
    crayon.lineCap = crayon.lineJoin = "round";
    crayon.strokeStyle = "#000";
    for (const trait of traits) {
      crayon.beginPath();
      crayon.moveTo(...trait[0]);
      for (const p of trait.length > 1 ? trait.slice(1) : trait) crayon.lineTo(...p);
      crayon.stroke();
    }
    champ.value = traits.map((t) => t.map((p) => p.join(",")).join(" ")).join(";");
    effacer.hidden = !traits.length;
  };

  toile.addEventListener("pointerdown", (e) => {
    if (courant || champ.value.length > SIGNES_MAX) return;
    toile.setPointerCapture(e.pointerId);
    courant = { doigt: e.pointerId, trait: [point(e)] };
    traits.push(courant.trait);
    redessiner();
    e.preventDefault();
  });
  toile.addEventListener("pointermove", (e) => {
    if (courant?.doigt !== e.pointerId || champ.value.length > SIGNES_MAX) return;
    const p = point(e);
    const avant = courant.trait.at(-1);
    if (Math.hypot(p[0] - avant[0], p[1] - avant[1]) < PAS) return;
    courant.trait.push(p);
    redessiner();
  });
  const lever = (e) => {
    if (courant?.doigt === e.pointerId) courant = null;
  };
  toile.addEventListener("pointerup", lever);
  toile.addEventListener("pointercancel", lever);
  effacer.addEventListener("click", () => {
    traits = [];
    courant = null;
    redessiner();
  });

  // What was drawn comes back with a page that was refused.
  traits = champ.value
    ? champ.value.split(";").map((t) => t.split(" ").map((p) => p.split(",").map(Number)))
    : [];
  redessiner();
}

for (const cadre of document.querySelectorAll("[data-signature]")) brancher(cadre);
