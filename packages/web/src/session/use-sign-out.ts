import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { notify } from "../ui/notices.ts";

/** Signing out at once, or `onWaiting` with the number of changes that have not reached the server. */
export function useSignOut(onWaiting: (waiting: number) => void) {
  const { t } = useTranslation();
  const client = useClient();

  async function go() {
    onWaiting(0);
    try {
      await client.session.logout();
    } catch (error) {
      notify(faultText(error, t), { tone: "problem" });
    }
  }

  async function ask() {
    const waiting = await client.countWaiting();
    if (waiting > 0) onWaiting(waiting);
    else await go();
  }

  return { ask, go };
}
