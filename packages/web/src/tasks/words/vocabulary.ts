/** `sure` is nothing else; `perhaps` is another word as well, and taken only where a date is expected. */
export interface Words {
  readonly sure: string;
  readonly perhaps?: string;
}

export type Clock = readonly [hour: number, minute: number];

/**
 * The date words of a language, as parts of regular expressions over text in small letters without accents. No library
 * does it well in all three: chrono-node 2.10 reads "pasado mañana" as tomorrow, and of Portuguese not half.
 */
export interface Vocabulary {
  readonly numbers: Readonly<Record<string, number>>;
  /** The hours of the day that are said as words. */
  readonly hours: Readonly<Record<string, number>>;
  /** From Sunday. */
  readonly weekdays: readonly Words[];
  /** From January. */
  readonly months: readonly string[];
  /** What may stand before a date and goes with it. */
  readonly before: string;
  /** What may not: the news of today are of today, and may be read at any time. */
  readonly notAfter: string;
  readonly today: string;
  readonly tomorrow: string;
  readonly dayAfterTomorrow: string;
  readonly nextWeek: string;
  /** Between a weekday and the week that it is of. */
  readonly inWeek: string;
  readonly nextMonth: string;
  readonly endOfMonth: string;
  readonly weekend: string;
  /** Parts of today, with the hour that is meant. */
  readonly ofToday: readonly (readonly [words: string, hour: number])[];
  /** Around a weekday: the very next one. */
  readonly coming: readonly [before: string, after: string];
  /** Before a weekday: the one of the week after this. */
  readonly weekAfter: string | undefined;
  readonly within: string;
  readonly units: Readonly<Record<"minute" | "hour" | "day" | "week" | "month", string>>;
  readonly halfHour: string;
  /** After a number of hours. */
  readonly andHalf: string;
  /** Between a day of the month and its month. */
  readonly of: string;
  /** After a day of the month, as in 5th. */
  readonly ordinal: string;
  /** Before a day of the month that has its month, and goes with it. */
  readonly dayWord: string;
  /** A day of the month alone; `N` stands for its number. */
  readonly dayOfMonth: Words;
  /** Parts of the day beside a date, with the hour that is meant. */
  readonly parts: readonly (readonly [words: string, hour: number])[];
  /** Whole times of day that are no numbers. */
  readonly named: readonly (readonly [words: Words, time: Clock])[];
  /** Before a time. */
  readonly at: string;
  /** Around the hour after that, with the minutes that are meant. */
  readonly past: readonly (readonly [before: string, after: string, minutes: number])[];
  /** After an hour, so that it is one. */
  readonly oClock: string;
  /** Behind an hour that is only a part of what is said: "ten to nine". */
  readonly notHour: string;
  /** Whether 17h is a time. */
  readonly hasHourSign: boolean;
  /** After an hour of 1 to 12: the first half of the day, and the second. */
  readonly halves: readonly [morning: string, later: string];
  readonly daily: Words;
  readonly onWeekdays: Words;
  readonly weekly: Words;
  readonly monthly: Words;
  /** `N` stands for the number of a day. */
  readonly monthlyOn: Words;
  /** Before a weekday: on each of them. */
  readonly every: string;
  /** What a weekday may end with then. */
  readonly plural: string;
  /** Between that and a day: not on each of them. */
  readonly few: string;
  /** What no rule repeats by, and is no date either. */
  readonly never: string;
  /** What makes one thing of two days or two times: a list, a span, an exception. */
  readonly joins: string;
  /** Before a word that means a thing then: "the daily". */
  readonly determiners: string;
  readonly priorities: readonly (readonly [word: string, priority: 1 | 2 | 3])[];
}
