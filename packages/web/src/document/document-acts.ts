import type { Client, Document } from "@syncboard/client";
import type { TFunction } from "i18next";
import { failing } from "../app/failing.ts";
import { faultText } from "../app/fault.ts";
import { documentInTrash } from "../subject/in-trash.ts";
import { notify } from "../ui/notices.ts";
import type { Act } from "../undo/acts.ts";
import { askedAct } from "../undo/asked-act.ts";
import { did, type History } from "../undo/take-back.ts";
import { flushNote } from "./note-desk.ts";
import type { NoteKeeper } from "./note-keeper.ts";

interface World {
  readonly client: Client;
  readonly t: TFunction;
}

interface UndoingWorld extends World {
  readonly history: History;
}

/** What a document is to one who gives it another title. */
type Titled = Pick<Document, "id" | "title">;

/** A browser sends no token with a download, so it is given an address that is good for a short time. */
export async function downloadDocument({ client, t }: World, { id, title }: Titled) {
  try {
    const { url } = await client.documents.link(id);
    const link = document.createElement("a");
    link.href = url;
    link.download = title;
    link.click();
  } catch (error) {
    notify(t("attachment.downloadFailed", { name: title, why: faultText(error, t) }), { tone: "problem" });
  }
}

/** Rejects when it is not taken. `onChange`: told what it is called now, then and when that is taken back. */
export async function renameDocument(
  { client, t, history }: UndoingWorld,
  { id, title }: Titled,
  next: string,
  onChange: (changed: Document) => void,
): Promise<void> {
  const call = async (name: string) => onChange(await client.documents.change(id, { title: name }));
  await call(next);
  did(history, askedAct({ again: () => call(next), back: () => call(title), failed: failing(t) }));
}

/** The same of one that is open: what is being written in it goes on from what the server says. */
export async function renameNote(
  { client, t, history }: UndoingWorld,
  keeper: NoteKeeper,
  { id, title }: Titled,
  next: string,
): Promise<void> {
  await keeper.rename(next);
  const call = (name: string) => client.documents.change(id, { title: name }).then(() => keeper.load());
  did(history, askedAct({ again: () => call(next), back: () => call(title), failed: failing(t) }));
}

/** A note that was made: taken back, it is in the trash with all that was written in it. `leave`: away from it, where it is open. */
export function madeNote(
  { client, t }: World,
  { id, title }: Titled,
  { onChange, leave }: { readonly onChange: () => void; readonly leave: () => Promise<void> },
): Act {
  const again = () => client.documents.restore(id).then(onChange);
  const back = async () => {
    await flushNote(client, id);
    await client.documents.delete(id);
    onChange();
    await leave();
  };
  return askedAct({ again, back, failed: failing(t), saidBack: documentInTrash({ client, t }, { id, title }) });
}

/** `onChange`: told when that is taken back, and when it is done once more. Answers whether it is in the trash. */
export async function deleteDocument(
  { client, t, history }: UndoingWorld,
  { id, title }: Titled,
  onChange: () => void,
): Promise<boolean> {
  const failed = failing(t);
  const said = documentInTrash({ client, t }, { id, title });
  try {
    await client.documents.delete(id);
  } catch (error) {
    failed(error);
    return false;
  }
  const again = () => client.documents.delete(id).then(onChange);
  const back = () => client.documents.restore(id).then(onChange);
  did(history, askedAct({ again, back, failed, saidAgain: said }), said);
  return true;
}
