import { decideTodo, type TodoCommand, type TodoDecision, type TodoRefusalCode } from "@syncboard/model";
import type { Job, Trx } from "../database/lane.ts";
import type { Lanes } from "../database/lanes.ts";
import type { Sources } from "../http/sources.ts";
import { TodoBook } from "./todo-book.ts";
import { claimList, forgetCommands, rememberCommands, settleList, type TodoList } from "./todo-store.ts";

export type TodoResult =
  | { readonly id: string; readonly status: "applied" | "unchanged" }
  | { readonly id: string; readonly status: "refused"; readonly code: TodoRefusalCode; readonly field?: string };

export interface TodosDone<Answer> {
  /** The number of the list afterwards. */
  readonly seq: number;
  readonly results: readonly TodoResult[];
  /** What was read at the end; undefined where nothing was to be read, or something was refused. */
  readonly answer: Answer | undefined;
}

export interface TodoRequest<Answer> {
  /** Whose to-dos: from the token, never from what was sent. */
  readonly userId: string;
  /** Of what is not known yet, such as a neighbour by its position, asked inside the transaction. */
  readonly commands: readonly TodoCommand[] | ((trx: Trx) => Promise<readonly TodoCommand[]>);
  /** All or nothing: the first refusal refuses the whole. Without it each command stands for itself. */
  readonly isAtomic?: boolean;
  /** False refuses all with `precondition_failed`. */
  readonly precondition?: (trx: Trx) => Promise<boolean>;
  /** Asked inside the transaction, when all is written. */
  readonly read?: (trx: Trx, list: TodoList) => Promise<Answer>;
}

/** Gives commands to one user's to-dos. */
export type RunTodos = <Answer = never>(request: TodoRequest<Answer>) => Promise<TodosDone<Answer>>;

interface TodoRoad {
  readonly lanes: Lanes;
  readonly sources: Sources;
  /** Told after the commit whose to-dos are different. */
  readonly tell: (userId: string) => void;
}

/** The one road for every change of to-dos. */
export function runTodosOn(road: TodoRoad): RunTodos {
  return (request) => road.lanes.run(request.userId, jobOf(road, request));
}

function jobOf<Answer>({ sources, tell }: TodoRoad, request: TodoRequest<Answer>): Job<TodosDone<Answer>> {
  const { userId, isAtomic = false, precondition, read } = request;
  let isChanged = false;
  return {
    async run(trx) {
      isChanged = false;
      const now = sources.now();
      // First a write: it takes the lock and claims the numbers. Mostly each command changes one to-do.
      const claim = claimOf(request);
      const before = await claimList(trx, userId, claim, now);
      const commands = typeof request.commands === "function" ? await request.commands(trx) : request.commands;
      const ids = commands.map(({ id }) => id);
      // Almost all are done, once: to remember them first asks in one step whether they were done before.
      const known = await rememberCommands(trx, userId, ids, now);
      const fresh = ids.filter((id) => !known.has(id));
      const isWanted = known.size > 0 || (await precondition?.(trx)) !== false;
      const book = await TodoBook.open(trx, userId, before, commands);
      const decided = isWanted
        ? await decideAll(book, commands, known, { now, newId: sources.newId, isAtomic })
        : { done: [], results: refuseAll(commands, { code: "precondition_failed" }) };
      const { results, done } = decided;
      isChanged = done.length > 0;
      if (isChanged) await book.write();
      const vain = fresh.filter((id) => !done.includes(id));
      if (vain.length > 0) await forgetCommands(trx, userId, vain);
      const after = isChanged ? book.after : before;
      if (after.seq !== before.seq + claim.seq || after.count !== before.count + claim.count) {
        await settleList(trx, userId, after);
      }
      const isRefused = results.some(({ status }) => status === "refused");
      const answer = isAtomic && isRefused ? undefined : await read?.(trx, after);
      return { result: { seq: after.seq, results, answer }, isChanged };
    },
    done: () => {
      if (isChanged) tell(userId);
    },
  };
}

function claimOf({ commands }: TodoRequest<unknown>): TodoList {
  if (typeof commands === "function") return { seq: 1, count: 0 };
  return { seq: commands.length, count: commands.filter(({ type }) => type === "todo.add").length };
}

interface Rules {
  readonly now: string;
  readonly newId: () => string;
  readonly isAtomic: boolean;
}

async function decideAll(
  book: TodoBook,
  commands: readonly TodoCommand[],
  known: Set<string>,
  { now, newId, isAtomic }: Rules,
): Promise<{ readonly results: TodoResult[]; readonly done: readonly string[] }> {
  const results: TodoResult[] = [];
  const done: string[] = [];
  for (const command of commands) {
    if (known.has(command.id)) {
      results.push({ id: command.id, status: "applied" });
      continue;
    }
    const decision = await decideOne(book, command, { now, newId });
    if (decision.outcome === "applied") {
      await book.put(decision.rows, decision.respaced);
      known.add(command.id);
      done.push(command.id);
      results.push({ id: command.id, status: "applied" });
    } else if (decision.outcome === "unchanged") {
      results.push({ id: command.id, status: "unchanged" });
    } else if (isAtomic) {
      return { results: refuseAll(commands, decision), done: [] };
    } else {
      results.push(...refuseAll([command], decision));
    }
  }
  return { results, done };
}

async function decideOne(
  book: TodoBook,
  command: TodoCommand,
  context: { readonly now: string; readonly newId: () => string },
): Promise<TodoDecision> {
  await book.look(command);
  const decision = decideTodo(book, command, context);
  if (decision.outcome !== "applied" || Object.keys(decision.respaced).length === 0) return decision;
  // Rows have to make room, and how far that goes is not to be seen from nearby. Once in hundreds of moves to one place.
  await book.lookAtAll();
  return decideTodo(book, command, context);
}

function refuseAll(
  commands: readonly TodoCommand[],
  { code, field }: { readonly code: TodoRefusalCode; readonly field?: string },
): TodoResult[] {
  return commands.map(({ id }) => ({ id, status: "refused", code, ...(field !== undefined && { field }) }));
}
