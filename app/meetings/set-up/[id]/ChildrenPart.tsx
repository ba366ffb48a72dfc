'use client'
import { newChild } from '../../../../lib/meeting/setup/draft'
import { setup } from '../../../../lib/text/setup'
import { Button } from '../../../ui/Button'
import { Check, Select, TextField } from '../../../ui/Field'
import { Card, Spot, useForm, useRow } from './form'
import styles from './page.module.css'

/** Every child the meeting is about, each with the authority whose clocks hold for them. */
export function ChildrenPart() {
  const { draft, change, begun } = useForm()
  const last = draft.children.at(-1)
  return (
    <>
      <Spot at="children" />
      {draft.children.map((child, i) => (
        <Child key={child.id} index={i} />
      ))}
      {begun ? null : (
        <div>
          <Button
            small
            onClick={() =>
              change(d => ({ ...d, children: [...d.children, newChild(crypto.randomUUID(), last?.authority)] }))
            }
          >
            {setup.addChild}
          </Button>
        </div>
      )}
    </>
  )
}

function Child({ index }: { index: number }) {
  const { change, begun } = useForm()
  const { draft, set, field } = useRow('children', index)
  const child = draft.children[index]
  if (!child) return null
  if (begun)
    return (
      <Card title={child.name}>
        <Authority index={index} />
      </Card>
    )
  return (
    <Card
      title={child.name.trim() || setup.child(index + 1)}
      onRemove={() => change(d => ({ ...d, children: d.children.filter(one => one.id !== child.id) }))}
    >
      <TextField
        {...field('name')}
        label={setup.name}
        value={child.name}
        maxLength={200}
        onChange={name => set({ name })}
      />
      <div className={styles.two}>
        <TextField
          {...field('dateOfBirth')}
          type="date"
          label={child.unborn ? setup.dueDate : setup.dateOfBirth}
          value={child.dateOfBirth}
          onChange={dateOfBirth => set({ dateOfBirth })}
        />
        <div className={styles.beside}>
          <Check label={setup.unborn} checked={child.unborn} onChange={unborn => set({ unborn })} />
        </div>
      </div>
      <Authority index={index} />
      <div className={styles.two}>
        <TextField
          {...field('legalStatus')}
          label={setup.legalStatus}
          value={child.legalStatus}
          maxLength={200}
          onChange={legalStatus => set({ legalStatus })}
        />
        <TextField
          {...field('consistentIdentifier')}
          label={setup.identifier}
          hint={setup.identifierHint}
          value={child.consistentIdentifier}
          maxLength={60}
          onChange={consistentIdentifier => set({ consistentIdentifier })}
        />
      </div>
    </Card>
  )
}

function Authority({ index }: { index: number }) {
  const { directory } = useForm()
  const { draft, set, field } = useRow('children', index)
  const authorities = directory.agencies.filter(
    agency => agency.type === 'social_care' || agency.type === 'safeguarding_unit',
  )
  return (
    <Select
      {...field('authority')}
      label={setup.authority}
      hint={setup.authorityHint}
      value={draft.children[index]?.authority ?? ''}
      options={[['', setup.chooseAuthority], ...authorities.map(({ id, name }) => [id, name] as const)]}
      onChange={authority => set({ authority })}
    />
  )
}
