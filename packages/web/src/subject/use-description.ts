import type { SubjectDetail } from "@syncboard/client";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { faultText } from "../app/fault.ts";
import {
  dropWritten,
  isFinal,
  isGone,
  keepWritten,
  readWritten,
  sendText,
  type WrittenText,
} from "../prose/send-text.ts";
import { useMe } from "../session/use-session.ts";
import { readDraft } from "../ui/draft.ts";
import { notify } from "../ui/notices.ts";
import type { SubjectActs } from "./use-subject-acts.ts";

/** The description of a subject, which is saved once however often it has to be sent. */
export function useDescription(subject: SubjectDetail, acts: SubjectActs) {
  const { t } = useTranslation();
  const me = useMe();
  const draftKey = `subject-description.${subject.id}`;
  const [isEditing, setEditing] = useState(() => readDraft(me.id, draftKey) !== null);
  /** What could not be saved, and is in the field again. */
  const [left, setLeft] = useState(() => readWritten(me.id, draftKey));
  const leftNow = useRef(left);
  /** What is on its way. */
  const [sending, setSending] = useState<string>();
  /** One after another: a box may be ticked while the one before is on its way. */
  const turn = useRef(Promise.resolve());

  function leave(written: WrittenText | undefined) {
    leftNow.current = written;
    setLeft(written);
    if (written) keepWritten(me.id, draftKey, written);
    else dropWritten(me.id, draftKey);
  }

  async function send(written: WrittenText) {
    let last = written;
    const keep = (now: WrittenText) => {
      last = now;
      keepWritten(me.id, draftKey, now);
    };
    const save = (description: string, descriptionFrom: string, saveId: string) =>
      acts.change(subject, { description, descriptionFrom, saveId });
    try {
      await sendText(save, written, keep);
      leave(undefined);
    } catch (error) {
      // Nothing that was written is lost, nor what it was made of.
      leave(isFinal(error) && !isGone(error) ? { ...last, sent: undefined } : last);
      setEditing(true);
      notify(faultText(error, t), { tone: "problem" });
    }
  }

  return {
    draftKey,
    isEditing,
    isSending: sending !== undefined,
    shown: sending ?? subject.description,
    /** What the field begins with: as long as nobody knows whether what was sent is saved, what was saved before. */
    saved: left?.sent ? left.base : subject.description,
    /** Another one begins anew. */
    fieldKey: left?.text,
    edit: () => setEditing(true),
    /** The field is closed, and forgets what it had kept. */
    close() {
      leave(undefined);
      setEditing(false);
    },
    save(text: string, base: string) {
      const before = left;
      setSending(text);
      // After the field has closed, which forgets: it is kept from here on until there is an answer.
      turn.current = turn.current.then(async () => {
        const failed = leftNow.current;
        if (failed) leave({ ...failed, text });
        else await send({ text, base: before?.sent ? before.base : base, sent: before?.sent });
        setSending((now) => (now === text ? undefined : now));
      });
    },
  };
}
