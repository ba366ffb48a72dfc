'use client'
import { family } from '../../../../lib/text/family'
import { Button } from '../../../ui/Button'
import { WhenReady } from '../../../ui/WhenReady'
import styles from './Away.module.css'
import { useAway } from './useAway'

/** The quick way off a family's screen, always in the same corner. */
export function Away() {
  const away = useAway()
  return (
    <div className={styles.away}>
      <WhenReady>
        <Button onClick={away} title={family.away.hint}>
          {family.away.go}
        </Button>
      </WhenReady>
    </div>
  )
}
