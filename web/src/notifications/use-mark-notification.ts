/** Marks a notification as read, alone or with all before it; the bell follows at once. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import { notificationsQuery, unreadQuery } from '../api/notification-queries.ts';

export function useMarkNotification() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, alsoOlder }: { id: string; alsoOlder: boolean }) =>
      call<{ unread: number }>('PUT', `/api/notifications/${id}/read`, { body: { alsoOlder } }),
    onSuccess: async (answer) => {
      client.setQueryData(unreadQuery.queryKey, answer);
      await client.invalidateQueries({ queryKey: notificationsQuery.queryKey });
    },
  });
}
