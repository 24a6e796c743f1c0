import { type Board, type BoardEvent, cardsOfEvent, kindOf, namedIn } from "@syncboard/model";

/** Bursts of changes become one word to each user. */
const GATHER_MS = 200;

/** Nothing of these shows in anybody's tasks. */
const BESIDE = /^(card|cards)\.(un)?labelled$|^column\.(added|moved|arranged)$|^member\.added$/;

/** Says to those whom cards are assigned to that what they have to do may be different: a hint, gathered, after the commit. */
export class TaskNews {
  readonly #boardOf: (boardId: string) => Board | undefined;
  readonly #tell: (userIds: readonly string[]) => void;
  readonly #userIds = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  /** `boardOf`: a board in memory, as it is when these events have been applied. */
  constructor(boardOf: (boardId: string) => Board | undefined, tell: (userIds: readonly string[]) => void) {
    this.#boardOf = boardOf;
    this.#tell = tell;
  }

  heard(boardId: string, events: readonly BoardEvent[]): void {
    const board = this.#boardOf(boardId);
    for (const event of events) for (const userId of usersOf(board, event)) this.#userIds.add(userId);
    if (this.#userIds.size > 0) this.#timer ??= setTimeout(() => this.#say(), GATHER_MS).unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #say(): void {
    this.#timer = undefined;
    const userIds = [...this.#userIds];
    this.#userIds.clear();
    this.#tell(userIds);
  }
}

/** Whose tasks an event may change: those a card is assigned to now, those it no longer is, or everybody on the board. */
function usersOf(board: Board | undefined, event: BoardEvent): Iterable<string> {
  if (BESIDE.test(event.type)) return [];
  switch (kindOf(event.type)) {
    case "card": {
      const { users = [] } = namedIn(event);
      const cards = cardsOfEvent(event).flatMap((cardId) => board?.cards.get(cardId)?.assigneeIds ?? []);
      const left = event.type === "card.left" ? (event.from.assigneeIds ?? []) : [];
      return [...users, ...cards, ...left];
    }
    case "member":
      return namedIn(event).users ?? [];
    case "column":
    case "board":
      return board?.members.keys() ?? [];
    default:
      return [];
  }
}
