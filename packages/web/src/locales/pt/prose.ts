import type { Romance } from "../catalogue.ts";

export const prose: Romance<"prose"> = {
  imageFrom: "Imagem de {{host}} – mostrar",
  code: "Código",
  codeIn: "Código em {{language}}",
  table: "Tabela",
  task: "Tarefa",
  cardGone: "(não está mais no quadro)",
  cardDone: "(concluído)",
  members: "Membros",
  cards: "Cartões",
  found_one: "{{count, number}} resultado. Escolha com as setas e aceite com Enter.",
  found_many: "{{count, number}} de resultados. Escolha com as setas e aceite com Enter.",
  found_other: "{{count, number}} resultados. Escolha com as setas e aceite com Enter.",
};
