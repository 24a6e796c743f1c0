import type { BoardDesk } from "../board/board-desk.ts";
import { announce } from "../ui/Announcer.tsx";
import { notify } from "../ui/notices.ts";
import { uploadFault } from "./upload-fault.ts";
import type { Upload, Uploads } from "./uploads.ts";

/** By the id of their board: who tells of the files that go there. */
const telling = new Map<string, { readonly desk: BoardDesk; readonly stop: () => void }>();

/** From here on it is said what becomes of files whose card is not open; what is on the screen is said to the ear alone. */
export function tellUploads(desk: BoardDesk, uploads: Uploads): void {
  const { boardId } = desk.live;
  const known = telling.get(boardId);
  if (known?.desk === desk) return;
  known?.stop();
  telling.set(boardId, { desk, stop: follow(desk, uploads) });
}

function follow(desk: BoardDesk, uploads: Uploads): () => void {
  let before = new Map<string, Upload>();
  /** By the id of a card, what is told of when all of it is there. */
  const sent = new Map<string, readonly string[]>();
  return uploads.list.subscribe(() => {
    const now = new Map(uploads.list.get().map((upload) => [upload.id, upload] as const));
    for (const upload of now.values()) {
      const { id, placeId: cardId, name, state } = upload;
      if (before.get(id)?.state === state) continue;
      const card = desk.live.getState().view.cards.get(cardId);
      // Of another board, or of none.
      if (!card) continue;
      const isOpen = location.pathname.endsWith(cardId);
      if (state === "there" && isOpen) announce(desk.t("attachment.added", { name }));
      if (state === "there" && !isOpen) sent.set(cardId, [...(sent.get(cardId) ?? []), name]);
      if (state === "failed" && !isOpen) {
        const { line } = desk.live.getState();
        const { lang: locale } = document.documentElement;
        const circumstances = { t: desk.t, locale, to: "card", mostBytes: undefined } as const;
        const why = uploadFault(upload.error, { ...circumstances, isOnline: line === "online" });
        notify(desk.t("attachment.notSent", { name, why }), { tone: "problem", action: opening(desk, cardId) });
      }
    }
    before = now;
    for (const [cardId, names] of sent) {
      if ([...now.values()].some((each) => each.placeId === cardId && isOnItsWay(each))) continue;
      sent.delete(cardId);
      const title = desk.live.getState().view.cards.get(cardId)?.title ?? "";
      const text = desk.t("attachment.addedTo", { count: names.length, name: names.at(-1) ?? "", title });
      notify(text, { action: opening(desk, cardId) });
    }
  });
}

function isOnItsWay({ state }: Upload): boolean {
  return state === "queued" || state === "sending";
}

function opening(desk: BoardDesk, cardId: string) {
  return { label: desk.t("card.action.open"), run: () => desk.openCard(cardId) };
}
