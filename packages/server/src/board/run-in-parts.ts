import { isCrossing } from "@syncboard/model";
import type { CommandResult, Executed, Request } from "./execute.ts";

type Run = (request: Request) => Promise<Executed | undefined>;

/**
 * Runs a request of commands that stand each for itself: in one transaction, but for those that change another board too. Each
 * of these has its own, so that at most two boards are held at once. Past `most` characters of events the rest is not looked at.
 */
export async function runInParts(request: Request, most: number, run: Run): Promise<Executed | undefined> {
  const { commands } = request;
  if (commands.length === 1 || !commands.some(isCrossing)) return await run(request);
  const results: CommandResult[] = [];
  const events: Executed["events"][number][] = [];
  let seq = 0;
  let size = 0;
  for (let at = 0; at < commands.length && size <= most; ) {
    const next = commands.findIndex((command, index) => index >= at && isCrossing(command));
    const end = next < 0 ? commands.length : Math.max(next, at + 1);
    const done = await run({ ...request, commands: commands.slice(at, end) });
    if (!done) {
      if (at === 0) return undefined;
      // One of those before ended the board, or the membership (C3).
      for (const { id } of commands.slice(at)) results.push({ id, status: "refused", code: "not_found" });
      break;
    }
    results.push(...done.results);
    events.push(...done.events);
    seq = done.seq;
    size += JSON.stringify(done.events).length;
    if (done.results.length < end - at) break;
    at = end;
  }
  return { seq, results, events };
}
