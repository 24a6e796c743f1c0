import { describe, expect, test } from "vitest";
import { EDITOR, OWNER, Scene, STRANGER, VIEWER } from "../../test/scene.ts";
import { refuse } from "../verb.ts";

const remove = { type: "member.remove", userId: VIEWER } as const;

test("an owner sends a member away", () => {
  const scene = new Scene().withMembers();
  expect(scene.did(remove)).toMatchObject({ type: "member.removed", userId: VIEWER, role: "viewer" });
  expect(scene.board.roleOf(VIEWER)).toBeUndefined();
});

test("anybody may leave", () => {
  const scene = new Scene().withMembers();
  scene.did(remove, VIEWER);
  scene.did({ ...remove, userId: EDITOR }, EDITOR);
  expect([...scene.board.members.keys()]).toEqual([OWNER]);
});

test("refusals", () => {
  const scene = new Scene().withMembers();
  expect(scene.decide(remove, EDITOR)).toEqual(refuse("forbidden"));
  expect(scene.decide({ ...remove, userId: EDITOR }, VIEWER)).toEqual(refuse("forbidden"));
  expect(scene.decide({ ...remove, userId: STRANGER })).toEqual(refuse("not_found", "userId"));
  expect(scene.decide({ ...remove, userId: OWNER })).toEqual(refuse("last_owner", "userId"));
});

test("an owner may leave when there is another", () => {
  const scene = new Scene().withMembers();
  scene.did({ type: "member.change", userId: EDITOR, role: "owner" });
  scene.did({ ...remove, userId: OWNER });
  expect(scene.board.roleOf(OWNER)).toBeUndefined();
});

describe("the creator leaves, or is sent away", () => {
  const owners = () => {
    const scene = new Scene().withMembers();
    for (const userId of [VIEWER, EDITOR]) scene.did({ type: "member.change", userId, role: "owner" });
    return scene;
  };

  test.each([OWNER, VIEWER])("the board passes to the longest-standing owner, whoever asks: %s", (actorId) => {
    const scene = owners();
    expect(scene.did({ ...remove, userId: OWNER }, actorId)).toMatchObject({ passedTo: EDITOR });
    expect(scene.board.info.creatorId).toBe(EDITOR);
    expect(scene.decide({ type: "board.delete" }, VIEWER)).toEqual(refuse("forbidden"));
    expect(scene.decide({ type: "board.delete" }, EDITOR)).toMatchObject({ outcome: "applied" });
  });

  test("an owner whose account is deactivated is passed over", () => {
    const scene = owners();
    scene.append({ type: "member.deactivated", userId: EDITOR }, EDITOR);
    expect(scene.did({ ...remove, userId: OWNER })).toMatchObject({ passedTo: VIEWER });
  });

  test("who left and came back is the newest", () => {
    const scene = owners();
    scene.did({ ...remove, userId: EDITOR });
    scene.did({ type: "member.add", userId: EDITOR, role: "owner" });
    expect(scene.did({ ...remove, userId: OWNER })).toMatchObject({ passedTo: VIEWER });
  });

  test("C10: asked back, they are an owner, and the board stays with whom it passed to", () => {
    const scene = owners();
    scene.undo(scene.did({ ...remove, userId: OWNER }, VIEWER));
    expect(scene.board.roleOf(OWNER)).toBe("owner");
    expect(scene.board.info.creatorId).toBe(EDITOR);
  });

  test("another owner who leaves passes nothing on", () => {
    const scene = owners();
    expect(scene.did({ ...remove, userId: EDITOR })).not.toHaveProperty("passedTo");
    expect(scene.board.info.creatorId).toBe(OWNER);
  });

  test("a log of before, which passed nothing on, still says what it said", () => {
    const scene = owners();
    scene.append({ type: "member.removed", userId: OWNER, role: "owner" });
    expect(scene.board.info.creatorId).toBe(OWNER);
    expect(scene.board.roleOf(OWNER)).toBeUndefined();
  });
});

describe("taking it back", () => {
  test("makes them a member in the same role, and removes them again", () => {
    const scene = new Scene().withMembers();
    const undone = scene.undo(scene.did(remove));
    expect(scene.board.roleOf(VIEWER)).toBe("viewer");
    scene.undo(undone);
    expect(scene.board.roleOf(VIEWER)).toBeUndefined();
  });

  test("C10: not when somebody has made them a member again", () => {
    const scene = new Scene().withMembers();
    const event = scene.did(remove);
    scene.did({ type: "member.add", userId: VIEWER, role: "editor" });
    expect(scene.inverse(event)).toBeUndefined();
  });

  test("who has left cannot come back by themselves", () => {
    const scene = new Scene().withMembers();
    const command = scene.inverse(scene.did(remove, VIEWER));
    expect(command && scene.decide(command, VIEWER)).toEqual(refuse("not_found"));
  });
});
