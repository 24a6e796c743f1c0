import { expect, test } from "vitest";
import { Scene, timeOf } from "../../test/scene.ts";
import { UNCHANGED } from "../verb.ts";

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
