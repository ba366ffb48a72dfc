import type { Heading } from '../meeting/names'

export const HEADING_NAMES: Record<Heading, string> = {
  necessary: 'Necessary and proportionate',
  adequate: 'Adequate',
  accurate: 'Accurate',
  timely: 'Timely',
  secure: 'Secure',
  'childs-views': 'Child’s views',
}
