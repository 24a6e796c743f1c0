import type { Romance } from "../catalogue.ts";

export const keys: Romance<"keys"> = {
  title: "Atajos de teclado",
  named: { Space: "Espacio", Alt: "Alt", Shift: "Mayús", Delete: "Supr", Escape: "Esc", Ctrl: "Ctrl" },
  pickUp: "Levantar y soltar",
  moving: "Moverse",
  walk: "A la tarjeta o columna vecina",
  walkLetters: "Lo mismo con letras",
  carry: "Levantar, llevar y soltar",
  putBack: "Devolver a su sitio",
  moveItem: "Mover una tarea de una lista",
  onCard: "En una tarjeta",
  onSelection: "Con tarjetas seleccionadas",
  selectNeighbour: "Seleccionar también la vecina",
  onColumn: "En el nombre de una columna",
  onBoard: "En cualquier sitio",
  cardHint:
    "Pulsa Espacio para levantarla y las flechas para llevarla, E para editar el título, L para las etiquetas, A para las personas, D para las fechas.",
  columnHint: "Pulsa Espacio para levantarla y las flechas para llevarla, E para cambiar el nombre.",
  said: {
    taken: "Alguien ha eliminado lo que llevabas.",
    card: {
      lifted:
        "Llevas {{title}}, {{place}} de {{count}} en {{column}}. Las flechas la mueven, Espacio la suelta, Escape la devuelve a su sitio.",
      over: "{{column}}, {{place}} de {{count}}",
      dropped: "{{title}} está ahora en {{column}}, {{place}} de {{count}}",
      putBack: "{{title}} vuelve a su sitio",
    },
    cards: {
      lifted_one:
        "Llevas {{count, number}} tarjeta. Las flechas la mueven, Espacio la suelta, Escape la devuelve a su sitio.",
      lifted_many:
        "Llevas {{count, number}} de tarjetas. Las flechas las mueven, Espacio las suelta, Escape las devuelve a su sitio.",
      lifted_other:
        "Llevas {{count, number}} tarjetas. Las flechas las mueven, Espacio las suelta, Escape las devuelve a su sitio.",
      over_one: "{{column}}, posición {{place}}",
      over_many: "{{column}}, desde la posición {{place}}",
      over_other: "{{column}}, desde la posición {{place}}",
      dropped_one: "{{count, number}} tarjeta está ahora en {{column}}, posición {{place}}",
      dropped_many: "{{count, number}} de tarjetas están ahora en {{column}}, desde la posición {{place}}",
      dropped_other: "{{count, number}} tarjetas están ahora en {{column}}, desde la posición {{place}}",
      putBack_one: "{{count, number}} tarjeta vuelve a su sitio",
      putBack_many: "{{count, number}} de tarjetas vuelven a su sitio",
      putBack_other: "{{count, number}} tarjetas vuelven a su sitio",
    },
    column: {
      lifted:
        "Llevas la columna {{title}}, {{place}} de {{count}}. Las flechas la mueven, Espacio la suelta, Escape la devuelve a su sitio.",
      over: "Posición {{place}} de {{count}}",
      dropped: "La columna {{title}} está ahora en la posición {{place}} de {{count}}",
      putBack: "La columna {{title}} vuelve a su sitio",
    },
  },
};
