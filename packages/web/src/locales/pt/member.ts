import type { Romance } from "../catalogue.ts";

export const member: Romance<"member"> = {
  role: { owner: "Proprietário", editor: "Editor", viewer: "Leitor" },
  roleHint: {
    owner: "edita, compartilha e gerencia os membros",
    editor: "edita tudo no quadro",
    viewer: "vê tudo, não muda nada",
  },
  share: {
    action: "Compartilhar",
    see: "Membros",
    title: "Compartilhar este quadro",
    membersTitle: "Membros deste quadro",
    email: "E-mail da pessoa",
    emailPlaceholder: "nome@example.org",
    role: "Papel",
    add: "Adicionar",
    nobody: "Ninguém com este e-mail tem conta aqui, ou a pessoa não quer ser encontrada.",
    already: "{{name}} já está neste quadro.",
    added: "{{name}} já pode abrir este quadro.",
    members_one: "{{count, number}} membro",
    members_many: "{{count, number}} de membros",
    members_other: "{{count, number}} membros",
    you: "você",
    deactivated: "Conta desativada",
    roleOf: "Papel de {{name}}",
    remove: "Remover {{name}}",
    leave: "Sair do quadro",
    ownersOnly: "Só proprietários podem adicionar pessoas ou mudar papéis.",
  },
  leaveAsk: {
    title: "Sair de “{{title}}”?",
    text: "Você deixa de ver o quadro até que um proprietário adicione você de novo.",
    yes: "Sair do quadro",
  },
  removeAsk: {
    title: "Remover {{name}}?",
    text: "A pessoa perde este quadro na hora. O que ela fez fica.",
    yes: "Remover",
  },
};
