import type { TFunction } from "i18next";
import { uploadFault } from "../attachment/upload-fault.ts";
import type { Upload, Uploads } from "../attachment/uploads.ts";
import { announce } from "../ui/Announcer.tsx";
import { notify } from "../ui/notices.ts";

interface Told {
  readonly subjectId: string;
  readonly name: string;
  readonly t: TFunction;
}

const telling = new Set<string>();

/** From here on it is said what becomes of the files that go to a subject: on its own page to the ear alone. */
export function tellSubjectUploads({ subjectId, name: subject, t }: Told, uploads: Uploads): void {
  if (telling.has(subjectId)) return;
  telling.add(subjectId);
  let before = new Map<string, Upload["state"]>();
  const stop = uploads.list.subscribe(() => {
    const mine = uploads.list.get().filter(({ placeId }) => placeId === subjectId);
    for (const { id, name, state, error } of mine) {
      if (before.get(id) === state) continue;
      const isOpen = location.pathname.endsWith(subjectId);
      if (state === "there" && isOpen) announce(t("document.added", { name }));
      if (state === "there" && !isOpen) notify(t("document.addedTo", { name, subject }));
      if (state === "failed" && !isOpen) {
        const { lang: locale } = document.documentElement;
        const why = uploadFault(error, { t, locale, to: "subject", mostBytes: undefined, isOnline: false });
        notify(t("attachment.notSent", { name, why }), { tone: "problem" });
      }
    }
    before = new Map(mine.map(({ id, state }) => [id, state]));
    if (mine.length > 0) return;
    stop();
    telling.delete(subjectId);
  });
}
