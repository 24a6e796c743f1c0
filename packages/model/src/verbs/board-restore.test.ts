import { expect, test } from "vitest";
import { EDITOR, replayed, Scene, timeOf, whole } from "../../test/scene.ts";
import { refuse, UNCHANGED } from "../verb.ts";

test("brings an archived board back, and says since when it was archived", () => {
  const scene = new Scene();
  expect(scene.decide({ type: "board.restore" })).toEqual(UNCHANGED);
  const { seq } = scene.did({ type: "board.archive" });
  expect(scene.did({ type: "board.restore" })).toMatchObject({ type: "board.restored", from: timeOf(seq) });
  expect(scene.board.info.archivedAt).toBeNull();
});

test("C10: is taken back by archiving, unless it is archived already", () => {
  const scene = new Scene();
  scene.did({ type: "board.archive" });
  const restored = scene.did({ type: "board.restore" });
  expect(scene.inverse(restored)).toEqual({ type: "board.archive" });
  scene.did({ type: "board.archive" });
  expect(scene.inverse(restored)).toBeUndefined();
});

test("its creator has a deleted board back as it was, archived or not; nobody else has", () => {
  for (const isArchived of [false, true]) {
    const scene = new Scene().with("x", "a").withMembers();
    scene.did({ type: "member.change", userId: EDITOR, role: "owner" });
    if (isArchived) scene.did({ type: "board.archive" });
    const { archivedAt } = scene.board.info;
    const { seq } = scene.did({ type: "board.delete" });
    expect(scene.decide({ type: "board.restore" }, EDITOR)).toEqual(refuse("not_found"));
    const restored = scene.did({ type: "board.restore" });
    expect(restored).toMatchObject({ from: timeOf(seq), wasDeleted: true });
    expect(scene.board.info).toMatchObject({ deletedAt: null, archivedAt });
    expect(scene.cards("x")).toBe("a");
    expect(scene.inverse(restored)).toBeUndefined();
    expect(whole(replayed(scene.log))).toEqual(whole(scene.board));
  }
});
