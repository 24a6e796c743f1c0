import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { unsentFiles } from "../attachment/unsent-files.ts";
import { begunFields, dropDraftsOf } from "../ui/draft.ts";
import { notify } from "../ui/notices.ts";
import { useMe } from "./use-session.ts";

/** What signing out would leave behind. */
export interface Unsaved {
  /** Changes that have not reached the server. */
  readonly waiting: number;
  /** Files on their way. */
  readonly files: number;
  /** Fields with what was written and not saved. */
  readonly begun: number;
}

/**
 * Signing out at once, or `onUnsaved` with what is in the way. What waits for the server is kept for the next time; what was
 * only begun is nobody else's to find on this device. Files on their way would be called off.
 */
export function useSignOut(onUnsaved: (unsaved: Unsaved | undefined) => void) {
  const { t } = useTranslation();
  const client = useClient();
  const me = useMe();

  async function go() {
    onUnsaved(undefined);
    try {
      await client.session.logout();
      dropDraftsOf(me.id);
    } catch (error) {
      notify(faultText(error, t), { tone: "problem" });
    }
  }

  async function ask() {
    const waiting = await client.countWaiting();
    const begun = begunFields(me.id).length;
    const files = unsentFiles.get();
    if (waiting > 0 || begun > 0 || files > 0) onUnsaved({ waiting, files, begun });
    else await go();
  }

  return { ask, go };
}
