import { newId } from "@syncboard/client";
import type { Attachment, CoverChoice } from "@syncboard/model";
import { faultText } from "../app/fault.ts";
import { send, sendWithUndo } from "../board/actions/send.ts";
import type { BoardDesk } from "../board/board-desk.ts";
import { announce } from "../ui/Announcer.tsx";
import { notify } from "../ui/notices.ts";
import { attachmentMarkdown, pictureMarkdown } from "./attachment-address.ts";
import { isPicture } from "./media.ts";

export function addLink(desk: BoardDesk, cardId: string, url: string, name: string): void {
  const given = name.trim();
  send(desk, { type: "attachment.add", cardId, attachmentId: newId(), url, ...(given !== "" && { name: given }) });
  announce(desk.t("attachment.added", { name: given || url }));
}

export function renameAttachment(desk: BoardDesk, { id, cardId }: Attachment, name: string): void {
  send(desk, { type: "attachment.edit", cardId, attachmentId: id, name });
}

export function deleteAttachment(desk: BoardDesk, { id, cardId, name }: Attachment): void {
  sendWithUndo(desk, { type: "attachment.delete", cardId, attachmentId: id }, desk.t("attachment.deleted", { name }));
}

export function setCover(desk: BoardDesk, cardId: string, cover: CoverChoice): void {
  send(desk, { type: "card.edit", cardId, cover });
}

/** A browser sends no token with a download, so it is given an address that is good for a short time. */
export async function download({ api, t }: BoardDesk, { id, name }: Pick<Attachment, "id" | "name">): Promise<void> {
  try {
    const { url } = await api.attachmentLink(id);
    const link = document.createElement("a");
    link.href = url;
    link.download = name;
    link.click();
  } catch (error) {
    notify(t("attachment.downloadFailed", { name, why: faultText(error, t) }), { tone: "problem" });
  }
}

/** As a text of this board has it. */
export async function copyMarkdown({ t }: BoardDesk, attachment: Attachment): Promise<void> {
  await navigator.clipboard.writeText(
    isPicture(attachment) ? pictureMarkdown(attachment) : attachmentMarkdown(attachment),
  );
  notify(t("attachment.copied"));
}
