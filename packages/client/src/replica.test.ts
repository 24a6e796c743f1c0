import {
  apply,
  Board,
  type BoardEvent,
  type CommandBody,
  contentOf,
  createBoard,
  decide,
  faultsOf,
  type Snapshot,
} from "@syncboard/model";
import { beforeEach, describe, expect, it } from "vitest";
import { Replica } from "./replica.ts";
import { newId } from "./uuid.ts";

const ME = newId();
const OTHER = newId();
const AT = "2026-11-21T09:00:00.000Z";
const [TODO, DOING] = [newId(), newId()];

/** The server's side of the board: the same model, and the truth. */
let truth: Board;
let replica: Replica;

function happen(commandId: string, command: CommandBody, actorId = OTHER): BoardEvent {
  const context = { actorId, now: AT, userExists: () => true };
  const decision = decide(truth, { ...command, id: commandId }, context);
  if (decision.outcome !== "applied") throw new Error(`${command.type}: ${JSON.stringify(decision)}`);
  const event: BoardEvent = { ...decision.event, seq: truth.seq + 1, at: AT, actorId, commandId };
  apply(truth, event);
  return event;
}

function snapshot(): Snapshot {
  const members = [...truth.members.values()].map((member) => ({
    ...member,
    user: { id: member.userId, username: "u", name: "U", avatarUrl: null },
  }));
  return { ...contentOf(truth), role: "owner", isStarred: false, members };
}

const add = (cardId: string, title = "Apples"): CommandBody => ({ type: "card.add", cardId, title, columnId: TODO });
const propose = (command: CommandBody): string => {
  const id = newId();
  replica.propose([{ id, command, at: AT }], "above");
  return id;
};
const titles = () => replica.board.cardsIn(TODO).map((card) => card.title);
const applied = (event: BoardEvent) => ({ id: event.commandId, status: "applied" as const, events: [event] });

beforeEach(() => {
  truth = new Board();
  const columns = [
    { columnId: TODO, title: "To do" },
    { columnId: DOING, title: "Doing" },
  ];
  const created = createBoard({ boardId: newId(), title: "Harvest", description: null, columns });
  apply(truth, { ...created, seq: 1, at: AT, actorId: ME, commandId: newId() });
  happen(newId(), { type: "member.add", userId: OTHER, role: "editor" }, ME);
  replica = new Replica(ME);
  replica.load(snapshot());
});

describe("confirmed and pending on one board", () => {
  it("Q1: shows a command at once, and counts no number of its own", () => {
    propose(add(newId()));
    expect(titles()).toEqual(["Apples"]);
    expect([replica.seq, replica.board.seq]).toEqual([2, 2]);
  });

  it("Q1: decides pending commands anew on what others did", () => {
    const [first, second] = [newId(), newId()];
    propose(add(first, "mine"));
    propose({ type: "card.edit", cardId: second, title: "renamed" });
    expect(titles()).toEqual(["mine"]);
    replica.take([happen(newId(), add(second, "theirs"))]);
    expect(titles()).toEqual(["renamed", "mine"]);
    expect(faultsOf(replica.board)).toEqual([]);
  });

  it("Q4: an event before its answer takes the command's place, without a moment in between", () => {
    const cardId = newId();
    const id = propose(add(cardId));
    const event = happen(id, add(cardId), ME);
    replica.take([event]);
    expect(titles()).toEqual(["Apples"]);
    expect(replica.eventOf(id)).toBeUndefined();
    expect(replica.settle([applied(event)])).toBe(false);
    expect(contentOf(replica.board)).toEqual(contentOf(truth));
  });

  it("Q4: an answer before its event leaves the command in view until then", () => {
    const cardId = newId();
    const id = propose(add(cardId));
    const event = happen(id, add(cardId), ME);
    expect(replica.settle([applied(event)])).toBe(false);
    expect(titles()).toEqual(["Apples"]);
    replica.take([event]);
    expect(contentOf(replica.board)).toEqual(contentOf(truth));
  });

  it("Q4: a snapshot that holds an answered command ends it", () => {
    const cardId = newId();
    const id = propose(add(cardId));
    replica.settle([applied(happen(id, add(cardId), ME))]);
    happen(newId(), { type: "card.delete", cardId });
    replica.load(snapshot());
    expect(titles()).toEqual([]);
    expect(replica.eventOf(id)).toBeUndefined();
  });

  it("Q3: a repeated command that a snapshot holds already is not shown twice, and its answer ends it", () => {
    const cardId = newId();
    const id = propose(add(cardId));
    const event = happen(id, add(cardId), ME);
    replica.load(snapshot());
    expect(titles()).toEqual(["Apples"]);
    replica.settle([applied(event)]);
    expect(contentOf(replica.board)).toEqual(contentOf(truth));
  });

  it("Q6: a refused command is taken back from beneath those after it", () => {
    const [first, second] = [newId(), newId()];
    const id = propose(add(first, "no"));
    propose(add(second, "yes"));
    expect(replica.settle([{ id, status: "refused", code: "forbidden" }])).toBe(true);
    expect(titles()).toEqual(["yes"]);
  });

  it("Q5: drops what it has, and stops before a gap", () => {
    const [one, two, three] = [
      happen(newId(), add(newId(), "1")),
      happen(newId(), add(newId(), "2")),
      happen(newId(), add(newId(), "3")),
    ];
    expect(replica.take([one])).toMatchObject({ fresh: [one], isGap: false });
    expect(replica.take([one])).toMatchObject({ fresh: [], isGap: false });
    expect(replica.take([three])).toMatchObject({ fresh: [], isGap: true });
    expect(titles()).toEqual(["1"]);
    expect(replica.take([one, two, three])).toMatchObject({ fresh: [two, three], isGap: false });
    expect(contentOf(replica.board)).toEqual(contentOf(truth));
  });

  it("tells a stranger's event from one's own come true", () => {
    const cardId = newId();
    const own = happen(propose(add(cardId)), add(cardId), ME);
    const theirs = happen(newId(), { type: "card.move", cardId, columnId: DOING });
    expect(replica.take([own]).strangers).toEqual([]);
    expect(replica.take([theirs]).strangers).toEqual([theirs]);
  });

  it("keeps the identity of what did not change", () => {
    replica.take([happen(newId(), add(newId()))]);
    const [todo, doing] = [replica.board.cardsIn(TODO), replica.board.columns];
    propose({ type: "card.add", cardId: newId(), title: "elsewhere", columnId: DOING });
    replica.take([happen(newId(), { type: "card.add", cardId: newId(), title: "there", columnId: DOING })]);
    expect(replica.board.cardsIn(TODO)).toBe(todo);
    expect(replica.board.columns).toBe(doing);
  });

  it("shows commands given before there is a snapshot as soon as there is one", () => {
    replica = new Replica(ME);
    propose(add(newId(), "early"));
    replica.load(snapshot());
    expect(titles()).toEqual(["early"]);
  });

  it("Q3: what an earlier life left goes beneath what was given since", () => {
    const cardId = newId();
    propose({ type: "card.edit", cardId, title: "renamed" });
    replica.propose([{ id: newId(), command: add(cardId), at: AT }], "beneath");
    expect(titles()).toEqual(["renamed"]);
  });
});

describe("texts", () => {
  let cardId: string;
  beforeEach(() => {
    cardId = newId();
    happen(newId(), { type: "card.add", cardId, title: "Apples", columnId: TODO, description: "red" });
    replica.load(snapshot());
  });

  it("fills in a text that is not at hand", () => {
    propose({ type: "card.edit", cardId, title: "Pears" });
    replica.fillInside(cardId, { description: "red", checklists: [] });
    expect(replica.board.cards.get(cardId)).toMatchObject({ title: "Pears", description: "red" });
  });

  it("does not put an old text over one that an event has brought meanwhile", () => {
    replica.take([happen(newId(), { type: "card.edit", cardId, description: "green" })]);
    replica.fillInside(cardId, { description: "red", checklists: [] });
    expect(replica.board.cards.get(cardId)?.description).toBe("green");
  });

  it("Q8: knows that a change of an unknown text cannot be taken back yet", () => {
    const id = propose({ type: "card.edit", cardId, description: "green" });
    expect(replica.eventOf(id)).toBe("guess");
    replica.fillInside(cardId, { description: "red", checklists: [] });
    expect(replica.eventOf(id)).toMatchObject({ changes: { description: { from: "red", to: "green" } } });
  });
});
