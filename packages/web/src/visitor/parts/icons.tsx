/** @jsxImportSource preact */
const paths = {
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7 8a7 7 0 0 1 14 0',
  send: 'M12 19V5m0 0-6 6m6-6 6 6',
  attach:
    'm20 11-8.200 8.200a5 5 0 0 1-7.100-7.100l8.600-8.600a3.400 3.400 0 0 1 4.800 4.800l-8.500 8.500a1.700 1.700 0 0 1-2.400-2.400l7.800-7.800',
  more: 'M12 6h.01M12 12h.01M12 18h.01',
  close: 'm6 6 12 12M18 6 6 18',
  up: 'M7 11v9H4v-9h3Zm0 0 4-8a2.500 2.500 0 0 1 2.500 2.500V9H19a2 2 0 0 1 2 2.300l-1.200 7A2 2 0 0 1 17.800 20H7',
  down: 'M17 13V4h3v9h-3Zm0 0-4 8a2.500 2.500 0 0 1-2.500-2.500V15H5a2 2 0 0 1-2-2.300l1.200-7A2 2 0 0 1 6.200 4H17',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  done: 'm5 12.500 4.500 4.500L19 7.500',
  file: 'M14 3H6v18h12V7l-4-4Zm0 0v4h4',
  downwards: 'M12 5v14m0 0 6-6m-6 6-6-6',
  eye: 'M2 12s3.600-7 10-7 10 7 10 7-3.600 7-10 7-10-7-10-7Zm10 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.700-5.700L12 7m2 3a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.700 5.700L12 17',
  star: 'm12 3.500 2.600 5.600 6 .7-4.500 4.100 1.200 6L12 16.900 6.700 19.900l1.200-6L3.400 9.800l6-.7L12 3.500Z',
}

export function Icon({ name, filled = false }: { name: keyof typeof paths; filled?: boolean }) {
  return (
    <svg class={`icon icon-${name}${filled ? ' filled' : ''}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}

export function StopIcon() {
  return (
    <svg class="icon filled" viewBox="0 0 24 24" aria-hidden="true">
      <rect x="7" y="7" width="10" height="10" rx="2" />
    </svg>
  )
}
