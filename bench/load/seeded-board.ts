import { newId } from "@syncboard/client";
import type { Command } from "@syncboard/model";
import { type Person, post } from "./person.ts";

const COLUMNS = ["To do", "In progress", "Done"];
const MOST_COMMANDS = 200;
/** A step that is prime, so that neighbours come from everywhere. */
const STRIDE = 7_919;

export interface Move {
  readonly cardId: string;
  readonly text: string;
  /** To be called when the server has moved it. */
  done(): void;
}

/** A board with many cards, and who knows a move that will change it. */
export class SeededBoard {
  readonly id: string;
  readonly person: Person;
  readonly #columns: readonly string[];
  readonly #cards: readonly string[];
  readonly #columnOf = new Map<string, number>();
  #turn = 0;

  private constructor(person: Person, id: string, columns: readonly string[], cards: readonly string[]) {
    this.person = person;
    this.id = id;
    this.#columns = columns;
    this.#cards = cards;
    for (const [index, cardId] of cards.entries()) this.#columnOf.set(cardId, index % columns.length);
  }

  static async seed(person: Person, count: number): Promise<SeededBoard> {
    const { id } = await post<{ id: string }>(person, "/boards", { title: `${count} cards`, columns: [] });
    const columns = COLUMNS.map((title) => ({ columnId: newId(), title }));
    const cards = Array.from({ length: count }, newId);
    const commands: Command[] = [
      ...columns.map((column) => ({ id: newId(), type: "column.add", ...column }) as const),
      ...cards.map((cardId, index) => {
        const columnId = columns[index % columns.length]?.columnId ?? "";
        const title = `Card ${index}: as long as the titles of cards mostly are`;
        return { id: newId(), type: "card.add", cardId, columnId, title } as const;
      }),
    ];
    for (let from = 0; from < commands.length; from += MOST_COMMANDS) {
      const batch = commands.slice(from, from + MOST_COMMANDS);
      const { results } = await post<{ results: { status: string }[] }>(person, `/boards/${id}/commands`, {
        commands: batch,
      });
      if (results.some(({ status }) => status !== "applied")) throw new Error("Seeding was refused");
    }
    const columnIds = columns.map(({ columnId }) => columnId);
    return new SeededBoard(person, id, columnIds, cards);
  }

  get columnIds(): readonly string[] {
    return this.#columns;
  }

  /** Takes the next card to the next column, after some card that is there: never to where it is. */
  nextMove(): Move {
    const turn = this.#turn++;
    const cardId = this.#cards[turn % this.#cards.length] ?? "";
    const column = ((this.#columnOf.get(cardId) ?? 0) + 1) % this.#columns.length;
    const neighbour = this.#cards[(turn * STRIDE) % this.#cards.length] ?? "";
    const afterCardId = this.#columnOf.get(neighbour) === column ? neighbour : null;
    const command = { id: newId(), type: "card.move", cardId, columnId: this.#columns[column], afterCardId };
    return {
      cardId,
      text: JSON.stringify({ commands: [command] }),
      done: () => this.#columnOf.set(cardId, column),
    };
  }
}
