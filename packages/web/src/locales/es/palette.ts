import type { Romance } from "../catalogue.ts";

export const palette: Romance<"palette"> = {
  title: "Paleta de comandos",
  placeholder: "Escribe qué quieres hacer, abrir o buscar",
  whichBoard: "¿En qué tablero?",
  nothing: "Nada se llama así",
  boards: "Tableros",
  found: "Encontrado",
  searching: "Buscando…",
  searchAll: "Buscar «{{text}}» en todo",
  goTo: "Ir a",
  add: "Añadir",
  addCard: "Añadir la tarjeta «{{title}}»",
  toBoard: "a un tablero…",
  cardAdded: "«{{card}}» está en {{board}}.",
  cardNotAdded: "No se añadió «{{card}}». {{why}}",
  openCard: "Abrir la tarjeta",
  onBoard: "En este tablero",
  onCard: "Tarjeta «{{title}}»",
  onColumn: "Columna «{{title}}»",
  onSelection: "Tarjetas seleccionadas",
};
