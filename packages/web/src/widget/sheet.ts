import type { Settings } from './settings.ts'

/** Made by script: a site may forbid inline styles, and its own styles do not reach in here. */
export function sheet(side: Settings['side']): CSSStyleSheet {
  const made = new CSSStyleSheet()
  made.replaceSync(`
:host { all: initial }
[hidden] { display: none !important }
.button {
  position: fixed; z-index: 2147483001; bottom: max(20px, env(safe-area-inset-bottom)); ${side}: 20px;
  display: grid; place-items: center; width: 56px; height: 56px; padding: 0; border: 0; border-radius: 50%;
  background: #0e7a62; box-shadow: 0 4px 18px rgb(0 0 0 / 22%); cursor: pointer;
}
.button:focus-visible { outline: 3px solid #62c9aa; outline-offset: 2px }
.button svg { width: 26px; height: 26px; fill: none; stroke: #fff; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round }
.badge {
  position: absolute; top: -4px; right: -4px; min-width: 20px; padding: 0 5px; box-sizing: border-box; border-radius: 10px;
  background: #c92a2a; color: #fff; font: 600 12px/20px system-ui, sans-serif; text-align: center;
}
.panel {
  position: fixed; z-index: 2147483000; bottom: calc(max(20px, env(safe-area-inset-bottom)) + 68px); ${side}: 20px; display: none;
  width: 400px; height: min(680px, calc(100vh - 112px)); overflow: hidden; border-radius: 18px;
  background: Canvas; color-scheme: light dark; box-shadow: 0 10px 44px rgb(0 0 0 / 24%);
}
.panel.shown { display: block }
iframe { display: block; width: 100%; height: 100%; border: 0 }
.instead { position: absolute; inset: auto 0 45%; color: LinkText; font: 15px system-ui, sans-serif; text-align: center }
@media (max-width: 520px) {
  .panel { inset: 0; width: auto; height: auto; border-radius: 0 }
  .button.open.gives-way { display: none }
}`)
  return made
}
