using System.Globalization;
using MultiModalRL.Running;
using Spectre.Console;

namespace MultiModalRL.Cli;

/// <summary>Shows how far some work is: step, rate, what is left to wait for, and the figures that matter.</summary>
internal sealed class ProgressDisplay(Terminal terminal, ProgressStyle style)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    private static readonly (string Tag, string Name)[] Figures =
    [
        (MetricTags.EpisodicReturn, "return"),
        (MetricTags.Accuracy, "accuracy"),
        (MetricTags.Cost, "cost"),
        (MetricTags.ValidationLoss, "validation loss"),
    ];

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
                    task.Description = Markup.Escape($"{title} {Pace(progress)}{Numbers(progress)}");
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
                    Text($"{title}: {progress.Step:N0} of {progress.Total:N0} ({Share(progress):P0}), {Pace(progress)}{Numbers(progress)}"));
            }
        });
    }

    private static double Share(TrainingProgress progress) => Math.Min(1, (double)progress.Step / Math.Max(1, progress.Total));

    private static string Pace(TrainingProgress progress) => progress.Eta is { } eta
        ? Text($"{progress.Rate:N0}/s, {(int)eta.TotalHours}:{eta.Minutes:00}:{eta.Seconds:00} left")
        : "";

    private static string Numbers(TrainingProgress progress) => string.Concat(Figures
        .Where(figure => progress.Figures.ContainsKey(figure.Tag))
        .Select(figure => Text($", {figure.Name} {progress.Figures[figure.Tag]:0.000}")));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
