import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAskedForm } from "../palette/asked-form.ts";
import { useMe } from "../session/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { useDraft, useRestoredNotice } from "../ui/draft.ts";
import { MAX_TITLE } from "../ui/TitleField.tsx";
import { useCreateBoard } from "./use-create-board.ts";

/** The first tile of the list: a click turns it into a field, Enter makes the board. */
export function NewBoard() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  useAskedForm("board", () => setOpen(true));
  return (
    <li>
      {isOpen ? (
        <NewBoardForm onClose={() => setOpen(false)} />
      ) : (
        <button
          type="button"
          onClick={() => setOpen(true)}
          className="flex h-29 max-sm:h-24 w-full flex-col items-center justify-center gap-2 rounded-card border border-dashed border-line-strong text-sm font-medium text-ink-soft transition-colors hover:bg-hover hover:text-ink"
        >
          <Plus aria-hidden size={18} />
          {t("boards.new")}
        </button>
      )}
    </li>
  );
}

function NewBoardForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const { create, isBusy } = useCreateBoard();
  const draft = useDraft(me.id, "new-board", "");
  useRestoredNotice(draft, "");

  async function submit(event: FormEvent) {
    event.preventDefault();
    const title = draft.text.trim();
    if (title && (await create(title))) draft.drop();
  }

  function close() {
    draft.drop();
    onClose();
  }

  return (
    <form
      onSubmit={(event) => void submit(event)}
      className="flex h-29 max-sm:h-24 flex-col justify-between rounded-card border border-line-strong bg-card p-3 shadow-card"
    >
      <input
        aria-label={t("boards.name")}
        placeholder={t("boards.namePlaceholder")}
        // biome-ignore lint/a11y/noAutofocus: the field stands where the button was that asked for it
        autoFocus
        maxLength={MAX_TITLE}
        value={draft.text}
        onChange={(event) => draft.write(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && close()}
        className="field-box h-9 w-full px-2.5"
      />
      <div className="flex gap-2">
        <Button type="submit" look="primary" disabled={isBusy || !draft.text.trim()}>
          {t("boards.create")}
        </Button>
        <Button look="quiet" onClick={close}>
          {t("app.cancel")}
        </Button>
      </div>
    </form>
  );
}
