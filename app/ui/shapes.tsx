import type { AgencyShape } from '../../lib/meeting/names'

/** Every agency's outline in a 32 by 32 box: shape comes before colour. */
export const SHAPES: Record<AgencyShape, React.ReactNode> = {
  circle: <circle cx="16" cy="16" r="15.5" />,
  shield: <path d="M16 .5 29.5 5v11c0 7.6-5.6 12.6-13.5 15.5C8.1 28.6 2.5 23.6 2.5 16V5z" />,
  square: <rect x="1.5" y="1.5" width="29" height="29" rx="7" />,
  hexagon: <path d="M16 .3 30 8.2v15.6L16 31.7 2 23.8V8.2z" />,
  diamond: <rect x="5" y="5" width="22" height="22" rx="3" transform="rotate(45 16 16)" />,
  house: <path d="M16 .5 31 13v16.500a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V13z" />,
  octagon: <path d="M10 1h12l9 9v12l-9 9H10l-9-9V10z" />,
  arch: <path d="M2 31.500V15.500a14 14 0 0 1 28 0v16z" />,
  pill: <rect x="0" y="5" width="32" height="22" rx="11" />,
  triangle: <path d="M14.300 1.500a2 2 0 0 1 3.400 0l14 27a2 2 0 0 1-1.700 3H2a2 2 0 0 1-1.700-3z" />,
  leaf: <path d="M1 1h16a14 14 0 0 1 14 14v16H15A14 14 0 0 1 1 17z" />,
  drop: <path d="M16 .3c6.500 7 11.500 12 11.500 19a11.500 11.500 0 0 1-23 0c0-7 5-12 11.500-19z" />,
}
