import type { LeftOut } from '../../../../lib/record/version'
import { versionPage } from '../../../../lib/text/record'
import { Tag } from '../../../ui/Tag'
import styles from './Paper.module.css'

/** That this is not in the version beside it, and why. */
export const Out = ({ of }: { of: LeftOut | undefined }) =>
  of ? (
    <p className={styles.out}>
      <Tag tone={of.partly ? 'warn' : 'restrict'}>{versionPage.out(of.why, of.partly)}</Tag>
    </p>
  ) : null
