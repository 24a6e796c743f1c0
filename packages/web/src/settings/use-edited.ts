import { useState } from "react";
import { dropDraft, readDraft, writeDraft } from "../ui/draft.ts";

interface Edited {
  readonly text: string;
  readonly isEdited: boolean;
  readonly write: (text: string) => void;
  /** Shows again what is saved. */
  readonly drop: () => void;
}

/** A field of the settings: what is saved, wherever that was changed, until one types; then a draft that outlives a reload. */
export function useEdited(userId: string, field: string, saved: string): Edited {
  const key = `settings.${field}`;
  const [draft, setDraft] = useState(() => readDraft(userId, key));
  return {
    text: draft ?? saved,
    isEdited: draft !== null && draft.trim() !== saved,
    write(text) {
      setDraft(text);
      writeDraft(userId, key, text);
    },
    drop() {
      setDraft(null);
      dropDraft(userId, key);
    },
  };
}
