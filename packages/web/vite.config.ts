import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Where `npx vite` finds the desk while the screens are being worked on. */
const server = process.env.YINGDA_DEV_SERVER ?? 'http://127.0.0.1:8080'

export default defineConfig({
  root: at('.'),
  base: '/',
  plugins: [react({ exclude: /[/]src[/](visitor|widget)[/]/ })],
  // The package of that name writes into innerHTML; see the file that stands in for it.
  resolve: { alias: { 'decode-named-character-reference': at('src/visitor/markdown/named-characters.ts') } },
  build: {
    outDir: at('dist'),
    emptyOutDir: true,
    assetsDir: 'assets',
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    // The page's CSP allows no inline script, and fonts or media as data: URLs neither.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { console: at('console/index.html'), visitor: at('visitor/index.html'), widget: at('src/widget/main.ts') },
      output: {
        // Other sites name the loader in their pages: it has one address, and leaves no name of its own in them.
        entryFileNames: ({ name }) => (name === 'widget' ? 'widget.js' : 'assets/[name]-[hash].js'),
        banner: ({ name }) => (name === 'widget' ? '(()=>{' : ''),
        footer: ({ name }) => (name === 'widget' ? '})()' : ''),
      },
    },
  },
  server: { proxy: { '/api': server, '/ws': { target: server, ws: true } } },
})
