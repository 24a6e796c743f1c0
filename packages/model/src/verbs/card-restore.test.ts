import { describe, expect, test } from "vitest";
import { card, column, EDITOR, Scene, seen, snapshotOf, TIGHT, timeOf } from "../../test/scene.ts";
import { apply, readsOf } from "../commands.ts";
import { faultsOf } from "../invariants.ts";
import { boardFrom, contentOf } from "../snapshot.ts";
import { refuse, UNCHANGED } from "../verb.ts";

const restore = { type: "card.restore", cardId: card("b") } as const;

function deleted(): Scene {
  const scene = new Scene().with("x", "abc").withMembers();
  scene.did({ type: "card.edit", cardId: card("b"), description: "text" });
  scene.did({ type: "card.delete", cardId: card("b") });
  return scene;
}

test("brings it back where it was, as it was", () => {
  const scene = deleted();
  const event = scene.did(restore);
  expect(event).toMatchObject({ type: "card.restored", cardId: card("b"), card: { title: "b", rank: "a1" } });
  expect(scene.cards("x")).toBe("abc");
  expect(scene.board.liveCard(card("b"))).toMatchObject({
    description: "text",
    hasDescription: true,
    updatedAt: timeOf(event.seq),
  });
});

test("who opened the board after the deletion sees the same, without the text", () => {
  const scene = deleted();
  const late = boardFrom(snapshotOf(scene.board));
  apply(late, scene.did(restore));
  expect(contentOf(late)).toEqual(contentOf(scene.board));
  expect(late.liveCard(card("b"))?.description).toBeUndefined();
  expect(faultsOf(late)).toEqual([]);
});

test("C8: beside another card that has taken its rank", () => {
  const scene = deleted();
  scene.did({ type: "card.add", cardId: card("n"), title: "n", afterCardId: card("a") });
  expect(scene.board.liveCard(card("n"))?.rank).toBe(scene.board.cards.get(card("b"))?.rank);
  scene.did(restore);
  expect(scene.cards("x")).toBe("abnc");
  expect(faultsOf(scene.board)).toEqual([]);
});

test("C8: cards make room where its rank is taken and there is none beside it", () => {
  const scene = new Scene();
  const [left, right] = TIGHT;
  const tight = { type: "card.added", columnId: column("x"), description: null } as const;
  scene.append({ ...tight, cardId: card("l"), title: "l", rank: left });
  scene.append({ ...tight, cardId: card("b"), title: "b", rank: right });
  scene.did({ type: "card.delete", cardId: card("b") });
  scene.append({ ...tight, cardId: card("r"), title: "r", rank: right });
  expect(scene.did(restore)).toHaveProperty("respaced");
  expect(scene.cards("x")).toBe("lbr");
  expect(faultsOf(scene.board)).toEqual([]);
});

test("C4: a card that is there is unchanged", () => {
  expect(new Scene().with("x", "ab").decide(restore)).toEqual(UNCHANGED);
});

test("refusals", () => {
  const scene = deleted();
  expect(scene.decide({ ...restore, cardId: card("q") })).toEqual(refuse("not_found", "cardId"));
  scene.did({ type: "column.delete", columnId: column("x") });
  expect(scene.decide(restore)).toEqual(refuse("not_found", "columnId"));
});

test("looks at the trash", () => {
  expect(readsOf({ ...restore, id: "" })).toEqual({ cards: [card("b")] });
});

describe("taking it back", () => {
  test("puts it in the trash again, and back again", () => {
    const scene = deleted();
    const before = seen(scene.board);
    const event = scene.did(restore);
    const after = seen(scene.board);
    const undone = scene.undo(event);
    expect(seen(scene.board)).toEqual(before);
    scene.undo(undone);
    expect(seen(scene.board)).toEqual(after);
  });

  test("C10: not when somebody has worked on it since", () => {
    for (const theirs of [
      { type: "card.edit", cardId: card("b"), title: "theirs" },
      { type: "card.edit", cardId: card("b"), description: null },
      { type: "card.move", cardId: card("b"), columnId: column("y") },
      { type: "card.delete", cardId: card("b") },
    ] as const) {
      const scene = deleted();
      const event = scene.did(restore);
      scene.did(theirs, EDITOR);
      expect(scene.inverse(event)).toBeUndefined();
    }
  });
});
