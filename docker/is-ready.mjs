// For the container's health check: does the product answer?
const answer = await fetch(`http://127.0.0.1:${process.env.PORT || 3000}/health/ready`).catch(() => undefined);
process.exit(answer?.ok ? 0 : 1);
