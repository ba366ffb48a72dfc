import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Enrol } from '../(auth)/second-factor/Enrol'
import { SignInForm } from '../(auth)/sign-in/SignInForm'
import { StepUpForm } from '../(auth)/step-up/StepUpForm'
import { Factor } from '../account/Factor'
import { Passphrase } from '../account/Passphrase'
import { Sessions } from '../account/Sessions'
import { DisplayMenu } from './DisplayMenu'
import { SignOut } from './SignOut'

const ways = { passphrase: true, sso: true, factor: true, codesLeft: 8 }
const row = { id: 'a', device: 'Chrome', place: 'here', since: 'Today', active: 'Now', current: false }
const accounts = [{ email: 'a@b.invalid', name: 'Ann', role: 'chair', agency: 'Unit' }]
const FORMS = {
  'signing in': <SignInForm to="/meetings" back={false} accounts={accounts} sso failed />,
  'the second step': <Enrol to="/meetings" />,
  'proving it once more': <StepUpForm here="/step-up" ways={ways} notAsked />,
  'the passphrase': <Passphrase factor />,
  'one’s sign-ins': <Sessions rows={[row, { ...row, id: 'b', current: true }]} />,
  'recovery codes': <Factor ways={ways} />,
  'the display': <DisplayMenu />,
  'signing out': <SignOut />,
}

/** The controls outside every shut part, but those that the browser itself works. */
function open(page: string): string[] {
  let shut = 0
  const found: string[] = []
  for (const [tag] of page.matchAll(/<\/?(?:fieldset|button|input|select|textarea)\b[^>]*>/g)) {
    if (tag.startsWith('<fieldset')) shut += shut > 0 || / disabled/.test(tag) ? 1 : 0
    else if (tag.startsWith('</fieldset')) shut = Math.max(0, shut - 1)
    else if (!tag.startsWith('</') && shut === 0 && !/popovertarget/i.test(tag)) found.push(tag)
  }
  return found
}

test.each(Object.entries(FORMS))(
  'I72 until its script is at work nothing can be typed or pressed that would be forgotten: %s',
  (_name, form) => {
    const page = renderToStaticMarkup(form)
    expect(page).toMatch(/<(button|input)/)
    expect(open(page)).toEqual([])
  },
)

test('I72 why a sign-in at the organisation did not work is read all the same', () => {
  expect(renderToStaticMarkup(FORMS['signing in'])).toContain('role="alert"')
})
