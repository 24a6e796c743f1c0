import { Dialog as Base } from "@base-ui/react/dialog";
import { ChevronLeft, ChevronRight, Download, type LucideIcon, X } from "lucide-react";
import { type KeyboardEvent, type TouchEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { isRightToLeft } from "../locales/direction.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { whenClosed } from "../ui/when-closed.ts";
import type { PictureOf } from "./pictures.ts";
import { usePicture } from "./use-picture.ts";

export interface StagedPicture {
  readonly id: string;
  readonly name: string;
  readonly width: number | null;
  readonly height: number | null;
}

interface PictureStageProps {
  readonly of: PictureOf;
  readonly pictures: readonly StagedPicture[];
  readonly viewed: string;
  readonly onView: (id: string) => void;
  readonly onDownload: (id: string) => void;
  readonly onClose: () => void;
}

/** In pixels: a finger that goes as far along wants the next one. */
const SWIPE = 48;

/** Pictures, one at a time, as large as the screen lets them. */
export function PictureStage({ of, pictures, viewed, onView, onDownload, onClose }: PictureStageProps) {
  const { t } = useTranslation();
  const place = pictures.findIndex(({ id }) => id === viewed);
  const picture = pictures[place];
  const touch = useRef<{ x: number; y: number }>(undefined);
  const popup = useRef<HTMLDivElement>(null);
  if (!picture) return null;

  function step(by: number) {
    const next = pictures[(place + by + pictures.length) % pictures.length];
    if (next) onView(next.id);
  }

  function onKeyDown(event: KeyboardEvent) {
    const along = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (along === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    step(isRightToLeft() ? -along : along);
  }

  function onTouchEnd({ changedTouches }: TouchEvent) {
    const up = changedTouches[0];
    const down = touch.current;
    touch.current = undefined;
    if (!up || !down) return;
    const [x, y] = [up.clientX - down.x, up.clientY - down.y];
    if (Math.abs(x) < SWIPE || Math.abs(x) < Math.abs(y) * 2) return;
    step((x < 0 ? 1 : -1) * (isRightToLeft() ? -1 : 1));
  }

  return (
    <Base.Root open onOpenChange={whenClosed(onClose)}>
      <Base.Portal>
        <Base.Backdrop forceRender className="scrim viewer-scrim z-40" />
        <Base.Popup
          ref={popup}
          className="viewer z-50"
          initialFocus={popup}
          onKeyDown={onKeyDown}
          onTouchStart={({ touches }) => {
            const one = touches[0];
            touch.current = one && touches.length === 1 ? { x: one.clientX, y: one.clientY } : undefined;
          }}
          onTouchEnd={onTouchEnd}
        >
          <div className="viewer-head">
            <Base.Title dir="auto" className="min-w-0 truncate text-base font-medium">
              {picture.name}
            </Base.Title>
            {pictures.length > 1 && (
              <p aria-live="polite" className="shrink-0 text-sm text-ink-soft tabular-nums">
                {t("attachment.viewer.place", { place: place + 1, count: pictures.length })}
              </p>
            )}
            <span className="ms-auto flex shrink-0">
              <IconButton
                icon={Download}
                label={t("attachment.downloadOf", { name: picture.name })}
                onClick={() => onDownload(picture.id)}
              />
              <Base.Close render={<IconButton icon={X} label={t("app.close")} />} />
            </span>
          </div>
          <Shown key={picture.id} of={of} picture={picture} />
          {pictures.length > 1 && (
            <>
              <Step icon={ChevronLeft} label={t("attachment.viewer.previous")} by={-1} onStep={step} />
              <Step icon={ChevronRight} label={t("attachment.viewer.next")} by={1} onStep={step} />
            </>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

interface StepProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly by: 1 | -1;
  readonly onStep: (by: number) => void;
}

function Step({ icon: Icon, label, by, onStep }: StepProps) {
  const side = by === 1 ? "viewer-next" : "viewer-previous";
  return (
    <button type="button" aria-label={label} title={label} className={`viewer-step ${side}`} onClick={() => onStep(by)}>
      <Icon aria-hidden size={20} />
    </button>
  );
}

/** The small picture, which is at hand, stands there until the whole one has come. */
function Shown({ of, picture }: { readonly of: PictureOf; readonly picture: StagedPicture }) {
  const { id, name, width, height } = picture;
  const { t } = useTranslation();
  const small = usePicture(id, "thumbnail", of).state;
  const { state, again } = usePicture(id, "content", of);
  const url = state.status === "ready" ? state.url : small.status === "ready" ? small.url : undefined;
  const size = width !== null && height !== null && { width, height };
  if (state.status === "failed" || state.status === "missing") {
    return (
      <div role="alert" className="viewer-picture flex-col gap-3">
        <p className="text-ink-soft">{t("attachment.viewer.failed")}</p>
        <Button onClick={again}>{t("app.retry")}</Button>
      </div>
    );
  }
  return (
    <div className="viewer-picture" aria-busy={state.status === "loading"}>
      {url !== undefined && <img src={url} alt={name} draggable={false} {...size} />}
      {state.status === "loading" && <span className="sr-only">{t("attachment.viewer.loading")}</span>}
    </div>
  );
}
