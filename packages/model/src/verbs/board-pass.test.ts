import { describe, expect, test } from "vitest";
import { EDITOR, OWNER, Scene, STRANGER, VIEWER } from "../../test/scene.ts";
import { faultsOf } from "../invariants.ts";
import { refuse, UNCHANGED } from "../verb.ts";

const pass = (userId: string) => ({ type: "board.pass", userId }) as const;

test.each([
  [EDITOR, "editor"],
  [VIEWER, "viewer"],
] as const)("its creator passes a board on: %s becomes an owner with it", (userId, fromRole) => {
  const scene = new Scene().withMembers();
  expect(scene.did(pass(userId))).toMatchObject({ type: "board.passed", from: OWNER, to: userId, fromRole });
  expect(scene.board.info.creatorId).toBe(userId);
  expect(scene.board.roleOf(userId)).toBe("owner");
  expect(scene.board.roleOf(OWNER)).toBe("owner");
  expect(faultsOf(scene.board)).toEqual([]);
});

test("who is an owner already keeps the role", () => {
  const scene = new Scene().withMembers();
  scene.did({ type: "member.change", userId: EDITOR, role: "owner" });
  expect(scene.did(pass(EDITOR))).not.toHaveProperty("fromRole");
});

test("the new creator alone may delete it, or pass it on", () => {
  const scene = new Scene().withMembers();
  scene.did(pass(EDITOR));
  for (const command of [{ type: "board.delete" }, pass(VIEWER), pass(OWNER)] as const) {
    expect(scene.decide(command)).toEqual(refuse("forbidden"));
    expect(scene.decide(command, EDITOR)).toMatchObject({ outcome: "applied" });
  }
});

describe("refusals", () => {
  test("another owner cannot give away what is not theirs, not even to themselves", () => {
    const scene = new Scene().withMembers();
    scene.did({ type: "member.change", userId: EDITOR, role: "owner" });
    for (const userId of [VIEWER, EDITOR, STRANGER]) {
      expect(scene.decide(pass(userId), EDITOR)).toEqual(refuse("forbidden"));
    }
  });

  test("who is no member, or whose account is deactivated, cannot be given it", () => {
    const scene = new Scene().withMembers();
    expect(scene.decide(pass(STRANGER))).toEqual(refuse("not_found", "userId"));
    scene.append({ type: "member.deactivated", userId: EDITOR }, EDITOR);
    expect(scene.decide(pass(EDITOR))).toEqual(refuse("not_found", "userId"));
  });
});

test("C10: what came before it does not take the board back either", () => {
  const scene = new Scene().withMembers();
  const added = scene.did({ type: "member.add", userId: STRANGER, role: "editor" });
  const changed = scene.did({ type: "member.change", userId: STRANGER, role: "owner" });
  scene.did(pass(STRANGER));
  for (const event of [added, changed]) expect(scene.inverse(event)).toBeUndefined();
});

test("C4: to oneself changes nothing", () => {
  expect(new Scene().decide(pass(OWNER))).toEqual(UNCHANGED);
});

test("C10: it is not taken back: the new creator may pass it on", () => {
  const scene = new Scene().withMembers();
  const event = scene.did(pass(EDITOR));
  expect(scene.inverse(event)).toBeUndefined();
  expect(scene.did(pass(OWNER), EDITOR)).toMatchObject({ from: EDITOR, to: OWNER });
});
