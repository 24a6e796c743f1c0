import { type KeyboardEvent, type PointerEvent, useEffect, useEffectEvent, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { byKey, type Crop, moved, zoomed } from "./crop.ts";
import { drawCrop } from "./picture.ts";

/** In pixels of the page. */
const SIDE = 288;
const WHEEL = 0.002;

interface CropFrameProps {
  readonly picture: ImageBitmap;
  readonly crop: Crop;
  readonly onChange: (crop: Crop) => void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What is cut out of a picture: moved by mouse, finger and arrows, zoomed by wheel, two fingers, + and −. */
export function CropFrame({ picture, crop, onChange }: CropFrameProps) {
  const { t } = useTranslation();
  const hintId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const held = useRef(new Map<number, Point>());

  useEffect(() => {
    if (canvas.current) drawCrop(canvas.current, picture, crop);
  }, [picture, crop]);

  const onWheel = useEffectEvent((event: WheelEvent) => {
    event.preventDefault();
    onChange(zoomed(picture, crop, Math.exp(-event.deltaY * WHEEL)));
  });
  useEffect(() => {
    const hearing = frame.current;
    const hear = (event: WheelEvent) => onWheel(event);
    // React listens passively, and the page would scroll with it.
    hearing?.addEventListener("wheel", hear, { passive: false });
    return () => hearing?.removeEventListener("wheel", hear);
  }, []);

  function grab(event: PointerEvent<HTMLElement>) {
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }

  function drag(event: PointerEvent<HTMLElement>) {
    const before = held.current.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...held.current].find(([id]) => id !== event.pointerId)?.[1];
    held.current.set(event.pointerId, now);
    const side = event.currentTarget.clientWidth;
    if (other) onChange(zoomed(picture, crop, distance(now, other) / Math.max(1, distance(before, other))));
    else onChange(moved(picture, crop, (before.x - now.x) / side, (before.y - now.y) / side));
  }

  function letGo(event: PointerEvent<HTMLElement>) {
    held.current.delete(event.pointerId);
  }

  function press(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = byKey(picture, crop, event.key);
    if (!next) return;
    event.preventDefault();
    onChange(next);
  }

  return (
    <div
      ref={frame}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the keys that its description names.
      tabIndex={0}
      role="application"
      aria-label={t("settings.avatar.frame")}
      aria-describedby={hintId}
      className="crop-frame"
      onPointerDown={grab}
      onPointerMove={drag}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onKeyDown={press}
    >
      <canvas ref={canvas} aria-hidden width={SIDE * 2} height={SIDE * 2} />
      <span aria-hidden className="crop-ring" />
      <p id={hintId} className="sr-only">
        {t("settings.avatar.keys")}
      </p>
    </div>
  );
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
