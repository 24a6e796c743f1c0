import { describe, expect, test } from "vitest";
import { EDITOR, OWNER, Scene, STRANGER, timeOf, VIEWER, whole } from "../../test/scene.ts";
import type { EventBody } from "../commands.ts";
import { faultsOf } from "../invariants.ts";
import { refuse } from "../verb.ts";
import { deactivateMember } from "./member-deactivate.ts";
import { reactivateMember } from "./member-reactivate.ts";

/** Lets the account of a member be deactivated, and answers what that made of the board. */
function deactivate(scene: Scene, userId: string): readonly EventBody[] {
  const events = deactivateMember(scene.board, userId);
  for (const event of events) scene.append(event, userId);
  expect(faultsOf(scene.board)).toEqual([]);
  return events;
}

function reactivate(scene: Scene, userId: string): readonly EventBody[] {
  const events = reactivateMember(scene.board, userId);
  for (const event of events) scene.append(event, userId);
  expect(faultsOf(scene.board)).toEqual([]);
  return events;
}

describe("C11: the account of a member is deactivated", () => {
  test("a member keeps the role, marked with the time", () => {
    const scene = new Scene().withMembers();
    expect(deactivate(scene, EDITOR)).toEqual([{ type: "member.deactivated", userId: EDITOR }]);
    const deactivatedAt = timeOf(scene.board.seq);
    expect(scene.board.members.get(EDITOR)).toEqual({
      userId: EDITOR,
      role: "editor",
      since: timeOf(2),
      deactivatedAt,
    });
  });

  test("the creator's board passes to the longest-standing owner", () => {
    const scene = new Scene().withMembers();
    for (const userId of [VIEWER, EDITOR]) scene.did({ type: "member.change", userId, role: "owner" });
    expect(deactivate(scene, OWNER)).toEqual([
      { type: "member.deactivated", userId: OWNER },
      { type: "board.passed", from: OWNER, to: EDITOR },
    ]);
    expect(scene.board.info.creatorId).toBe(EDITOR);
    expect(scene.decide({ type: "board.delete" }, VIEWER)).toEqual(refuse("forbidden"));
    expect(scene.decide({ type: "board.delete" }, EDITOR)).toMatchObject({ outcome: "applied" });
  });

  test("an owner who was deactivated before is passed over", () => {
    const scene = new Scene().withMembers();
    for (const userId of [VIEWER, EDITOR]) scene.did({ type: "member.change", userId, role: "owner" });
    deactivate(scene, EDITOR);
    expect(deactivate(scene, OWNER)).toContainEqual({ type: "board.passed", from: OWNER, to: VIEWER });
  });

  test("without another owner the board is archived, and stays whose it was", () => {
    const scene = new Scene().withMembers();
    expect(deactivate(scene, OWNER)).toEqual([
      { type: "member.deactivated", userId: OWNER },
      { type: "board.archived" },
    ]);
    expect(scene.board.info).toMatchObject({ creatorId: OWNER, archivedAt: timeOf(scene.board.seq) });
  });

  test("a board that was archived before is left so", () => {
    const scene = new Scene();
    scene.did({ type: "board.archive" });
    expect(deactivate(scene, OWNER)).toEqual([{ type: "member.deactivated", userId: OWNER }]);
  });

  test("twice makes nothing new, and neither does somebody who is no member", () => {
    const scene = new Scene().withMembers();
    deactivate(scene, EDITOR);
    expect(deactivate(scene, EDITOR)).toEqual([]);
    expect(deactivate(scene, STRANGER)).toEqual([]);
  });

  test("the last owner who is active can neither leave nor give up the role", () => {
    const scene = new Scene().withMembers();
    scene.did({ type: "member.change", userId: EDITOR, role: "owner" });
    deactivate(scene, OWNER);
    const leave = { type: "member.remove", userId: EDITOR } as const;
    expect(scene.decide(leave, EDITOR)).toEqual(refuse("last_owner", "userId"));
    const step = { type: "member.change", userId: EDITOR, role: "viewer" } as const;
    expect(scene.decide(step, EDITOR)).toEqual(refuse("last_owner", "userId"));
  });

  test("an owner may change the role of a deactivated member, and send them away", () => {
    const scene = new Scene().withMembers();
    deactivate(scene, EDITOR);
    scene.did({ type: "member.change", userId: EDITOR, role: "viewer" });
    expect(scene.board.members.get(EDITOR)).toMatchObject({ role: "viewer", deactivatedAt: expect.any(String) });
    scene.did({ type: "member.remove", userId: EDITOR });
    expect(scene.board.members.has(EDITOR)).toBe(false);
  });
});

describe("C11: the account of a member is active again", () => {
  test("the member is as before", () => {
    const scene = new Scene().withMembers();
    const before = whole(scene.board).members;
    deactivate(scene, EDITOR);
    expect(reactivate(scene, EDITOR)).toEqual([{ type: "member.reactivated", userId: EDITOR }]);
    expect(whole(scene.board).members).toEqual(before);
    expect(reactivate(scene, EDITOR)).toEqual([]);
    expect(reactivate(scene, STRANGER)).toEqual([]);
  });

  test("what was passed on stays passed on, and what was archived archived", () => {
    const scene = new Scene().withMembers();
    scene.did({ type: "member.change", userId: EDITOR, role: "owner" });
    deactivate(scene, OWNER);
    reactivate(scene, OWNER);
    expect(scene.board.info.creatorId).toBe(EDITOR);
    expect(scene.board.roleOf(OWNER)).toBe("owner");

    const alone = new Scene();
    deactivate(alone, OWNER);
    reactivate(alone, OWNER);
    expect(alone.board.info.archivedAt).not.toBeNull();
    alone.did({ type: "board.restore" });
  });
});
