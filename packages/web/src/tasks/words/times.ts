import type { TimeMeaning } from "./grammar.ts";
import { type Rule, rule } from "./spans.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Hours of the day; in the small ones of which nothing more is said nobody does anything. */
const FIRST_LIKELY_HOUR = 7;

const HOUR = "(?<hour>\\d{1,2})";

export function timeRules(words: Vocabulary): readonly Rule<TimeMeaning>[] {
  const at = `(?<at>${words.at}) ?`;
  const [morning, later] = words.halves;
  const half = `(?: )?(?:(?<morning>${morning})|(?<later>${later}))`;
  return [
    rule(`(?:${at})?${HOUR}(?:[:.h](?<minute>\\d{2}))? ?h?${half}`, timeIn),
    rule(`(?:${at})?${HOUR}:(?<minute>\\d{2})(?: ?h)?`, timeIn),
    ...(words.hasHourSign ? [rule(`(?:${at})?${HOUR} ?(?<sign>h)(?:s|rs|oras)?(?<minute>\\d{2})?`, timeIn)] : []),
    rule(`${at}${HOUR}(?:\\.(?<minute>\\d{2}))?(?!${isPartOf(words)})`, timeIn),
    ...saidRules(words, at, half),
    ...words.named.flatMap(([{ sure, perhaps = "(?!)" }, [hour, minute]]) => [
      rule(sure, () => ({ hour, minute })),
      rule(perhaps, () => ({ hour, minute, isPerhaps: true })),
    ]),
  ];
}

/** "At ten to nine" is no ten o'clock. */
function isPartOf({ notHour, hours }: Vocabulary): string {
  return ` (?:${notHour}) (?:\\d|(?:${Object.keys(hours).join("|")})(?!\\p{L}))`;
}

/** Hours in words, and what is said around hours: only where a time is to be expected, for one looks at nine flats. */
function saidRules(words: Vocabulary, at: string, half: string): readonly Rule<TimeMeaning>[] {
  const hour = `(?:${HOUR}|(?<said>${Object.keys(words.hours).join("|")}))`;
  return [["", "", 0] as const, ...words.past].map(([before, after, minutes]) =>
    rule(
      `${at}${before}${hour}${after}(?<oClock>${words.oClock})?(?:${half})?(?!${isPartOf(words)})`,
      ({ groups = {} }) => {
        // Of numbers alone the rules above know more.
        if (groups.said === undefined && minutes === 0 && groups.oClock === undefined) return undefined;
        const read = clockOf({ ...groups, hour: groups.hour ?? String(words.hours[groups.said ?? ""]) });
        if (!read) return undefined;
        const sum = read.hour * 60 + read.minute + minutes;
        const isSure = groups.oClock !== undefined || groups.morning !== undefined || groups.later !== undefined;
        const time = { ...read, hour: Math.floor(sum / 60) % 24, minute: (sum + 60) % 60 };
        return isSure ? time : { ...time, isPerhaps: true };
      },
    ),
  );
}

type Groups = Readonly<Record<string, string | undefined>>;

const timeIn: Rule<TimeMeaning>["read"] = ({ groups = {} }) => clockOf(groups);

function clockOf(groups: Groups): TimeMeaning | undefined {
  const [said, minute] = [Number(groups.hour), Number(groups.minute ?? 0)];
  const isHalf = groups.morning !== undefined || groups.later !== undefined;
  if (minute > 59 || said > (isHalf ? 12 : 23) || (isHalf && said === 0)) return undefined;
  if (isHalf) return { hour: (said % 12) + (groups.later === undefined ? 0 : 12), minute };
  // At five, where nothing else is said, is in the afternoon.
  const isBare = groups.minute === undefined && groups.sign === undefined;
  const isLow = said > 0 && said < FIRST_LIKELY_HOUR;
  const isWeak = groups.sign !== undefined && groups.at === undefined && groups.minute === undefined && isLow;
  const isOfEither = groups.sign === undefined && said > 0 && said <= 12;
  return { hour: isBare && isLow ? said + 12 : said, minute, isOfEither, ...(isWeak && { isWeak }) };
}

export function partRules(words: Vocabulary): readonly Rule<TimeMeaning>[] {
  return words.parts.map(([source, hour]) => rule(source, () => ({ hour, minute: 0 })));
}

/** An hour of a part of the day: "tomorrow night at 9" is at 21. */
export function inPart(time: TimeMeaning | undefined, part: TimeMeaning | undefined): TimeMeaning | undefined {
  if (!time?.isOfEither || !part) return time ?? part;
  return { hour: (time.hour % 12) + (part.hour < 12 ? 0 : 12), minute: time.minute };
}
