/** A change of an organisation: afterwards everything that is shown of it, and of the session that it opens, is read anew. */
import { useMutation, useQueryClient } from '@tanstack/react-query';

export function useOrganisationChange<T = void>(change: (said: T) => Promise<unknown>, onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['organisation'] }),
        client.invalidateQueries({ queryKey: ['organisations'] }),
        client.invalidateQueries({ queryKey: ['session'] }),
      ]);
      onDone?.();
    },
  });
}
