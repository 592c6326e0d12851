namespace MultiModalRL.Cli;

/// <summary>What a command talks to.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Logs, progress and errors.</param>
/// <param name="Clock">Where times come from.</param>
/// <param name="IsInteractive">Whether somebody watches <paramref name="Error"/>: a progress bar can be drawn.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, TimeProvider Clock, bool IsInteractive)
{
    public static Terminal OfProcess() =>
        new(Console.Out, Console.Error, TimeProvider.System, !Console.IsErrorRedirected);
}
