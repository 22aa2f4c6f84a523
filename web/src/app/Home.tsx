/** The bare address: strangers land on the public front page, whoever is signed in at their desk. */
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { sessionQuery } from '../api/reference-queries.ts';
import { Loading } from '../shared/Loading.tsx';

export function Home() {
  const { data, error } = useQuery(sessionQuery);
  if (data === null || error) return <Navigate to="/welcome" replace />;
  return data === undefined ? <Loading /> : <Navigate to="/tasks" replace />;
}
