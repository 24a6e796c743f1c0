import type { Romance } from "../catalogue.ts";

export const keys: Romance<"keys"> = {
  title: "Atalhos do teclado",
  named: { Space: "Espaço", Alt: "Alt", Shift: "Shift", Delete: "Del", Escape: "Esc", Ctrl: "Ctrl" },
  pickUp: "Pegar e soltar",
  moving: "Andar pelo quadro",
  walk: "Ao cartão ou à coluna ao lado",
  walkLetters: "O mesmo com letras",
  carry: "Pegar, levar e soltar",
  putBack: "Devolver ao lugar",
  moveItem: "Mover uma tarefa de uma lista",
  onCard: "Em um cartão",
  onSelection: "Com cartões selecionados",
  selectNeighbour: "Selecionar também o vizinho",
  onColumn: "No nome de uma coluna",
  onBoard: "Em qualquer lugar",
  cardHint:
    "Pressione Espaço para pegar e as setas para levar, E para editar o título, L para as etiquetas, A para as pessoas, D para as datas.",
  columnHint: "Pressione Espaço para pegar e as setas para levar, E para renomear.",
  said: {
    taken: "Alguém excluiu o que você estava levando.",
    card: {
      lifted:
        "Você pegou {{title}}, {{place}} de {{count}} em {{column}}. As setas levam, Espaço solta, Escape devolve ao lugar.",
      over: "{{column}}, {{place}} de {{count}}",
      dropped: "{{title}} está agora em {{column}}, {{place}} de {{count}}",
      putBack: "{{title}} voltou ao lugar",
    },
    cards: {
      lifted_one: "Você pegou {{count, number}} cartão. As setas levam, Espaço solta, Escape devolve ao lugar.",
      lifted_many: "Você pegou {{count, number}} de cartões. As setas levam, Espaço solta, Escape devolve ao lugar.",
      lifted_other: "Você pegou {{count, number}} cartões. As setas levam, Espaço solta, Escape devolve ao lugar.",
      over_one: "{{column}}, posição {{place}}",
      over_many: "{{column}}, a partir da posição {{place}}",
      over_other: "{{column}}, a partir da posição {{place}}",
      dropped_one: "{{count, number}} cartão está agora em {{column}}, posição {{place}}",
      dropped_many: "{{count, number}} de cartões estão agora em {{column}}, a partir da posição {{place}}",
      dropped_other: "{{count, number}} cartões estão agora em {{column}}, a partir da posição {{place}}",
      putBack_one: "{{count, number}} cartão voltou ao lugar",
      putBack_many: "{{count, number}} de cartões voltaram ao lugar",
      putBack_other: "{{count, number}} cartões voltaram ao lugar",
    },
    column: {
      lifted:
        "Você pegou a coluna {{title}}, {{place}} de {{count}}. As setas levam, Espaço solta, Escape devolve ao lugar.",
      over: "Posição {{place}} de {{count}}",
      dropped: "A coluna {{title}} está agora na posição {{place}} de {{count}}",
      putBack: "A coluna {{title}} voltou ao lugar",
    },
  },
};
