/** Waits until something is so. */
export const until = async (condition: () => boolean, seconds = 10): Promise<void> => {
  for (const end = performance.now() + seconds * 1000; !condition(); ) {
    if (performance.now() > end) throw new Error(`Not so within ${seconds} s: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
