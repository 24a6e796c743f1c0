export const DUE_CHOICES = ["overdue", "today", "week", "later", "none", "done"] as const;
export type DueChoice = (typeof DUE_CHOICES)[number];

/** In the place of an id: cards without a label, or for nobody. */
export const NONE = "none";
/** Whoever looks: an address that is passed on means its reader. */
export const ME = "me";

/** Which cards are wanted: of each kind any that is named, and of every kind that names some. */
export interface Filter {
  /** Every word of it is in the title. */
  readonly text: string;
  /** Ids of labels, and `NONE`. */
  readonly labels: readonly string[];
  /** Ids of users, `ME` and `NONE`. */
  readonly people: readonly string[];
  readonly due: readonly DueChoice[];
}

/** The kinds that are chosen from a list. */
export const KINDS = ["labels", "people", "due"] as const;
export type ChoiceKind = (typeof KINDS)[number];

export const NO_FILTER: Filter = { text: "", labels: [], people: [], due: [] };

/** A filter as the address of a board has it. */
export interface FilterSearch {
  readonly q?: string;
  readonly labels?: string;
  readonly people?: string;
  readonly due?: string;
}

export const MAX_FILTER_TEXT = 200;
const MOST_CHOICES = 50;

/** One that can stand in an address beside others: an id or one of our words. */
const PLAIN_CHOICE = /^[\w-]{1,64}$/;

function choicesIn(value: unknown): string[] {
  if (typeof value !== "string") return [];
  return [...new Set(value.split(",").filter((choice) => PLAIN_CHOICE.test(choice)))].slice(0, MOST_CHOICES);
}

function isDue(choice: string): choice is DueChoice {
  return DUE_CHOICES.some((each) => each === choice);
}

/** From an address, which anybody may have written: what cannot be read is left out. */
export function filterIn(search: Record<string, unknown>): Filter {
  const { q, labels, people, due } = search;
  // The router reads what looks like a number as one.
  const text = typeof q === "string" || typeof q === "number" ? String(q).slice(0, MAX_FILTER_TEXT) : "";
  return { text, labels: choicesIn(labels), people: choicesIn(people), due: choicesIn(due).filter(isDue) };
}

export function searchOf({ text, labels, people, due }: Filter): FilterSearch {
  const q = text.trim();
  return {
    ...(q !== "" && { q }),
    ...(labels.length > 0 && { labels: labels.join(",") }),
    ...(people.length > 0 && { people: people.join(",") }),
    ...(due.length > 0 && { due: due.join(",") }),
  };
}

export function isSameFilter(one: Filter, other: Filter): boolean {
  return JSON.stringify(searchOf(one)) === JSON.stringify(searchOf(other));
}

/** The filter with one choice more, or without it. */
export function toggled(filter: Filter, kind: ChoiceKind, choice: string): Filter {
  const before: readonly string[] = filter[kind];
  const choices = before.includes(choice) ? before.filter((each) => each !== choice) : [...before, choice];
  return kind === "due" ? { ...filter, due: choices.filter(isDue) } : { ...filter, [kind]: choices };
}
