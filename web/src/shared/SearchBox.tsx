/** Text to search by; it is asked for on Enter or when the field is left, and kept in the address by the page. */
import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useState } from 'react';

type Props = { value: string; label: string; onSearch: (text: string) => void };

export function SearchBox({ value, label, onSearch }: Props) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const search = (text: string) => {
    if (text.trim() !== value) onSearch(text.trim());
  };
  return (
    <Input
      className="filter filter-wide"
      allowClear
      maxLength={80}
      prefix={<SearchOutlined aria-hidden="true" />}
      placeholder={label}
      aria-label={label}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        if (event.target.value === '') search('');
      }}
      onPressEnter={() => search(typed)}
      onBlur={() => search(typed)}
    />
  );
}
