import { anyOf, type RepeatMeaning } from "./grammar.ts";
import { type Rule, rule } from "./spans.ts";
import type { Vocabulary, Words } from "./vocabulary.ts";

export function repeatRules(words: Vocabulary): readonly Rule<RepeatMeaning>[] {
  const { determiners } = words;
  // "The daily" is a thing, and so is "daily" alone before one.
  const either = ({ sure, perhaps }: Words, read: Rule<RepeatMeaning>["read"]) => [
    rule(sure, read),
    ...(perhaps
      ? [
          rule<RepeatMeaning>(`(?<!(?<!\\p{L})(?:${determiners}) )(?:${perhaps})`, (match) => {
            const meaning = read(match);
            return meaning && { ...meaning, isPerhaps: true };
          }),
        ]
      : []),
  ];
  const { sure, perhaps } = words.monthlyOn;
  return [
    ...either(words.daily, () => ({ every: "day" })),
    ...either(words.onWeekdays, () => ({ every: "weekday" })),
    ...either(words.weekly, () => ({ every: "week" })),
    ...either(words.monthly, () => ({ every: "month" })),
    ...either({ sure: numbered(sure), ...(perhaps && { perhaps: numbered(perhaps) }) }, ({ groups = {} }) => {
      const day = Number(Object.values(groups).find((each) => each !== undefined));
      return day >= 1 && day <= 31 ? { every: "month", day } : undefined;
    }),
    ...words.weekdays.map((names, index) =>
      rule<RepeatMeaning>(`(?:${words.every}) (?:${anyOf(names)})${words.plural}`, () => ({
        every: "week",
        weekday: index,
      })),
    ),
  ];
}

/** Each alternative has a number of its own, and a name is given once. */
function numbered(source: string): string {
  let count = 0;
  return source.replaceAll("N", () => `(?<day${count++}>\\d{1,2})`);
}
