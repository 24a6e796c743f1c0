import type { Romance } from "../catalogue.ts";

export const session: Romance<"session"> = {
  name: "Nombre",
  email: "Correo electrónico",
  identifier: "Correo o nombre de usuario",
  identifierMissing: "Escribe tu correo o tu nombre de usuario.",
  password: "Contraseña",
  passwordMissing: "Escribe tu contraseña.",
  passwordHint:
    "Al menos 8 caracteres; las letras con tilde y los emojis cuentan por más de uno. Lo mejor son varias palabras. Ni tu correo o nombre de usuario, ni una que use mucha gente.",
  passwordFault: {
    short: "Un poco más larga: al menos 8 caracteres.",
    long: "Es demasiado larga: 72 bytes como máximo.",
    easy: "Es fácil de adivinar: la usa mucha gente, o es tu propio correo o nombre de usuario. Elige otra.",
  },
  emailMissing: "Escribe tu dirección de correo.",
  emailFault: "No parece una dirección de correo electrónico.",
  showPassword: "Mostrar",
  hidePassword: "Ocultar",
  signIn: {
    title: "Iniciar sesión",
    lead: "Qué bien verte de nuevo.",
    submit: "Iniciar sesión",
    busy: "Iniciando sesión…",
    wrong: "El correo o la contraseña no son correctos.",
    tooMany_one:
      "Demasiadas contraseñas incorrectas. Inténtalo de nuevo dentro de {{count}} minuto o cambia la contraseña.",
    tooMany_many:
      "Demasiadas contraseñas incorrectas. Inténtalo de nuevo dentro de {{count}} de minutos o cambia la contraseña.",
    tooMany_other:
      "Demasiadas contraseñas incorrectas. Inténtalo de nuevo dentro de {{count}} minutos o cambia la contraseña.",
    forgot: "¿Has olvidado la contraseña?",
    other: "¿Es tu primera vez aquí?",
    toRegister: "Crear una cuenta",
    closed: "Este servidor no admite cuentas nuevas.",
  },
  register: {
    title: "Crea tu cuenta",
    lead: "Un tablero que todo el mundo ve cambiar, en un servidor propio.",
    nameHint: "Lo que ven los demás. Si lo dejas vacío, será lo que va antes de la @ en tu correo.",
    submit: "Crear cuenta",
    busy: "Creando…",
    taken: "Ya hay una cuenta con este correo. ¿Quieres iniciar sesión?",
    other: "¿Ya tienes cuenta?",
    toSignIn: "Iniciar sesión",
    first: "Nadie ha llegado antes: esta cuenta administra el servidor.",
    invited: "Tienes una invitación. Crea tu cuenta y ya estás dentro.",
    spent: "Esta invitación ya no sirve: se ha usado, ha caducado o se ha retirado. Pide otra.",
    closed: {
      title: "Aquí no hay cuentas nuevas",
      lead: "Este servidor no admite cuentas nuevas por ahora. Pregunta a quien lo administra.",
    },
    inviteOnly: {
      title: "Hace falta una invitación",
      lead: "Para crear una cuenta en este servidor hace falta una invitación. Pide un enlace a quien lo administra y ábrelo aquí.",
    },
  },
  forgot: {
    title: "¿Has olvidado la contraseña?",
    lead: "Escribe tu correo electrónico y te enviaremos un enlace para elegir una nueva.",
    submit: "Enviar el enlace",
    busy: "Enviando…",
    sent: {
      title: "Mira tu correo",
      lead: "Si {{email}} tiene una cuenta aquí, el enlace va en camino. Sirve una sola vez, durante una hora.",
      hint: "¿No llega nada en unos minutos? Mira en el correo no deseado o prueba con otra dirección.",
      again: "Probar con otra dirección",
    },
    off: {
      title: "Este servidor no envía correo",
      lead: "Por eso no puede enviarte un enlace para elegir otra contraseña. Pide ayuda a quien lo administra.",
    },
  },
  reset: {
    title: "Elige una contraseña nueva",
    lead: "Que no uses en ningún otro sitio. Se cerrará la sesión en todos tus dispositivos y la iniciarás de nuevo con ella.",
    password: "Contraseña nueva",
    submit: "Guardar contraseña",
    busy: "Guardando…",
    done: "La contraseña nueva está guardada. Inicia sesión con ella.",
    dead: {
      title: "Este enlace ya no funciona",
      lead: "Un enlace sirve una sola vez, durante una hora. Pide otro y te llegará al correo en un momento.",
      again: "Pedir otro enlace",
    },
  },
  toSignIn: "Volver a iniciar sesión",
  account: "Cuenta",
  accountOf: "Cuenta de {{name}}",
  theme: { title: "Tema", system: "Como el sistema", light: "Claro", dark: "Oscuro" },
  signOut: {
    action: "Cerrar sesión",
    title_one: "Hay {{count}} cambio sin guardar",
    title_many: "Hay {{count}} de cambios sin guardar",
    title_other: "Hay {{count}} cambios sin guardar",
    text_one:
      "Espera en este dispositivo a que responda el servidor. Si cierras sesión ahora, no se enviará hasta que vuelvas a iniciarla aquí.",
    text_many:
      "Esperan en este dispositivo a que responda el servidor. Si cierras sesión ahora, no se enviarán hasta que vuelvas a iniciarla aquí.",
    text_other:
      "Esperan en este dispositivo a que responda el servidor. Si cierras sesión ahora, no se enviarán hasta que vuelvas a iniciarla aquí.",
    filesTitle_one: "Hay {{count, number}} archivo sin enviar",
    filesTitle_many: "Hay {{count, number}} de archivos sin enviar",
    filesTitle_other: "Hay {{count, number}} archivos sin enviar",
    files: "Si cierras sesión ahora, se cancela el envío de los archivos que aún no han llegado.",
    begunTitle: "Hay texto sin guardar",
    begun: "Lo que has empezado a escribir y no has guardado se borrará de este dispositivo.",
    anyway: "Cerrar sesión igualmente",
  },
};
