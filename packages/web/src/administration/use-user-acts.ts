import { type AdministeredUser, administrationOf } from "@syncboard/client";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { useMe } from "../session/use-session.ts";
import { notify } from "../ui/notices.ts";
import { tellFault } from "./tell-fault.ts";

/** What administrators do with an account. */
export type UserAct = "appoint" | "resign" | "endSessions" | "deactivate" | "reactivate";

/** What is asked before: it cannot be taken back, or not by whom it is done to. */
export interface Asked {
  readonly act: "resign" | "endSessions" | "deactivate";
  readonly user: AdministeredUser;
}

type Replace = (user: AdministeredUser) => void;

/** Does what is chosen from the menu of a user, after asking where it must be asked; `replace` shows what came of it. */
export function useUserActs(replace: Replace, load: () => Promise<void>) {
  const { t } = useTranslation();
  const administration = administrationOf(useClient());
  const me = useMe();
  const [asked, setAsked] = useState<Asked>();
  const [busyId, setBusyId] = useState<string>();

  async function tell(user: AdministeredUser, call: () => Promise<AdministeredUser>): Promise<boolean> {
    setBusyId(user.id);
    try {
      replace(await call());
      return true;
    } catch (error) {
      tellFault(error, t);
      void load();
      return false;
    } finally {
      setBusyId(undefined);
    }
  }

  async function appoint(user: AdministeredUser, isAdministrator: boolean) {
    const { id, name } = user;
    if (!(await tell(user, () => administration.appoint(id, isAdministrator)))) return;
    const text = t(isAdministrator ? "administration.done.appointed" : "administration.done.resigned", { name });
    // Who has given it up oneself cannot take it back.
    if (id === me.id) return notify(text);
    const run = () => void tell(user, () => administration.appoint(id, !isAdministrator));
    notify(text, { action: { label: t("board.undo"), run } });
  }

  async function endSessions(user: AdministeredUser) {
    const isDone = await tell(user, async () => {
      await administration.endSessions(user.id);
      return { ...user, sessions: 0 };
    });
    if (isDone) notify(t("administration.done.ended", { name: user.name }));
  }

  async function deactivate(user: AdministeredUser) {
    const isDone = await tell(user, () => administration.deactivate(user.id));
    if (isDone) notify(t("administration.done.deactivated", { name: user.name }));
  }

  async function reactivate(user: AdministeredUser) {
    const isDone = await tell(user, () => administration.reactivate(user.id));
    if (isDone) notify(t("administration.done.reactivated", { name: user.name }));
  }

  const doing = {
    appoint: (user: AdministeredUser) => appoint(user, true),
    resign: (user: AdministeredUser) => appoint(user, false),
    endSessions,
    deactivate,
    reactivate,
  } satisfies Record<UserAct, (user: AdministeredUser) => Promise<unknown>>;

  return {
    busyId,
    asked,
    act(act: UserAct, user: AdministeredUser) {
      const isAsked = act === "endSessions" || act === "deactivate" || (act === "resign" && user.id === me.id);
      if (isAsked) setAsked({ act, user });
      else void doing[act](user);
    },
    yes() {
      setAsked(undefined);
      if (asked) void doing[asked.act](asked.user);
    },
    no: () => setAsked(undefined),
  };
}
