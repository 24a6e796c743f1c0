import type { ReactNode } from "react";
import { useTranslation } from "../locales/use-translation.ts";
import { PALETTE_SHORTCUT } from "../palette/palette.ts";
import { selectionActions } from "../selection/selection-actions.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { shownShortcut } from "../ui/shortcut.ts";
import type { Action } from "./actions/action.ts";
import { boardActions } from "./actions/board-actions.ts";
import { cardActions } from "./actions/card-actions.ts";
import { columnActions } from "./actions/column-actions.ts";

/** Every key of the board, told from the same objects that the keys run. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("keys.title")} width={640} onClose={onClose}>
      <div className="gap-x-8 sm:columns-2">
        <Group title={t("keys.moving")}>
          <Line label={t("keys.walk")} shortcuts={["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]} />
          <Line label={t("keys.walkLetters")} shortcuts={["h", "j", "k", "Shift+l"]} />
          <Line label={t("keys.carry")} shortcuts={["Space", "ArrowUp", "Space"]} />
          <Line label={t("keys.putBack")} shortcuts={["Escape"]} />
          <Line label={t("keys.moveItem")} shortcuts={["Alt+ArrowUp", "Alt+ArrowDown"]} />
        </Group>
        <ActionGroup title={t("keys.onCard")} actions={cardActions} />
        <Group title={t("keys.onSelection")}>
          <Line label={t("keys.selectNeighbour")} shortcuts={["Shift+ArrowDown"]} />
          <ActionLines actions={selectionActions} />
        </Group>
        <ActionGroup title={t("keys.onColumn")} actions={columnActions} />
        <Group title={t("keys.onBoard")}>
          <Line label={t("palette.title")} shortcuts={[PALETTE_SHORTCUT]} />
          <ActionLines actions={boardActions} />
        </Group>
      </div>
    </Dialog>
  );
}

function ActionGroup<Subject>({ title, actions }: { title: string; actions: readonly Action<Subject>[] }) {
  return (
    <Group title={title}>
      <ActionLines actions={actions} />
    </Group>
  );
}

function ActionLines<Subject>({ actions }: { actions: readonly Action<Subject>[] }) {
  const { t } = useTranslation();
  return actions
    .filter(({ shortcuts }) => shortcuts.length > 0)
    .map(({ name, label, shortcuts }) => <Line key={name} label={t(label)} shortcuts={shortcuts.slice(0, 1)} />);
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mb-5 break-inside-avoid">
      <h3 className="mb-1.5 text-xs font-medium text-ink-faint">{title}</h3>
      <dl>{children}</dl>
    </section>
  );
}

function Line({ label, shortcuts }: { label: string; shortcuts: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <div className="flex items-center justify-between gap-3 py-1 text-sm">
      <dt>{label}</dt>
      <dd className="flex gap-1">
        {shortcuts.map((shortcut, index) => (
          <kbd
            // biome-ignore lint/suspicious/noArrayIndexKey: the same key may be pressed twice
            key={index}
            className="inline-flex h-5.5 min-w-5.5 items-center justify-center rounded-[5px] border border-line-strong bg-panel px-1.5 font-sans text-xs text-ink-soft"
          >
            {shownShortcut(shortcut, t)}
          </kbd>
        ))}
      </dd>
    </div>
  );
}
