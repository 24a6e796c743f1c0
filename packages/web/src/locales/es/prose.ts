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
  merged: "Lo que otra persona acaba de guardar ya está en tu texto.",
  mergedOwn: "Lo que acabas de guardar en otro dispositivo ya está en tu texto.",
  collides:
    "Alguien ha cambiado las mismas líneas mientras escribías. Al guardar, quedan las tuyas, y su versión se conserva.",
  collidesOwn:
    "Cambiaste las mismas líneas en otro dispositivo. Cuando guardes, quedarán las dos versiones, una debajo de la otra.",
  kept: "{{name}} ha cambiado líneas que otra persona acababa de cambiar.",
  keptMine: "{{name}} ha cambiado las mismas líneas que tú.",
  keptTheirs: "Has cambiado las mismas líneas que {{name}}.",
  keptWhole: "La otra versión se conserva.",
  keptShow: "Ver la otra versión",
  keptHide: "Ocultar la otra versión",
  keptPutBack: "Recuperarla",
  keptDone: "Se ha recuperado la otra versión",
  somebody: "otra persona",
};
