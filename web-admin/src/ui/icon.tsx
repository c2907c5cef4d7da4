const paths = {
  approved: 'M3.5 8.5 6.5 11.5 12.5 4.5',
  declined: 'M4.5 4.5 11.5 11.5M11.5 4.5 4.5 11.5',
  review: 'M8 4v5M8 11.75v.25',
  clock: 'M8 4.5V8l2.25 1.5M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
  minus: 'M4 8h8',
  dot: 'M8 7.5v1',
  copy: 'M5.5 5.5v-2a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-2M3.5 5.5h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1Z',
  search: 'M10.5 10.5 14 14M12 7A5 5 0 1 1 2 7a5 5 0 0 1 10 0Z',
  plus: 'M8 3v10M3 8h10',
  close: 'M4 4l8 8M12 4l-8 8',
  back: 'M9.5 3.5 5 8l4.5 4.5',
  forward: 'M6.5 3.5 11 8l-4.5 4.5',
  down: 'M4 6.5 8 10.5l4-4',
  filter: 'M2.5 4.5h11M4.5 8h7M6.5 11.5h3',
  calendar: 'M3 4.5a1 1 0 0 1 1-1h8a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-8ZM3 6.5h10M5.5 2v2M10.5 2v2',
  list: 'M5.5 4.5h8M5.5 8h8M5.5 11.5h8M2.5 4.5h.01M2.5 8h.01M2.5 11.5h.01',
  person: 'M8 8a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 8 8ZM2.75 13.5c.6-2.2 2.6-3.5 5.25-3.5s4.65 1.3 5.25 3.5',
  leave: 'M6.5 2.5h-3a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h3M6.5 8h7M10.75 5.25 13.5 8l-2.75 2.75',
  terminal: 'M3.5 5l3 3-3 3M8 11.5h4.5',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  lock: 'M4.5 7.5h7a1 1 0 0 1 1 1v4a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-4a1 1 0 0 1 1-1ZM5.5 7.5v-2a2.5 2.5 0 0 1 5 0v2',
  offline: 'M2.5 6.5a8 8 0 0 1 11 0M4.75 9a4.8 4.8 0 0 1 6.5 0M8 11.75v.01M2.5 2.5l11 11',
  keyboard: 'M2.5 4.5h11a.5.5 0 0 1 .5.5v6a.5.5 0 0 1-.5.5h-11A.5.5 0 0 1 2 11V5a.5.5 0 0 1 .5-.5ZM5 9.5h6M4.5 7h.01M7 7h.01M9.25 7h.01M11.5 7h.01',
  sun: 'M8 10.75a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5ZM8 2v1M8 13v1M2 8h1M13 8h1M3.75 3.75l.7.7M11.55 11.55l.7.7M3.75 12.25l.7-.7M11.55 4.45l.7-.7',
  up: 'M8 12.5v-9M4.5 7 8 3.5 11.5 7',
  more: 'M3.25 8h.5M7.75 8h.5M12.25 8h.5',
  gear: 'M8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM8 2.25v1.5M8 12.25v1.5M2.25 8h1.5M12.25 8h1.5M3.93 3.93 5 5M11 11l1.07 1.07M3.93 12.07 5 11M11 5l1.07-1.07',
  people: 'M6 7.5A2.25 2.25 0 1 0 6 3a2.25 2.25 0 0 0 0 4.5ZM2 12.75c.4-1.9 2-3 4-3s3.6 1.1 4 3M10.5 3.25a2.25 2.25 0 0 1 0 4M12 9.9c1.1.5 1.8 1.5 2 2.85',
  key: 'M10 9.5a3.5 3.5 0 1 0-3.3-2.3L2.5 11.4v2.1h2.1l.9-.9v-1.35h1.35L8.2 9.9c.55.2 1.2-.4 1.8-.4ZM10.9 5.1h.01',
  shield: 'M8 2.25 3.25 4v3.6c0 2.9 1.95 5 4.75 6.15 2.8-1.15 4.75-3.25 4.75-6.15V4L8 2.25Z',
  tag: 'M2.5 3.5a1 1 0 0 1 1-1h4l6 6-5 5-6-6v-4ZM5.5 5.5h.01',
  link: 'M6.75 9.25a2.5 2.5 0 0 0 3.55 0l2-2a2.5 2.5 0 0 0-3.55-3.55l-.6.6M9.25 6.75a2.5 2.5 0 0 0-3.55 0l-2 2a2.5 2.5 0 0 0 3.55 3.55l.6-.6',
  book: 'M4 2.5h7.5a1 1 0 0 1 1 1v10H4.75a1.25 1.25 0 0 1 0-2.5h7.75M3.5 12.25v-9a.75.75 0 0 1 .75-.75',
  chart: 'M3 13.25v-4M8 13.25V2.75M13 13.25v-7',
  receipt: 'M4 2.5h8v11l-2-1.25-2 1.25-2-1.25-2 1.25v-11ZM6.25 5.5h3.5M6.25 8.25h3.5',
  law: 'M8 2.5v11M5 13.5h6M3 4.75h10M3 4.75 1.25 9h3.5L3 4.75ZM13 4.75 11.25 9h3.5L13 4.75Z',
  home: 'M3 7.25 8 3l5 4.25v5.25a.5.5 0 0 1-.5.5h-3V9.5h-3V13h-3a.5.5 0 0 1-.5-.5V7.25Z',
  mail: 'M3 3.75h10a.75.75 0 0 1 .75.75v7a.75.75 0 0 1-.75.75H3a.75.75 0 0 1-.75-.75v-7A.75.75 0 0 1 3 3.75ZM2.5 5 8 8.75 13.5 5',
  export: 'M8 2.5v7M5 6.75 8 9.75l3-3M3 10.5v2a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1v-2',
  zoom: 'M10.5 10.5 14 14M12 7A5 5 0 1 1 2 7a5 5 0 0 1 10 0ZM7 5v4M5 7h4',
} as const

/** The name of a drawn icon. */
export type IconName = keyof typeof paths

/** A 16 px line drawing in the colour of the text. It is decoration: the words beside it carry the meaning. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  )
}

/** The mark of Honnin: a face within a seal. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="6" fill="var(--accent)" />
      <g fill="none" stroke="var(--on-accent)" strokeWidth="1.8" strokeLinecap="round">
        <circle cx="12" cy="9.5" r="3.1" />
        <path d="M5.8 18.2c.8-2.9 3.1-4.5 6.2-4.5s5.4 1.6 6.2 4.5" />
      </g>
    </svg>
  )
}
