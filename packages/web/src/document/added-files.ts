import type { AddedFile } from "../attachment/place-files.ts";
import type { Uploads } from "../attachment/uploads.ts";
import { type Act, type Said, together } from "../undo/acts.ts";
import { askedAct } from "../undo/asked-act.ts";

interface World {
  readonly uploads: Uploads;
  /** What the server has got of all that was sent. */
  readonly sent: ReadonlySet<string>;
  readonly send: (files: readonly AddedFile[]) => readonly AddedFile[];
  readonly remove: (id: string) => Promise<unknown>;
  readonly restore: (id: string) => Promise<unknown>;
  readonly failed: (error: unknown) => void;
  readonly saidRemoved: (files: readonly AddedFile[]) => Said;
}

/** Files that were chosen at once. Taken back, those on their way are called off, and those that are there go to the trash. */
export function addedFiles(files: readonly AddedFile[], world: World): Act {
  const { uploads, sent, send, remove, restore, failed, saidRemoved } = world;
  return {
    undo() {
      const onTheirWay = new Set(uploads.list.get().flatMap(({ id, state }) => (state === "there" ? [] : [id])));
      const coming = files.filter(({ id }) => onTheirWay.has(id));
      const there = files.filter(({ id }) => sent.has(id));
      for (const { id } of coming) uploads.callOff(id);
      const sentAgain: Act = { undo: () => addedFiles(send(coming), world) };
      const each = (act: (id: string) => Promise<unknown>) => () => Promise.all(there.map(({ id }) => act(id)));
      const asked = { again: each(restore), back: each(remove), failed, saidBack: saidRemoved(there) };
      const restored = there.length > 0 ? askedAct(asked).undo() : undefined;
      if (coming.length === 0) return restored;
      return restored
        ? { ...together([sentAgain, restored]), ...(restored.said && { said: restored.said }) }
        : sentAgain;
    },
  };
}
