import { ApiError } from "@syncboard/client";
import { Minus, Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../../app/client-context.ts";
import { faultText } from "../../app/fault.ts";
import { FormFault } from "../../session/FormFault.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { notify } from "../../ui/notices.ts";
import { CropFrame } from "./CropFrame.tsx";
import { MOST_ZOOM, wholeOf, within } from "./crop.ts";
import { cutOut } from "./picture.ts";

interface AvatarDialogProps {
  readonly picture: ImageBitmap;
  readonly onClose: () => void;
}

/** Cuts a square out of a picture and sends it. */
export function AvatarDialog({ picture, onClose }: AvatarDialogProps) {
  const { t } = useTranslation();
  const { session } = useClient();
  const [crop, setCrop] = useState(() => wholeOf(picture));
  /** From 0 to 1; undefined: nothing is on its way. */
  const [share, setShare] = useState<number>();
  const [fault, setFault] = useState<string>();
  const sending = useRef<AbortController>(undefined);

  useEffect(() => () => sending.current?.abort(), []);

  async function send() {
    if (share !== undefined) return;
    const controller = new AbortController();
    sending.current = controller;
    setFault(undefined);
    setShare(0);
    try {
      const cut = await cutOut(picture, crop);
      await session.setAvatar(cut, { onProgress: setShare, signal: controller.signal });
      notify(t("settings.avatar.saved"));
      onClose();
    } catch (error) {
      if (controller.signal.aborted) return;
      const isRefused = error instanceof ApiError && error.status === 422;
      setFault(isRefused ? t("settings.avatar.refused") : faultText(error, t));
    } finally {
      setShare(undefined);
    }
  }

  function cancel() {
    if (share === undefined) onClose();
    else sending.current?.abort();
  }

  const percent = `${Math.round(crop.zoom * 100)} %`;
  return (
    <Dialog title={t("settings.avatar.title")} width={368} onClose={onClose}>
      <div className="flex flex-col items-center gap-4">
        <CropFrame picture={picture} crop={crop} onChange={setCrop} />
        <label className="flex w-full max-w-72 items-center gap-3 text-ink-soft">
          <span className="sr-only">{t("settings.avatar.zoom")}</span>
          <Minus aria-hidden size={16} />
          <input
            type="range"
            min={1}
            max={MOST_ZOOM}
            step={0.05}
            value={crop.zoom}
            aria-valuetext={percent}
            onChange={(event) => setCrop(within(picture, { ...crop, zoom: event.target.valueAsNumber }))}
            className="zoom-slider h-6 min-w-0 flex-1 pointer-coarse:h-11"
          />
          <Plus aria-hidden size={16} />
        </label>
        <div className="w-full">
          <FormFault text={fault} />
        </div>
      </div>
      <div className="mt-5 flex items-center justify-end gap-2">
        {share !== undefined && (
          <progress aria-label={t("settings.avatar.sending")} value={share} className="upload-bar me-2 flex-1" />
        )}
        <Button onClick={cancel}>{t("app.cancel")}</Button>
        <Button look="primary" aria-disabled={share !== undefined} onClick={() => void send()}>
          {share === undefined ? t("app.save") : t("settings.saving")}
        </Button>
      </div>
    </Dialog>
  );
}
