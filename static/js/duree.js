// « De » moved, « À » follows: what was planned lasts as long. Without this, one types both.

const FINS = { de: "a", debut: "fin" };

for (const debut of document.querySelectorAll('input[type="time"]')) {
  const fin = debut.form?.elements[FINS[debut.name]];
  if (!fin) continue;
  // In milliseconds since midnight; NaN while no hour is said.
  let avant = debut.valueAsNumber;
  debut.addEventListener("change", () => {
    const apres = debut.valueAsNumber;
    if (Number.isNaN(apres)) return;
    const jusqu_a = fin.valueAsNumber + apres - avant;
    if (!Number.isNaN(jusqu_a)) fin.valueAsNumber = jusqu_a;
    avant = apres;
  });
}
