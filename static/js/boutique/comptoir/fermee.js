// A till that sells no more here: what the device still has to tell leaves from this page too.

import { creerMemoire } from "../../collecte/comptoirs/memoire.js";
import { abandonnerLesAnciens, creerEvenements } from "./evenements.js";

const dit = JSON.parse(document.getElementById("fermee").textContent);
const ici = { lieu: dit.lieu, point: dit.point, ecole: dit.ecole };
const memoire = creerMemoire(dit.ecole ? "caisse-ecole" : "caisse", dit.lieu, dit.point);
const evenements = creerEvenements({ memoire, adresse: dit.evenement });
abandonnerLesAnciens({ memoire, evenements, ici, session: dit.session });
evenements.partir({ encore: true });
