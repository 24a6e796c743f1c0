import type { ReactNode } from "react";
import { useTranslation } from "../locales/use-translation.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { shownShortcut } from "../ui/shortcut.ts";
import { screenActions, type TaskAction, taskActions, taskSelectionActions } from "./task-actions.ts";

/** Every key of this screen, told from the same objects that the keys run. */
export function TasksHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("keys.title")} width={640} onClose={onClose}>
      <div className="gap-x-8 sm:columns-2">
        <Group title={t("keys.moving")}>
          <Line label={t("tasks.help.walk")} shortcuts={["ArrowUp", "ArrowDown"]} />
          <Line label={t("keys.walkLetters")} shortcuts={["k", "j"]} />
          <Line label={t("tasks.help.carry")} shortcuts={["Space", "ArrowDown", "Space"]} />
          <Line label={t("keys.putBack")} shortcuts={["Escape"]} />
        </Group>
        <ActionGroup title={t("tasks.help.onTask")} actions={taskActions.filter(({ name }) => name !== "reopen")} />
        <Group title={t("tasks.help.onSelection")}>
          <Line label={t("keys.selectNeighbour")} shortcuts={["Shift+ArrowDown"]} />
          <ActionLines actions={taskSelectionActions} />
        </Group>
        <ActionGroup title={t("keys.onBoard")} actions={screenActions} />
      </div>
    </Dialog>
  );
}

function ActionGroup<Subject>({ title, actions }: { title: string; actions: readonly TaskAction<Subject>[] }) {
  return (
    <Group title={title}>
      <ActionLines actions={actions} />
    </Group>
  );
}

function ActionLines<Subject>({ actions }: { actions: readonly TaskAction<Subject>[] }) {
  const { t } = useTranslation();
  return actions.map(({ name, label, shortcuts }) => (
    <Line key={name} label={t(label)} shortcuts={shortcuts.slice(0, 1)} />
  ));
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
