/**
 * The date words of a language, as parts of regular expressions over text in small letters without accents. No library
 * does it well in all three: chrono-node 2.10 reads "pasado mañana" as tomorrow, and of Portuguese not half.
 */
export interface Vocabulary {
  readonly numbers: Readonly<Record<string, number>>;
  /** From Sunday. `sure` is nothing else; `perhaps` is another word as well, and taken only where a date is expected. */
  readonly weekdays: readonly { readonly sure: string; readonly perhaps?: string }[];
  /** From January. */
  readonly months: readonly string[];
  /** What may stand before a date and goes with it. */
  readonly before: string;
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
  /** Between a day of the month and its month. */
  readonly of: string;
  /** After a day of the month, as in 5th. */
  readonly ordinal: string;
  /** Before a day of the month that has its month, and goes with it. */
  readonly dayWord: string;
  /** A day of the month alone; `N` stands for its number. */
  readonly dayOfMonth: string;
  /** Parts of the day beside a date, with the hour that is meant. */
  readonly parts: readonly (readonly [words: string, hour: number])[];
  /** Whole times of day that are no numbers. */
  readonly named: readonly (readonly [words: string, hour: number])[];
  /** Before a time. */
  readonly at: string;
  /** Whether 17h is a time. */
  readonly hasHourSign: boolean;
  /** After an hour of 1 to 12: the first half of the day, and the second. */
  readonly halves: readonly [morning: string, later: string];
  readonly daily: string;
  readonly onWeekdays: string;
  readonly weekly: string;
  readonly monthly: string;
  /** `N` stands for the number of a day. */
  readonly monthlyOn: string;
  /** Before a weekday: on each of them. */
  readonly every: string;
  /** What a weekday may end with then. */
  readonly plural: string;
  readonly priorities: readonly (readonly [word: string, priority: 1 | 2 | 3])[];
}
