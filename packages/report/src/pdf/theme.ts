/** A4 in points; colours with a contrast of at least 4.5:1 on their ground (WCAG 2.2 AA). */
export const page = {
  width: 595.28,
  height: 841.89,
  left: 56,
  right: 539.28,
  top: 84,
  bottom: 772,
} as const;

export const contentWidth = page.right - page.left;

export const colors = {
  ink: '#1f2933',
  muted: '#52606d',
  accent: '#1f4e79',
  rule: '#cbd2d9',
  ground: '#f3f6f9',
  mark: '#fff1b8',
  assessed: '#1f4e79',
  notAssessed: '#9fb3c8',
  notRead: '#ffffff',
  test: '#8a2b06',
} as const;

export const severityColors = { low: '#2f6f9f', medium: '#8d5b00', high: '#b4460f', critical: '#8f1d2c' } as const;

export const sizes = { title: 22, heading: 14, subheading: 11, body: 9.5, small: 8, tiny: 7 } as const;

/** Distance of base lines as a multiple of the type size. */
export const leading = 1.42;
