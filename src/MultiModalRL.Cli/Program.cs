using System.Runtime.InteropServices;
using MultiModalRL.Cli;

using var cancellation = new CancellationTokenSource();

// The first signal asks for a clean end; a second one ends the process as usual.
void Interrupt(PosixSignalContext signal)
{
    signal.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
return CommandLine.Run(args, Terminal.OfProcess(), cancellation.Token);
