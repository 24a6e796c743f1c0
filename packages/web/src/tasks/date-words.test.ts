import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isMonthFirst, type ReadLine, readLine } from "./date-words.ts";

// A Wednesday, half past ten in the morning.
const zone = process.env.TZ;
let now = 0;

beforeAll(() => {
  process.env.TZ = "America/New_York";
  now = new Date(2026, 10, 18, 10, 30).getTime();
});
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const LOCALES = { en: "en-GB", es: "es-ES", pt: "pt-BR" } as const;

/** What a line says, on one line: when, how often, how urgent, and the title that is left. */
function said({ title, due, repeat, priority }: ReadLine): string {
  const when = due && [due.date, due.time].filter(Boolean).join(" ");
  const often = repeat && [repeat.every, "day" in repeat && repeat.day].filter(Boolean).join(" ");
  return [when, often, priority && `!${priority}`, `“${title}”`].filter(Boolean).join(" ");
}

function read(language: keyof typeof LOCALES, line: string, left: readonly string[] = []): string {
  return said(readLine(line, { language, isMonthFirst: isMonthFirst(LOCALES[language]), now, left }));
}

describe("in English", () => {
  test.each([
    ["Call Ann tomorrow", "2026-11-19 “Call Ann”"],
    ["Call Ann TODAY", "2026-11-18 “Call Ann”"],
    ["Call Ann the day after tomorrow", "2026-11-20 “Call Ann”"],
    ["Report fri 5pm", "2026-11-20 17:00 “Report”"],
    ["Report by Friday", "2026-11-20 “Report”"],
    ["Report next friday", "2026-11-27 “Report”"],
    ["Swim wednesday", "2026-11-25 “Swim”"],
    ["5:30 pm Monday dentist", "2026-11-23 17:30 “dentist”"],
    ["Meet at 9 on monday with Bob", "2026-11-23 09:00 “Meet with Bob”"],
    ["Meet at 5", "2026-11-18 17:00 “Meet”"],
    ["Look at 3 flats", "“Look at 3 flats”"],
    ["Look at 3 flats at 5", "2026-11-18 17:00 “Look at 3 flats”"],
    ["Buy 1/2 kg flour", "“Buy 1/2 kg flour”"],
    ["Support 24/7 hotline", "“Support 24/7 hotline”"],
    ["Rent 1/12", "2026-12-01 “Rent”"],
    ["Meet at 09:15", "2026-11-19 09:15 “Meet”"],
    ["Rent in 3 days", "2026-11-21 “Rent”"],
    ["Rent in two weeks", "2026-12-02 “Rent”"],
    ["Rent in a month", "2026-12-18 “Rent”"],
    ["Tea in 20 minutes", "2026-11-18 10:50 “Tea”"],
    ["Plan next week", "2026-11-23 “Plan”"],
    ["Plan next month", "2026-12-01 “Plan”"],
    ["Invoice end of the month", "2026-11-30 “Invoice”"],
    ["Film tonight", "2026-11-18 20:00 “Film”"],
    ["Run tomorrow morning", "2026-11-19 09:00 “Run”"],
    ["Lunch tomorrow at noon", "2026-11-19 12:00 “Lunch”"],
    ["Gifts 24 Dec", "2026-12-24 “Gifts”"],
    ["Gifts by December 24th, 2027", "2027-12-24 “Gifts”"],
    ["Dentist 3 Dec 14:00", "2026-12-03 14:00 “Dentist”"],
    ["Dentist 3 Dec 10 pm", "2026-12-03 22:00 “Dentist”"],
    ["Read 3 Dec 10 pages", "2026-12-03 “Read 10 pages”"],
    ["Dentist Dec 14, 10:00", "2026-12-14 10:00 “Dentist”"],
    ["Tax on the 5th of January", "2027-01-05 “Tax”"],
    ["Call Ann, tomorrow.", "2026-11-19 “Call Ann.”"],
    ["Call Ann tomorrow!", "2026-11-19 “Call Ann!”"],
    ["Tax on 31/1", "2027-01-31 “Tax”"],
    ["Tax 2027-04-05", "2027-04-05 “Tax”"],
    ["Pay on the 5th", "2026-12-05 “Pay”"],
    ["Water the plants every day", "2026-11-18 day “Water the plants”"],
    ["Stand-up every weekday 9:30 am", "2026-11-19 09:30 weekday “Stand-up”"],
    ["Swim every Monday", "2026-11-23 week “Swim”"],
    ["Rent every month on the 31st", "2026-11-30 month 31 “Rent”"],
    ["Rent from me monthly, tomorrow", "2026-11-19 month 19 “Rent from me”"],
    ["Rent monthly from me tomorrow", "2026-11-19 “Rent monthly from me”"],
    ["Stand-up, daily", "2026-11-18 day “Stand-up”"],
    ["Vitamins daily at 8", "2026-11-19 08:00 day “Vitamins”"],
    ["9am daily stand-up", "2026-11-19 09:00 day “stand-up”"],
    ["STAND-UP DAILY", "2026-11-18 day “STAND-UP”"],
    ["Cancel Daily Telegraph tomorrow", "2026-11-19 “Cancel Daily Telegraph”"],
    ["Write weekly report friday", "2026-11-20 “Write weekly report”"],
    ["Swim every friday morning", "2026-11-20 09:00 week “Swim”"],
    ["Pay every 5th", "2026-12-05 month 5 “Pay”"],
    ["Buy bread every friday and milk", "2026-11-20 week “Buy bread and milk”"],
    ["Finish by midnight", "2026-11-18 23:59 “Finish”"],
    ["Party friday midnight", "2026-11-20 23:59 “Party”"],
    ["At noon call Bob", "2026-11-18 12:00 “call Bob”"],
    ["Call at nine", "2026-11-19 09:00 “Call”"],
    ["Call tomorrow at nine thirty", "2026-11-19 09:30 “Call”"],
    ["Call at half past nine", "2026-11-19 09:30 “Call”"],
    ["Call at a quarter to nine friday", "2026-11-20 08:45 “Call”"],
    ["Call at nine in the evening", "2026-11-18 21:00 “Call”"],
    ["Call at nine o'clock with Bob", "2026-11-19 09:00 “Call with Bob”"],
    ["Arrive at one", "2026-11-18 13:00 “Arrive”"],
    ["Look at nine flats at five", "2026-11-18 17:00 “Look at nine flats”"],
    ["Call tomorrow at ten to nine", "2026-11-19 “Call at ten to nine”"],
    ["Pay by the 31st", "2026-12-31 “Pay”"],
    ["Pay before friday", "2026-11-20 “Pay”"],
    ["Pay eom", "2026-11-30 “Pay”"],
    ["Gifts on the 24th of December", "2026-12-24 “Gifts”"],
    ["Call in an hour", "2026-11-18 11:30 “Call”"],
    ["Call in half an hour", "2026-11-18 11:00 “Call”"],
    ["Call in an hour and a half", "2026-11-18 12:00 “Call”"],
    ["Read ch. 3 and 4 by friday", "2026-11-20 “Read ch. 3 and 4”"],
    ["Read monday and tuesday's notes tomorrow", "2026-11-19 “Read monday and tuesday's notes”"],
    [".gitignore tomorrow", "2026-11-19 “.gitignore”"],
    ["Buy milk, tomorrow.", "2026-11-19 “Buy milk.”"],
    ["Call !high tomorrow", "2026-11-19 !3 “Call”"],
    ["Call !!", "!2 “Call”"],
    ["Call tomorrow night at 9", "2026-11-19 21:00 “Call”"],
    ["Call at 9:30 tomorrow night", "2026-11-19 21:30 “Call”"],
    ["Run tomorrow morning at 5", "2026-11-19 05:00 “Run”"],
    ["Film tonight at 9", "2026-11-18 21:00 “Film”"],
    ["Call at 7 in the evening", "2026-11-18 19:00 “Call”"],
    ["Call tomorrow at 12 in the morning", "2026-11-19 00:00 “Call”"],
    ["Meet at 10.30", "2026-11-19 10:30 “Meet”"],
    ["Every weekday at 9 stand-up", "2026-11-19 09:00 weekday “stand-up”"],
    ["Swim friday next week", "2026-11-27 “Swim”"],
    ["Swim next week on Sunday", "2026-11-29 “Swim”"],
    ["Swim weds", "2026-11-25 “Swim”"],
    [
      "Read https://example.org/2026/12/01/friday-report.html tomorrow",
      "2026-11-19 “Read https://example.org/2026/12/01/friday-report.html”",
    ],
    ["Call (tomorrow) Bob", "2026-11-19 “Call Bob”"],
    ["Call, tomorrow, f() with Bob", "2026-11-19 “Call, f() with Bob”"],
  ])("%s", (line, meant) => expect(read("en", line)).toBe(meant));

  test.each([
    "Call May",
    "Buy sun cream",
    "March on",
    "Read chapter 5",
    "Room 17, row 2",
    "Ask Ann about 31/31",
    "Watch “Friday Night” with Bob",
    'Read "Tomorrow, and tomorrow"',
    "Hurry!",
    "Read www.example.org/tomorrow",
    "Mail bob@5pm.example.org",
    "Mend friday_report.pdf and tomorrow.md",
    "Look at today's news",
    "See #friday",
    "Trip May 5-7",
    "Dinner 8pm-10pm",
    "Tomorrow",
    "Next week!",
    "Daily Telegraph subscription",
    "Read Washington Weekly",
    "Read the daily",
    "Weekly report",
    "Everyday carry",
    "Look at every 3rd item",
    "Watch High Noon",
    "Midnight snack",
    "The 5th Element",
    "Be at one with nature",
    "At nine inch nails",
    "Read the news of today",
    "Sort photos of the 24th of December",
    ".gitignore",
    "- milk -",
  ])("it takes nothing of: %s", (line) => expect(read("en", line)).toBe(`“${line}”`));

  test.each([
    "Run every mon and wed",
    "Run every mon, wed & fri at 9",
    "Run every monday to thursday",
    "Run every day except friday",
    "Run every day and night",
    "Read monday to friday plan",
    "Rent every month on the 1st and 15th",
    "Swim every other monday at 9",
    "Swim every second friday",
    "Swim every 2 weeks",
    "Meet monday or tuesday",
    "Meet mon and wed at 9",
    "Dinner 8pm to 10pm",
    "Work from 9 to 5pm",
    "Trip 24 and 26 Dec",
    "Pay by the end of next month",
  ])("it takes no half of: %s", (line) => expect(read("en", line)).toBe(`“${line}”`));

  test("of several dates the last is meant", () => {
    expect(read("en", "Read friday report tomorrow")).toBe("2026-11-19 “Read friday report”");
  });

  test("words that are left stay text, and do not make others of their rest", () => {
    expect(read("en", "Next friday party", ["next friday"])).toBe("“Next friday party”");
    expect(read("en", "Read friday report tomorrow", ["tomorrow"])).toBe("2026-11-20 “Read report tomorrow”");
  });

  test("a month comes first where it does", () => {
    const there = { language: "en", isMonthFirst: isMonthFirst("en-US"), now } as const;
    expect(said(readLine("Gifts 12/24", there))).toBe("2026-12-24 “Gifts”");
    expect(read("en", "Gifts 12/24")).toBe("“Gifts 12/24”");
  });
});

describe("in Spanish", () => {
  test.each([
    ["Llamar a Ana mañana", "2026-11-19 “Llamar a Ana”"],
    ["Llamar a Ana manana", "2026-11-19 “Llamar a Ana”"],
    ["Llamar pasado mañana", "2026-11-20 “Llamar”"],
    ["Correr mañana por la mañana", "2026-11-19 09:00 “Correr”"],
    ["Informe viernes 17h", "2026-11-20 17:00 “Informe”"],
    ["Informe el viernes a las 5 de la tarde", "2026-11-20 17:00 “Informe”"],
    ["Informe vie 5pm", "2026-11-20 17:00 “Informe”"],
    ["Informe para el LUNES que viene", "2026-11-23 “Informe”"],
    ["Informe proximo lunes", "2026-11-23 “Informe”"],
    ["Cena el sábado por la noche", "2026-11-21 20:00 “Cena”"],
    ["Cena esta noche", "2026-11-18 20:00 “Cena”"],
    ["Reunión a las 17:30", "2026-11-18 17:30 “Reunión”"],
    ["Pagar dentro de 3 días", "2026-11-21 “Pagar”"],
    ["Pagar en dos semanas", "2026-12-02 “Pagar”"],
    ["Pagar la próxima semana", "2026-11-23 “Pagar”"],
    ["Pagar a fin de mes", "2026-11-30 “Pagar”"],
    ["Regalos 24 de diciembre", "2026-12-24 “Regalos”"],
    ["Dentista 3 dic 14:00", "2026-12-03 14:00 “Dentista”"],
    ["Dentista el día 5 de enero", "2027-01-05 “Dentista”"],
    ["Regalos el 24/12", "2026-12-24 “Regalos”"],
    ["Regar cada día", "2026-11-18 day “Regar”"],
    ["Regar todos los días a las 8", "2026-11-19 08:00 day “Regar”"],
    ["Nadar todos los lunes", "2026-11-23 week “Nadar”"],
    ["Fichar entre semana", "2026-11-18 weekday “Fichar”"],
    ["Alquiler cada mes el día 31", "2026-11-30 month 31 “Alquiler”"],
    ["Llamar !alta", "!3 “Llamar”"],
    ["Cena mañana por la noche a las 9", "2026-11-19 21:00 “Cena”"],
    ["Cena esta noche a las 9.30", "2026-11-18 21:30 “Cena”"],
    ["Cena el viernes de la semana que viene", "2026-11-27 “Cena”"],
    ["Cena la próxima semana el viernes", "2026-11-27 “Cena”"],
    ["Llamar a medianoche", "2026-11-18 23:59 “Llamar”"],
    ["Entregar antes de la medianoche del viernes", "2026-11-20 23:59 “Entregar”"],
    ["Llamar a las nueve", "2026-11-19 09:00 “Llamar”"],
    ["Llamar a las nueve y media mañana", "2026-11-19 09:30 “Llamar”"],
    ["Llamar mañana a las 9 y media", "2026-11-19 09:30 “Llamar”"],
    ["Llamar a las nueve menos cuarto", "2026-11-19 08:45 “Llamar”"],
    ["Llamar a las nueve de la noche", "2026-11-18 21:00 “Llamar”"],
    ["Llamar mañana a las 9 y comprar pan", "2026-11-19 09:00 “Llamar y comprar pan”"],
    ["Pagar el 31", "2026-12-31 “Pagar”"],
    ["Pagar antes del 5", "2026-12-05 “Pagar”"],
    ["Regalos el día 24 de diciembre", "2026-12-24 “Regalos”"],
    ["Llamar en media hora", "2026-11-18 11:00 “Llamar”"],
    ["Llamar en una hora y media", "2026-11-18 12:00 “Llamar”"],
  ])("%s", (line, meant) => expect(read("es", line)).toBe(meant));

  test.each([
    "Salir por la mañana",
    "Comprar el mar de plástico",
    "Mayo",
    "Leer 2 capítulos",
    "Leer Medianoche en París",
    "Avisar a las dos hermanas",
    "Ver el 5 elemento",
    "Pagar el 5%",
    "Pagar el 5,50",
    "Leer el informe del viernes",
    "Leer las noticias de hoy",
    "Fotos del día 24 de diciembre",
    "Correr los lunes y miércoles",
    "Correr todos los lunes, miércoles y viernes",
    "Correr cada dos lunes",
    "Regar cada 15 días",
    "Trabajo de lunes a jueves",
    "Trabajo de 9 a 17h",
    "Pagar cada mes el 1 y el 15",
  ])("it takes nothing of: %s", (line) => expect(read("es", line)).toBe(`“${line}”`));
});

describe("in Portuguese", () => {
  test.each([
    ["Ligar para Ana amanhã", "2026-11-19 “Ligar para Ana”"],
    ["Ligar para Ana AMANHA", "2026-11-19 “Ligar para Ana”"],
    ["Ligar depois de amanhã", "2026-11-20 “Ligar”"],
    ["Relatório sexta 17h", "2026-11-20 17:00 “Relatório”"],
    ["Relatório na sexta-feira às 17h30", "2026-11-20 17:30 “Relatório”"],
    ["Relatório sexta às 5 da tarde", "2026-11-20 17:00 “Relatório”"],
    ["Relatório até sexta", "2026-11-20 “Relatório”"],
    ["Relatório segunda que vem", "2026-11-23 “Relatório”"],
    ["Cinema hoje à noite", "2026-11-18 20:00 “Cinema”"],
    ["Cinema hoje à noite às 9", "2026-11-18 21:00 “Cinema”"],
    ["Cinema esta noite às 21h", "2026-11-18 21:00 “Cinema”"],
    ["Cinema sexta da semana que vem", "2026-11-27 “Cinema”"],
    ["Correr sábado de manhã", "2026-11-21 09:00 “Correr”"],
    ["Reunião às 9", "2026-11-19 09:00 “Reunião”"],
    ["Pagar em 3 dias", "2026-11-21 “Pagar”"],
    ["Pagar daqui a duas semanas", "2026-12-02 “Pagar”"],
    ["Pagar semana que vem", "2026-11-23 “Pagar”"],
    ["Pagar no fim do mês", "2026-11-30 “Pagar”"],
    ["Presentes 24 de dezembro", "2026-12-24 “Presentes”"],
    ["Dentista 3 dez 14:00", "2026-12-03 14:00 “Dentista”"],
    ["Dentista no dia 5 de janeiro", "2027-01-05 “Dentista”"],
    ["Presentes 24/12", "2026-12-24 “Presentes”"],
    ["Regar todo dia", "2026-11-18 day “Regar”"],
    ["Nadar toda segunda-feira às 8h", "2026-11-23 08:00 week “Nadar”"],
    ["Ponto todos os dias úteis", "2026-11-18 weekday “Ponto”"],
    ["Aluguel todo dia 31", "2026-11-30 month 31 “Aluguel”"],
    ["Ligar !baixa", "!1 “Ligar”"],
    ["Festa sexta à meia-noite", "2026-11-20 23:59 “Festa”"],
    ["Ligar às nove", "2026-11-19 09:00 “Ligar”"],
    ["Ligar à uma", "2026-11-18 13:00 “Ligar”"],
    ["Ligar amanhã às nove e meia", "2026-11-19 09:30 “Ligar”"],
    ["Ligar às 9 e meia", "2026-11-19 09:30 “Ligar”"],
    ["Ligar às nove da noite", "2026-11-18 21:00 “Ligar”"],
    ["Jantar às 9 da sexta", "2026-11-20 09:00 “Jantar”"],
    ["Pagar até o dia 31", "2026-12-31 “Pagar”"],
    ["Presentes no dia 24 de dezembro", "2026-12-24 “Presentes”"],
    ["Ligar daqui a meia hora", "2026-11-18 11:00 “Ligar”"],
  ])("%s", (line, meant) => expect(read("pt", line)).toBe(meant));

  test.each(["Ler a segunda parte", "Comprar as 5 maçãs", "Correr 2h", "Maio"])(
    "it takes no weekday and no time of: %s",
    (line) => expect(readLine(line, { language: "pt", isMonthFirst: false, now }).due).toBeNull(),
  );

  test.each([
    "Ver Meia-noite em Paris",
    "Avisar às duas irmãs",
    "Ligar a uma amiga",
    "Festa do dia 8",
    "Fotos do dia 24 de dezembro",
    "Ler o jornal de hoje",
    "Todo dia 2 litros de água",
    "Correr toda segunda e quarta-feira",
    "Correr todas as segundas e quartas",
    "Regar a cada dois dias",
    "Nadar todo segundo domingo",
    "Reunião segunda a quinta",
    "Trabalho das 9 às 17h",
    "Pagar dia 5 e dia 20",
  ])("it takes nothing of: %s", (line) => expect(read("pt", line)).toBe(`“${line}”`));
});

describe("by the local calendar", () => {
  const dateOn = (moment: Date, line: string) =>
    said(readLine(line, { language: "en", isMonthFirst: false, now: moment.getTime() }));

  test("a day is a day where the clocks are changed", () => {
    // On 8 March 2026 New York has no two o'clock, and 1 November has two of one o'clock.
    expect(dateOn(new Date(2026, 2, 7, 23, 50), "Sleep tomorrow")).toBe("2026-03-08 “Sleep”");
    expect(dateOn(new Date(2026, 2, 8, 0, 10), "Sleep tomorrow")).toBe("2026-03-09 “Sleep”");
    expect(dateOn(new Date(2026, 9, 31, 23, 50), "Sleep in 2 days")).toBe("2026-11-02 “Sleep”");
    expect(dateOn(new Date(2026, 10, 1, 0, 10), "Sleep tomorrow")).toBe("2026-11-02 “Sleep”");
  });

  test("months end when they do", () => {
    expect(dateOn(new Date(2026, 0, 31, 9), "Pay in a month")).toBe("2026-02-28 “Pay”");
    expect(dateOn(new Date(2026, 0, 30, 9), "Pay on the 31st")).toBe("2026-01-31 “Pay”");
    expect(dateOn(new Date(2026, 1, 1, 9), "Pay on the 31st")).toBe("2026-03-31 “Pay”");
    expect(dateOn(new Date(2026, 10, 30, 9), "Leap 29 feb")).toBe("2028-02-29 “Leap”");
    expect(dateOn(new Date(2026, 1, 10, 9), "Pay every month on the 31st")).toBe("2026-02-28 month 31 “Pay”");
  });
});

test("it says which words were taken, and where they stand", () => {
  const line = "Report, fri 5pm !high";
  const { taken } = readLine(line, { language: "en", isMonthFirst: false, now });
  expect(taken.map(({ kind, start, end }) => [kind, line.slice(start, end)])).toEqual([
    ["due", "fri"],
    ["due", "5pm"],
    ["priority", "!high"],
  ]);
});
