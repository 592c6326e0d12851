using MultiModalRL.Core;

namespace MultiModalRL.Cli;

/// <summary>Tells warnings on standard error, quiet or not.</summary>
/// <param name="terminal">Where to.</param>
internal sealed class WarningSink(Terminal terminal) : IMetricSink
{
    public void Scalar(string tag, double value, long step) { }

    public void Warn(string text, long step) =>
        terminal.Error.WriteLine(FormattableString.Invariant($"warning: step {step:N0}: {text}"));
}
