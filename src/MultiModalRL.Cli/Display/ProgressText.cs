using System.Globalization;
using MultiModalRL.Running;

namespace MultiModalRL.Cli;

/// <summary>Progress in words: rate, what is left to wait for, and the figures that matter.</summary>
internal static class ProgressText
{
    private static readonly (string Tag, string Name)[] Named =
    [
        (MetricTags.EpisodicReturn, "return"),
        (MetricTags.Accuracy, "accuracy"),
        (MetricTags.Cost, "cost"),
        (MetricTags.ValidationLoss, "validation loss"),
        (MetricTags.ValidationReturn, "validation return"),
    ];

    public static string Figures(TrainingProgress progress) => Pace(progress) + string.Concat(Named
        .Where(figure => progress.Figures.ContainsKey(figure.Tag))
        .Select(figure => Text($", {figure.Name} {progress.Figures[figure.Tag]:0.000}")));

    private static string Pace(TrainingProgress progress) => progress.Eta is { } eta
        ? Text($"{progress.Rate:N0}/s, {(int)eta.TotalHours}:{eta.Minutes:00}:{eta.Seconds:00} left")
        : "";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
