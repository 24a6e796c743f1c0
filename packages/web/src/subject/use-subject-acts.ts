import type { Subject, SubjectChange, SubjectDetail } from "@syncboard/client";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { failing } from "../app/failing.ts";
import { askedAct } from "../undo/asked-act.ts";
import { did } from "../undo/take-back.ts";
import { subjectInTrash } from "./in-trash.ts";
import { useSubjectHistory } from "./use-subject-history.ts";

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

/** `onChange`: told what the server says now; `undefined`: it is not there any more. All of it can be taken back. */
export function useSubjectActs(onChange: (subject: SubjectDetail | undefined, id: string) => void): SubjectActs {
  const { t } = useTranslation();
  const client = useClient();
  const { subjects } = client;
  const history = useSubjectHistory();
  const [asking, ask] = useState<Asking>();
  const failed = failing(t);

  async function change(subject: Subject, wanted: SubjectChange, text?: string): Promise<SubjectDetail> {
    const { id } = subject;
    const call = async (to: SubjectChange) => {
      const changed = await subjects.change(id, to);
      onChange(changed, id);
      return changed;
    };
    const changed = await call(wanted);
    const [again, back] = [() => call(wanted), () => call(reverse(subject, wanted))];
    did(history, askedAct({ again, back, failed }), text === undefined ? undefined : { text });
    return changed;
  }

  return {
    asking,
    ask,
    change,
    async setArchived(subject, isArchived) {
      const text = t(isArchived ? "subject.archived" : "subject.unarchived", { name: subject.name });
      await change(subject, { isArchived }, text).catch(failed);
    },
    async remove(subject) {
      const { id } = subject;
      ask(undefined);
      const again = async () => {
        await subjects.delete(id);
        onChange(undefined, id);
      };
      const back = async () => onChange(await subjects.restore(id), id);
      try {
        await again();
        const said = subjectInTrash({ client, t }, subject);
        did(history, askedAct({ again, back, failed, saidAgain: said }), said);
      } catch (error) {
        failed(error);
      }
    },
  };
}

/** What makes of a subject again what it was. */
function reverse(was: Subject, { name, color, description, isArchived }: SubjectChange): SubjectChange {
  return {
    ...(name !== undefined && { name: was.name }),
    ...(color !== undefined && { color: was.color }),
    // Put together with what other devices have written meanwhile.
    ...(description !== undefined && { description: was.description, descriptionFrom: description }),
    ...(isArchived !== undefined && { isArchived: was.isArchived }),
  };
}
