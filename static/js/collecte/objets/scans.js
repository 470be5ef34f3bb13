// Count the labels that were scanned, each once, as they come.
const cadre = document.querySelector("[data-scans]");
if (cadre) {
  const champ = cadre.querySelector("textarea");
  const compte = cadre.querySelector("[data-compte]");
  const montrer = () => {
    const scans = champ.value
      .split(/[\n\r,;]+/)
      .map((scan) => scan.replace(/[\s-]/g, "").toUpperCase())
      .filter(Boolean);
    const n = new Set(scans).size;
    compte.hidden = n < 2;
    compte.querySelector("output").value = String(n);
  };
  champ.addEventListener("input", montrer);
  montrer();
}
