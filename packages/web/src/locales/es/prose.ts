import type { Romance } from "../catalogue.ts";

export const prose: Romance<"prose"> = {
  imageFrom: "Imagen de {{host}} – ver",
  code: "Código",
  codeIn: "Código en {{language}}",
  table: "Tabla",
  task: "Tarea",
  cardGone: "(ya no está en el tablero)",
  cardDone: "(hecha)",
  members: "Miembros",
  cards: "Tarjetas",
  found_one: "{{count, number}} resultado. Elige con las flechas y acepta con Intro.",
  found_many: "{{count, number}} de resultados. Elige con las flechas y acepta con Intro.",
  found_other: "{{count, number}} resultados. Elige con las flechas y acepta con Intro.",
};
