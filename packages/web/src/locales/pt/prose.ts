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
  merged: "O que outra pessoa acabou de salvar já está no seu texto.",
  mergedOwn: "O que você acabou de salvar em outro dispositivo já está no seu texto.",
  collides:
    "Alguém mudou as mesmas linhas enquanto você escrevia. Ao salvar, ficam as suas, e a versão dessa pessoa é guardada.",
  collidesOwn:
    "Você mudou as mesmas linhas em outro dispositivo. Quando salvar, as duas versões ficarão, uma abaixo da outra.",
  kept: "{{name}} mudou linhas que outra pessoa tinha acabado de mudar.",
  keptMine: "{{name}} mudou as mesmas linhas que você.",
  keptTheirs: "Você mudou as mesmas linhas que {{name}}.",
  keptWhole: "A outra versão está guardada.",
  keptShow: "Mostrar a outra versão",
  keptHide: "Ocultar a outra versão",
  keptPutBack: "Trazer de volta",
  keptDone: "A outra versão está de volta",
  somebody: "outra pessoa",
};
