export const prose = {
  imageFrom: "Image from {{host}} – show",
  code: "Code",
  codeIn: "Code in {{language}}",
  table: "Table",
  task: "Task",
  cardGone: "(not on the board any more)",
  cardDone: "(done)",
  members: "Members",
  cards: "Cards",
  found_one: "{{count, number}} found. Arrows choose, Enter takes it.",
  found_other: "{{count, number}} found. Arrows choose, Enter takes it.",
} as const;
