'use client'
import { trailPage } from '../../../../lib/text/trail-page'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { WhenReady } from '../../../ui/WhenReady'

export const PrintButton = () => (
  <WhenReady>
    <Button small onClick={() => window.print()}>
      <Icon name="print" />
      {trailPage.print}
    </Button>
  </WhenReady>
)
