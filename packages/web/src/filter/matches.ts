import { assigneesOf, type Board, type Card, labelsOf } from "@syncboard/model";
import { dayBounds } from "../due/due.ts";
import { plain } from "../ui/matching.ts";
import { type DueChoice, type Filter, ME, NONE } from "./filter.ts";

/** What a filter is read against. */
export interface Ground {
  readonly view: Board;
  readonly meId: string;
  readonly now: number;
}

/** The filter without what this board has not, or not any more: it would hide everything and could not be seen to. */
export function knownFilter(filter: Filter, { view, meId }: Pick<Ground, "view" | "meId">): Filter {
  return {
    ...filter,
    text: filter.text.trim(),
    labels: filter.labels.filter((id) => id === NONE || view.liveLabel(id) !== undefined),
    people: [...new Set(filter.people.map((id) => (id === meId ? ME : id)))].filter(
      (id) => id === NONE || id === ME || view.members.has(id),
    ),
  };
}

/** How much is asked for: what the button in the header counts. */
export function countChoices({ text, labels, people, due }: Filter): number {
  return Number(text !== "") + labels.length + people.length + due.length;
}

const plainTitles = new WeakMap<Card, string>();

function plainTitle(card: Card): string {
  let title = plainTitles.get(card);
  if (title === undefined) {
    title = plain(card.title);
    plainTitles.set(card, title);
  }
  return title;
}

function isOneOf(ids: readonly string[], wanted: ReadonlySet<string>): boolean {
  return ids.length === 0 ? wanted.has(NONE) : ids.some((id) => wanted.has(id));
}

function isDue(card: Card, choice: DueChoice, now: number, bounds: ReturnType<typeof dayBounds>): boolean {
  if (card.doneAt !== null) return choice === "done";
  if (card.dueAt === null) return choice === "none";
  const at = Date.parse(card.dueAt);
  switch (choice) {
    case "overdue":
      return at < now;
    case "today":
      return at >= bounds.today && at < bounds.tomorrow;
    case "week":
      return at >= bounds.week && at < bounds.nextWeek;
    case "later":
      return at >= bounds.nextWeek;
    default:
      return false;
  }
}

/** Whether a card is what a known filter asks for. A card that is done has no date to meet any more. */
export function matcherOf(filter: Filter, { view, meId, now }: Ground): (card: Card) => boolean {
  const words = plain(filter.text).split(/\s+/).filter(Boolean);
  const labels = new Set(filter.labels);
  const people = new Set(filter.people.map((id) => (id === ME ? meId : id)));
  const bounds = dayBounds(now);
  return (card) =>
    words.every((word) => plainTitle(card).includes(word)) &&
    (labels.size === 0 || isOneOf(labelsOf(view, card), labels)) &&
    (people.size === 0 || isOneOf(assigneesOf(view, card), people)) &&
    (filter.due.length === 0 || filter.due.some((choice) => isDue(card, choice, now, bounds)));
}
