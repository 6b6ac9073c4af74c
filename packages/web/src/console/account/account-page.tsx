import './account.css'
import { Password } from './password.tsx'
import { SecondFactor } from './second-factor.tsx'
import { SignIns } from './sign-ins.tsx'

/** What people look after about their own sign-in. */
export function AccountPage() {
  return (
    <div className="account">
      <SecondFactor />
      <Password />
      <SignIns />
    </div>
  )
}
