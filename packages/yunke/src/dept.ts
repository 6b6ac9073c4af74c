import { YunkeApiClient, type YunkeRequestOptions } from './client.ts'
import { type DeptNode, readDeptTree } from './dept-tree.ts'

/** Departments and the people in them. */
export class DeptClient extends YunkeApiClient {
  /**
   * The tree of departments, or the part below one of them.
   * POST /usercenter/dept/tree
   * @throws the errors of `request`
   */
  async getDeptTree({
    rootId = null,
    signal,
  }: { readonly rootId?: string | null | undefined } & Pick<YunkeRequestOptions, 'signal'> = {}): Promise<DeptNode[]> {
    const { data } = await this.request('POST', '/usercenter/dept/tree', {
      json: { showUser: true, showUserStatus: '', queryQywxStatus: false, ...(rootId !== null && { id: rootId }) },
      referer: '/cms/home/statistics',
      signal,
    })
    return readDeptTree(data)
  }
}
