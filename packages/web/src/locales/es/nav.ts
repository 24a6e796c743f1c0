import type { Romance } from "../catalogue.ts";

export const nav: Romance<"nav"> = {
  title: "Principal",
  goTo: "Ir a",
  boards: "Tableros",
  tasks: "Mis tareas",
  subjects: "Temas",
  search: "Buscar",
};
