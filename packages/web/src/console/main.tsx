import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { start } from './auth/auth.ts'
import './theme/base.css'

const root = document.getElementById('root')
if (root) {
  void start()
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
