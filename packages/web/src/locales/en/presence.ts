export const presence = {
  typing_one: "{{names}} is typing…",
  typing_other: "{{names}} are typing…",
  commenting_one: "{{names}} is writing a comment…",
  commenting_other: "{{names}} are writing a comment…",
  carrying_one: "{{names}} is moving this",
  carrying_other: "{{names}} are moving this",
  others_one: "{{count, number}} other",
  others_other: "{{count, number}} others",
} as const;
