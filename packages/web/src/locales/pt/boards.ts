import type { Romance } from "../catalogue.ts";

export const boards: Romance<"boards"> = {
  title: "Quadros",
  new: "Novo quadro",
  name: "Nome do quadro",
  namePlaceholder: "Do que se trata?",
  create: "Criar quadro",
  changed: "Alterado {{ago}}",
  more: "Mostrar mais",
  failed: "Não dá para mostrar seus quadros agora",
  star: { action: "Marcar com estrela", remove: "Tirar a estrela", of: "Estrela em “{{title}}”" },
  archive: {
    title: "Quadros arquivados",
    kinds: "Quais quadros",
    active: "Ativos",
    archived: "Arquivados",
    none: "Não há nada arquivado",
    noneText: "Um quadro concluído pode descansar aqui. O proprietário o arquiva pelo menu do quadro.",
    since: "Arquivado {{ago}}",
    restoreOf: "Restaurar “{{title}}”",
    restored: "“{{title}}” está de novo entre os seus quadros",
    failed: "Não dá para mostrar seus quadros arquivados agora",
  },
  deleted: {
    title: "Quadros excluídos",
    text: "Podem ser recuperados por algum tempo; depois somem para sempre.",
    restore: "Restaurar",
  },
  columns: { todo: "A fazer", doing: "Em andamento", done: "Feito" },
  first: {
    title: "Boas-vindas, {{name}}",
    text: "Um quadro tem colunas, e as colunas têm cartões. Comece com um e compartilhe quando quiser.",
    action: "Criar seu primeiro quadro",
    boardTitle: "Meu primeiro quadro",
    or: "ou dê a ele um nome",
  },
};
