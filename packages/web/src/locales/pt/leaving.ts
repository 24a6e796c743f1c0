import type { Romance } from "../catalogue.ts";

export const leaving: Romance<"leaving"> = {
  title: "Seus dados e o fim da conta",
  lead: "Tudo o que você tem aqui cabe em um arquivo. Leve-o com você antes de ir.",
  download: "Baixar seus dados",
  downloading: "Reunindo seus dados… {{size}}",
  stop: "Parar o download",
  downloaded: "Seus dados estão em {{name}}.",
  deactivate: "Desativar a conta",
  ask: {
    title: "Desativar sua conta?",
    lead: "É isto que acontece, na hora:",
    signedOut: "Todas as suas sessões são encerradas, e seus tokens de acesso acabam.",
    boards: "Seus quadros passam para o proprietário mais antigo entre os outros. Os que não têm outro são arquivados.",
    name: "Seu nome fica junto do que você escreveu e fez.",
    taken: "Seu e-mail e seu nome de usuário continuam ocupados.",
    back: "Só quem administra este servidor pode trazer a conta de volta.",
    waiting_one: "{{count, number}} alteração deste dispositivo ainda não chegou ao servidor. Ela se perderia.",
    waiting_many:
      "{{count, number}} de alterações deste dispositivo ainda não chegaram ao servidor. Elas se perderiam.",
    waiting_other: "{{count, number}} alterações deste dispositivo ainda não chegaram ao servidor. Elas se perderiam.",
    before: "Antes de ir:",
    password: "Sua senha atual",
    busy: "Desativando…",
    tooMany_one: "Senhas erradas demais. Tente de novo em {{count, number}} minuto.",
    tooMany_many: "Senhas erradas demais. Tente de novo em {{count, number}} de minutos.",
    tooMany_other: "Senhas erradas demais. Tente de novo em {{count, number}} minutos.",
    last: "Alguém precisa administrar este servidor, e só resta você.",
    toUsers: "Dê antes a administração a outra pessoa",
  },
  done: "Sua conta está desativada, e todas as suas sessões foram encerradas.",
};
