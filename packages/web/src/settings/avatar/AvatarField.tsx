import { ImageUp, Trash2 } from "lucide-react";
import { type DragEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../../app/client-context.ts";
import { faultText } from "../../app/fault.ts";
import { FormFault } from "../../session/FormFault.tsx";
import { useMe } from "../../session/use-session.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { lazyPart } from "../../ui/lazy-part.tsx";
import { notify } from "../../ui/notices.ts";
import { ACCEPTED, readPicture } from "./picture.ts";

const AvatarDialog = lazyPart(async () => (await import("./AvatarDialog.tsx")).AvatarDialog);

/** One's own picture: chosen, dropped here or pasted; and taken away. */
export function AvatarField() {
  const { t } = useTranslation();
  const { session } = useClient();
  const me = useMe();
  const input = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLButtonElement>(null);
  const [picture, setPicture] = useState<ImageBitmap>();
  const [isOver, setOver] = useState(false);
  const [fault, setFault] = useState<string>();

  async function take(file: File | undefined) {
    if (!file) return;
    setFault(undefined);
    const read = await readPicture(file);
    if (read) setPicture(read);
    else setFault(t("settings.avatar.notPicture"));
  }

  const paste = useEffectEvent((event: ClipboardEvent) => {
    const file = event.clipboardData?.files[0];
    if (!file || picture) return;
    event.preventDefault();
    void take(file);
  });
  useEffect(() => {
    const hear = (event: ClipboardEvent) => paste(event);
    document.addEventListener("paste", hear);
    return () => document.removeEventListener("paste", hear);
  }, []);

  function over(event: DragEvent) {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setOver(true);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  }

  async function remove() {
    setFault(undefined);
    // It goes with the picture, and the focus must not go with it.
    chooser.current?.focus();
    try {
      await session.removeAvatar();
      notify(t("settings.avatar.removed"));
    } catch (error) {
      setFault(faultText(error, t));
    }
  }

  function close() {
    picture?.close();
    setPicture(undefined);
  }

  return (
    <section
      aria-label={t("settings.avatar.label")}
      data-over={isOver || undefined}
      className="avatar-field"
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className="flex items-center gap-5">
        <Avatar userId={me.id} name={me.name} url={me.avatarUrl} size={72} />
        <div className="min-w-0">
          <p className="truncate text-md font-medium">{me.name}</p>
          <p className="truncate text-sm text-ink-soft">
            <bdi dir="ltr">@{me.username}</bdi>
          </p>
          <div className="mt-2.5 flex flex-wrap gap-2">
            <Button ref={chooser} icon={ImageUp} onClick={() => input.current?.click()}>
              {t(me.avatarUrl ? "settings.avatar.change" : "settings.avatar.choose")}
            </Button>
            {me.avatarUrl && (
              <Button look="quiet" icon={Trash2} onClick={() => void remove()}>
                {t("settings.avatar.remove")}
              </Button>
            )}
          </div>
          <p className="mt-2 text-xs text-ink-faint">
            {t("settings.avatar.hint")} <span className="pointer-coarse:hidden">{t("settings.avatar.handsHint")}</span>
          </p>
        </div>
      </div>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        hidden
        data-testid="avatar-file"
        onChange={(event) => {
          void take(event.target.files?.[0]);
          // The same file once more is a choice, too.
          event.target.value = "";
        }}
      />
      {fault && (
        <div className="mt-4">
          <FormFault text={fault} />
        </div>
      )}
      {picture && <AvatarDialog picture={picture} onClose={close} />}
    </section>
  );
}
