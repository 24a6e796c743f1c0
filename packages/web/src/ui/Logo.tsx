export function Logo({ size = 24 }: { readonly size?: number }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 32 32" className="shrink-0">
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <rect x="7" y="8" width="5" height="16" rx="2" fill="#fff" fillOpacity=".55" />
      <rect x="13.5" y="8" width="5" height="10" rx="2" fill="#fff" />
      <rect x="20" y="8" width="5" height="6" rx="2" fill="#fff" fillOpacity=".55" />
    </svg>
  );
}

export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2.5 text-md font-semibold tracking-tight">
      <Logo size={26} />
      SyncBoard
    </span>
  );
}
