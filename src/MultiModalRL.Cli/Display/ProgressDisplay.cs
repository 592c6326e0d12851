using System.Globalization;
using MultiModalRL.Running;
using Spectre.Console;

namespace MultiModalRL.Cli;

/// <summary>Shows how far some work is: step, rate, what is left to wait for, and the figures that matter.</summary>
internal sealed class ProgressDisplay(Terminal terminal, ProgressStyle style)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    /// <summary>How it is shown.</summary>
    public ProgressStyle Style => style;

    /// <summary>Does the work while showing how far it is.</summary>
    public T Show<T>(string title, Func<Action<TrainingProgress>, T> work) => style switch
    {
        ProgressStyle.Bar => ShowBar(title, work),
        ProgressStyle.Lines => ShowLines(title, work),
        _ => work(_ => { }),
    };

    private T ShowBar<T>(string title, Func<Action<TrainingProgress>, T> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        return console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(title));
                return work(progress =>
                {
                    task.MaxValue = progress.Total;
                    task.Value = progress.Step;
                    task.Description = Markup.Escape($"{title} {ProgressText.Figures(progress)}");
                });
            });
    }

    private T ShowLines<T>(string title, Func<Action<TrainingProgress>, T> work)
    {
        long? last = null;
        return work(progress =>
        {
            if (last is null || terminal.Clock.GetElapsedTime(last.Value) >= BetweenLines)
            {
                last = terminal.Clock.GetTimestamp();
                terminal.Error.WriteLine(
                    Text($"{title}: {progress.Step:N0} of {progress.Total:N0} ({Share(progress):P0}), {ProgressText.Figures(progress)}"));
            }
        });
    }

    private static double Share(TrainingProgress progress) => Math.Min(1, (double)progress.Step / Math.Max(1, progress.Total));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
