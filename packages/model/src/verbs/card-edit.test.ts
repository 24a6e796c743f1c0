import { describe, expect, test } from "vitest";
import { card, column, EDITOR, Scene, seen, snapshotOf, timeOf } from "../../test/scene.ts";
import { apply, invert, readsOf } from "../commands.ts";
import { boardFrom } from "../snapshot.ts";
import { refuse, UNCHANGED } from "../verb.ts";

const edit = { type: "card.edit", cardId: card("a") } as const;

test("C10: says what was before and what is now, of what changed", () => {
  const scene = new Scene().with("x", "a");
  const event = scene.did({ ...edit, title: "Other", description: "text" });
  expect(event).toMatchObject({
    type: "card.edited",
    cardId: card("a"),
    changes: { title: { from: "a", to: "Other" }, description: { from: null, to: "text" } },
  });
  expect(scene.board.liveCard(card("a"))).toMatchObject({
    title: "Other",
    description: "text",
    hasDescription: true,
    updatedAt: timeOf(3),
  });
});

test("an empty description is none", () => {
  const scene = new Scene().with("x", "a");
  expect(scene.decide({ ...edit, description: "" })).toEqual(UNCHANGED);
  scene.did({ ...edit, description: "text" });
  scene.did({ ...edit, description: "" });
  expect(scene.board.liveCard(card("a"))).toMatchObject({ description: null, hasDescription: false });
});

test("sets and takes away dates, and says since when it is done", () => {
  const scene = new Scene().with("x", "a");
  const dates = { startAt: timeOf(100), dueAt: timeOf(200) };
  scene.did({ ...edit, ...dates });
  const done = scene.did({ ...edit, isDone: true });
  expect(scene.board.liveCard(card("a"))).toMatchObject({ ...dates, doneAt: done.at });
  expect(scene.decide({ ...edit, isDone: true })).toEqual(UNCHANGED);
  const undone = scene.undo(done);
  expect(undone).toMatchObject({ changes: { doneAt: { from: done.at, to: null } } });
  const again = scene.undo(undone);
  expect(scene.board.liveCard(card("a"))?.doneAt).toBe(again.at);
  scene.did({ ...edit, startAt: null, dueAt: null });
  expect(scene.board.liveCard(card("a"))).toMatchObject({ startAt: null, dueAt: null, doneAt: again.at });
});

test("C10: takes back a date, and leaves the one that somebody else set since", () => {
  const scene = new Scene().with("x", "a");
  const event = scene.did({ ...edit, startAt: timeOf(100), dueAt: timeOf(200) });
  scene.did({ ...edit, dueAt: timeOf(300) });
  expect(scene.inverse(event)).toEqual({ ...edit, startAt: null });
});

test.each([{}, { isDone: false }, { dueAt: null }, { title: "a" }, { description: null }])(
  "C4: %o is unchanged",
  (wanted) => {
    expect(new Scene().with("x", "a").decide({ ...edit, ...wanted })).toEqual(UNCHANGED);
  },
);

test("refused for a card that is not there or in the trash", () => {
  const scene = new Scene().with("x", "a");
  expect(scene.decide({ ...edit, cardId: card("q"), title: "q" })).toEqual(refuse("not_found", "cardId"));
  scene.did({ type: "card.delete", cardId: card("a") });
  expect(scene.decide({ ...edit, title: "q" })).toEqual(refuse("not_found", "cardId"));
});

test("looks at the text only when the text is to change", () => {
  expect(readsOf({ ...edit, id: "", title: "q" })).toEqual({});
  expect(readsOf({ ...edit, id: "", description: null })).toEqual({ texts: [card("a")] });
});

describe("taking it back", () => {
  test("gives what was before, and what was after again", () => {
    const scene = new Scene().with("x", "a");
    const before = seen(scene.board);
    const event = scene.did({ ...edit, title: "Other", description: "text" });
    const after = seen(scene.board);
    const undone = scene.undo(event);
    expect(seen(scene.board)).toEqual(before);
    scene.undo(undone);
    expect(seen(scene.board)).toEqual(after);
  });

  test("C10: takes back only what still is as the event left it", () => {
    const scene = new Scene().with("x", "a").withMembers();
    const event = scene.did({ ...edit, title: "Other", description: "text" });
    scene.did({ ...edit, title: "theirs" }, EDITOR);
    scene.did({ type: "card.move", cardId: card("a"), columnId: column("y") }, EDITOR);
    expect(scene.inverse(event)).toEqual({ ...edit, description: null, base: "text" });
    scene.did({ ...edit, description: "theirs" }, EDITOR);
    expect(scene.inverse(event)).toBeUndefined();
  });

  test("C10: not of a card in the trash", () => {
    const scene = new Scene().with("x", "a");
    const event = scene.did({ ...edit, title: "Other" });
    scene.did({ type: "card.delete", cardId: card("a") });
    expect(scene.inverse(event)).toBeUndefined();
  });

  test("C10: a text that is not at hand is left alone, none is put back", () => {
    const scene = new Scene().with("x", "a").withMembers();
    scene.did({ ...edit, description: "first" });
    const cleared = scene.did({ ...edit, description: null });
    const reloaded = boardFrom(snapshotOf(scene.board));
    expect(invert(reloaded, cleared)).toEqual({ ...edit, description: "first", base: null });
    scene.did({ ...edit, description: "theirs" }, EDITOR);
    expect(invert(boardFrom(snapshotOf(scene.board)), cleared)).toBeUndefined();
  });
});

test("whether there is a text is known without the text", () => {
  const scene = new Scene().with("x", "a");
  const late = boardFrom(snapshotOf(scene.board));
  apply(late, scene.did({ ...edit, title: "Other" }));
  expect(late.liveCard(card("a"))).toMatchObject({ title: "Other", hasDescription: false });
  expect(late.liveCard(card("a"))).not.toHaveProperty("description");
  apply(late, scene.did({ ...edit, description: "text" }));
  expect(late.liveCard(card("a"))).toMatchObject({ description: "text", hasDescription: true });
});

describe("two who write one text", () => {
  const begun = "one\n\ntwo\n\nthree";
  const both = () => {
    const scene = new Scene().with("x", "a").withMembers();
    scene.did({ ...edit, description: begun });
    return scene;
  };
  const text = (scene: Scene) => scene.board.liveCard(card("a"))?.description;

  test("C16: lines apart both stand", () => {
    const scene = both();
    scene.did({ ...edit, description: "ONE\n\ntwo\n\nthree", base: begun }, EDITOR);
    const mine = scene.did({ ...edit, description: "one\n\ntwo\n\n3", base: begun });
    expect(text(scene)).toBe("ONE\n\ntwo\n\n3");
    expect(mine).not.toHaveProperty("collided");
  });

  test("C16: of the same lines the later stands, and the event says so and has what was there", () => {
    const scene = both();
    scene.did({ ...edit, description: "one\n\nhers\n\nthree", base: begun }, EDITOR);
    const mine = scene.did({ ...edit, description: "one\n\nmine\n\nthree", base: begun });
    expect(mine).toMatchObject({
      collided: true,
      changes: { description: { from: "one\n\nhers\n\nthree", to: "one\n\nmine\n\nthree" } },
    });
  });

  test("C16: without what it was begun from a text takes the place of the other", () => {
    const scene = both();
    scene.did({ ...edit, description: "hers" }, EDITOR);
    expect(scene.did({ ...edit, description: "mine" })).not.toHaveProperty("collided");
    expect(text(scene)).toBe("mine");
  });

  test("C16: what was begun from none, and what is none in the end", () => {
    const scene = new Scene().with("x", "a").withMembers();
    scene.did({ ...edit, description: "hers", base: null }, EDITOR);
    expect(scene.did({ ...edit, description: "mine", base: "" })).toMatchObject({ collided: true });
    expect(scene.decide({ ...edit, description: "hers", base: "hers" })).toEqual(UNCHANGED);
    scene.did({ ...edit, description: null, base: "mine" });
    expect(scene.board.liveCard(card("a"))).toMatchObject({ description: null, hasDescription: false });
  });

  test("C16: where both together are too long, the later stands alone", () => {
    const scene = both();
    const long = "x".repeat(30_000);
    scene.did({ ...edit, description: `${long}\n${begun}`, base: begun }, EDITOR);
    expect(scene.did({ ...edit, description: `${begun}\n${long}`, base: begun })).toMatchObject({ collided: true });
    expect(text(scene)).toBe(`${begun}\n${long}`);
  });

  test("C10: taking back mine leaves hers, whether it came before or after", () => {
    const scene = both();
    scene.did({ ...edit, description: "ONE\n\ntwo\n\nthree", base: begun }, EDITOR);
    const mine = scene.did({ ...edit, description: "one\n\n2\n\nthree", base: begun });
    scene.did({ ...edit, description: "ONE\n\n2\n\n3" }, EDITOR);
    const undone = scene.undo(mine);
    expect(text(scene)).toBe("ONE\n\ntwo\n\n3");
    scene.undo(undone);
    expect(text(scene)).toBe("ONE\n\n2\n\n3");
  });

  test("C10: what others made of the same lines is not taken back", () => {
    const scene = both();
    const mine = scene.did({ ...edit, description: "one\n\nmine\n\nthree", base: begun });
    scene.did({ ...edit, description: "one\n\nhers\n\nthree" }, EDITOR);
    expect(scene.inverse(mine)).toBeUndefined();
  });
});
