import type { Romance } from "../catalogue.ts";

export const calendar: Romance<"calendar"> = {
  title: "Calendário",
  unloaded: "Não foi possível carregar sua assinatura de calendário",
  feedTitle: "Assinatura de calendário",
  lead: "Veja suas pendências e os cartões atribuídos a você, pela data de entrega, no seu próprio calendário.",
  make: "Criar um endereço de calendário",
  made: "Seu endereço de calendário está pronto.",
  how: "Adicione este endereço ao seu calendário como assinatura (“a partir de URL”). Quem o tiver pode ler o que você tem a fazer; guarde-o só para você.",
  address: "Endereço secreto",
  copy: "Copiar endereço",
  since: "Criado em {{day}}",
  read: "Última leitura: {{ago}}",
  unread: "Nenhum calendário o leu ainda",
  zone: "Fuso horário: {{zone}}",
  renew: "Novo endereço",
  renewed: "Este é o seu novo endereço. O anterior não mostra mais nada.",
  revoke: "Desativar",
  revoked: "A assinatura de calendário está desativada.",
  ask: {
    renew: {
      title: "Criar um novo endereço?",
      text: "O endereço anterior deixará de mostrar qualquer coisa: os calendários que o usam precisarão do novo.",
      yes: "Criar um novo endereço",
    },
    revoke: {
      title: "Desativar a assinatura de calendário?",
      text: "Os calendários que usam este endereço deixarão de mostrar seu conteúdo. Você pode criar outro quando quiser.",
      yes: "Desativar",
    },
  },
};
