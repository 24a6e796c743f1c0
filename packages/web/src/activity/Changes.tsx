import { type BoardEvent, COLORS, can, type Earlier, earlierOf, type Role } from "@syncboard/model";
import type { TFunction } from "i18next";
import { MoveRight, Undo2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sendWithUndo } from "../board/actions/send.ts";
import { useBoard, useDesk } from "../board/board-desk.ts";
import { momentWords } from "../due/due.ts";
import { Button } from "../ui/Button.tsx";
import { TextChange } from "./TextChange.tsx";
import type { Names } from "./use-names.ts";

/** The sentence says it all: there is only something to put back. */
const IS_SAID: ReadonlySet<Earlier["field"]> = new Set(["column", "doneAt"]);

const ROLES = ["owner", "editor", "commenter", "viewer"] as const satisfies readonly Role[];

interface ChangesProps {
  readonly event: BoardEvent;
  readonly names: Names;
  /** Before a button goes that had the focus. */
  readonly onPutBack: () => void;
}

/** What an event changed, from what to what, and the way back to the value before. */
export function Changes({ event, names, onPutBack }: ChangesProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  useBoard((state) => state.version);
  const { view, role } = desk.live.getState();
  const found = earlierOf(view, event);
  if (found.length === 0) return null;

  function putBack({ command, field }: Earlier) {
    if (!command) return;
    onPutBack();
    sendWithUndo(desk, command, t("activity.isBack", { field: t(`activity.field.${field}`) }));
  }

  return (
    <ul className="mt-1 space-y-1">
      {found.map((each) => {
        const { command, isSo, field } = each;
        // A comment is its author's own.
        const isMine = command?.type !== "comment.edit" || event.actorId === desk.me.id;
        const canPutBack = isMine && command !== undefined && isSo !== true && can(role ?? undefined, command.type);
        if (IS_SAID.has(field) && !canPutBack) return null;
        return (
          <li key={field} className="text-sm text-ink-soft">
            {field === "description" || event.type === "comment.edited" ? (
              <Description earlier={each} event={event} {...(canPutBack && { onPutBack: () => putBack(each) })} />
            ) : (
              <Value earlier={each} names={names} {...(canPutBack && { onPutBack: () => putBack(each) })} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface ChangeProps {
  readonly earlier: Earlier;
  readonly onPutBack?: () => void;
}

function Value({ earlier, names, onPutBack }: ChangeProps & { readonly names: Names }) {
  const { t, i18n } = useTranslation();
  const { field, from, to } = earlier;
  const says = (value: Earlier["from"]) => valueText({ field, value, names, locale: i18n.language, t });
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {!IS_SAID.has(field) && (
        <p className="min-w-0 break-words">
          <bdi>{t(`activity.field.${field}`)}:</bdi>{" "}
          <bdi className="line-through decoration-ink-faint">{says(from)}</bdi>{" "}
          <MoveRight aria-hidden size={14} className="inline rtl:-scale-x-100" />
          <span className="sr-only">{t("activity.became")}</span> <bdi className="text-ink">{says(to)}</bdi>
        </p>
      )}
      {onPutBack && (
        <Button
          look="quiet"
          icon={Undo2}
          className="-ms-3 pointer-coarse:-ms-4 pointer-fine:h-7"
          aria-label={t("activity.putBackOf", { field: t(`activity.field.${field}`), value: says(from) })}
          onClick={onPutBack}
        >
          {t("activity.putBack")}
        </Button>
      )}
    </div>
  );
}

function Description({ earlier, event, onPutBack }: ChangeProps & { readonly event: BoardEvent }) {
  const { t } = useTranslation();
  const { live } = useDesk();
  const [isOpen, setOpen] = useState(false);

  function toggle() {
    setOpen(!isOpen);
    // Whether the text is still as it was, only who has it can say; without it the button stays.
    if (!isOpen && earlier.isSo === undefined && "cardId" in event) void live.loadText(event.cardId).catch(() => {});
  }

  return (
    <>
      <div className="flex flex-wrap items-center gap-x-2">
        <span>{t(`activity.field.${earlier.field}`)}</span>
        <Button look="quiet" className="px-2! pointer-fine:h-7" aria-expanded={isOpen} onClick={toggle}>
          {isOpen ? t("activity.hideText") : t("activity.seeText")}
        </Button>
      </div>
      {isOpen && <TextChange before={textOf(earlier.from)} after={textOf(earlier.to)} onPutBack={onPutBack} />}
    </>
  );
}

function textOf(value: Earlier["from"]): string | null {
  return typeof value === "string" ? value : null;
}

interface Said {
  readonly field: Earlier["field"];
  readonly value: Earlier["from"];
  readonly names: Names;
  readonly locale: string;
  readonly t: TFunction;
}

function valueText({ field, value, names, locale, t }: Said): string {
  if (value === null) return field === "wipLimit" ? t("activity.noLimit") : t("activity.nothing");
  if (typeof value === "number") return new Intl.NumberFormat(locale).format(value);
  if (field === "startAt") return momentWords(value, "start", locale, Date.now());
  if (field === "dueAt" || field === "doneAt") return momentWords(value, "due", locale, Date.now());
  if (field === "column") return names.column(value);
  if (field === "assigneeId") return names.person(value).name;
  if (field === "role") return roleText(value, t);
  if (field === "cover") return COLORS.some((each) => each === value) ? colorText(value, t) : t("activity.aPicture");
  if (field === "color" || field === "background") return colorText(value, t);
  return value;
}

function colorText(value: string, t: TFunction): string {
  const color = COLORS.find((each) => each === value);
  return color ? t(`label.colors.${color}`) : value;
}

function roleText(value: string, t: TFunction): string {
  const role = ROLES.find((each) => each === value);
  return role ? t(`member.role.${role}`) : value;
}
