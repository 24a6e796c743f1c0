import { describe, expect, test } from "vitest";
import { EDITOR, GHOST, OWNER, Scene, STRANGER, timeOf, VIEWER } from "../../test/scene.ts";
import { readsOf } from "../commands.ts";
import { MAX_MEMBERS } from "../limits.ts";
import { refuse, UNCHANGED } from "../verb.ts";
import { type Invited, joinMember } from "./member-add.ts";
import { deactivateMember } from "./member-deactivate.ts";

const add = { type: "member.add", userId: STRANGER, role: "viewer" } as const;

test("makes a user a member", () => {
  const scene = new Scene();
  expect(scene.did(add)).toMatchObject({ type: "member.added", userId: STRANGER, role: "viewer" });
  expect(scene.board.roleOf(STRANGER)).toBe("viewer");
});

test("a member is one since then; who had left and is back, since they are back", () => {
  const scene = new Scene();
  for (const command of [add, { type: "member.remove", userId: STRANGER } as const, add]) scene.did(command);
  expect(scene.board.members.get(OWNER)).toMatchObject({ since: timeOf(1) });
  expect(scene.board.members.get(STRANGER)).toMatchObject({ since: timeOf(4) });
});

test("refusals", () => {
  const scene = new Scene().withMembers();
  expect(scene.decide({ ...add, userId: GHOST })).toEqual(refuse("not_found", "userId"));
  expect(scene.decide({ ...add, userId: EDITOR })).toEqual(refuse("already_member", "userId"));
  expect(scene.decide({ ...add, userId: OWNER })).toEqual(refuse("already_member", "userId"));
  expect(scene.decide(add, EDITOR)).toEqual(refuse("forbidden"));
});

test("a board holds so many members", () => {
  const scene = new Scene();
  for (let number = 1; number < MAX_MEMBERS; number++) {
    scene.board.putMember({ userId: `${number}`, role: "viewer", since: timeOf(1), deactivatedAt: null });
  }
  expect(scene.decide(add)).toEqual(refuse("board_full"));
});

test("looks at whether there is such a user", () => {
  expect(readsOf({ ...add, id: "" })).toEqual({ users: [STRANGER] });
});

describe("taking it back", () => {
  test("removes the member, and makes them one again", () => {
    const scene = new Scene();
    const undone = scene.undo(scene.did(add));
    expect(scene.board.roleOf(STRANGER)).toBeUndefined();
    scene.undo(undone);
    expect(scene.board.roleOf(STRANGER)).toBe("viewer");
  });

  test("C10: not when the member has got another role or has left", () => {
    const scene = new Scene();
    const event = scene.did(add);
    scene.did({ ...add, type: "member.change", role: "editor" });
    expect(scene.inverse(event)).toBeUndefined();
    scene.did({ type: "member.remove", userId: STRANGER }, STRANGER);
    expect(scene.inverse(event)).toBeUndefined();
  });
});

describe("C15: an invite is accepted", () => {
  const invited: Invited = { userId: STRANGER, role: "editor", invitedBy: OWNER };

  test("who accepts becomes a member, of their own accord and by the invite of an owner", () => {
    const scene = new Scene();
    const decision = joinMember(scene.board, invited);
    expect(decision).toEqual({ outcome: "applied", event: { type: "member.added", ...invited } });
    if (decision.outcome === "applied") scene.append(decision.event, STRANGER);
    expect(scene.board.roleOf(STRANGER)).toBe("editor");
  });

  test("a member stays what they are, with a lower role or a higher one", () => {
    const scene = new Scene().withMembers();
    for (const userId of [VIEWER, OWNER]) expect(joinMember(scene.board, { ...invited, userId })).toEqual(UNCHANGED);
  });

  test("not by the invite of somebody who is no owner any more, whose account is deactivated, or who has left", () => {
    const scene = new Scene().withMembers();
    for (const invitedBy of [EDITOR, GHOST]) {
      expect(joinMember(scene.board, { ...invited, invitedBy })).toEqual(refuse("not_found"));
    }
    scene.did({ type: "member.change", userId: EDITOR, role: "owner" });
    expect(joinMember(scene.board, { ...invited, invitedBy: EDITOR })).toMatchObject({ outcome: "applied" });
    for (const event of deactivateMember(scene.board, EDITOR)) scene.append(event, EDITOR);
    expect(joinMember(scene.board, { ...invited, invitedBy: EDITOR })).toEqual(refuse("not_found"));
  });

  test("a board holds so many members", () => {
    const scene = new Scene();
    for (let number = 1; number < MAX_MEMBERS; number++) {
      scene.board.putMember({ userId: `${number}`, role: "viewer", since: timeOf(1), deactivatedAt: null });
    }
    expect(joinMember(scene.board, invited)).toEqual(refuse("board_full"));
  });
});
