// The members of the institution, with their role; and the creation of one.
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { membersQuery } from '@/shared/api/queries.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useCan } from '@/shared/session/index.tsx';
import { Avatar } from '@/shared/ui/avatar.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { Skeleton } from '@/shared/ui/skeleton.tsx';
import { Table } from '@/shared/ui/table.tsx';
import { AddMember } from './add-member.tsx';
import style from './settings.module.css';

/** The list of members. */
export function Members() {
  const text = useText();
  const { data, error, refetch } = useQuery(membersQuery);
  const mayAdd = useCan('member.manage');
  const [adding, setAdding] = useState(false);
  return (
    <Card
      title={text('settings-members')}
      count={data?.length}
      flush
      aside={
        mayAdd && (
          <Button look="primary" size="row" icon={<UserPlus aria-hidden />} onPress={() => setAdding(true)}>
            {text('member-add')}
          </Button>
        )
      }
    >
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={5} onRetry={() => void refetch()} />}
      {data && (
        <Table
          caption={text('settings-members')}
          keyOf={(member) => member.id}
          rows={data}
          columns={[
            {
              id: 'name',
              title: text('member-name'),
              isHeader: true,
              cell: (member) => (
                <span className={style.person}>
                  <Avatar member={member} size="large" />
                  {member.name}
                </span>
              ),
            },
            { id: 'email', title: text('member-email'), cell: (member) => <span className={style.email}>{member.email}</span> },
            { id: 'role', title: text('member-role'), cell: (member) => text(`role-${member.role}`) },
          ]}
        />
      )}
      {adding && <AddMember onClose={() => setAdding(false)} />}
    </Card>
  );
}
