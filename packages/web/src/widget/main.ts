import { readSettings } from './settings.ts'
import { openWidget } from './widget.ts'

// <script src="https://desk.example.com/widget.js" data-share-token="…" async></script>
const settings = readSettings(document.currentScript)
if (settings) {
  if (document.body) openWidget(settings)
  else addEventListener('DOMContentLoaded', () => openWidget(settings), { once: true })
}
