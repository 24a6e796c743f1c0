import { describe, expect, test } from "vitest";
import { card, column, EDITOR, Scene, seen, snapshotOf, timeOf } from "../../test/scene.ts";
import { apply, invert } from "../commands.ts";
import { boardFrom, contentOf } from "../snapshot.ts";
import { refuse, UNCHANGED } from "../verb.ts";

const columnId = column("x");
const archive = { type: "column.archive", columnId } as const;
const restore = { type: "column.restore", columnId } as const;
const remove = { type: "column.delete", columnId } as const;

test("hides the column and its cards, and changes no card", () => {
  const scene = new Scene().with("x", "ab");
  const row = scene.board.cards.get(card("a"));
  const event = scene.did(archive);
  expect(event).toMatchObject({ type: "column.archived", columnId });
  expect(scene.columns()).toBe("y");
  expect(scene.board.liveCard(card("a"))).toBeUndefined();
  expect(scene.board.cards.get(card("a"))).toBe(row);
  expect(scene.board.allColumns.get(columnId)).toMatchObject({ archivedAt: timeOf(event.seq), deletedAt: null });
});

test("C4: what is archived is unchanged; what is not there is not found", () => {
  const scene = new Scene();
  expect(scene.decide({ ...archive, columnId: column("q") })).toEqual(refuse("not_found", "columnId"));
  scene.did(archive);
  expect(scene.decide(archive)).toEqual(UNCHANGED);
  expect(scene.decide({ type: "column.edit", columnId, title: "q" })).toEqual(refuse("not_found", "columnId"));
});

test("it comes back with its cards, also for who opened the board meanwhile", () => {
  const scene = new Scene("xyz").with("x", "abc");
  scene.did({ type: "card.archive", cardId: card("b") });
  scene.did(archive);
  const late = boardFrom(snapshotOf(scene.board));
  const event = scene.did(restore);
  expect(event).toMatchObject({
    type: "column.restored",
    from: "archived",
    cards: [{ id: card("a") }, { id: card("c") }],
  });
  apply(late, event);
  expect(contentOf(late)).toEqual(contentOf(scene.board));
  expect(scene.columns()).toBe("xyz");
});

test("an archived column can be deleted, and a deleted one archived", () => {
  const scene = new Scene().with("x", "a");
  scene.did(archive);
  const deleted = scene.did(remove);
  expect(deleted).toMatchObject({ from: "archived" });
  expect(scene.board.allColumns.get(columnId)).toMatchObject({ archivedAt: null, deletedAt: timeOf(deleted.seq) });
  expect(scene.did(archive)).toMatchObject({ from: "deleted" });
  scene.did(restore);
  expect(scene.cards("x")).toBe("a");
});

describe("taking it back", () => {
  test("brings the column back where it was, and away again", () => {
    const scene = new Scene("xyz").with("y", "ab");
    const before = seen(scene.board);
    const event = scene.did({ ...archive, columnId: column("y") });
    const after = seen(scene.board);
    const undone = scene.undo(event);
    expect(seen(scene.board)).toEqual(before);
    expect(scene.undo(undone)).toMatchObject({ type: "column.archived" });
    expect(seen(scene.board)).toEqual(after);
  });

  test("of what was deleted or archived goes back to that", () => {
    const scene = new Scene();
    scene.did(archive);
    const rearchived = scene.undo(scene.did(remove));
    expect(rearchived).toMatchObject({ type: "column.archived", from: "deleted" });
    expect(scene.undo(rearchived)).toMatchObject({ type: "column.deleted", from: "archived" });
  });

  test("C10: not when somebody has brought it back, deleted it, or archived it again", () => {
    for (const theirs of [[restore], [remove], [restore, archive]]) {
      const scene = new Scene().withMembers();
      const event = scene.did(archive);
      for (const command of theirs) scene.did(command, EDITOR);
      expect(scene.inverse(event)).toBeUndefined();
    }
  });

  test("on a board that was loaded since and does not know the column", () => {
    const scene = new Scene();
    const event = scene.did(archive);
    expect(invert(boardFrom(snapshotOf(scene.board)), event)).toEqual(restore);
  });
});
