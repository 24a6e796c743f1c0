import type { Client, Document, Subject } from "@syncboard/client";
import type { TFunction } from "i18next";
import type { Said } from "../undo/acts.ts";
import { untilBack } from "./heard.ts";

interface World {
  readonly client: Client;
  readonly t: TFunction;
}

// What is said of what went to the trash, with an offer to have it back.

export function subjectInTrash({ client, t }: World, { id, name }: Pick<Subject, "id" | "name">): Said {
  return { text: t("subject.deleted", { name }), until: untilBack(client, () => client.subjects.get(id)) };
}

export function documentInTrash({ client, t }: World, { id, title }: Pick<Document, "id" | "title">): Said {
  return { text: t("document.deleted", { title }), until: untilBack(client, () => client.documents.get(id)) };
}
