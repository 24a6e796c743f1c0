import type { Romance } from "../catalogue.ts";

export const dates: Romance<"dates"> = {
  title: "Datas",
  set: "Definir datas",
  change: "Mudar as datas",
  remove: "Remover as datas",
  removed: "As datas de “{{title}}” foram removidas",
  start: "Início",
  due: "Prazo",
  dateOf: "{{which}}: data",
  timeOf: "{{which}}: hora",
  hint: "Sem hora, o cartão vence no fim do dia.",
  today: "Hoje",
  tomorrow: "Amanhã",
  nextWeek: "Semana que vem",
  isDone: "Concluído",
  fault: {
    order: "Isto é depois do prazo.",
    whole: "Digite uma data completa a partir de 1900.",
  },
  state: {
    done: "Concluído",
    overdue: "Atrasado",
    soon: "Vence em breve",
    later: "Vence",
  },
  startsAt: "Começa: {{when}}",
  says: {
    done: "Concluído, prazo: {{when}}.",
    overdue: "Atrasado: {{when}}.",
    soon: "Vence em breve: {{when}}.",
    later: "Vence: {{when}}.",
    bare: "Concluído.",
    start: "Começa: {{when}}.",
  },
};
