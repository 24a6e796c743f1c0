import type { Client } from "@syncboard/client";
import { mayDo } from "../board/actions/send.ts";
import type { BoardDesk } from "../board/board-desk.ts";
import { notify } from "../ui/notices.ts";
import { cardPlace } from "./card-place.ts";
import { carriedFiles, endOf, hasFiles } from "./carried-files.ts";
import { tellUploads } from "./tell-uploads.ts";
import { uploadsOf } from "./uploads.ts";

/** The card under a pointer that carries files. Under a dialog there is none. */
function cardAt(desk: BoardDesk, target: EventTarget | null): HTMLElement | undefined {
  if (!(target instanceof Element) || !desk.dom.scroller?.contains(target) || !mayDo(desk, "attachment.add")) return;
  return target.closest<HTMLElement>(".group")?.querySelector<HTMLElement>("[data-card]") ?? undefined;
}

/** Files that are let go of over a card are attached to it, and anywhere else they do no harm: a browser would open them. */
export function listenForFiles(desk: BoardDesk, client: Client, signal: AbortSignal): void {
  let over: HTMLElement | undefined;

  function show(card: HTMLElement | undefined) {
    if (over !== card) over?.removeAttribute("data-drop");
    card?.setAttribute("data-drop", "");
    over = card;
  }

  function onDragOver(event: DragEvent) {
    if (event.defaultPrevented || !event.dataTransfer || !hasFiles(event.dataTransfer)) return show(undefined);
    event.preventDefault();
    const card = cardAt(desk, event.target);
    event.dataTransfer.dropEffect = card ? "copy" : "none";
    show(card);
  }

  function onDrop(event: DragEvent) {
    const card = over;
    show(undefined);
    if (event.defaultPrevented || !hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    const cardId = card?.dataset.card;
    if (cardId === undefined) return;
    const { files, folders } = carriedFiles(event.dataTransfer, ({ name, type }) => name || `file.${endOf(type)}`);
    for (const name of folders) notify(desk.t("attachment.folder", { name }), { tone: "problem" });
    if (files.length === 0) return;
    const uploads = uploadsOf(client);
    tellUploads(desk, uploads);
    uploads.add(cardPlace(client, { live: desk.live, cardId }), files);
  }

  document.addEventListener("dragenter", onDragOver, { signal });
  document.addEventListener("dragover", onDragOver, { signal });
  document.addEventListener("dragleave", (event) => event.relatedTarget === null && show(undefined), { signal });
  document.addEventListener("drop", onDrop, { signal });
}
