import type { Client, Document } from "@syncboard/client";
import type { TFunction } from "i18next";
import { faultText } from "../app/fault.ts";
import { notify } from "../ui/notices.ts";

interface World {
  readonly client: Client;
  readonly t: TFunction;
}

/** A browser sends no token with a download, so it is given an address that is good for a short time. */
export async function downloadDocument({ client, t }: World, { id, title }: Pick<Document, "id" | "title">) {
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

/** `onBack`: told when that is taken back. Answers whether it is in the trash. */
export async function deleteDocument(
  { client, t }: World,
  { id, title }: Pick<Document, "id" | "title">,
  onBack: () => void,
): Promise<boolean> {
  try {
    await client.documents.delete(id);
  } catch (error) {
    notify(faultText(error, t), { tone: "problem" });
    return false;
  }
  async function back() {
    try {
      await client.documents.restore(id);
      onBack();
    } catch (error) {
      notify(faultText(error, t), { tone: "problem" });
    }
  }
  notify(t("document.deleted", { title }), { action: { label: t("board.undo"), run: () => void back() } });
  return true;
}
