using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>Which published part is read for which split.</summary>
internal static class PublishedParts
{
    /// <summary>The readers of the splits that the published parts make.</summary>
    /// <param name="benchmark">What messages call the benchmark.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="options">Which parts the user names.</param>
    /// <param name="found">The names of the parts that are there.</param>
    /// <param name="read">Reads one of them.</param>
    /// <exception cref="InputException">A part that is named or the split that is asked for is not there.</exception>
    public static IReadOnlyDictionary<Split, Func<RecordedQuestions>> Of(
        string benchmark, EnvironmentRequest request, PublishedOptions options, IReadOnlyCollection<string> found, Func<string, RecordedQuestions> read)
    {
        var names = SplitNames.Choose(found).ToDictionary();
        if (options.Part is { } part)
        {
            names[SplitNames.Of(part) ?? Split.Validation] = Known("part", part, found);
        }

        if (options.TrainPart is { } trained)
        {
            names[Split.Train] = Known("trainPart", trained, found);
            foreach (var split in names.Where(pair => pair.Key != Split.Train && pair.Value == trained).Select(pair => pair.Key).ToArray())
            {
                names.Remove(split);
            }
        }

        RequireSplit(benchmark, request, names, found);
        return names.ToDictionary(pair => pair.Key, pair => (Func<RecordedQuestions>)(() => read(pair.Value)));
    }

    private static string Known(string option, string part, IReadOnlyCollection<string> found) =>
        found.Contains(part) ? part : throw new InputException($"environment.benchmark.{option}: " + Nearest.Message("part", part, found));

    private static void RequireSplit(
        string benchmark, EnvironmentRequest request, Dictionary<Split, string> names, IReadOnlyCollection<string> found)
    {
        if (names.ContainsKey(request.Split) || (request.Split == Split.Validation && names.ContainsKey(Split.Train)))
        {
            return;
        }

        var hint = request.Split == Split.Train
            ? $"environment.benchmark.trainPart={found.FirstOrDefault("NAME")} trains on one of them"
            : "environment.benchmark.part=NAME takes one of them";
        throw new InputException(
            $"{benchmark} has no {request.Split.ToString().ToLowerInvariant()} split in {request.Data}: found {string.Join(", ", found)}; {hint}") { Absence = Absence.Split };
    }
}
