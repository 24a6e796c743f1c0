import { DeleteSubjectDialog, SubjectDialog } from "./lazy-subject.ts";
import type { SubjectActs } from "./use-subject-acts.ts";

/** What a menu of a subject has asked for. */
export function SubjectAsks({ acts }: { readonly acts: SubjectActs }) {
  const { asking, ask, change, remove } = acts;
  if (!asking) return null;
  const { subject } = asking;
  const close = () => ask(undefined);
  if (asking.what === "edit") {
    return <SubjectDialog subject={subject} onSave={(wanted) => change(subject, wanted)} onClose={close} />;
  }
  return <DeleteSubjectDialog name={subject.name} onYes={() => void remove(subject)} onClose={close} />;
}
