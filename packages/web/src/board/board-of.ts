import { BLANK_CARD, Board, type Card } from "@syncboard/model";

const AT = "2026-11-21T00:00:00.000Z";

/** For tests: a board of columns with cards, each named by its letters: `{ A: "one two" }`. */
export function boardOf(columns: Record<string, string>): Board {
  const board = new Board();
  const times = { createdAt: AT, updatedAt: AT };
  const info = {
    id: "b",
    title: "b",
    description: null,
    background: null,
    creatorId: "u",
    ...times,
    archivedAt: null,
    deletedAt: null,
  };
  const rows = Object.keys(columns).map((id, index) => ({
    ...{ id, title: id, rank: `a${index}`, wipLimit: null, ...times, archivedAt: null, deletedAt: null },
  }));
  const cards = Object.entries(columns).flatMap(([columnId, ids]) =>
    ids
      .split(" ")
      .filter(Boolean)
      .map(
        (id, index): Card => ({
          ...BLANK_CARD,
          ...{ id, columnId, title: id, rank: `a${index}`, ...times },
        }),
      ),
  );
  board.load(1, info, [], [], rows, cards);
  return board;
}
