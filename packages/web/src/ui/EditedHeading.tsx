import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { faultText } from "../app/fault.ts";
import { useMe } from "../session/use-session.ts";
import { writeDraft } from "./draft.ts";
import { notify } from "./notices.ts";
import { TitleField } from "./TitleField.tsx";
import { useReturnFocus } from "./use-return-focus.ts";

interface EditedHeadingProps {
  readonly title: string;
  readonly draftKey: string;
  readonly most: number;
  /** Of the field. */
  readonly label: string;
  /** What a click on it does. */
  readonly hint: string;
  readonly isEditing: boolean;
  readonly setEditing: (isEditing: boolean) => void;
  /** Rejects when it is not taken: it is written in the field again then. */
  readonly onRename: (title: string) => Promise<void>;
  /** It was ended by key: the focus is free for what comes next. Answers whether it was taken. */
  readonly onDone?: (() => boolean) | undefined;
}

/** What a screen is about, at its top: a click turns it into a field. */
export function EditedHeading(props: EditedHeadingProps): ReactNode {
  const { title, draftKey, most, label, hint, isEditing, setEditing, onRename, onDone } = props;
  const { t } = useTranslation();
  const me = useMe();
  const { target, ask } = useReturnFocus(isEditing);

  async function rename(next: string) {
    try {
      await onRename(next);
    } catch (error) {
      // Nothing that was written is lost.
      writeDraft(me.id, draftKey, next);
      setEditing(true);
      notify(faultText(error, t), { tone: "problem" });
    }
  }

  if (isEditing) {
    return (
      <>
        <h1 className="sr-only">{title}</h1>
        <TitleField
          label={label}
          userId={me.id}
          draftKey={draftKey}
          saved={title}
          most={most}
          className="block px-2 py-1 text-lg font-semibold"
          onSave={(next) => void rename(next)}
          onDone={(byKey) => {
            if (byKey && !onDone?.()) ask();
            setEditing(false);
          }}
        />
      </>
    );
  }
  return (
    <h1 className="flex min-w-0">
      <button
        ref={target}
        type="button"
        title={hint}
        className="-ms-2 min-w-0 rounded-control px-2 py-1 text-start text-lg font-semibold tracking-tight wrap-anywhere hover:bg-hover pointer-coarse:min-h-11"
        onClick={() => setEditing(true)}
      >
        <bdi>{title}</bdi>
      </button>
    </h1>
  );
}
