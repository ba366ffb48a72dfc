'use client'
import { useState } from 'react'
import { CHOOSABLE_COLOURS, CHOOSABLE_SHAPES, CODE, freeCode, LOOKS } from '../../lib/meeting/looks'
import { AGENCY_TYPES, type AgencyType } from '../../lib/meeting/names'
import type { AgencyInput } from '../../lib/protocol/administer'
import { AGENCY_TYPE_WORDS, admin, COLOUR_WORDS, SHAPE_WORDS } from '../../lib/text/admin'
import { AgencyTile } from '../ui/AgencyTile'
import { Select, TextField } from '../ui/Field'
import styles from './page.module.css'
import { oneLine } from './useCommand'

const words = admin.agencyForm

/** How an agency of this type looks, with a code nobody has and nothing that is the chair's. */
const presetOf = (type: AgencyType, taken: readonly string[]) => {
  const { shortName, code, shape, colour } = LOOKS[type]
  return {
    shortName,
    code: freeCode(code === 'CH' ? 'RU' : code, taken),
    shape: CHOOSABLE_SHAPES.includes(shape) ? shape : 'octagon',
    colour: CHOOSABLE_COLOURS.includes(colour) ? colour : 'pr',
  }
}

/** The form of an agency as it is filled in. `ready` is what may be sent, or null while something is missing. */
export function useAgency(start: AgencyInput | null, taken: readonly string[], type: AgencyType = 'social_care') {
  const [agency, setAgency] = useState<AgencyInput>(() => start ?? { name: '', type, ...presetOf(type, taken) })
  const change = (part: Partial<AgencyInput>) => setAgency(before => ({ ...before, ...part }))
  /** What the type presets follows it, as long as it is a new agency. */
  const chooseType = (chosen: AgencyType) =>
    change(start ? { type: chosen } : { type: chosen, ...presetOf(chosen, taken) })
  const sent = { ...agency, name: oneLine(agency.name), shortName: oneLine(agency.shortName) }
  const ready = sent.name && sent.shortName && CODE.test(sent.code) ? sent : null
  return { agency, change, chooseType, ready }
}

type Props = ReturnType<typeof useAgency> & { asked: boolean; types?: readonly AgencyType[] }

/** What it is, how it is called, and how it is told from others: shape, code and name first, colour last. */
export function AgencyFields({ agency, change, chooseType, asked, types = AGENCY_TYPES }: Props) {
  const wrong = (text: string) => asked && !oneLine(text)
  return (
    <>
      <Select
        label={words.type}
        value={agency.type}
        options={types.map(type => [type, AGENCY_TYPE_WORDS[type]] as const)}
        onChange={chooseType}
      />
      <TextField
        label={words.name}
        hint={words.nameHint}
        value={agency.name}
        wrong={wrong(agency.name)}
        maxLength={120}
        onChange={name => change({ name })}
      />
      <div className={styles.two}>
        <TextField
          label={words.shortName}
          hint={words.shortNameHint}
          value={agency.shortName}
          wrong={wrong(agency.shortName)}
          maxLength={40}
          onChange={shortName => change({ shortName })}
        />
        <TextField
          label={words.code}
          hint={asked && !CODE.test(agency.code) ? words.wrongCode : words.codeHint}
          value={agency.code}
          wrong={asked && !CODE.test(agency.code)}
          maxLength={3}
          onChange={code => change({ code: code.toUpperCase() })}
        />
        <Select
          label={words.shape}
          value={agency.shape}
          options={among(CHOOSABLE_SHAPES, agency.shape).map(shape => [shape, SHAPE_WORDS[shape]] as const)}
          onChange={shape => change({ shape })}
        />
        <Select
          label={words.colour}
          value={agency.colour}
          options={among(CHOOSABLE_COLOURS, agency.colour).map(colour => [colour, COLOUR_WORDS[colour]] as const)}
          onChange={colour => change({ colour })}
        />
      </div>
      <p className={styles.preview}>
        <span className={styles.sub}>{words.preview}</span>
        <AgencyTile look={agency} />
        <strong>{agency.shortName}</strong>
      </p>
    </>
  )
}

/** What may be chosen, and what it is now though it may not be chosen again. */
const among = <T extends string>(list: readonly T[], now: T): readonly T[] =>
  list.includes(now) ? list : [now, ...list]
