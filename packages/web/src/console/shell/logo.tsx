export const Logo = ({ size = 28 }: { size?: number }) => (
  <svg className="logo" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="8" fill="var(--brand)" />
    <path
      d="M8.500 9.500h15a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-8l-4.600 3.600a.6.6 0 0 1-.9-.5v-3.100h-1.500a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2Z"
      fill="var(--on-brand)"
    />
    <path
      d="m12 15.600 3 3 5.500-5.600"
      fill="none"
      stroke="var(--brand)"
      strokeWidth="2.200"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)
