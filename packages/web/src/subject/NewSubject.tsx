import { newId } from "@syncboard/client";
import type { Color } from "@syncboard/model";
import { useNavigate } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { failing } from "../app/failing.ts";
import { faultText } from "../app/fault.ts";
import { useAskedForm } from "../palette/asked-form.ts";
import { behindPalette, usePaletteGroups } from "../palette/palette.ts";
import { useMe } from "../session/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { useDraft, useRestoredNotice } from "../ui/draft.ts";
import { notify } from "../ui/notices.ts";
import { useReturnFocus } from "../ui/use-return-focus.ts";
import { askedAct } from "../undo/asked-act.ts";
import { did } from "../undo/take-back.ts";
import { ColorChoice } from "./ColorChoice.tsx";
import { subjectInTrash } from "./in-trash.ts";
import { MOST_OF_NAME } from "./most-name.ts";
import { useSubjectHistory } from "./use-subject-history.ts";
import { isWithinSubject } from "./within-subject.ts";

/** The first tile of the list: a click turns it into a name and a colour, Enter makes the subject. */
export function NewSubject() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { target, ask } = useReturnFocus(isOpen);
  useAskedForm("subject", () => setOpen(true));
  usePaletteGroups(() => [
    {
      label: t("subject.title"),
      items: [
        { id: "subject.new", label: t("subject.new"), icon: Plus, run: () => behindPalette(() => setOpen(true)) },
      ],
    },
  ]);
  if (isOpen) {
    return (
      <li className="row-span-2">
        <NewSubjectForm
          onClose={() => {
            ask();
            setOpen(false);
          }}
        />
      </li>
    );
  }
  return (
    <li>
      <button
        ref={target}
        type="button"
        onClick={() => setOpen(true)}
        className="flex h-full min-h-32 w-full flex-col items-center justify-center gap-2 rounded-card border border-dashed border-line-strong text-sm font-medium text-ink-soft transition-colors hover:bg-hover hover:text-ink max-sm:min-h-16"
      >
        <Plus aria-hidden size={18} />
        {t("subject.new")}
      </button>
    </li>
  );
}

function NewSubjectForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const client = useClient();
  const { subjects } = client;
  const history = useSubjectHistory();
  const navigate = useNavigate();
  const draft = useDraft(me.id, "new-subject", "");
  useRestoredNotice(draft, "");
  // Asked for again after a cut, it is made once.
  const [id] = useState(newId);
  const [color, setColor] = useState<Color | null>("indigo");
  const [isBusy, setBusy] = useState(false);
  const name = draft.text.replaceAll(/\s+/g, " ").trim();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (name === "" || isBusy) return;
    setBusy(true);
    try {
      await subjects.create({ id, name, color });
      draft.drop();
      did(history, making());
      await navigate({ to: "/subjects/$subjectId", params: { subjectId: id } });
    } catch (error) {
      setBusy(false);
      notify(faultText(error, t), { tone: "problem" });
    }
  }

  /** Once it is made: to take that back is to put it into the trash. */
  function making() {
    const back = async () => {
      await subjects.delete(id);
      if (isWithinSubject(id)) await navigate({ to: "/subjects" });
    };
    return askedAct({
      again: () => subjects.restore(id),
      back,
      failed: failing(t),
      saidBack: subjectInTrash({ client, t }, { id, name }),
    });
  }

  function close() {
    draft.drop();
    onClose();
  }

  return (
    <form
      aria-label={t("subject.new")}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => event.key === "Escape" && !event.nativeEvent.isComposing && close()}
      className="flex flex-col gap-3 rounded-card border border-line-strong bg-card p-3 shadow-card"
    >
      <input
        aria-label={t("subject.name")}
        placeholder={t("subject.namePlaceholder")}
        // biome-ignore lint/a11y/noAutofocus: the field stands where the button was that asked for it
        autoFocus
        autoComplete="off"
        dir="auto"
        maxLength={MOST_OF_NAME}
        value={draft.text}
        onChange={(event) => draft.write(event.target.value)}
        className="field-box h-9 w-full px-2.5 pointer-coarse:h-11"
      />
      <ColorChoice color={color} onChoose={setColor} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" disabled={isBusy || name === ""}>
          {t("subject.create")}
        </Button>
        <Button look="quiet" onClick={close}>
          {t("app.cancel")}
        </Button>
      </div>
    </form>
  );
}
