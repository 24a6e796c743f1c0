import { ApiError, type InviteRole, invitesOf, type NewBoardInvite } from "@syncboard/client";
import type { Role } from "@syncboard/model";
import type { TFunction } from "i18next";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText, fieldFault } from "../app/fault.ts";
import { ROLES, RoleSelect } from "../member/RoleSelect.tsx";
import { MakeRow } from "../settings/MakeRow.tsx";
import { useFaultFocus } from "../settings/use-fault-focus.ts";
import { ExpirySelect, inDays } from "../ui/ExpirySelect.tsx";
import { Field } from "../ui/Field.tsx";
import { useSending } from "../ui/use-sending.ts";
import { MOST_USES } from "./most-uses.ts";

interface InviteFormProps {
  readonly kind: "link" | "mail";
  readonly boardId: string;
  readonly onMade: (made: NewBoardInvite) => void;
  readonly onCancel: () => void;
}

const DAYS = [1, 7, 30, 90] as const;
const USES = [1, 5, 25, 100, MOST_USES] as const;

function isInviteRole(role: Role): role is InviteRole {
  return role !== "owner";
}

const INVITE_ROLES = ROLES.filter(isInviteRole);

function refusalText(error: unknown, t: TFunction): string {
  if (!(error instanceof ApiError)) return faultText(error, t);
  if (error.code === "mail_off") return t("invite.form.mailOff");
  if (error.code === "board_full") return t("invite.form.full");
  // Waiting for more than a minute means mails, not many requests.
  if (error.status === 429 && (error.retryAfter ?? 0) > 60) return t("invite.form.tooManyMails");
  return faultText(error, t);
}

/** A new invite to a board: a link to pass on, or a mail. */
export function InviteForm({ kind, boardId, onMade, onCancel }: InviteFormProps) {
  const { t } = useTranslation();
  const invites = invitesOf(useClient());
  const roleId = useId();
  const usesId = useId();
  const [email, setEmail] = useState("");
  const [isEmailFaulty, setEmailFaulty] = useState(false);
  const [role, setRole] = useState<InviteRole>("editor");
  const [uses, setUses] = useState<number>(MOST_USES);
  const [days, setDays] = useState<number>(7);
  const { isBusy, error, refusals, refuse, send } = useSending();
  const form = useFaultFocus(refusals);
  const isMail = kind === "mail";

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const isNone = isMail && !event.currentTarget.checkValidity();
    setEmailFaulty(isNone);
    if (isNone) return refuse();
    const wanted = { role, expiresAt: inDays(days), ...(isMail ? { email: email.trim() } : { maxUses: uses }) };
    await send(async () => onMade(await invites.create(boardId, wanted)));
  }

  const isRefusedEmail = isEmailFaulty || fieldFault(error, "email") !== undefined;
  return (
    <form
      ref={form}
      noValidate
      aria-label={t(isMail ? "invite.form.mailTitle" : "invite.form.linkTitle")}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // The form alone, and not the dialog around it.
        event.stopPropagation();
        onCancel();
      }}
      className="mb-5 flex flex-col gap-4 rounded-card border border-line bg-panel p-4"
    >
      {isMail && (
        <Field
          label={t("invite.form.email")}
          hint={t("invite.form.emailHint")}
          fault={isRefusedEmail ? t("session.emailFault") : undefined}
          name="email"
          type="email"
          required
          autoFocus
          autoComplete="off"
          placeholder={t("member.share.emailPlaceholder")}
          value={email}
          onChange={(event) => {
            setEmailFaulty(false);
            setEmail(event.target.value);
          }}
        />
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <div>
          <label htmlFor={roleId} className="mb-1.5 block text-sm font-medium">
            {t("invite.form.role")}
          </label>
          <RoleSelect
            id={roleId}
            autoFocus={!isMail}
            roles={INVITE_ROLES}
            value={role}
            onChoose={(chosen) => isInviteRole(chosen) && setRole(chosen)}
            className="h-10 w-full text-base!"
          />
        </div>
        <ExpirySelect choices={DAYS} days={days} onChoose={setDays} />
        {!isMail && (
          <div className="sm:col-span-2">
            <label htmlFor={usesId} className="mb-1.5 block text-sm font-medium">
              {t("invite.form.uses")}
            </label>
            <select
              id={usesId}
              value={uses}
              onChange={(event) => setUses(Number(event.target.value))}
              className="field-box h-10 w-full px-2.5 pointer-coarse:h-11"
            >
              {USES.map((each) => (
                <option key={each} value={each}>
                  {each === MOST_USES ? t("invite.form.usesAny") : t("invite.form.usesOf", { count: each })}
                </option>
              ))}
            </select>
          </div>
        )}
      </div>
      <MakeRow
        label={t(isMail ? "invite.form.send" : "invite.form.create")}
        busyLabel={t(isMail ? "invite.form.sending" : "invite.form.creating")}
        isBusy={isBusy}
        fault={error !== undefined && !isRefusedEmail ? refusalText(error, t) : undefined}
        onCancel={onCancel}
      />
    </form>
  );
}
