import type { Client, LiveBoard } from "@syncboard/client";
import type { UploadPlace } from "./uploads.ts";

/** As long as a server may take with what it has got. */
const CALLED_OFF_MS = 120_000;

/** A card, to which files go. */
export function cardPlace(
  client: Client,
  {
    live,
    cardId,
    mostBytes,
  }: { readonly live: LiveBoard; readonly cardId: string; readonly mostBytes?: number | undefined },
): UploadPlace {
  return {
    placeId: cardId,
    mostBytes,
    send: (file, options) => client.api.uploadAttachment(cardId, file, options),
    isShown: (id) => live.getState().view.attachments.has(id),
    isOnline: () => live.getState().line === "online",
    isDown: () => live.getState().line !== "online",
    subscribe: (listener) => live.subscribe(listener),
    takeBack: (id) => removeWhenItComes(live, cardId, id),
    // A card that was just made is shown here before the server has it.
    made: () => (live.getState().view.liveCard(cardId) === undefined ? undefined : allIsSent(live)),
  };
}

function allIsSent(live: LiveBoard): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (live.getState().waiting > 0) return;
      stop();
      resolve();
    };
    const stop = live.subscribe(look);
    look();
  });
}

function removeWhenItComes(live: LiveBoard, cardId: string, attachmentId: string): void {
  const look = () => {
    if (!live.getState().view.attachments.has(attachmentId)) return;
    end();
    live.send({ type: "attachment.delete", cardId, attachmentId });
  };
  const end = () => {
    stop();
    clearTimeout(timer);
  };
  const stop = live.subscribe(look);
  const timer = setTimeout(end, CALLED_OFF_MS);
  look();
}
