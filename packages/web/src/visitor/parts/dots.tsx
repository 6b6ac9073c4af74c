/** @jsxImportSource preact */
export function Dots({ label, isShown = false }: { label: string; isShown?: boolean }) {
  return (
    <p class="waiting" data-testid="waiting">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span class={isShown ? '' : 'only-read-aloud'}>{label}</span>
    </p>
  )
}
