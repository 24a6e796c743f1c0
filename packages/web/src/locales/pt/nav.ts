import type { Romance } from "../catalogue.ts";

export const nav: Romance<"nav"> = {
  title: "Principal",
  goTo: "Ir para",
  boards: "Quadros",
  tasks: "Minhas tarefas",
  subjects: "Assuntos",
  search: "Buscar",
};
