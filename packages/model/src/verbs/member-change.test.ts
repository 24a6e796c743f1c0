import { describe, expect, test } from "vitest";
import { EDITOR, OWNER, Scene, STRANGER, VIEWER } from "../../test/scene.ts";
import { refuse, UNCHANGED } from "../verb.ts";

const change = { type: "member.change", userId: EDITOR, role: "viewer" } as const;

test("C10: says what the role was and what it is", () => {
  const scene = new Scene().withMembers();
  expect(scene.did(change)).toMatchObject({ type: "member.changed", userId: EDITOR, from: "editor", role: "viewer" });
  expect(scene.board.roleOf(EDITOR)).toBe("viewer");
});

test("C4: the role that it is: unchanged", () => {
  const scene = new Scene().withMembers();
  expect(scene.decide({ ...change, role: "editor" })).toEqual(UNCHANGED);
  expect(scene.decide({ ...change, userId: OWNER, role: "owner" })).toEqual(UNCHANGED);
});

test("refusals", () => {
  const scene = new Scene().withMembers();
  expect(scene.decide({ ...change, userId: STRANGER })).toEqual(refuse("not_found", "userId"));
  expect(scene.decide({ ...change, userId: OWNER })).toEqual(refuse("last_owner", "userId"));
  expect(scene.decide(change, EDITOR)).toEqual(refuse("forbidden"));
});

test("an owner may step back when there is another", () => {
  const scene = new Scene().withMembers();
  scene.did({ ...change, role: "owner" });
  scene.did({ ...change, userId: OWNER, role: "editor" });
  expect(scene.decide({ ...change, role: "editor" }, EDITOR)).toEqual(refuse("last_owner", "userId"));
});

describe("the creator steps back, or is made to", () => {
  const owners = () => {
    const scene = new Scene().withMembers();
    for (const userId of [VIEWER, EDITOR]) scene.did({ ...change, userId, role: "owner" });
    return scene;
  };

  test.each([EDITOR, OWNER, VIEWER])("the board passes to the longest-standing owner, whoever asks: %s", (actorId) => {
    const scene = owners();
    expect(scene.did({ ...change, userId: OWNER }, actorId)).toMatchObject({ passedTo: EDITOR });
    expect(scene.board.info.creatorId).toBe(EDITOR);
    expect(scene.decide({ type: "board.delete" }, EDITOR)).toMatchObject({ outcome: "applied" });
  });

  test("C10: an owner again by taking it back, the board stays with whom it passed to", () => {
    const scene = owners();
    scene.undo(scene.did({ ...change, userId: OWNER }, EDITOR));
    expect(scene.board.roleOf(OWNER)).toBe("owner");
    expect(scene.board.info.creatorId).toBe(EDITOR);
  });

  test("another owner who steps back passes nothing on", () => {
    const scene = owners();
    expect(scene.did(change)).not.toHaveProperty("passedTo");
    expect(scene.board.info.creatorId).toBe(OWNER);
  });
});

describe("taking it back", () => {
  test("gives the role before, and the one after again", () => {
    const scene = new Scene().withMembers();
    const undone = scene.undo(scene.did(change));
    expect(scene.board.roleOf(EDITOR)).toBe("editor");
    scene.undo(undone);
    expect(scene.board.roleOf(EDITOR)).toBe("viewer");
  });

  test("C10: not when somebody has given another role, or the member has left", () => {
    const scene = new Scene().withMembers();
    const event = scene.did(change);
    scene.did({ ...change, role: "owner" });
    expect(scene.inverse(event)).toBeUndefined();
    scene.did({ type: "member.remove", userId: EDITOR });
    expect(scene.inverse(event)).toBeUndefined();
  });
});
