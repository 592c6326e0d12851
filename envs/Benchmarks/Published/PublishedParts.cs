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
            names[ReadAs(part)] = Known("part", part, found);
        }

        if (options.TrainPart is { } trained)
        {
            names[Split.Train] = Known("trainPart", trained, found);
            foreach (var split in names.Where(pair => pair.Key != Split.Train && pair.Value == trained).Select(pair => pair.Key).ToArray())
            {
                names.Remove(split);
            }
        }

        RequireSplit(benchmark, request, options, names, found);
        return names.ToDictionary(pair => pair.Key, pair => (Func<RecordedQuestions>)(() => read(pair.Value)));
    }

    private static string Known(string option, string part, IReadOnlyCollection<string> found) =>
        found.Contains(part) ? part : throw new InputException($"environment.benchmark.{option}: " + Nearest.Message("part", part, found));

    private static void RequireSplit(
        string benchmark, EnvironmentRequest request, PublishedOptions options, Dictionary<Split, string> names, IReadOnlyCollection<string> found)
    {
        if (names.ContainsKey(request.Split) || (request.Split == Split.Validation && names.ContainsKey(Split.Train)))
        {
            return;
        }

        throw new InputException(
            $"{benchmark} has no {Name(request.Split)} split in {request.Data}: found {string.Join(", ", found)}{Hint(request.Split, options, found)}")
        {
            Absence = Absence.Split,
        };
    }

    /// <summary>How to come by one of the parts that are there.</summary>
    private static string Hint(Split asked, PublishedOptions options, IReadOnlyCollection<string> found)
    {
        if (asked == Split.Train)
        {
            return $"; environment.benchmark.trainPart={found.FirstOrDefault("NAME")} trains on one of them";
        }

        if (options.Part is { } part)
        {
            return $"; environment.benchmark.part={part} is read as {Name(ReadAs(part))}: expected --split {Name(ReadAs(part))} with it";
        }

        string[] others = [.. found.Where(other => ReadAs(other) == Split.Validation)];
        return others.Length == 0 ? ""
            : asked == Split.Validation ? "; environment.benchmark.part=NAME takes one of them"
            : $"; --split validation reads {string.Join(" or ", others)}{(others.Length > 1 ? ", environment.benchmark.part=NAME says which" : "")}";
    }

    private static Split ReadAs(string part) => SplitNames.Of(part) ?? Split.Validation;

    private static string Name(Split split) => split.ToString().ToLowerInvariant();
}
