import type { Said } from '../checks'
import type { CheckName } from '../names'

/** Checks that read the words; the others look only at which fields are filled. */
export const WORD_CHECKS = [
  'opinion-as-fact',
  'judgemental',
  'vague',
  'several-events',
  'abbreviation',
  'outside-name',
  'no-exact-words',
] as const satisfies readonly CheckName[]
export type WordCheck = (typeof WORD_CHECKS)[number]

export type Labelled = { said: Said; ask: readonly WordCheck[] }

/** Who is in the invented household and meeting these texts are about. */
export const AROUND = {
  today: '2026-11-22',
  children: ['Amber Hollis', 'Theo Hollis'],
  known: ['Kerry Hollis', 'Dean Marsh', 'Ruth Okafor', 'Pinefield Primary School', 'Westmere Police', 'Calder Surgery'],
}

const fact = (body: string, ...ask: WordCheck[]): Labelled => ({ said: { body, nature: 'fact' }, ask })
const told = (body: string, ...ask: WordCheck[]): Labelled => ({ said: { body, nature: 'reported' }, ask })
const view = (body: string, ...ask: WordCheck[]): Labelled => ({ said: { body, nature: 'opinion' }, ask })

/** Invented texts, labelled by hand with what a good reader would ask about, before the rules were run on them. */
export const TEXTS: readonly Labelled[] = [
  fact('Amber was late on 11 of 20 mornings since 5 October; on nine of them Theo was with her.'),
  fact('Amber is often late and looks tired.', 'vague'),
  fact('Kerry has recently been seen with bruising to her face.', 'vague'),
  fact('There are ongoing issues at home.', 'vague'),
  fact('Dean attended 3 of 8 sessions between 1 September and 20 October.'),
  fact('Dean failed to engage with the service.', 'judgemental'),
  fact('Dean did not answer two calls and a letter sent on 4 November. We do not know whether the letter arrived.'),
  fact('Kerry is manipulative and tells each worker a different story.', 'judgemental', 'opinion-as-fact'),
  fact(
    'Kerry told the school on 3 November that Theo had fallen, and told the surgery on 5 November that he had been pushed.',
  ),
  fact('Kerry clearly puts her own needs first.', 'opinion-as-fact'),
  fact('Theo arrived on 2 November without a coat; the temperature was 3 degrees.'),
  fact('Theo is always hungry at school.', 'vague'),
  fact('Theo asked for a second lunch on four days in the week of 9 November.'),
  fact('I feel that Amber is not safe at home.', 'opinion-as-fact'),
  view('I feel that Amber is not safe at home: she asked twice whether she could stay at school.'),
  fact('The home was chaotic.', 'vague'),
  fact(
    'At the visit on 6 November there was no food in the fridge, the back door did not lock and both beds had no sheets.',
  ),
  fact('Police were called to the address numerous times over the summer.', 'vague'),
  fact('Police were called to the address on 2 July, 19 July and 30 August.'),
  fact(
    'Officers attended on 2 July and found the door kicked in. On 19 July Dean was arrested at the same address.',
    'several-events',
  ),
  fact('The MASH referred the family to CAMHS after the S47.', 'abbreviation'),
  fact('The multi-agency safeguarding hub (MASH) took the call on 8 November.'),
  fact('Kerry’s uncle Barry stays at the house at weekends.', 'outside-name'),
  fact('Mr Pritchard from number 12 called us on 1 November.', 'outside-name'),
  fact('A neighbour called us on 1 November at 22:10.'),
  fact('Her new partner, Liam Costello, moved in on 14 October.', 'outside-name'),
  fact('Ruth Okafor visited on 12 November and saw both children.'),
  fact('Amber said she does not want to go home on Fridays.', 'no-exact-words'),
  fact('Theo told his teacher about the weekend.', 'no-exact-words'),
  fact('Amber wore long sleeves in PE on 9 November and kept them pulled over her hands.'),
  told('Neighbours say the children are left alone a lot of the time.', 'vague'),
  told('A neighbour reported that both children were alone in the garden from 19:00 to 21:30 on 7 November.'),
  told('Grandmother says Dean kicks off when he has been drinking.', 'judgemental'),
  told('Kerry’s sister reported shouting on 31 October at about 23:00 and a child crying.'),
  view('People like that never change.', 'judgemental'),
  view(
    'In my view the pattern since September points to rising risk: three calls in twelve weeks, each with the children in the house.',
  ),
  view('He seems to be minimising his drinking.'),
  fact('He seems to be minimising his drinking.', 'opinion-as-fact'),
  fact('He said he had two cans; the breath reading was 84.'),
  fact('Theo is at risk of significant harm.', 'opinion-as-fact'),
  fact('Theo has had three fractures since March 2025, each seen at hospital within a day.'),
  fact('Mum is engaging well.', 'vague'),
  fact('Kerry has kept all five appointments since 1 October and has put a lock on the back door.'),
  fact('There have been serious concerns about hygiene for a while.', 'vague'),
  fact('No concerns recorded at the last three reviews.'),
  fact('We hold no concerns about Theo’s weight or growth.'),
  fact('Theo presents with challenging behaviour.', 'vague'),
  fact('Theo threw a chair on 3 November and hid under a table on 10 November; no one was hurt.'),
  fact('Amber is attention-seeking in class.', 'judgemental', 'opinion-as-fact'),
  fact('Kerry is in denial about the risk Dean poses.', 'opinion-as-fact'),
  fact('Kerry said: "I am not worried about Dean, he is always fine with them."'),
  fact('Amber puts herself at risk by meeting older boys.', 'judgemental'),
  fact('Amber was collected by two men in a car registered to another town on 17 October.'),
  fact('Dean is a known alcoholic.', 'judgemental'),
  fact('Dean has been prescribed acamprosate since 4 August and blood tests on 2 October were normal.'),
  fact('The IDVA completed a DASH with Kerry.', 'abbreviation'),
  fact('Kerry’s GP saw her on 21 October.'),
  fact('The family moved from Leeds to Westmere in June 2026.'),
  fact('Dean has not been seen by any service since 30 September.'),
  fact('Dean has never been seen by our service.'),
  fact('Theo probably heard the argument.', 'opinion-as-fact'),
  fact('Theo was in the next room; the door was open.'),
  fact('Amber’s friend Jasmine Cole told a teacher about the messages.', 'outside-name'),
  fact('Another pupil told a teacher about the messages on 13 November.'),
  fact(
    'Kerry was referred on 2 September. She attended on 9 September. She was discharged on 30 September.',
    'several-events',
  ),
  fact('Amber has gone missing several times.', 'vague'),
  fact('Amber has gone missing four times since 1 August, each time for under three hours.'),
  fact('Kerry can be a bit volatile.', 'judgemental'),
  fact('Kerry raised her voice and left the room twice in the meeting on 5 November.'),
  fact('Theo disclosed that Dean hits him.', 'no-exact-words'),
  fact('The house is usually dirty.', 'vague'),
  fact('Dean has a history of violence.', 'vague'),
  fact('Dean was convicted of common assault on 12 May 2024.'),
  fact('Parents do not see the seriousness of the situation.', 'opinion-as-fact'),
  fact('Kerry is not working with professionals.', 'judgemental'),
  fact('A LADO referral was made.', 'abbreviation'),
  fact('Amber’s dad collects her from Christmas club and football on Tuesdays.'),
  fact('On Saturday Amber asked Ruth Okafor for a bus fare to her nan’s house.', 'no-exact-words'),
]
