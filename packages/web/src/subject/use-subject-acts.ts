import type { Subject, SubjectChange, SubjectDetail } from "@syncboard/client";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { notify } from "../ui/notices.ts";

/** What can be asked before or in a dialog over the screen. */
export interface Asking {
  readonly what: "edit" | "delete";
  readonly subject: Subject;
}

export interface SubjectActs {
  readonly asking: Asking | undefined;
  readonly ask: (asking: Asking | undefined) => void;
  /** Rejects: the caller says why, beside what was typed. */
  readonly change: (subject: Subject, change: SubjectChange) => Promise<SubjectDetail>;
  readonly setArchived: (subject: Subject, isArchived: boolean) => Promise<void>;
  readonly remove: (subject: Subject) => Promise<void>;
}

/** `onChange`: told what the server says now; `undefined`: it is not there any more. */
export function useSubjectActs(onChange: (subject: SubjectDetail | undefined, id: string) => void): SubjectActs {
  const { t } = useTranslation();
  const { subjects } = useClient();
  const [asking, ask] = useState<Asking>();

  async function tell<Answer>(call: Promise<Answer>): Promise<Answer | undefined> {
    try {
      return await call;
    } catch (error) {
      notify(faultText(error, t), { tone: "problem" });
      return undefined;
    }
  }

  async function change({ id }: Subject, wanted: SubjectChange): Promise<SubjectDetail> {
    const changed = await subjects.change(id, wanted);
    onChange(changed, id);
    return changed;
  }

  async function undo(call: Promise<SubjectDetail>, id: string): Promise<void> {
    const back = await tell(call);
    if (back) onChange(back, id);
  }

  return {
    asking,
    ask,
    change,
    async setArchived(subject, isArchived) {
      if (!(await tell(change(subject, { isArchived })))) return;
      const { id, name } = subject;
      notify(t(isArchived ? "subject.archived" : "subject.unarchived", { name }), {
        action: { label: t("board.undo"), run: () => void undo(subjects.change(id, { isArchived: !isArchived }), id) },
      });
    },
    async remove({ id, name }) {
      ask(undefined);
      const isDone = await tell(subjects.delete(id).then(() => true));
      if (!isDone) return;
      onChange(undefined, id);
      notify(t("subject.deleted", { name }), {
        action: { label: t("board.undo"), run: () => void undo(subjects.restore(id), id) },
      });
    },
  };
}
