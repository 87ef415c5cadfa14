import { ref } from 'vue'
import { typedBefore } from '../../app/typed-before.ts'

// On the server nobody types, so this stays empty there.
const login = ref('')

/** The login as it is typed, the same on every page of signing in, so that no page asks for it a second time. */
export function useTypedLogin() {
  login.value ||= typedBefore('login')
  return login
}
