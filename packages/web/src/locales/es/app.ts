import type { Romance } from "../catalogue.ts";

export const app: Romance<"app"> = {
  title: "{{screen}} · SyncBoard",
  close: "Cerrar",
  cancel: "Cancelar",
  save: "Guardar",
  copied: "Copiado",
  retry: "Reintentar",
  dismiss: "Descartar",
  notices: "Avisos",
  loading: "Cargando",
  partFailed: "No se pudo cargar. Inténtalo de nuevo cuando haya conexión.",
  toBoards: "Ir a tus tableros",
  notFound: {
    title: "Aquí no hay nada",
    text: "Puede que la dirección esté mal escrita o que lo que había aquí ya no esté.",
  },
  crash: {
    title: "Esta página ha fallado",
    text: "Lo que escribiste sigue guardado en este dispositivo. Volver a cargar la página suele bastar.",
    details: "Qué ha pasado",
  },
  unreachable: {
    title: "El servidor no responde",
    text: "Puede que se esté reiniciando o que no haya conexión. SyncBoard lo intentará de nuevo en cuanto haya red.",
  },
  fault: {
    noAnswer: "No se puede conectar con el servidor. Comprueba la conexión e inténtalo de nuevo.",
    tooMany: "Demasiadas peticiones seguidas. Espera un momento e inténtalo de nuevo.",
    forbidden: "Tu rol en este tablero no lo permite.",
    notFound: "Eso ya no existe o no se ha compartido contigo.",
    server: "Algo ha fallado en el servidor. Inténtalo de nuevo en un momento.",
    tooLarge: "Es más de lo que el servidor admite de una vez.",
    notAccepted: "El servidor no lo ha aceptado.",
  },
  refusal: {
    forbidden: "Tu rol en este tablero no lo permite.",
    not_found: "Alguien ha eliminado aquello a lo que se refería.",
    id_taken: "Ya estaba creado.",
    already_member: "Ya es miembro del tablero.",
    last_owner: "Un tablero necesita al menos un propietario.",
    board_full: "El tablero está lleno.",
    card_full: "La tarjeta está llena.",
    last_administrator: "Alguien tiene que administrar este servidor.",
    precondition_failed: "Alguien lo ha cambiado antes.",
    invalid: "El servidor no ha podido aceptar este texto.",
  },
};
