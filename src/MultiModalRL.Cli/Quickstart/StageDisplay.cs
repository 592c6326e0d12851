using System.Collections.Concurrent;
using System.Globalization;
using MultiModalRL.Running;
using Spectre.Console;

namespace MultiModalRL.Cli;

/// <summary>Shows several stages that run side by side: bars where somebody watches, else a line every few seconds.</summary>
internal sealed class StageDisplay(Terminal terminal, ProgressStyle style)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, long> lastLine = new();
    private ProgressContext? bars;

    /// <summary>Does work whose stages are shown.</summary>
    public T While<T>(Func<T> work)
    {
        if (style != ProgressStyle.Bar)
        {
            return work();
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        return console.Progress()
            .HideCompleted(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .Start(context =>
            {
                bars = context;
                return work();
            });
    }

    /// <summary>Does one stage. Thread-safe.</summary>
    public T Show<T>(string title, Func<Action<TrainingProgress>, T> stage)
    {
        if (style == ProgressStyle.None)
        {
            return stage(_ => { });
        }

        if (bars is null)
        {
            terminal.Error.WriteLine(title);
            return stage(progress => Line(title, progress));
        }

        var task = bars.AddTask(Markup.Escape(title));
        var result = stage(progress =>
        {
            task.MaxValue = progress.Total;
            task.Value = progress.Step;
            task.Description = Markup.Escape($"{title} {ProgressText.Figures(progress)}");
        });
        task.Value = task.MaxValue;
        task.StopTask();
        return result;
    }

    private void Line(string title, TrainingProgress progress)
    {
        var now = terminal.Clock.GetTimestamp();
        var last = lastLine.GetOrAdd(title, now);
        if (terminal.Clock.GetElapsedTime(last, now) >= BetweenLines && lastLine.TryUpdate(title, now, last))
        {
            terminal.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{title}: {progress.Step:N0} of {progress.Total:N0}, {ProgressText.Figures(progress)}"));
        }
    }
}
