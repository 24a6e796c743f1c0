import { describe, expect, test } from "vitest";
import { card, label, Scene, snapshotOf } from "../../test/scene.ts";
import { apply } from "../commands.ts";
import { boardFrom, contentOf } from "../snapshot.ts";
import { refuse, UNCHANGED } from "../verb.ts";

const remove = { type: "label.delete", labelId: label("l") } as const;
const restore = { type: "label.restore", labelId: label("l") } as const;

/** A board with a label on the first two of three cards. */
function scene(): Scene {
  const scene = new Scene().with("x", "abc");
  scene.did({ type: "label.add", labelId: label("l"), name: "Bug", color: "red" });
  for (const letter of "ab") scene.did({ type: "card.label", cardId: card(letter), labelId: label("l") });
  return scene;
}

const labelled = ({ board }: Scene) =>
  contentOf(board).cards.flatMap(({ title, labelIds }) => (labelIds.length > 0 ? title : []));

test("a deleted label is gone from the board and from every card", () => {
  const board = scene();
  board.did(remove);
  expect(board.board.labels).toEqual([]);
  expect(labelled(board)).toEqual([]);
  expect(board.decide(remove)).toEqual(refuse("not_found", "labelId"));
});

describe("restored", () => {
  test("it is back on the cards that had it", () => {
    const board = scene();
    board.did(remove);
    expect(board.did(restore)).toMatchObject({ cardIds: [card("a"), card("b")], label: { name: "Bug" } });
    expect(labelled(board)).toEqual(["a", "b"]);
    expect(board.decide(restore)).toEqual(UNCHANGED);
    expect(board.decide({ ...restore, labelId: label("m") })).toEqual(refuse("not_found", "labelId"));
  });

  test("it is so for somebody, too, who came when it was deleted", () => {
    const board = scene();
    board.did(remove);
    const late = boardFrom(snapshotOf(board.board));
    apply(late, board.did(restore));
    expect(contentOf(late)).toEqual(contentOf(board.board));
  });
});

test("C10: each takes back the other, unless others have done more since", () => {
  const board = scene();
  const removed = board.did(remove);
  expect(board.inverse(removed)).toEqual(restore);
  const restored = board.did(restore);
  expect(board.inverse(removed)).toBeUndefined();
  expect(board.inverse(restored)).toEqual(remove);
  board.did({ type: "card.label", cardId: card("c"), labelId: label("l") });
  expect(board.inverse(restored)).toBeUndefined();
});
