import type { Romance } from "../catalogue.ts";

export const calendar: Romance<"calendar"> = {
  title: "Calendario",
  unloaded: "No se pudo cargar tu suscripción de calendario",
  feedTitle: "Suscripción de calendario",
  lead: "Mira tus pendientes y las tarjetas que tienes asignadas, por fecha de vencimiento, en tu propio calendario.",
  make: "Crear una dirección de calendario",
  made: "Tu dirección de calendario está lista.",
  how: "Añade esta dirección a tu calendario como suscripción («desde URL»). Quien la tenga puede leer lo que tienes que hacer, así que no la compartas.",
  address: "Dirección secreta",
  copy: "Copiar dirección",
  since: "Creada el {{day}}",
  read: "Última lectura: {{ago}}",
  unread: "Ningún calendario la ha leído todavía",
  zone: "Zona horaria: {{zone}}",
  renew: "Nueva dirección",
  renewed: "Esta es tu nueva dirección. La anterior ya no muestra nada.",
  revoke: "Desactivar",
  revoked: "La suscripción de calendario está desactivada.",
  ask: {
    renew: {
      title: "¿Crear una nueva dirección?",
      text: "La dirección anterior dejará de mostrar nada: los calendarios que la usan necesitarán la nueva.",
      yes: "Crear una nueva dirección",
    },
    revoke: {
      title: "¿Desactivar la suscripción de calendario?",
      text: "Los calendarios que usan esta dirección dejarán de mostrar su contenido. Puedes crear otra cuando quieras.",
      yes: "Desactivar",
    },
  },
};
