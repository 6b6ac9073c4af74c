/** The same things under the names that a reader of the Python client knows. */
export {
  checkAndGetUsers as check_and_get_users,
  encryptWithRsa as encrypt_with_rsa,
  getSecureKey as get_secure_key,
  passwordLogin as password_login,
} from './auth.ts'
export {
  createClient as create_client,
  getBrowserHeaders as get_browser_headers,
  getCommonHeaders as get_common_headers,
} from './base.ts'
export {
  YunkeApiError as YunkeApiException,
  YunkeLoginRequiredError as YunkeLoginRequiredException,
  YunkePasswordError as YunkePasswordException,
} from './errors.ts'
