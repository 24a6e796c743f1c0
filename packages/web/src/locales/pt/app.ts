import type { Romance } from "../catalogue.ts";

export const app: Romance<"app"> = {
  title: "{{screen}} · SyncBoard",
  close: "Fechar",
  cancel: "Cancelar",
  save: "Salvar",
  copied: "Copiado",
  retry: "Tentar de novo",
  dismiss: "Dispensar",
  notices: "Avisos",
  loading: "Carregando",
  partFailed: "Não foi possível carregar. Tente de novo quando houver conexão.",
  toBoards: "Ir para os seus quadros",
  notFound: {
    title: "Não há nada aqui",
    text: "O endereço pode ter sido digitado errado, ou o que estava aqui não está mais.",
  },
  crash: {
    title: "Esta página falhou",
    text: "O que você escreveu continua guardado neste dispositivo. Recarregar a página costuma resolver.",
    details: "O que aconteceu",
  },
  unreachable: {
    title: "O servidor não responde",
    text: "Ele pode estar reiniciando, ou você pode estar sem conexão. O SyncBoard tenta de novo assim que houver rede.",
  },
  fault: {
    noAnswer: "Não foi possível falar com o servidor. Verifique a conexão e tente de novo.",
    tooMany: "Foram pedidos demais de uma vez. Espere um momento e tente de novo.",
    forbidden: "Seu papel neste quadro não permite isso.",
    notFound: "Isso não existe mais ou não foi compartilhado com você.",
    server: "Algo deu errado no servidor. Tente de novo daqui a pouco.",
    tooLarge: "É mais do que o servidor aceita de uma vez.",
    notAccepted: "O servidor não aceitou isso.",
  },
  refusal: {
    forbidden: "Seu papel neste quadro não permite isso.",
    not_found: "Alguém excluiu aquilo de que se tratava.",
    id_taken: "Já tinha sido criado.",
    already_member: "Essa pessoa já é membro.",
    last_owner: "Um quadro precisa de pelo menos um proprietário.",
    board_full: "O quadro está cheio.",
    card_full: "O cartão está cheio.",
    last_administrator: "Alguém precisa administrar este servidor.",
    precondition_failed: "Alguém mudou isso antes.",
    invalid: "O servidor não pôde aceitar este texto.",
  },
};
