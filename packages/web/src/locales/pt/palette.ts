import type { Romance } from "../catalogue.ts";

export const palette: Romance<"palette"> = {
  title: "Paleta de comandos",
  placeholder: "Digite o que quer fazer, abrir ou encontrar",
  whichBoard: "Em qual quadro?",
  nothing: "Nada tem esse nome",
  boards: "Quadros",
  found: "Encontrado",
  searching: "Buscando…",
  searchAll: "Buscar “{{text}}” em tudo",
  goTo: "Ir para",
  add: "Adicionar",
  addCard: "Adicionar o cartão “{{title}}”",
  toBoard: "a um quadro…",
  cardAdded: "“{{card}}” está em {{board}}.",
  cardNotAdded: "“{{card}}” não foi adicionado. {{why}}",
  openCard: "Abrir o cartão",
  onBoard: "Neste quadro",
  onCard: "Cartão “{{title}}”",
  onColumn: "Coluna “{{title}}”",
  onSelection: "Cartões selecionados",
};
