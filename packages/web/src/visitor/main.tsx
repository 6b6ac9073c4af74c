/** @jsxImportSource preact */
import { render } from 'preact'
import { App } from './app.tsx'
import { openBridge } from './embed/bridge.ts'
import { followKeyboard } from './parts/screen-height.ts'
import './theme.css'

const shareToken = decodeURIComponent(location.pathname.split('/')[2] ?? '')
const root = document.getElementById('root')
if (root) {
  followKeyboard()
  const bridge = window.parent === window ? undefined : openBridge(window)
  render(<App shareToken={shareToken} bridge={bridge} />, root)
}
