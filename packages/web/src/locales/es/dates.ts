import type { Romance } from "../catalogue.ts";

export const dates: Romance<"dates"> = {
  title: "Fechas",
  set: "Poner fechas",
  change: "Cambiar las fechas",
  remove: "Quitar las fechas",
  removed: "Se han quitado las fechas de «{{title}}»",
  start: "Inicio",
  due: "Vencimiento",
  dateOf: "{{which}}: fecha",
  timeOf: "{{which}}: hora",
  hint: "Sin hora, la tarjeta vence al final del día.",
  today: "Hoy",
  tomorrow: "Mañana",
  nextWeek: "La semana que viene",
  isDone: "Hecha",
  fault: {
    order: "Es posterior al vencimiento.",
    whole: "Escribe una fecha completa desde 1900.",
  },
  state: {
    done: "Hecha",
    overdue: "Vencida",
    soon: "Vence pronto",
    later: "Vence",
  },
  startsAt: "Empieza: {{when}}",
  says: {
    done: "Hecha, vencía: {{when}}.",
    overdue: "Vencida: {{when}}.",
    soon: "Vence pronto: {{when}}.",
    later: "Vence: {{when}}.",
    bare: "Hecha.",
    start: "Empieza: {{when}}.",
  },
};
