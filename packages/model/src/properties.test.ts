import fc from "fast-check";
import { Compile } from "typebox/compile";
import { expect, test } from "vitest";
import { comingsAndGoings, crammedScene, type Given, history } from "../test/commands.ts";
import { membersOf, replayed, Scene, seen, snapshotOf, whole } from "../test/scene.ts";
import { apply, type BoardEvent, type EventType } from "./commands.ts";
import { faultsOf } from "./invariants.ts";
import { CommandSchema, EventSchema } from "./schemas.ts";
import { boardFrom, contentOf } from "./snapshot.ts";
import { deactivateMember } from "./verbs/member-deactivate.ts";
import { reactivateMember } from "./verbs/member-reactivate.ts";

// Whatever several people ask of a board, in whatever order.

const RUNS = { numRuns: 600 };

/** Gives the commands one after another, and says each event before the next. */
function play(
  commands: readonly Given[],
  heard: (event: BoardEvent, scene: Scene, at: number) => void = () => {},
): Scene {
  const scene = crammedScene();
  for (const [at, { actorId, body }] of commands.entries()) {
    const event = scene.give(body, actorId);
    if (event) heard(event, scene, at);
  }
  return scene;
}

test("an accepted command leaves a board without faults", () => {
  fc.assert(
    fc.property(history, (commands) => {
      play(commands, (_, { board }) => expect(faultsOf(board)).toEqual([]));
    }),
    RUNS,
  );
});

test("C4: a command that is refused or unchanged changes nothing, and deciding changes nothing", () => {
  fc.assert(
    fc.property(history, (commands) => {
      const scene = crammedScene();
      for (const { actorId, body } of commands) {
        const before = JSON.stringify(whole(scene.board));
        scene.decide(body, actorId);
        expect(JSON.stringify(whole(scene.board))).toBe(before);
        scene.give(body, actorId);
      }
    }),
    { numRuns: 100 },
  );
});

test("C9: the events, through JSON, make the same board from nothing", () => {
  fc.assert(
    fc.property(history, (commands) => {
      const { board, log } = play(commands);
      expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
      expect(whole(replayed(JSON.parse(JSON.stringify(log))))).toEqual(whole(board));
    }),
    RUNS,
  );
});

test("C10: taking back what was just done gives the board before, doing so again the board after", () => {
  const invertible = new Set<EventType>();
  fc.assert(
    fc.property(history, (commands) => {
      const scene = crammedScene();
      for (const { actorId, body } of commands) {
        const before = seen(scene.board);
        const event = scene.give(body, actorId);
        if (!event || event.type === "board.deleted" || event.type === "board.passed") continue;
        // That takes two boards: crossing.test.ts.
        if (event.type === "card.left") continue;
        // Who has given up the role cannot take that back.
        if (event.type.startsWith("member.") && scene.board.roleOf(actorId) !== "owner") continue;
        invertible.add(event.type);
        const after = seen(scene.board);
        const whereWeAre = whole(scene.board);
        const length = scene.log.length;
        scene.board.begin();
        const undone = scene.undo(event, actorId);
        // A board that passed to somebody else stays theirs.
        const { creatorId } = after.board;
        expect(seen(scene.board)).toEqual(
          "passedTo" in event ? { ...before, board: { ...before.board, creatorId } } : before,
        );
        scene.undo(undone, actorId);
        expect(seen(scene.board)).toEqual(after);
        expect(faultsOf(scene.board)).toEqual([]);
        scene.board.rollback();
        scene.log.length = length;
        expect(whole(scene.board)).toEqual(whereWeAre);
      }
    }),
    RUNS,
  );
  expect(invertible.size).toBe(53);
});

test("C10: taking back something older cannot be or is not refused for what is gone, and leaves a board without faults", () => {
  fc.assert(
    fc.property(history, fc.infiniteStream(fc.nat()), (commands, picks) => {
      const scene = play(commands);
      for (const pick of picks.take(10)) {
        const event = scene.log[pick % scene.log.length];
        const command = event && scene.inverse(event);
        if (command) {
          const decision = scene.decide(command, event.actorId);
          // What becomes of a card that is not at hand, the server decides; who left the board has no right to anything.
          if (decision.outcome === "refused") expect([undefined, "cardId"]).toContain(decision.field);
          scene.give(command, event.actorId);
        }
        expect(faultsOf(scene.board)).toEqual([]);
      }
    }),
    RUNS,
  );
});

test("C9: a snapshot at any moment, and the events since, make the board that everybody sees", () => {
  fc.assert(
    fc.property(history, fc.nat(), (commands, pick) => {
      const { board, log } = play(commands);
      const cut = pick % log.length;
      const earlier = replayed(log.slice(0, cut + 1));
      const late = boardFrom(snapshotOf(earlier));
      expect(contentOf(late)).toEqual(contentOf(earlier));
      for (const event of log.slice(cut + 1)) apply(late, event);
      expect(contentOf(late)).toEqual(contentOf(board));
      expect(membersOf(late)).toEqual(membersOf(board));
      expect(faultsOf(late)).toEqual([]);
    }),
    RUNS,
  );
});

test("previews on top of a board, taken back newest first, leave it as it was", () => {
  fc.assert(
    fc.property(history, fc.nat(), (commands, pick) => {
      const cut = pick % commands.length;
      const scene = play(commands.slice(0, cut));
      const before = whole(scene.board);
      const takeBacks: (() => void)[] = [];
      for (const { actorId, body } of commands.slice(cut)) {
        scene.board.begin();
        scene.give(body, actorId);
        takeBacks.push(scene.board.commit());
      }
      for (const takeBack of takeBacks.toReversed()) takeBack();
      expect(whole(scene.board)).toEqual(before);
    }),
    RUNS,
  );
});

test("C13: whoever comes, goes, gets another role or has no account for a while, the creator is an owner", () => {
  let passed = 0;
  fc.assert(
    fc.property(comingsAndGoings, (steps) => {
      const scene = new Scene().withMembers();
      for (const step of steps) {
        const { actorId } = step;
        if ("isActive" in step) {
          const events = step.isActive
            ? reactivateMember(scene.board, actorId)
            : deactivateMember(scene.board, actorId);
          for (const event of events) scene.append(event, actorId);
        } else if (scene.board.activeMember(actorId)) {
          const event = scene.give(step.body, actorId);
          if (event && "passedTo" in event) passed++;
        }
        expect(faultsOf(scene.board)).toEqual([]);
      }
      expect(whole(replayed(JSON.parse(JSON.stringify(scene.log))))).toEqual(whole(scene.board));
    }),
    RUNS,
  );
  expect(passed).toBeGreaterThanOrEqual(20);
});

test("commands and events fit their schemas", () => {
  const command = Compile(CommandSchema);
  const event = Compile(EventSchema);
  fc.assert(
    fc.property(history, (commands) => {
      const id = "00000000-0000-7000-8000-000000000000";
      for (const { body } of commands) expect([...command.Errors({ ...body, id })]).toEqual([]);
      for (const each of play(commands).log) expect(event.Check(each), JSON.stringify(each)).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test("the commands above make every event, most refusals and respacings", () => {
  const events = new Map<EventType, number>();
  const refusals = new Set<string>();
  let respaced = 0;
  for (const commands of fc.sample(history, { numRuns: 1_000, seed: 7 })) {
    const scene = crammedScene();
    for (const { actorId, body } of commands) {
      const decision = scene.decide(body, actorId);
      if (decision.outcome === "refused") refusals.add(`${body.type}: ${decision.code}`);
      if (decision.outcome !== "applied") continue;
      events.set(decision.event.type, (events.get(decision.event.type) ?? 0) + 1);
      if ("respaced" in decision.event) respaced++;
      scene.append(decision.event, actorId);
    }
  }
  expect(events.size).toBe(56);
  expect([...events].filter(([, times]) => times < 10)).toEqual([]);
  expect(refusals.size).toBeGreaterThanOrEqual(25);
  expect(respaced).toBeGreaterThanOrEqual(50);
});
