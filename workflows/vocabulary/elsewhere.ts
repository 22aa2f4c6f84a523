/** What the self-test calls a district or a sub-industry that is none of the city's. */
export const elsewhere = '000000';
