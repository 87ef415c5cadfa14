import { defineAsyncComponent, type AsyncComponentLoader, type Component } from 'vue'
import type { SourcedPortlet } from '#shared/domain/portlets/dashboard.ts'
import PortletUnreachable from './PortletUnreachable.vue'

const onDemand = (loader: AsyncComponentLoader) =>
  defineAsyncComponent({ loader, errorComponent: PortletUnreachable })

/** Every portlet that shows something; each is loaded when it is first on a dashboard. Takes `data` of its own shape. */
export const portletComponents: Readonly<Record<SourcedPortlet, Component>> = {
  'add-request': onDemand(() => import('./add-request/PortletAddRequest.vue')),
  'add-document': onDemand(() => import('./add-document/PortletAddDocument.vue')),
  'my-requests': onDemand(() => import('./my-requests/PortletMyRequests.vue')),
  documents: onDemand(() => import('./documents/PortletDocuments.vue')),
  notices: onDemand(() => import('./notices/PortletNotices.vue')),
  caretaker: onDemand(() => import('./caretaker/PortletCaretaker.vue')),
  'my-data': onDemand(() => import('./my-data/PortletMyData.vue')),
}
