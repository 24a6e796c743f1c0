import { describe, expect, test } from "vitest";
import { BOARD, card, column, OWNER, Scene, STRANGER, timeOf, whole } from "../test/scene.ts";
import { BLANK_CARD, Board, type Card, type Column } from "./board.ts";
import { faultsOf } from "./invariants.ts";

function aCard(letter: string, rank: string, more: Partial<Card> = {}): Card {
  const at = timeOf(1);
  const row = { id: card(letter), columnId: column("x"), title: letter, rank };
  return { ...BLANK_CARD, ...row, createdAt: at, updatedAt: at, ...more };
}

function aColumn(letter: string, rank: string, deletedAt: string | null = null): Column {
  const at = timeOf(1);
  const row = { id: column(letter), title: letter, rank, wipLimit: null };
  return { ...row, createdAt: at, updatedAt: at, archivedAt: null, deletedAt };
}

const titles = (rows: readonly { title: string }[]) => rows.map(({ title }) => title).join("");

const info = new Scene().board.info;

describe("load", () => {
  const board = new Board();
  board.load(
    7,
    info,
    [{ userId: OWNER, role: "owner", since: timeOf(1), deactivatedAt: null }],
    [],
    [aColumn("y", "a1"), aColumn("z", "a2", timeOf(2)), aColumn("x", "a0")],
    [
      aCard("c", "a2"),
      aCard("a", "Zz"),
      aCard("b", "a0", { deletedAt: timeOf(2) }),
      aCard("d", "a1"),
      aCard("z", "a0", { columnId: column("z") }),
    ],
  );

  test("sorts columns and cards by rank, and lists neither what is deleted nor what is in the trash", () => {
    expect(board.seq).toBe(7);
    expect(board.info).toBe(info);
    expect(titles(board.columns)).toBe("xy");
    expect(titles(board.cardsIn(column("x")))).toBe("adc");
    expect(board.cardsIn(column("y"))).toEqual([]);
    expect(faultsOf(board)).toEqual([]);
  });

  test("keeps at hand what is deleted", () => {
    expect(board.allColumns.size).toBe(3);
    expect(board.cards.size).toBe(5);
    expect(board.cardCount).toBe(4);
    expect(board.liveCard(card("a"))?.title).toBe("a");
    expect(board.liveCard(card("b"))).toBeUndefined();
    expect(board.liveCard(card("z"))).toBeUndefined();
    expect(board.liveColumn(column("z"))).toBeUndefined();
  });
});

describe("lists keep their identity unless they change", () => {
  const scene = () => new Scene().with("x", "abc").with("y", "yz");

  test("a change in one column leaves the others and the columns", () => {
    const { board } = scene();
    const [x, y, columns] = [board.cardsIn(column("x")), board.cardsIn(column("y")), board.columns];
    board.putCard({ ...aCard("a", "a0"), title: "Other" });
    expect(board.cardsIn(column("x"))).not.toBe(x);
    expect(titles(x)).toBe("abc");
    expect(board.cardsIn(column("x")).slice(1)).toEqual(x.slice(1));
    expect(board.cardsIn(column("y"))).toBe(y);
    expect(board.columns).toBe(columns);
  });

  test("a move changes the two columns, and other rows stay the same objects", () => {
    const { board } = scene();
    const [x, y] = [board.cardsIn(column("x")), board.cardsIn(column("y"))];
    board.putCard(aCard("b", "a0V", { columnId: column("y") }));
    expect(titles(board.cardsIn(column("x")))).toBe("ac");
    expect(titles(board.cardsIn(column("y")))).toBe("ybz");
    expect([titles(x), titles(y)]).toEqual(["abc", "yz"]);
    expect(board.cardsIn(column("x"))[1]).toBe(x[2]);
    expect(board.cardsIn(column("y"))[2]).toBe(y[1]);
  });

  test("what is in the trash changes no list", () => {
    const { board } = scene();
    board.putCard(aCard("b", "a1", { deletedAt: timeOf(9) }));
    const x = board.cardsIn(column("x"));
    board.putCard(aCard("b", "a1", { deletedAt: timeOf(9), description: "text", hasDescription: true }));
    expect(board.cardsIn(column("x"))).toBe(x);
  });

  test("an empty column has one and the same list", () => {
    const { board } = new Scene();
    expect(board.cardsIn(column("x"))).toBe(board.cardsIn(column("y")));
  });

  test("members and fields leave the lists", () => {
    const { board } = scene();
    const [x, columns] = [board.cardsIn(column("x")), board.columns];
    board.putMember({ userId: STRANGER, role: "viewer", since: timeOf(1), deactivatedAt: null });
    board.putInfo({ ...board.info, title: "Other" });
    board.putSeq(99);
    expect(board.cardsIn(column("x"))).toBe(x);
    expect(board.columns).toBe(columns);
  });
});

test("putCards puts as many putCard would", () => {
  const one = new Scene().with("x", "abc").with("y", "yz").board;
  const all = new Scene().with("x", "abc").with("y", "yz").board;
  const rows = [
    aCard("a", "a9"),
    aCard("b", "a0V", { columnId: column("y") }),
    aCard("c", "a2", { deletedAt: timeOf(9) }),
    aCard("n", "Zz"),
    aCard("n", "a5"),
  ];
  for (const row of rows) one.putCard(row);
  all.putCards(rows);
  expect(whole(all)).toEqual(whole(one));
  expect(titles(all.cardsIn(column("x")))).toBe("na");
  expect(faultsOf(all)).toEqual([]);
});

describe("begin, commit, rollback", () => {
  const scene = () => new Scene("xyz").with("x", "abc").with("y", "yz");

  const changes: Record<string, (board: Board) => void> = {
    "the fields": (board) => board.putInfo({ ...board.info, title: "Other" }),
    "the number": (board) => board.putSeq(99),
    "a new member": (board) =>
      board.putMember({ userId: STRANGER, role: "viewer", since: timeOf(1), deactivatedAt: null }),
    "another role": (board) =>
      board.putMember({ userId: OWNER, role: "viewer", since: timeOf(1), deactivatedAt: null }),
    "a removed member": (board) => board.removeMember(OWNER),
    "a new column": (board) => board.putColumn(aColumn("n", "a0V")),
    "a moved column": (board) => board.putColumn(aColumn("x", "a9")),
    "a deleted column": (board) => board.putColumn(aColumn("x", "a0", timeOf(9))),
    "a new card": (board) => board.putCard(aCard("n", "a0V")),
    "a card of another title": (board) => board.putCard({ ...aCard("a", "a0"), title: "Other" }),
    "a card elsewhere in its column": (board) => board.putCard(aCard("a", "a9")),
    "a card in another column": (board) => board.putCard(aCard("a", "a0V", { columnId: column("y") })),
    "a card in the trash": (board) => board.putCard(aCard("a", "a0", { deletedAt: timeOf(9) })),
    "the last card of a column": (board) => {
      board.putCard(aCard("y", "a0", { columnId: column("z") }));
      board.putCard(aCard("z", "a1", { columnId: column("z") }));
    },
    "many cards": (board) =>
      board.putCards([aCard("a", "a9"), aCard("n", "a0"), aCard("b", "a1", { columnId: column("y") })]),
    "one card again and again": (board) => {
      for (const rank of ["a9", "a0V", "Zz"]) board.putCard(aCard("a", rank));
    },
  };

  test.each(Object.entries(changes))("takes back %s", (_, change) => {
    const { board } = scene();
    const before = whole(board);
    const row = board.cards.get(card("a"));
    board.begin();
    change(board);
    expect(whole(board)).not.toEqual(before);
    board.rollback();
    expect(whole(board)).toEqual(before);
    expect(board.cards.get(card("a"))).toBe(row);
    expect(faultsOf(board)).toEqual([]);
  });

  test("takes back all of them at once, the newest first", () => {
    const { board } = scene();
    const before = whole(board);
    board.begin();
    for (const change of Object.values(changes)) change(board);
    board.rollback();
    expect(whole(board)).toEqual(before);
  });

  test("lists that a change did not touch are still the same after a rollback", () => {
    const { board } = scene();
    const y = board.cardsIn(column("y"));
    board.begin();
    board.putCard(aCard("a", "a9"));
    board.rollback();
    expect(board.cardsIn(column("y"))).toBe(y);
  });

  test("what was committed can be taken back later, newest commit first", () => {
    const { board } = scene();
    const before = whole(board);
    board.begin();
    board.putCard(aCard("n", "a0V"));
    const takeBackFirst = board.commit();
    const between = whole(board);
    board.begin();
    board.putCard(aCard("n", "a9", { columnId: column("y") }));
    const takeBackSecond = board.commit();
    takeBackSecond();
    expect(whole(board)).toEqual(between);
    takeBackFirst();
    expect(whole(board)).toEqual(before);
  });

  test("a text that is read between commit and taking back does not harm the lists", () => {
    const { board } = scene();
    board.begin();
    board.putCard(aCard("a", "a9"));
    const takeBack = board.commit();
    board.putCard({ ...aCard("b", "a1"), description: "text", hasDescription: true });
    takeBack();
    expect(titles(board.cardsIn(column("x")))).toBe("abc");
    expect(faultsOf(board)).toEqual([]);
  });

  test("is not nested, and can begin anew", () => {
    const { board } = scene();
    board.begin();
    expect(() => board.begin()).toThrow("one change at a time");
    board.commit();
    board.begin();
    board.rollback();
    board.begin();
  });
});

describe("faultsOf finds", () => {
  test.each<[string, (board: Board) => void]>([
    ["no owner", (board) => board.removeMember(OWNER)],
    ["are not in order", (board) => board.putCard(aCard("b", "a0"))],
    ["too long", (board) => board.putCard(aCard("b", `a1${"V".repeat(48)}`))],
    ["is in no column", (board) => board.putCard(aCard("b", "a1", { columnId: column("q") }))],
    ["wrong about having a description", (board) => board.putCard(aCard("b", "a1", { description: "text" }))],
  ])("%s", (fault, change) => {
    const { board } = new Scene().with("x", "abc");
    expect(faultsOf(board)).toEqual([]);
    change(board);
    expect(faultsOf(board).join()).toContain(fault);
    expect(board.info.id).toBe(BOARD);
  });
});
