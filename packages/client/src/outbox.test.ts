import type { CommandBody } from "@syncboard/model";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "./api-error.ts";
import type { CommandsAnswer } from "./api-types.ts";
import { memoryQueue } from "./memory-queue.ts";
import { Outbox, type OutboxReader } from "./outbox.ts";
import type { Outcome, QueueNews } from "./queue-news.ts";
import type { QueuedBoardCommand, QueuedCommand, QueueStorage } from "./queue-storage.ts";
import { newId } from "./uuid.ts";

const [USER, BOARD] = [newId(), newId()];

type Sent = CommandBody & { id: string };

/** The other end: writes down what arrives, and answers as told. */
class Far {
  readonly batches: Sent[][] = [];
  isSignedIn = true;
  /** What the next requests are answered with; then everything is unchanged. */
  readonly answers: ((commands: readonly Sent[]) => CommandsAnswer | Promise<CommandsAnswer>)[] = [];

  async submit(commands: readonly unknown[]): Promise<CommandsAnswer> {
    const sent = commands as Sent[];
    this.batches.push(sent);
    const answer = this.answers.shift() ?? unchanged;
    return answer(sent);
  }

  get ids(): string[][] {
    return this.batches.map((batch) => batch.map((command) => command.id));
  }
}

const unchanged = (commands: readonly Sent[]): CommandsAnswer => ({
  seq: 1,
  results: commands.map(({ id }) => ({ id, status: "unchanged" })),
});
const cut = () => {
  throw new TypeError("fetch failed");
};
const problem =
  (status: number, code: string, paths: string[] = [], retryAfter?: number) =>
  () => {
    const errors = paths.map((path) => ({ path, message: "no" }));
    throw new ApiError({ type: "about:blank", title: code, status, code, errors }, retryAfter);
  };

function command(title = "Apples"): QueuedBoardCommand {
  const body: CommandBody = { type: "board.edit", title };
  return { id: newId(), userId: USER, boardId: BOARD, command: body, at: "2026-11-21T09:00:00.000Z" };
}

class Screen implements OutboxReader<QueuedBoardCommand> {
  readonly seen: QueuedCommand[] = [];
  readonly outcomes: Outcome[] = [];
  found(commands: readonly QueuedCommand[]): void {
    this.seen.push(...commands);
  }
  settled(outcomes: readonly Outcome[]): void {
    this.outcomes.push(...outcomes);
  }
  lost(): void {}
  changed(): void {}
}

let far: Far;
let storage: QueueStorage;
let open: Outbox<QueuedBoardCommand>[];

function outbox(tell: (news: QueueNews) => void = () => {}, inTurn = <Result>(work: () => Promise<Result>) => work()) {
  const made = new Outbox<QueuedBoardCommand>(USER, BOARD, {
    storage,
    random: () => 0,
    isSignedIn: () => far.isSignedIn,
    submit: (commands) => far.submit(commands),
    inTurn,
    tell,
    changed: () => {},
  });
  open.push(made);
  return made;
}

beforeEach(() => {
  vi.useFakeTimers();
  far = new Far();
  storage = memoryQueue();
  open = [];
});
afterEach(() => {
  for (const each of open) each.close();
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(0);

describe("the queue", () => {
  it("C5, Q2: commands that the answer says nothing of are sent again, in order and nothing twice", async () => {
    const [a, b, c] = [command("a"), command("b"), command("c")];
    for (const each of [a, b, c]) await storage.add(each);
    far.answers.push((commands) => unchanged(commands.slice(0, 1)));
    const box = outbox();
    await box.load();
    await settle();
    expect(far.ids).toEqual([
      [a.id, b.id, c.id],
      [b.id, c.id],
    ]);
    expect(box.waiting).toEqual([]);
    expect(await storage.list(USER, BOARD)).toEqual([]);
  });

  it("Q3: sends nothing that is not kept, and keeps it until it is answered", async () => {
    const kept = storage;
    let isKept = false;
    const add = async (entry: QueuedCommand) => {
      await kept.add(entry);
      isKept = true;
    };
    storage = { ...kept, add };
    far.answers.push((commands) => {
      expect(isKept).toBe(true);
      return unchanged(commands);
    });
    const box = outbox();
    await box.add(command());
    expect(await kept.list(USER, BOARD)).toHaveLength(1);
    await settle();
    expect(far.batches).toHaveLength(1);
    expect(await kept.list(USER, BOARD)).toEqual([]);
    expect(box.waiting).toEqual([]);
  });

  it("Q2: sends in order, and the next batch after the answer to the one before", async () => {
    let answer = (_: CommandsAnswer) => {};
    far.answers.push(() => new Promise((resolve) => (answer = resolve)));
    const box = outbox();
    const commands = [command(), command(), command()];
    for (const each of commands) {
      void box.add(each);
      await settle();
    }
    expect(far.batches).toHaveLength(1);
    answer(unchanged(far.batches[0] ?? []));
    await settle();
    const [first, ...others] = commands.map(({ id }) => id);
    expect(far.ids).toEqual([[first], others]);
  });

  it("Q2: sends at most a hundred at a time", async () => {
    far.isSignedIn = false;
    const box = outbox();
    for (let at = 0; at < 250; at++) void box.add(command());
    await settle();
    expect(far.batches).toEqual([]);
    far.isSignedIn = true;
    box.wake();
    await settle();
    expect(far.ids.map((batch) => batch.length)).toEqual([100, 100, 50]);
  });

  it("Q7: sends the same ids again after a cut, 5xx and 429, longer apart each time, as late as the server wants", async () => {
    far.answers.push(cut, problem(503, "unavailable"), problem(429, "rate_limited", [], 9));
    const box = outbox();
    const entry = command();
    void box.add(entry);
    await settle();
    expect(far.batches).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(250);
    expect(far.batches).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(500);
    expect(far.batches).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(8_999);
    expect(far.batches).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(1);
    expect(far.ids).toEqual(Array(4).fill([entry.id]));
    expect(box.waiting).toEqual([]);
  });

  it("Q7: a command that is added during the wait does not cut it short", async () => {
    far.answers.push(problem(429, "rate_limited", [], 5));
    const box = outbox();
    void box.add(command());
    await settle();
    void box.add(command());
    await vi.advanceTimersByTimeAsync(4_999);
    expect(far.batches).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(far.ids[1]).toHaveLength(2);
  });

  it("Q7: does not wait when the network is back", async () => {
    far.answers.push(cut);
    const box = outbox();
    void box.add(command());
    await settle();
    box.wake();
    await settle();
    expect(far.batches).toHaveLength(2);
  });

  it("Q7: does not wait either when the network came back beneath a try that fails", async () => {
    const fails = Promise.withResolvers<CommandsAnswer>();
    far.answers.push(() => fails.promise, cut);
    const box = outbox();
    void box.add(command());
    await settle();
    box.wake();
    fails.reject(new TypeError("fetch failed"));
    await settle();
    expect(far.batches, "one more at once, and no third").toHaveLength(2);
    await vi.advanceTimersByTimeAsync(500);
    expect(box.waiting).toEqual([]);
  });

  it("Q7: a network that is back begins anew to wait, however long it was away", async () => {
    far.answers.push(...Array(8).fill(cut));
    const box = outbox();
    void box.add(command());
    await settle();
    for (let tried = 1; tried < 7; tried++) await vi.advanceTimersToNextTimerAsync();
    expect(far.batches).toHaveLength(7);
    box.wake();
    await vi.advanceTimersByTimeAsync(500);
    expect(box.waiting).toEqual([]);
  });

  it("Q6: a refused command blocks nothing, and is kept with its reason until dismissed, over a reload too", async () => {
    far.answers.push((commands) => ({
      seq: 1,
      results: commands.map(({ id }, at) =>
        at === 0 ? { id, status: "refused", code: "not_found", field: "cardId" } : { id, status: "unchanged" },
      ),
    }));
    far.isSignedIn = false;
    const box = outbox();
    const [first, second] = [command("no"), command("yes")];
    void box.add(first);
    void box.add(second);
    await settle();
    far.isSignedIn = true;
    box.wake();
    await settle();
    expect(box.waiting).toEqual([]);
    expect(box.refused).toEqual([{ ...first, refused: { code: "not_found", field: "cardId" } }]);

    const later = outbox();
    await later.load();
    expect(later.refused.map(({ id }) => id)).toEqual([first.id]);
    later.dismiss(first.id);
    await settle();
    expect(later.refused).toEqual([]);
    expect(await storage.list(USER, BOARD)).toEqual([]);
    expect(far.batches).toHaveLength(1);
  });

  it("Q6: a command that the server cannot read is refused as invalid, and the others are sent again", async () => {
    far.answers.push(problem(422, "invalid", ["commands.1.title"]));
    far.isSignedIn = false;
    const box = outbox();
    const commands = [command(), command(""), command()];
    for (const each of commands) void box.add(each);
    await settle();
    far.isSignedIn = true;
    box.wake();
    await settle();
    const ids = commands.map(({ id }) => id);
    expect(far.ids).toEqual([ids, [ids[0], ids[2]]]);
    expect(box.refused.map(({ id, refused }) => [id, refused?.code])).toEqual([[ids[1], "invalid"]]);
  });

  it("Q6: a batch that is too much as a whole is sent in smaller parts", async () => {
    const most = 3;
    const tooLarge = (commands: readonly Sent[]) =>
      commands.length > most ? problem(413, "too_large")() : unchanged(commands);
    far.answers.push(...Array<typeof tooLarge>(20).fill(tooLarge));
    far.isSignedIn = false;
    const box = outbox();
    for (let at = 0; at < 8; at++) void box.add(command());
    await settle();
    far.isSignedIn = true;
    box.wake();
    await settle();
    expect(box.waiting).toEqual([]);
    expect(box.refused).toEqual([]);
  });

  it("Q3: an outbox that is opened loads what an earlier life left, and sends it", async () => {
    const left = [command("first"), command("second")];
    for (const each of left) await storage.add(each);
    const box = outbox();
    const screen = new Screen();
    box.readBy(screen);
    await box.load();
    expect(screen.seen).toEqual(left);
    await settle();
    expect(far.ids).toEqual([left.map(({ id }) => id)]);
    expect(screen.outcomes.map(({ status }) => status)).toEqual(["unchanged", "unchanged"]);
  });

  it("sends also what the storage would not keep", async () => {
    storage = { ...storage, add: () => Promise.reject(new DOMException("full", "QuotaExceededError")) };
    const box = outbox();
    void box.add(command());
    await settle();
    expect(far.batches).toHaveLength(1);
    expect(box.waiting).toEqual([]);
  });

  it("401: waits for a sign-in, and sends then", async () => {
    far.answers.push(() => {
      far.isSignedIn = false;
      return problem(401, "unauthenticated")();
    });
    const box = outbox();
    void box.add(command());
    await vi.advanceTimersByTimeAsync(60_000);
    expect(far.batches).toHaveLength(1);
    far.isSignedIn = true;
    box.wake();
    await settle();
    expect(far.batches).toHaveLength(2);
  });
});

describe("Q9: two tabs", () => {
  it("show each other's commands, and only one sends each", async () => {
    const tabs: Outbox<QueuedBoardCommand>[] = [];
    const say = (from: number) => (news: QueueNews) => tabs[1 - from]?.hear(structuredClone(news));
    let turn: Promise<unknown> = Promise.resolve();
    const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
      const own = turn.then(work);
      turn = own;
      return own;
    };
    tabs.push(outbox(say(0), inTurn), outbox(say(1), inTurn));
    const screens = [new Screen(), new Screen()];
    for (const [at, tab] of tabs.entries()) tab.readBy(screens[at]);
    far.isSignedIn = false;
    const [first, second] = [command("one"), command("two")];
    void tabs[0]?.add(first);
    void tabs[1]?.add(second);
    await settle();
    expect(screens.map((screen) => screen.seen)).toEqual([[second], [first]]);
    expect(tabs.map((tab) => tab.waiting.length)).toEqual([2, 2]);
    far.isSignedIn = true;
    for (const tab of tabs) tab.wake();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(far.ids.flat().toSorted()).toEqual([first.id, second.id].toSorted());
    expect(tabs.map((tab) => tab.waiting.length)).toEqual([0, 0]);
    expect(screens.map((screen) => screen.outcomes.length)).toEqual([2, 2]);
  });

  it("one sends what the other added and was closed before it could", async () => {
    const stays = outbox();
    const closed = outbox((news) => stays.hear(news));
    far.isSignedIn = false;
    void closed.add(command());
    await settle();
    closed.close();
    far.isSignedIn = true;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(far.batches).toHaveLength(1);
    expect(stays.waiting).toEqual([]);
  });

  it("one learns that the other settled a command and was closed before it could say so", async () => {
    const stays = outbox();
    let isOpen = true;
    const closed = outbox((news) => isOpen && stays.hear(news));
    let answer = () => {};
    far.answers.push((commands) => new Promise((resolve) => (answer = () => resolve(unchanged(commands)))));
    void closed.add(command());
    await settle();
    expect(stays.waiting).toHaveLength(1);
    closed.close();
    isOpen = false;
    answer();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(far.batches).toHaveLength(1);
    expect(stays.waiting).toEqual([]);
  });

  it("a word of an added command that comes after it was settled does not bring it back", async () => {
    const box = outbox();
    const late = command();
    box.hear({ kind: "settled", userId: USER, boardId: BOARD, outcomes: [{ id: late.id, status: "unchanged" }] });
    box.hear({ kind: "added", userId: USER, boardId: BOARD, command: late });
    expect(box.waiting).toEqual([]);
  });

  it("one that missed the other's word agrees with the storage when it looks again", async () => {
    far.isSignedIn = false;
    const box = outbox();
    const entry = command();
    await box.add(entry);
    await storage.remove([entry.id]);
    await box.load();
    expect(box.waiting).toEqual([]);
  });
});
