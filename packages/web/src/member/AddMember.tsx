import type { Role } from "@syncboard/model";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { faultText } from "../app/fault.ts";
import { useDesk } from "../board/board-desk.ts";
import { Button } from "../ui/Button.tsx";
import { RoleSelect } from "./RoleSelect.tsx";

interface Said {
  readonly text: string;
  readonly isFault: boolean;
}

/** Finds a person by their exact e-mail and makes them a member. */
export function AddMember() {
  const { t } = useTranslation();
  const { api, live } = useDesk();
  const emailId = useId();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("editor");
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said>();

  async function add(): Promise<Said> {
    const person = await api.findUserByEmail(email.trim());
    if (!person) return { text: t("member.share.nobody"), isFault: true };
    if (live.getState().view.members.has(person.id)) {
      return { text: t("member.share.already", { name: person.name }), isFault: true };
    }
    await api.shareBoard(live.boardId, person.id, role);
    setEmail("");
    return { text: t("member.share.added", { name: person.name }), isFault: false };
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    // The browser knows as well as the server, and says it in a language of its own.
    if (!event.currentTarget.checkValidity()) return setSaid({ text: t("session.emailFault"), isFault: true });
    setBusy(true);
    setSaid(undefined);
    try {
      setSaid(await add());
    } catch (error) {
      setSaid({ text: faultText(error, t), isFault: true });
    } finally {
      setBusy(false);
    }
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <label htmlFor={emailId} className="mb-1.5 block text-sm font-medium">
        {t("member.share.email")}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          id={emailId}
          type="email"
          required
          autoComplete="off"
          placeholder={t("member.share.emailPlaceholder")}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          className="field-box h-9 min-w-44 flex-1 px-3 pointer-coarse:h-11"
        />
        <RoleSelect aria-label={t("member.share.role")} value={role} onChoose={setRole} />
        <Button type="submit" look="primary" aria-disabled={isBusy} className="h-9">
          {t("member.share.add")}
        </Button>
      </div>
      <p className="mt-1.5 text-xs text-ink-faint">
        {t(`member.role.${role}`)}: {t(`member.roleHint.${role}`)}
      </p>
      <p role="status" className={`mt-1.5 text-sm ${said?.isFault ? "text-danger-text" : "text-good-text"}`}>
        {said?.text}
      </p>
    </form>
  );
}
