/** Whether somebody sits at the page. What it reads by itself after they have left keeps nobody signed in. */
const presentForMs = 60_000;
let lastSeen = Date.now();

for (const sign of ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const)
  window.addEventListener(
    sign,
    () => {
      lastSeen = Date.now();
    },
    { passive: true, capture: true },
  );

export const isAttended = (): boolean => Date.now() - lastSeen < presentForMs;
