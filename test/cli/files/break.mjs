// Stands for a mistake that nobody foresaw: printing a report fails with an error that is not one of rodeo's own.
process.stdout.write = () => {
  throw new Error('the screen is \u001b[31mgone');
};
