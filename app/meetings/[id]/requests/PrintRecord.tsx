'use client'
import { requestsPage } from '../../../../lib/text/requests'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { WhenReady } from '../../../ui/WhenReady'

/** On paper goes the record of the request: what was kept back and why, and none of the words. */
export const PrintRecord = () => (
  <WhenReady>
    <Button small onClick={() => window.print()}>
      <Icon name="print" />
      {requestsPage.print}
    </Button>
  </WhenReady>
)
